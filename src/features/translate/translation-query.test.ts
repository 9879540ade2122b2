import "fake-indexeddb/auto";
import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, it, vi } from "vitest";
import { ParleyError } from "../../api/errors.ts";
import { request } from "../../api/request.ts";
import { recentTranslations } from "./recent-translations.ts";
import { type Ask, recallQuery, type Translation, translationQuery } from "./translation-query.ts";

vi.mock("../../api/request.ts", () => ({ request: vi.fn() }));

const answer: Translation = { text: "Hola", source: "en", target: "es", detected: "en", engine: "Apertium", characters: 5, cached: false };
let asks = 0;
/** Something that nobody has asked before. */
const newAsk = (): Ask => ({ text: `Hello ${(asks += 1)}`, source: "auto", target: "es", formal: false });
/** As a page that was just opened asks. */
const open = (ask: Ask) => new QueryClient().query({ ...translationQuery(ask), retry: false });

beforeEach(() => void vi.mocked(request).mockReset().mockResolvedValue(answer));

it("asks the server once, ever: a page that is opened later has it from this device", async () => {
  const ask = newAsk();
  expect(await open(ask)).toEqual(answer);
  await expect.poll(() => recentTranslations().recall(ask)).toBeDefined();
  expect(await open(ask)).toEqual({ ...answer, cached: true, recalled: true });
  expect(request).toHaveBeenCalledTimes(1);
});

it("asks anew for what is old, and is content with it while the server does not answer", async () => {
  const ask = newAsk();
  await recentTranslations(undefined, () => 0).keep(ask, { ...answer, text: "old" });
  vi.mocked(request).mockRejectedValueOnce(new ParleyError("Offline"));
  expect(await open(ask)).toMatchObject({ text: "old", recalled: true });
  expect(await open(ask)).toEqual(answer);
});

it("finds on a slow device what the first look came too early for", async () => {
  const ask = newAsk();
  await recentTranslations(undefined, () => 0).keep(ask, answer);
  const queries = new QueryClient();
  // As a look that took too long leaves it.
  queries.setQueryData(recallQuery(ask).queryKey, null);
  vi.mocked(request).mockRejectedValueOnce(new ParleyError("Offline"));
  expect(await queries.query({ ...translationQuery(ask), retry: false })).toMatchObject({ text: "Hola", recalled: true });
});

it("keeps no refusal, and passes it on", async () => {
  const ask = newAsk();
  vi.mocked(request).mockRejectedValueOnce(new ParleyError("QuotaExceeded"));
  await expect(open(ask)).rejects.toThrow("QuotaExceeded");
  expect(await recentTranslations().recall(ask)).toBeUndefined();
});

it("lets a refusal of the server count for more than what is old", async () => {
  const ask = newAsk();
  await recentTranslations(undefined, () => 0).keep(ask, answer);
  vi.mocked(request).mockRejectedValueOnce(new ParleyError("UnsupportedLanguagePair"));
  await expect(open(ask)).rejects.toThrow("UnsupportedLanguagePair");
});
