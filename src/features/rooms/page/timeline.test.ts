import { expect, it } from "vitest";
import { messageOf, outgoingOf } from "../room-fixture.ts";
import { timeline } from "./timeline.ts";

const noon = new Date(2026, 10, 22, 12).getTime();
const minute = 60_000;
const at = (minutes: number) => ({ saidAt: new Date(noon + minutes * minute).toISOString() });

const shape = (rows: ReturnType<typeof timeline>) =>
  rows.map((row) => (row.kind === "day" ? "day" : `${row.kind} ${row.key}${row.follows ? " follows" : ""}`));

it("keeps what one person says in one breath together", () => {
  const messages = [
    messageOf({ messageId: "a", memberId: "fatima", ...at(0) }),
    messageOf({ messageId: "b", memberId: "fatima", ...at(1) }),
    messageOf({ messageId: "c", memberId: "julia", ...at(2) }),
    messageOf({ messageId: "d", memberId: "fatima", ...at(2) }),
    messageOf({ messageId: "e", memberId: "fatima", ...at(9) }),
  ];
  expect(shape(timeline(messages, [], "me", noon))).toEqual(["said a", "said b follows", "said c", "said d", "said e"]);
});

it("puts what waits last, under the key it will have when it stands", () => {
  const waiting = outgoingOf({ messageId: "mine", typedAt: noon });
  const before = timeline([messageOf({ messageId: "a", ...at(5) })], [waiting], "me", noon);
  expect(shape(before)).toEqual(["said a", "outgoing mine"]);
  const after = timeline([messageOf({ messageId: "mine", memberId: "me", ...at(6) })], [waiting], "me", noon);
  expect(shape(after)).toEqual(["said mine"]);
});

it("names the days where there is more than today, also when the speaker's clock is behind", () => {
  const messages = [messageOf({ messageId: "old", ...at(-24 * 60) }), messageOf({ messageId: "new", ...at(0) })];
  const late = outgoingOf({ messageId: "late", typedAt: noon - 24 * 60 * minute });
  expect(shape(timeline(messages, [late], "me", noon))).toEqual(["day", "said old", "day", "said new", "outgoing late"]);
  expect(shape(timeline(messages.slice(1), [], "me", noon))).toEqual(["said new"]);
});
