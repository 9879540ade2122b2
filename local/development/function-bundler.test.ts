import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { esbuildPath } from "../build/bundles.ts";
import { createFunctionBundler, type FunctionBundler } from "./function-bundler.ts";

let bundler: FunctionBundler | undefined;
afterEach(() => bundler?.close());

const entry = "./amplify/handler.ts";

function checkout(files: Readonly<Record<string, string>> = {}) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "parley-bundler-")));
  mkdirSync(join(root, "amplify"));
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  write("amplify/word.ts", 'export const word = "first";');
  write("amplify/handler.ts", 'import { word } from "./word.ts";\nimport "elsewhere";\nexport class Greeting {}\nexport const handler = () => [word, STAGE, "é"];\n');
  for (const [path, text] of Object.entries(files)) write(path, text);
  bundler = createFunctionBundler(root);
  return { root, write, bundler };
}

const plain = ["--bundle", entry, "--platform=node", "--format=esm", "--external:elsewhere", "--define:STAGE=1", "--log-level=error"];

/** What CDK may say to esbuild, and more. */
const words: readonly (readonly string[])[] = [
  plain,
  [...plain, "--target=node22", "--minify", "--sourcemap", "--loader:.node=file", "--banner:js=/* a: b = c\n */const top = 1;"],
  [...plain, "--target=node20,es2021", "--sourcemap=inline", "--sources-content=false", "--keep-names", "--footer:js=// end"],
  [...plain, "--sourcemap=external", "--main-fields=module,main", "--conditions=node,import", "--charset=utf8", "--inject:./amplify/shim.ts", "--tsconfig=./tsconfig.json"],
  [...plain, "--define:NAME=\"a=b\"", "--pure:top", "--drop:console", "--tree-shaking=true", "--alias:elsewhere=./amplify/word.ts", "--resolve-extensions=.ts,.js", "--ignore-annotations"],
];

it.each(words)("makes the very bytes that esbuild's command line makes: %#", async (...told) => {
  const { root, bundler } = checkout({ "amplify/shim.ts": 'export const shim = "shim"; globalThis.shim = shim;', "tsconfig.json": '{ "compilerOptions": { "useDefineForClassFields": false } }' });
  const { codePath } = await bundler.bundle({ file: "index.mjs", words: told });
  const expected = join(dirname(codePath), "by-command-line");
  execFileSync(esbuildPath(fileURLToPath(new URL("../..", import.meta.url))), [...told, `--outfile=${join(expected, "index.mjs")}`], { cwd: root });
  expect(readdirSync(codePath).sort()).toEqual(readdirSync(expected).sort());
  for (const name of readdirSync(expected)) expect(readFileSync(join(codePath, name))).toEqual(readFileSync(join(expected, name)));
});

it("says file and line of every fault, and bundles again once they are mended", async () => {
  const { bundler, write } = checkout({ "amplify/handler.ts": 'import "./nowhere.ts";\nimport "./word.ts";', "amplify/word.ts": "const = 1;" });
  const recipe = { file: "index.mjs", words: plain };
  await expect(bundler.bundle(recipe)).rejects.toMatchObject({
    name: "BuildError",
    message: 'It cannot be bundled:\n\namplify/handler.ts:1:7: Could not resolve "./nowhere.ts"\namplify/word.ts:1:6: Expected identifier but found "="',
  });
  write("amplify/nowhere.ts", "");
  write("amplify/word.ts", "export const word = 2;");
  await expect(bundler.bundle(recipe)).resolves.toMatchObject({ inputs: expect.arrayContaining(["amplify/nowhere.ts"]) as string[] });
});

it("names a word that esbuild does not know", async () => {
  const { bundler } = checkout();
  await expect(bundler.bundle({ file: "index.mjs", words: [...plain, "--no-such-word"] })).rejects.toThrow(/It cannot be bundled:\n\n.*Invalid option in context\(\) call: "noSuchWord"/);
});

it("gives each caller the files as they are when it asks, also while others are bundled", async () => {
  const { bundler, write } = checkout();
  const recipe = { file: "index.mjs", words: plain };
  const warm = bundler.warm([recipe]);
  const first = bundler.bundle(recipe);
  await warm;
  await first;
  write("amplify/word.ts", 'export const word = "second";');
  const second = bundler.bundle(recipe);
  write("amplify/word.ts", 'export const word = "third";');
  const third = await bundler.bundle(recipe);
  expect((await second).codePath).not.toBe(third.codePath);
  expect(readFileSync(join((await first).codePath, "index.mjs"), "utf8")).toContain("first");
  expect(readFileSync(join(third.codePath, "index.mjs"), "utf8")).toContain("third");
});

it("leaves nothing behind when it is closed", async () => {
  const { bundler } = checkout();
  const { codePath } = await bundler.bundle({ file: "index.mjs", words: plain });
  await bundler.close();
  expect(existsSync(dirname(dirname(codePath)))).toBe(false);
});
