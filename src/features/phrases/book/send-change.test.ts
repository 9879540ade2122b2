import { expect, it } from "vitest";
import { ParleyError } from "../../../api/errors.ts";
import { unmarked } from "../phrase.ts";
import type { ServerPhrase } from "./kept-phrase.ts";
import type { PhrasesApi } from "./phrases-api.ts";
import { sendChange } from "./send-change.ts";

const phrase: ServerPhrase = {
  ...unmarked,
  id: "1",
  sourceText: "Hello",
  sourceLanguage: "en",
  targetText: "Hola",
  targetLanguage: "es",
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
};
const never = () => Promise.reject(new Error("It is not asked for."));
const api = (answers: Partial<PhrasesApi>): PhrasesApi => ({ page: never, find: never, create: never, update: never, delete: never, listen: () => () => undefined, ...answers });
const absent = () => Promise.reject(new ParleyError("NotAllowed"));

it("tries a change again when another device keeps the phrase anew between the change and the look", async () => {
  const kept = api({ update: absent, find: () => Promise.resolve(phrase) });
  await expect(sendChange(kept, { do: "edit", id: "1", fields: { note: "mine" } }, () => undefined)).rejects.toMatchObject({ code: "Busy" });
});

it("tries to keep again what another device deletes between the keeping and the look", async () => {
  const gone = api({ create: () => Promise.reject(new ParleyError("Conflict")), find: () => Promise.resolve(undefined) });
  await expect(sendChange(gone, { do: "keep", phrase }, () => undefined)).rejects.toMatchObject({ code: "Busy" });
});

it("takes what nobody has any more for gone, and says what was lost", async () => {
  const gone = api({ update: absent, delete: absent, find: () => Promise.resolve(undefined) });
  expect(await sendChange(gone, { do: "remove", id: "1", was: phrase }, () => undefined)).toEqual({ is: "gone", id: "1" });
  expect(await sendChange(gone, { do: "edit", id: "1", fields: { note: "mine" } }, () => phrase)).toMatchObject({
    is: "gone",
    overwritten: { how: "deleted", mine: { note: "mine" } },
  });
});
