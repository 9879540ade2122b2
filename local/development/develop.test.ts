import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { writeAssembly } from "../assembly/assembly-for-tests.ts";
import { loadAssembly } from "../assembly/load-assembly.ts";
import { developBackend, type Replaceable } from "./develop.ts";

let stop: (() => Promise<void>) | undefined;
afterEach(() => stop?.());

const handler = "amplify/functions/greet/handler.ts";
const words = ["--bundle", `./${handler}`, "--platform=node", "--format=esm", "--log-level=error"];

/** A backend of one function, as a synthesis would leave it; `memory` stands for whatever else there is. */
function assembly({ code = "old", memory = 128 } = {}) {
  const Fn = {
    Type: "AWS::Lambda::Function",
    Properties: { FunctionName: "greet", Code: { S3Bucket: "assets", S3Key: "code.zip" }, Handler: "index.handler", Runtime: "nodejs22.x", MemorySize: memory },
  };
  const directory = writeAssembly({ Resources: { Fn } }, {}, { "code.zip": { "index.mjs": code } });
  const sha256 = createHash("sha256").update(code).digest("hex");
  const inputs = [handler, "amplify/functions/words.ts"];
  writeFileSync(join(directory, "bundles.json"), JSON.stringify({ functions: [{ sha256, file: "index.mjs", words, inputs }], synthesis: ["amplify/backend.ts"] }));
  return directory;
}

type Next = string | Error | ((signal: AbortSignal, round: number) => Promise<string>);

function develop(next: Next = assembly(), { startError }: { startError?: Error } = {}) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "parley-develop-")));
  mkdirSync(join(root, "amplify/functions/greet"), { recursive: true });
  symlinkSync(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(root, "node_modules"));
  const write = (path: string, text: string) => writeFileSync(join(root, path), text);
  write("amplify/backend.ts", "");
  write("amplify/functions/words.ts", 'export const word = "Hello";');
  write(handler, 'import { word } from "../words.ts"; export const handler = () => word;');

  const lines: string[] = [];
  const code: string[] = [];
  let clouds = 1;
  let syntheses = 0;
  const first = assembly();
  const cloudOf = (directory: string): Replaceable => {
    const running = new Map(loadAssembly(directory).resourcesOf("AWS::Lambda::Function").map((fn) => [fn.ref, "as deployed"]));
    return {
      code: () => running,
      replaceCode: (name, codePath) => {
        running.set(name, codePath);
        code.push(readFileSync(join(codePath, "index.mjs"), "utf8"));
        return Promise.resolve();
      },
    };
  };
  let cloud = cloudOf(first);
  stop = developBackend({
    root,
    assembly: first,
    cloud: () => cloud,
    synthesize: (signal) => {
      syntheses += 1;
      if (typeof next === "function") return next(signal, syntheses);
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    replaceCloud: (directory) => {
      clouds += 1;
      cloud = cloudOf(startError ? first : directory);
      return startError ? Promise.reject(startError) : Promise.resolve();
    },
    say: (line) => lines.push(line),
  });
  return { write, lines, code, counts: () => ({ clouds, syntheses }) };
}

it("replaces the code of the function that a changed file went into, and synthesizes nothing", async () => {
  const { write, code, lines, counts } = develop();
  write("amplify/functions/words.ts", 'export const word = "Good evening";');
  await expect.poll(() => code.join()).toContain("Good evening");
  expect(lines.join()).toMatch(/^amplify\/functions\/greet\/handler\.ts was replaced/);
  expect(counts()).toEqual({ clouds: 1, syntheses: 0 });
});

it("says file and line of what cannot be bundled, keeps the old code, and takes the mended one", async () => {
  const { write, code, lines } = develop();
  write(handler, "export const handler = () => (1;\n");
  await expect.poll(() => lines.join()).toContain(`${handler} goes on as it was. It cannot be bundled:\n\n${handler}:1:31: Expected ")" but found ";"`);
  expect(code).toEqual([]);
  write(handler, 'export const handler = () => "mended";');
  await expect.poll(() => code.join()).toContain("mended");
});

it("follows a file that a function came to use", async () => {
  const { write, code } = develop();
  write("amplify/functions/more.ts", "export const more = 1;");
  write(handler, 'import { more } from "../more.ts"; export const handler = () => more;');
  await expect.poll(() => code.join()).toContain("more = 1");
  write("amplify/functions/more.ts", "export const more = 2;");
  await expect.poll(() => code.join()).toContain("more = 2");
});

it("replaces the backend where a synthesis finds more than code changed", async () => {
  const { write, lines, counts } = develop(assembly({ memory: 256 }));
  write("amplify/backend.ts", "// changed");
  await expect.poll(() => lines).toContain("The backend was replaced.");
  expect(counts()).toEqual({ clouds: 2, syntheses: 1 });
});

it("goes on with the old backend, and the code that it had, where the new one does not start", async () => {
  const { write, code, lines } = develop(assembly({ memory: 256 }), { startError: new Error("No table has this key.") });
  write(handler, 'export const handler = () => "mine";');
  await expect.poll(() => code.length).toBe(1);
  write("amplify/backend.ts", "// changed");
  await expect.poll(() => lines).toContain("The new backend does not start, so the old one goes on: No table has this key.");
  expect(code).toHaveLength(2);
  expect(code[1]).toBe(code[0]);
  write(handler, 'export const handler = () => "newer";');
  await expect.poll(() => code.join()).toContain("newer");
});

it("leaves the backend alone where a synthesis finds nothing but other code", async () => {
  const { write, code, counts } = develop(assembly({ code: "new" }));
  write("amplify/backend.ts", "// changed");
  await expect.poll(() => code).toContain("new");
  expect(counts().clouds).toBe(1);
});

it("says why a synthesis failed, and goes on", async () => {
  const { write, lines, counts } = develop(new Error("amplify/backend.ts:1:1: No."));
  write("amplify/backend.ts", "// changed");
  await expect.poll(() => lines).toContain("amplify/backend.ts:1:1: No.");
  expect(counts().clouds).toBe(1);
});

/** A synthesis that ends when it is aborted only. */
const endless = (signal: AbortSignal) =>
  new Promise<string>((_done, fail) => signal.addEventListener("abort", () => setTimeout(() => fail(new Error("It was aborted.")), 20)));

it("gives a synthesis up once a file changed again, and takes what comes of the newest", async () => {
  const { write, lines, counts } = develop((signal, round) => (round === 1 ? endless(signal) : Promise.resolve(assembly({ memory: 256 }))));
  write("amplify/backend.ts", "// half written");
  await expect.poll(() => counts().syntheses).toBe(1);
  write("amplify/backend.ts", "// written");
  await expect.poll(() => lines).toEqual(["The backend was replaced."]);
  expect(counts()).toEqual({ clouds: 2, syntheses: 2 });
});

it("leaves no synthesis behind when it is stopped", async () => {
  let hasEnded = false;
  const { write, lines, counts } = develop((signal) => endless(signal).finally(() => (hasEnded = true)));
  write("amplify/backend.ts", "// changed");
  await expect.poll(() => counts().syntheses).toBe(1);
  await stop?.();
  expect(hasEnded).toBe(true);
  expect(lines).toEqual([]);
});

it("takes no notice of tests", async () => {
  const { write, code, counts } = develop();
  write("amplify/functions/words.test.ts", "");
  write("amplify/functions/words.ts", 'export const word = "Good night";');
  await expect.poll(() => code.join()).toContain("Good night");
  expect(counts().syntheses).toBe(0);
});
