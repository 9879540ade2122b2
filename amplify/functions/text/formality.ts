/** https://docs.aws.amazon.com/translate/latest/dg/customizing-translations-formality.html */
export const formalLanguages: ReadonlySet<string> = new Set(
  "nl fr fr-CA de hi it ja ko pt-PT es es-MX".split(" "),
);
