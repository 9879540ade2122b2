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
export const connect = <Props extends object>(Part: ComponentType<Props>) =>
  function Connected(props: Props) {
    return (
      <QueryClientProvider client={queries}>
        <Part {...props} />
      </QueryClientProvider>
    );
  };

export const AccountUsage = connect(usage.AccountUsage);
export const EngineNote = connect(engine.EngineNote);
export const Housekeeping = connect(housekeeping.Housekeeping);
export const KeepStar = connect(star.KeepStar);
export const KeptStrip = connect(strip.KeptStrip);
export const LiveTranslation = connect(translation.LiveTranslation);
export const SignInDialog = connect(signIn.SignInDialog);
export const SignOutDialog = connect(lazily(async () => (await import("./SignOutDialog.tsx")).SignOutDialog));
export const WaitingNote = connect(waiting.WaitingNote);
