import { expect, it } from "vitest";
import { languageBook } from "./language.ts";

it("names a language before the server has answered", () => {
  const book = languageBook([]);
  expect([book.nativeName("es"), book.name("es"), book.direction("es")]).toEqual(["Español", "Spanish", "ltr"]);
  expect(book.direction("ar")).toBe("rtl");
  expect(book.direction("fa-AF")).toBe("rtl");
});

it("shows a code that nobody knows as it is", () => {
  const book = languageBook([]);
  expect(book.nativeName("not a code")).toBe("not a code");
  expect(book.direction("not a code")).toBe("ltr");
});

it("prefers what the server says", () => {
  const valencian = { code: "ca", name: "Valencian", nativeName: "Valencià", direction: "ltr", engine: "Apertium" } as const;
  const abilities = { canDetect: true, canSpeak: true, canTranslateTo: true, canBeFormal: false };
  expect(languageBook([{ ...valencian, ...abilities }]).nativeName("ca")).toBe("Valencià");
});
