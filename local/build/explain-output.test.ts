import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { explainOutput } from "./explain-output.ts";
import { synthesize } from "./synthesize.ts";

/** A checkout with a small backend, given by its files. */
function checkout(files: Readonly<Record<string, string>>) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "parley-broken-")));
  mkdirSync(join(root, "amplify"));
  symlinkSync(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(root, "node_modules"));
  const all = { "package.json": '{ "type": "module" }', "package-lock.json": "{}", ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(root, name), text);
  return root;
}

const failure = (files: Readonly<Record<string, string>>) => {
  const root = checkout(files);
  return synthesize({ root, cacheDirectory: join(root, "cache"), onStart: () => undefined }).then(
    () => "It was synthesized.",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
};

const wrong = "The backend in amplify/ does not synthesize:\n\n";

it("names file, line and column of what is no TypeScript", async () => {
  const message = await failure({ "amplify/backend.ts": 'import "./data.ts";', "amplify/data.ts": "export const a = 1;\nexport const b = (2;\n" });
  expect(message).toBe(`${wrong}amplify/data.ts:2:19: Expected ")" but found ";"`);
});

it("names the line of the checkout that led to an exception, and no line of a package", async () => {
  const files = { "amplify/backend.ts": 'const backend = { storage: {} } as any;\n\nbackend.storag.resources.bucket;\n' };
  expect(await failure(files)).toBe(`${wrong}amplify/backend.ts:3:16: Cannot read properties of undefined (reading 'resources')`);
});

it("names the line in which the schema says what the data builder does not know", async () => {
  const schema = `import { a } from "@aws-amplify/data-schema";
export const schema = a.schema({
  Phrase: a.model({ text: a.string() }).authorization((allow) => [allow.owner()]),
  find: a.query().returns(a.ref("Phrase")).authorization((allow) => [allow.authenticated()]).handler(a.handler.function("find")),
  seek: a.query().returns(a.ref("Phrsae")).authorization((allow) => [allow.authenticated()]).handler(a.handler.function("seek")),
});`;
  const message = await failure({ "amplify/backend.ts": 'import { schema } from "./schema.ts";\nschema.transform();', "amplify/schema.ts": schema });
  expect(message).toBe(`${wrong}amplify/schema.ts:5: Invalid ref. seek is referring to Phrsae which is not defined in the schema`);
});

it("says what a construct refuses, and where it was made", async () => {
  const backend = `import { App, Stack } from "aws-cdk-lib/core";
import { Bucket } from "aws-cdk-lib/aws-s3";
const stack = new Stack(new App(), "Stack");
new Bucket(stack, "Bucket", { bucketName: "No Capitals" });
`;
  expect(await failure({ "amplify/backend.ts": backend })).toContain(`${wrong}amplify/backend.ts:4: Invalid S3 bucket name (value: No Capitals)\n`);
});

it("names the file and line of each fault that esbuild finds in a function", () => {
  const output = `Bundling asset stack/say-lambda/Code/Stage...
✘ [ERROR] Expected ")" but found end of file

    amplify/functions/say/handler.ts:38:0:
      38 │ 
         ╵ )

✘ [ERROR] No matching export in "amplify/functions/say/say.ts" for import "nope"

    amplify/functions/say/handler.ts:2:9:
      2 │ import { nope } from "./say.ts";
        ╵          ~~~~

2 errors`;
  expect(explainOutput(output, "/checkout")).toBe(
    'amplify/functions/say/handler.ts:38:0: Expected ")" but found end of file\n' +
      'amplify/functions/say/handler.ts:2:9: No matching export in "amplify/functions/say/say.ts" for import "nope"',
  );
});

it("adds Amplify's own advice", () => {
  const output = `/checkout/node_modules/x/factory.ts:409
      throw new AmplifyUserError('InvalidMemoryMBError', {
            ^

AmplifyError [InvalidMemoryMBError]: Invalid function memoryMB of 5
    at FunctionFactory.resolveMemory (/checkout/node_modules/x/factory.ts:409:13)
    at <anonymous> (/checkout/amplify/backend.ts:19:17) {
  resolution: 'memoryMB must be a whole number between 128 and 10240 inclusive',
}`;
  expect(explainOutput(output, "/checkout")).toBe(
    "amplify/backend.ts:19:17: Invalid function memoryMB of 5. memoryMB must be a whole number between 128 and 10240 inclusive",
  );
});

it("leaves alone what it does not know", () => {
  expect(explainOutput("Killed", "/checkout")).toBeUndefined();
});
