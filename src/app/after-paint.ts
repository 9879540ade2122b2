import { lazily } from "./lazily.ts";

/** Everything that talks to the server comes in one script, after the page is drawn and can be typed into. */
const connected = async () => import("./connected.tsx");

export const AccountUsage = lazily(async () => (await connected()).AccountUsage);
export const Housekeeping = lazily(async () => (await connected()).Housekeeping);
export const SignInDialog = lazily(async () => (await connected()).SignInDialog);
export const SignOutDialog = lazily(async () => (await connected()).SignOutDialog);
export const LiveTranslation = lazily(async () => (await connected()).LiveTranslation);
export const EngineNote = lazily(async () => (await connected()).EngineNote);
export const PhrasesPage = lazily(async () => (await connected()).PhrasesPage);
export const PracticePage = lazily(async () => (await connected()).PracticePage);
export const WaitingNote = lazily(async () => (await connected()).WaitingNote);
export const KeepStar = lazily(async () => (await connected()).KeepStar);
export const KeptStrip = lazily(async () => (await connected()).KeptStrip);
export const RoomPage = lazily(async () => (await connected()).RoomPage);
export const ConversationsPage = lazily(async () => (await connected()).ConversationsPage);
export const PackPage = lazily(async () => (await connected()).PackPage);
export const PacksPage = lazily(async () => (await connected()).PacksPage);
export const SharedPage = lazily(async () => (await connected()).SharedPage);
export const JoinPage = lazily(async () => (await connected()).JoinPage);

/** Only a browser that translates by itself needs it. */
export const PairForOffline = lazily(async () => (await import("../features/translate/ladder/PairForOffline.tsx")).PairForOffline);
