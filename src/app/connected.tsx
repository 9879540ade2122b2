import { QueryClientProvider } from "@tanstack/react-query";
import type { ComponentType } from "react";
import * as engine from "./EngineNote.tsx";
import * as phrases from "./PhrasesPage.tsx";
import * as translation from "./LiveTranslation.tsx";
import { createQueries } from "./queries.ts";

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

export const LiveTranslation = connected(translation.LiveTranslation);
export const EngineNote = connected(engine.EngineNote);
export const PhrasesPage = connected(phrases.PhrasesPage);
