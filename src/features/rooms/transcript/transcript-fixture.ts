import type { Said, Transcript } from "./transcript.ts";

const names: Record<string, string> = { en: "English", es: "Español", ar: "العربية", uk: "Українська" };

/** For tests: a message, and a transcript of some, each as little as it takes. */
export const saidOf = (given: Partial<Said>): Said => ({
  sequence: 1,
  speaker: "Fátima",
  text: "Hola",
  language: "es",
  translations: [{ language: "en", text: "Hello" }],
  failures: [],
  saidAt: "2026-11-22T18:04:00.000Z",
  ...given,
});

export const transcriptOf = (messages: readonly Said[], given: Partial<Transcript> = {}): Transcript => ({
  title: "Parents' evening",
  messages,
  languages: ["en"],
  names: {
    nativeName: (code) => names[code] ?? code,
    name: (code) => code,
    direction: (code) => (code === "ar" ? "rtl" : "ltr"),
  },
  words: {
    notTranslated: "not translated",
    columns: { number: "Number", time: "Time", speaker: "Speaker", language: "Language", text: "Text", original: "Original", note: "Note" },
  },
  timeZone: "UTC",
  ...given,
});
