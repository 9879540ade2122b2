import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import { extensions, util } from "../../../local/services/appsync/util/util.ts";

/** `$util.time.nowISO8601` and the like, wherever the data construct wrote one. */
function calledIn(directory: string): string[] {
  const files = readdirSync(directory).filter((name) => /\.vtl$|\.template\.json$/.test(name));
  const calls = files.flatMap((name) => readFileSync(join(directory, name), "utf8").match(/\$!?\{?(?:util|extensions)(?:\.[A-Za-z]\w*)+/g) ?? []);
  return [...new Set(calls.map((call) => call.replace(/^\$!?\{?/, "")))].sort();
}

it("has every function that the templates of the data construct call", () => {
  const called = calledIn(inject("library"));
  expect(called).toContain("util.transform.toDynamoDBFilterExpression");
  const missing = called.filter((path) => {
    const found = path.split(".").reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], { util, extensions });
    return typeof found !== "function";
  });
  expect(missing).toEqual([]);
});
