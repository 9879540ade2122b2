import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { formatter } from "@lingui/format-po";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import { expect, it } from "vitest";

const here = import.meta.dirname;
const catalogue = await formatter({ explicitIdAsDefault: true }).parse(readFileSync(join(here, "en.po"), "utf8"), {
  locale: "en",
  sourceLocale: "en",
  filename: "en.po",
});
const ids = Object.keys(catalogue).sort();

const source = readdirSync(join(here, ".."), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.startsWith("locales"))
  .map((file) => readFileSync(join(here, "..", file), "utf8"))
  .join("\n");

it("gives every message id to the compiler; `npx vitest run src/locales -u` writes the file anew", async () => {
  const type = `/** Written by catalogue.test.ts from en.po: run it with \`-u\` after adding a message. */
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

it("holds no message that nothing shows", () => {
  const families = [...source.matchAll(/`([a-z][\w-]*\.)\$\{/g)].map((match) => match[1] ?? "");
  const unused = ids.filter((id) => !source.includes(`"${id}"`) && !families.some((family) => id.startsWith(family)));
  expect(unused).toEqual([]);
});
