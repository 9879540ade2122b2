import { expect, it } from "vitest";
import { AssemblyError } from "../../../assembly/assembly-error.ts";
import { loadCode } from "./load-code.ts";

it.each([
  ["is no JavaScript", "export function request( {"],
  ["fails while it is loaded", "const { a } = null; export const request = () => a;"],
])("names the code that %s", (_what, source) => {
  expect(() => loadCode(source, "Query.broken.js")).toThrow(AssemblyError);
  expect(() => loadCode(source, "Query.broken.js")).toThrow(/^The code of Query\.broken\.js does not load: /);
});
