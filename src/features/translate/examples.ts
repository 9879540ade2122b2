import type { Draft } from "./draft.ts";

/** Not for the catalogue: these are things to translate, not to read. The first that fits the languages is offered. */
const examples = [
  { language: "en", text: "Could you show me where it hurts?" },
  { language: "es", text: "¿Me puede decir dónde está la farmacia?" },
];

export const exampleFor = ({ source, target }: Pick<Draft, "source" | "target">) =>
  examples.find(({ language }) => language !== target && (source === "auto" || source === language));
