import { expect, it } from "vitest";
import { delivered, notDelivered, onItsWay, quotaEnded } from "./own-standing.ts";
import { messageOf, outgoingOf } from "../room-fixture.ts";

const failed = (...failures: { language: string; code: string }[]) => messageOf({ failures });

it("says where a text on its way is", () => {
  expect((["queued", "sending", "failed"] as const).map((state) => onItsWay(outgoingOf({ state })).id)).toEqual([
    "room.state.queued",
    "room.state.sending",
    "room.state.failed",
  ]);
});

it("counts the languages a message reached; where all read the original, it was just said", () => {
  expect(delivered(messageOf({}))).toEqual({ id: "room.state.delivered", values: { languages: 1 } });
  expect(delivered(messageOf({ translations: [] }))).toEqual({ id: "room.state.said" });
});

it("gives one sentence for each reason, and offers to try again only where that may help", () => {
  const message = failed(
    { language: "fr", code: "ServiceUnavailable" },
    { language: "de", code: "UnsupportedLanguagePair" },
    { language: "it", code: "SomethingNew" },
  );
  expect(notDelivered(message)).toEqual([
    { id: "room.untranslated", again: true, languages: ["fr", "it"] },
    { id: "room.untranslated.pair", languages: ["de"] },
  ]);
  expect(notDelivered(failed({ language: "fr", code: "TextTooLong" }))[0]?.again).toBeUndefined();
  expect(notDelivered(messageOf({}))).toEqual([]);
});

it("tells that the host's characters ended until a message comes through or the day is over", () => {
  const now = Date.parse("2026-11-22T19:00:00Z");
  const refused = messageOf({ failures: [{ language: "fr", code: "QuotaExceeded" }], translations: [] });
  expect(quotaEnded([messageOf({}), refused], now)).toBe(true);
  // Nobody needed a translation of the second: it proves nothing.
  expect(quotaEnded([refused, messageOf({ sequence: 2, translations: [] })], now)).toBe(true);
  expect(quotaEnded([refused, messageOf({ sequence: 2 })], now)).toBe(false);
  expect(quotaEnded([refused], Date.parse("2026-11-23T00:00:01Z"))).toBe(false);
  expect(quotaEnded([], now)).toBe(false);
});
