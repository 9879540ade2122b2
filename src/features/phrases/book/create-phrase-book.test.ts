import { expect, it } from "vitest";
import { seeded } from "../../../device/seeded.fixture.ts";
import { createVirtualClock } from "../../../device/virtual-clock.fixture.ts";
import type { NewPhrase } from "./phrase-book.ts";
import { ParleyError } from "../../../api/errors.ts";
import { createModelDevice } from "./model-device.fixture.ts";
import { createModelPhrases } from "./model-phrases.fixture.ts";

const hello: NewPhrase = { sourceText: "Hello", sourceLanguage: "en", targetText: "Hola", targetLanguage: "es" };
const other = (sourceText: string): NewPhrase => ({ ...hello, sourceText });

async function createWorld() {
  const clock = createVirtualClock();
  const random = seeded(1);
  const server = createModelPhrases(clock, random);
  const [laptop, phone] = ["laptop", "phone"].map((name) => {
    const device = createModelDevice(name, { clock, random, server });
    return { ...device, ...device.openTab() };
  }) as [Device, Device];
  await clock.advance(1_000);
  return { clock, server, laptop, phone };
}
type Device = ReturnType<typeof createModelDevice> & ReturnType<ReturnType<typeof createModelDevice>["openTab"]>;

const textsOf = ({ book }: Device) => book.getState().phrases?.map(({ sourceText }) => sourceText);
const standingsOf = ({ book }: Device) => book.getState().phrases?.map(({ standing }) => standing);

it("shows at once what is kept, and says that it waits until the server has it", async () => {
  const { clock, laptop, phone } = await createWorld();
  laptop.setCut(true);
  const kept = laptop.book.keep([hello, other("Bye")]);
  await clock.advance(100);
  expect((await kept).map(({ sourceText }) => sourceText)).toEqual(["Hello", "Bye"]);
  expect(textsOf(laptop)).toEqual(["Bye", "Hello"]);
  expect(standingsOf(laptop)).toEqual(["waiting", "waiting"]);
  await clock.advance(30_000);
  expect(laptop.book.getState().outbox[0]?.problem?.code).toMatch(/TimedOut|ServiceUnavailable/);

  laptop.setCut(false);
  laptop.book.hurry();
  await clock.advance(60_000);
  expect(standingsOf(laptop)).toEqual(["kept", "kept"]);
  expect(textsOf(phone)).toEqual(["Bye", "Hello"]);
});

it("keeps the very same words once, whatever is around them", async () => {
  const { clock, laptop } = await createWorld();
  void laptop.book.keep([hello, { ...hello, sourceText: " Hello\n" }]);
  await clock.advance(1_000);
  void laptop.book.keep([hello]);
  await clock.advance(1_000);
  expect(textsOf(laptop)).toEqual(["Hello"]);
  expect(laptop.book.find({ ...hello, targetText: "Hola " })?.sourceText).toBe("Hello");
});

it("keeps words anew under another id when those kept before were changed", async () => {
  const { clock, laptop, server } = await createWorld();
  void laptop.book.keep([hello]);
  await clock.advance(1_000);
  const [first] = laptop.book.getState().phrases ?? [];
  void laptop.book.edit([first?.id ?? ""], { targetText: "Buenas" });
  await clock.advance(1_000);
  void laptop.book.keep([hello]);
  await clock.advance(1_000);
  expect(server.phrases().map(({ targetText }) => targetText)).toEqual(["Buenas", "Hola"]);
});

it("brings back what was deleted, to its old place", async () => {
  const { clock, laptop, server } = await createWorld();
  for (const text of ["One", "Two", "Three"]) {
    void laptop.book.keep([other(text)]);
    await clock.advance(1_000);
  }
  const id = laptop.book.find(other("Two"))?.id ?? "";
  const removing = laptop.book.remove([id]);
  await clock.advance(1_000);
  const removed = await removing;
  expect(textsOf(laptop)).toEqual(["Three", "One"]);
  expect(server.phrases()).toHaveLength(2);
  void laptop.book.restore(removed);
  await clock.advance(1_000);
  expect(textsOf(laptop)).toEqual(["Three", "Two", "One"]);
  expect(standingsOf(laptop)).toEqual(["kept", "kept", "kept"]);
});

it("tells who was overwritten by somebody that had not seen their change, and writes it again if they wish", async () => {
  const { clock, laptop, phone } = await createWorld();
  void laptop.book.keep([hello]);
  await clock.advance(5_000);
  const id = laptop.book.find(hello)?.id ?? "";
  phone.setCut(true);
  void phone.book.edit([id], { note: "from the phone" });
  await clock.advance(1_000);
  void laptop.book.edit([id], { note: "from the laptop" });
  await clock.advance(1_000);
  phone.setCut(false);
  await clock.advance(30_000);

  expect(laptop.book.getState().phrases?.[0]?.note).toBe("from the phone");
  expect(phone.book.getState().overwritten).toEqual([]);
  expect(laptop.book.getState().overwritten).toMatchObject([{ phraseId: id, how: "changed", mine: { note: "from the laptop" } }]);
  void laptop.book.settle(id, true);
  await clock.advance(5_000);
  expect(laptop.book.getState().overwritten).toEqual([]);
  expect(phone.book.getState().phrases?.[0]?.note).toBe("from the laptop");
  // The phone had its say overwritten by somebody who had seen it: no conflict.
  expect(phone.book.getState().overwritten).toEqual([]);
});

it("says nothing when two devices change different things of a phrase", async () => {
  const { clock, laptop, phone } = await createWorld();
  void laptop.book.keep([hello]);
  await clock.advance(5_000);
  const id = laptop.book.find(hello)?.id ?? "";
  phone.setCut(true);
  void phone.book.edit([id], { favourite: true });
  void laptop.book.edit([id], { note: "from the laptop" });
  await clock.advance(1_000);
  phone.setCut(false);
  await clock.advance(30_000);
  expect(laptop.book.getState().phrases).toMatchObject([{ favourite: true, note: "from the laptop" }]);
  expect([...laptop.book.getState().overwritten, ...phone.book.getState().overwritten]).toEqual([]);
});

it("tells who changed what somebody else deleted, whichever of them came first, and keeps it again if they wish", async () => {
  const { clock, laptop, phone, server } = await createWorld();
  void laptop.book.keep([hello]);
  await clock.advance(5_000);
  const id = laptop.book.find(hello)?.id ?? "";

  // The phone changes without a network what the laptop deletes.
  phone.setCut(true);
  void phone.book.edit([id], { note: "mine" });
  void laptop.book.remove([id]);
  await clock.advance(1_000);
  phone.setCut(false);
  await clock.advance(30_000);
  expect(phone.book.getState()).toMatchObject({ outbox: [], overwritten: [{ how: "deleted", mine: { note: "mine" } }] });
  void phone.book.settle(id, true);
  await clock.advance(5_000);
  expect(server.phrases()).toMatchObject([{ id, note: "mine" }]);

  // The laptop deletes without a network what the phone changes.
  laptop.setCut(true);
  void laptop.book.remove([id]);
  void phone.book.edit([id], { note: "mine again" });
  await clock.advance(5_000);
  laptop.setCut(false);
  await clock.advance(30_000);
  expect(server.phrases()).toEqual([]);
  expect(phone.book.getState().overwritten).toMatchObject([{ how: "deleted", mine: { note: "mine again" } }]);
  expect(laptop.book.getState().overwritten).toEqual([]);
});

it("says nothing to the tab beside the one that deletes", async () => {
  const { clock, laptop } = await createWorld();
  void laptop.book.keep([hello]);
  await clock.advance(5_000);
  const id = laptop.book.find(hello)?.id ?? "";
  void laptop.book.edit([id], { note: "mine" });
  const beside = laptop.openTab();
  await clock.advance(5_000);
  void laptop.book.remove([id]);
  await clock.advance(10_000);
  expect(beside.book.getState()).toMatchObject({ phrases: [], overwritten: [] });
  expect(laptop.book.getState()).toMatchObject({ phrases: [], overwritten: [] });
});

it("holds what is behind a refused change of the same phrase, and nothing else", async () => {
  const { clock, laptop, server } = await createWorld();
  server.refuse((note) => (note === "bad" ? new ParleyError("NoteTooLong", "A note can be shorter.") : undefined));
  void laptop.book.keep([{ ...hello, note: "bad" }, other("Bye")]);
  await clock.advance(1_000);
  const id = laptop.book.find(hello)?.id ?? "";
  void laptop.book.edit([id], { favourite: true });
  await clock.advance(1_000);
  expect(server.phrases().map(({ sourceText }) => sourceText)).toEqual(["Bye"]);
  expect(laptop.book.getState().outbox).toMatchObject([
    { state: "refused", problem: { code: "NoteTooLong", sentence: "A note can be shorter." } },
    { state: "held" },
  ]);
  expect(laptop.book.find(hello)?.standing).toBe("refused");

  void laptop.book.again(laptop.book.getState().outbox[0]?.id ?? "", { note: "good" });
  await clock.advance(1_000);
  expect(server.phrases().find(({ sourceText }) => sourceText === "Hello")).toMatchObject({ note: "good", favourite: true });
  expect(laptop.book.getState().outbox).toEqual([]);
});

it("gives up a refused change with what was held by it", async () => {
  const { clock, laptop, server } = await createWorld();
  void laptop.book.keep([hello]);
  await clock.advance(1_000);
  server.refuse((note) => (note === "bad" ? new ParleyError("NoteTooLong") : undefined));
  const id = laptop.book.find(hello)?.id ?? "";
  void laptop.book.edit([id], { note: "bad" });
  void laptop.book.edit([id], { favourite: true });
  await clock.advance(1_000);
  expect(laptop.book.getState().phrases).toMatchObject([{ note: "bad", favourite: true, standing: "refused" }]);
  void laptop.book.drop(laptop.book.getState().outbox[0]?.id ?? "");
  await clock.advance(1_000);
  expect(laptop.book.getState()).toMatchObject({ outbox: [], phrases: [{ note: "", favourite: false, standing: "kept" }] });
});

it("finds out what happened on other devices while it was not listening", async () => {
  const { clock, laptop, phone } = await createWorld();
  void laptop.book.keep(["One", "Two", "Three", "Four", "Five"].map(other));
  await clock.advance(5_000);
  phone.crash();
  void laptop.book.remove([laptop.book.find(other("Two"))?.id ?? ""]);
  void laptop.book.edit([laptop.book.find(other("Four"))?.id ?? ""], { note: "new" });
  await clock.advance(5_000);
  const { book } = phone.openTab();
  await clock.advance(5_000);
  expect(book.getState().phrases?.map(({ sourceText, note }) => sourceText + note)).toEqual(["Five", "Fournew", "Three", "One"]);
});
