import type { ComponentType } from "react";
import { lazily } from "./lazily.ts";
import { lazyPage } from "./lazy-page.ts";

/** Everything that talks to the server comes in one script, after the page is drawn and can be typed into. */
const connected = async () => import("./connected.tsx");

export const AccountUsage = lazily(async () => (await connected()).AccountUsage);
export const Housekeeping = lazily(async () => (await connected()).Housekeeping);
export const SignInDialog = lazily(async () => (await connected()).SignInDialog);
export const SignOutDialog = lazily(async () => (await connected()).SignOutDialog);
export const LiveTranslation = lazily(async () => (await connected()).LiveTranslation);
export const EngineNote = lazily(async () => (await connected()).EngineNote);
export const WaitingNote = lazily(async () => (await connected()).WaitingNote);
export const KeepStar = lazily(async () => (await connected()).KeepStar);
export const KeptStrip = lazily(async () => (await connected()).KeptStrip);

/** Only who opens a page fetches its script, at the same time as what it asks the server with. */
const page = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazyPage(async () => {
    const [{ connect }, Page] = await Promise.all([connected(), load()]);
    return connect(Page);
  });

export const PhrasesPage = page(async () => (await import("./PhrasesPage.tsx")).PhrasesPage);
export const PracticePage = page(async () => (await import("./PracticePage.tsx")).PracticePage);
export const PacksPage = page(async () => (await import("./PacksPage.tsx")).PacksPage);
export const PackPage = page(async () => (await import("./PackPage.tsx")).PackPage);
export const SharedPage = page(async () => (await import("./SharedPage.tsx")).SharedPage);
export const ConversationsPage = page(async () => (await import("./ConversationsPage.tsx")).ConversationsPage);
export const RoomPage = page(async () => (await import("./RoomPage.tsx")).RoomPage);
export const AccountPage = page(async () => (await import("./AccountPage.tsx")).AccountPage);
export const JoinPage = page(async () => (await import("./JoinPage.tsx")).JoinPage);

/** Only a browser that translates by itself needs it. */
export const PairForOffline = lazily(async () => (await import("../features/translate/ladder/PairForOffline.tsx")).PairForOffline);
