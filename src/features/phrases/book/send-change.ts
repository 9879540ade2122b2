import { ParleyError } from "../../../api/errors.ts";
import type { KeptPhrase, Overwritten, ServerPhrase } from "./kept-phrase.ts";
import { toPhrase } from "./kept-phrase.ts";
import type { PhraseChange } from "./phrase-book.ts";
import type { PhrasesApi } from "./phrases-api.ts";

/** What the server made of a change. */
export type Answer =
  | { is: "there"; phrase: KeptPhrase }
  /** `at`: the last version that there was, if the server still had one. */
  | { is: "gone"; id: string; at?: string; overwritten?: Overwritten };

/** Does a change. It may be done twice: the second time changes nothing and is no error. */
export async function sendChange(api: PhrasesApi, change: PhraseChange, known: (id: string) => KeptPhrase | undefined): Promise<Answer> {
  switch (change.do) {
    case "keep":
      return { is: "there", phrase: await create(api, change.phrase) };
    case "edit":
      return edit(api, change, known(change.id));
    case "remove": {
      const removed = await api.delete(change.id).catch(unlessGone);
      return { is: "gone", id: change.id, ...(removed && { at: removed.updatedAt }) };
    }
  }
}

async function create(api: PhrasesApi, phrase: Extract<PhraseChange, { do: "keep" }>["phrase"]): Promise<ServerPhrase> {
  const created = await api.create(phrase).catch((error: unknown) => {
    if (error instanceof ParleyError && error.code === "Conflict") return undefined;
    throw error;
  });
  const stands = created ?? (await api.find(phrase.id));
  // It was there, and is not: deleted in between. The next try makes it.
  if (!stands) throw new ParleyError("Busy");
  return stands;
}

async function edit(api: PhrasesApi, { id, fields, basedOn }: Extract<PhraseChange, { do: "edit" }>, known: KeptPhrase | undefined): Promise<Answer> {
  // What this device wrote since is seen too; what others wrote since is not, though it may have arrived.
  const own = known?.mine?.updatedAt;
  const seen = own !== undefined && own > (basedOn ?? "") ? own : basedOn;
  const phrase = await api.update(id, fields, seen).catch(unlessGone);
  if (phrase) {
    return { is: "there", phrase: { ...phrase, mine: { updatedAt: phrase.updatedAt, fields: { ...known?.mine?.fields, ...fields } } } };
  }
  // It was not there, and is: kept again in between, on another device. The next try changes it.
  if (await api.find(id)) throw new ParleyError("Busy");
  const mine = known && { ...toPhrase(known), ...fields };
  return { is: "gone", id, ...(mine && { overwritten: { phraseId: id, mine, fields, how: "deleted" } }) };
}

/** Whoever changes or deletes what is not there is told that it is not theirs: it is nobody's. */
const unlessGone = (error: unknown): undefined => {
  if (error instanceof ParleyError && (error.code === "Conflict" || error.code === "NotAllowed")) return undefined;
  throw error;
};
