import { lazily } from "./lazily.ts";

/** Everything that talks to the server comes in one script, after the page is drawn and can be typed into. */
const connected = async () => import("./connected.tsx");

export const LiveTranslation = lazily(async () => (await connected()).LiveTranslation);
export const EngineNote = lazily(async () => (await connected()).EngineNote);
export const PhrasesPage = lazily(async () => (await connected()).PhrasesPage);
