import { QueryClientProvider } from "@tanstack/react-query";
import type { ComponentType } from "react";
import * as signIn from "../features/account/SignInDialog.tsx";
import * as star from "../features/phrases/KeepStar.tsx";
import * as strip from "../features/phrases/KeptStrip.tsx";
import * as usage from "./AccountUsage.tsx";
import * as engine from "./EngineNote.tsx";
import * as housekeeping from "./Housekeeping.tsx";
import * as translation from "./LiveTranslation.tsx";
import { lazily } from "./lazily.ts";
import { createQueries } from "./queries.ts";
import * as waiting from "./WaitingNote.tsx";

const queries = createQueries();

/** These stand in different places of a page that is drawn without them: each is given the same queries. */
const connected = <Props extends object>(Part: ComponentType<Props>) =>
  function Connected(props: Props) {
    return (
      <QueryClientProvider client={queries}>
        <Part {...props} />
      </QueryClientProvider>
    );
  };

export const AccountUsage = connected(usage.AccountUsage);
export const EngineNote = connected(engine.EngineNote);
export const Housekeeping = connected(housekeeping.Housekeeping);
export const KeepStar = connected(star.KeepStar);
export const KeptStrip = connected(strip.KeptStrip);
export const LiveTranslation = connected(translation.LiveTranslation);
export const SignInDialog = connected(signIn.SignInDialog);
export const SignOutDialog = connected(lazily(async () => (await import("./SignOutDialog.tsx")).SignOutDialog));
export const WaitingNote = connected(waiting.WaitingNote);

/** Only who opens the phrasebook fetches its pages. */
export const PhrasesPage = connected(lazily(async () => (await import("./PhrasesPage.tsx")).PhrasesPage));
export const PracticePage = connected(lazily(async () => (await import("./PracticePage.tsx")).PracticePage));

/** Only who enters a conversation fetches its page. */
export const RoomPage = connected(lazily(async () => (await import("./RoomPage.tsx")).RoomPage));

/** Only who comes to the doors of the conversations fetches them. */
export const ConversationsPage = connected(lazily(async () => (await import("./ConversationsPage.tsx")).ConversationsPage));
export const JoinPage = connected(lazily(async () => (await import("./JoinPage.tsx")).JoinPage));

/** Only who looks for ready-made phrases, or is sent some, fetches their pages. */
export const PacksPage = connected(lazily(async () => (await import("./PacksPage.tsx")).PacksPage));
export const PackPage = connected(lazily(async () => (await import("./PackPage.tsx")).PackPage));
export const SharedPage = connected(lazily(async () => (await import("./SharedPage.tsx")).SharedPage));
