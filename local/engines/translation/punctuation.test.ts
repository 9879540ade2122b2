import { expect, it } from "vitest";
import { normalize, restore } from "./punctuation.ts";

it("writes apostrophes as the dictionaries do, and accents in one character", () => {
  expect(normalize("don’t l’eau ‘house’ cafe\u0301")).toBe("don't l'eau 'house' café");
});

it("opens questions and exclamations in Spanish, once, and in no other language", () => {
  expect(restore("Cómo eres?", "How are you?", "en", "es")).toBe("¿Cómo eres?");
  expect(restore("(Cómo eres?)", "(How are you?)", "en", "es")).toBe("(¿Cómo eres?)");
  expect(restore("Hola!", "Hello!", "en", "es")).toBe("¡Hola!");
  expect(restore("Hola, ¿cómo eres?", "Olá, como vai?", "pt", "es")).toBe("Hola, ¿cómo eres?");
  expect(restore("¿Where?", "¿Dónde?", "es", "en")).toBe("Where?");
  expect(restore("On?", "Where?", "en", "ca")).toBe("On?");
});

it("keeps the case of the sentence", () => {
  expect(restore("La casa", "the house", "en", "es")).toBe("la casa");
  expect(restore("la casa", "The house", "en", "es")).toBe("La casa");
  expect(restore("HOLA Mundo", "HELLO WORLD", "en", "es")).toBe("HOLA MUNDO");
  expect(restore("Hola Mundo", "Hello world", "en", "es")).toBe("Hola mundo");
  expect(restore("NASA sabe", "NASA knows", "en", "es")).toBe("NASA sabe");
  expect(restore("The Monday", "el lunes", "es", "en")).toBe("the Monday");
});

it("takes off blanks that the engine added, and no others", () => {
  expect(restore(" El precio  es 5 euros .", "The price is 5 euros.", "en", "es")).toBe("El precio es 5 euros.");
  expect(restore("Où ?", "¿Dónde ?", "es", "fr")).toBe("Où ?");
  expect(restore("la \0 casa\0roja", "the\0house \0red", "en", "es")).toBe("la\0casa \0roja");
});
