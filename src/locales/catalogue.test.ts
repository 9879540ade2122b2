import { formatter } from "@lingui/format-po";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, it } from "vitest";
import account from "./account/en.po?raw";
import po from "./en.po?raw";
import phrases from "./phrases/en.po?raw";
import rooms from "./rooms/en.po?raw";
import methods from "./sign-in-methods/en.po?raw";

const context = { locale: "en", sourceLocale: "en", filename: "en.po" };
const parse = (text: string) => formatter({ explicitIdAsDefault: true }).parse(text, context);
/** The first is loaded at once, the others with their pages. */
const catalogues = [await parse(po), await parse(rooms), await parse(phrases), await parse(methods), await parse(account)];
const catalogue = Object.assign({}, ...catalogues) as (typeof catalogues)[number];
const ids = Object.keys(catalogue).sort();

const files = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.*", "!./*"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const source = Object.values(files).join("\n");

it("gives every message id to the compiler; `npx vitest run src/locales -u` writes the file anew", async () => {
  const type = `/** Written by catalogue.test.ts from the catalogues: run it with \`-u\` after adding a message. */
export type MessageId =
${ids.map((id) => `  | "${id}"`).join("\n")};
`;
  await expect(type).toMatchFileSnapshot("./message-id.ts");
});

it("has a sentence for every id, and each of them compiles", () => {
  for (const id of ids) {
    const text = catalogue[id]?.translation ?? "";
    expect(text, id).not.toBe("");
    expect(() => compileMessage(text), id).not.toThrow();
  }
});

it("says nothing in two places", () => {
  const all = catalogues.flatMap((one) => Object.keys(one));
  expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
});

it("holds no message that nothing shows", () => {
  const families = [...source.matchAll(/`([a-z][\w.-]*\.)\$\{/g)].map((match) => match[1] ?? "");
  const unused = ids.filter((id) => !source.includes(`"${id}"`) && !families.some((family) => id.startsWith(family)));
  expect(unused).toEqual([]);
});
