import { expect, it } from "vitest";
import { seal, unseal } from "./sealed.ts";

it("opens for the same words, and for no others", () => {
  const sealed = seal("Where does it hurt?", "¿Dónde le duele? 🩺");
  expect(unseal("Where does it hurt?", sealed)).toBe("¿Dónde le duele? 🩺");
  expect(() => unseal("Where does it hurt", sealed)).toThrow();
});

it("shows nothing of the answer, nor that two are the same", () => {
  const [one, other] = [1, 2].map(() => Buffer.from(seal("Hello", "Hola a todos")));
  expect(one?.includes("Hola")).toBe(false);
  expect(one?.equals(other ?? Buffer.of())).toBe(false);
});

it("notices a changed byte, and what is too short to be anything", () => {
  const sealed = seal("Hello", "Hola");
  const changed = Uint8Array.from(sealed, (byte, at) => (at === 13 ? byte ^ 1 : byte));
  expect(() => unseal("Hello", changed)).toThrow();
  expect(() => unseal("Hello", Uint8Array.of(1, 2, 3))).toThrow();
});
