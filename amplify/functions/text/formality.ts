import { ParleyError } from "../errors/parley-error.ts";

/** https://docs.aws.amazon.com/translate/latest/dg/customizing-translations-formality.html */
export const formalLanguages: ReadonlySet<string> = new Set(
  "nl fr fr-CA de hi it ja ko pt-PT es es-MX".split(" "),
);

export function noSuchForm({ target, formality }: { target: string; formality?: string }): ParleyError {
  return new ParleyError("UnsupportedFormality", `“${target}” has no ${formality ?? "such"} form here. Translate without it.`);
}
