import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { writeAssembly } from "../../assembly/assembly-for-tests.ts";
import { loadAssembly } from "../../assembly/load-assembly.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import { createLambda, type Lambda, type LambdaOptions } from "./service.ts";

let lambda: Lambda | undefined;
let lines: string[] = [];
afterEach(async () => {
  await lambda?.close();
  lines = [];
});

/** A cloud with one function `Fn` whose bundle is given; answers how to call it. */
function deploy(files: Record<string, string>, properties: object = {}, options: Partial<LambdaOptions> = {}, more: object = {}) {
  const Fn = {
    Type: "AWS::Lambda::Function",
    Properties: {
      FunctionName: "fn",
      Code: { S3Bucket: "assets", S3Key: "code.zip" },
      Handler: "index.handler",
      Role: "arn:aws:iam::000000000000:role/fn-role",
      Runtime: "nodejs22.x",
      Timeout: 5,
      MemorySize: 128,
      ...properties,
    },
  };
  const assembly = loadAssembly(writeAssembly({ Resources: { Fn, ...more } }, {}, { "code.zip": files }));
  const created = (lambda = createLambda({
    assembly,
    credentials: {
      issue: ({ roleArn }) => ({ AccessKeyId: `key of ${roleArn}`, SecretKey: "secret", SessionToken: "token", Expiration: new Date() }),
    },
    access: everythingAllowed,
    endpoint: () => "http://127.0.0.1:1",
    log: (line) => lines.push(line),
    ...options,
  }));
  return (event: unknown = {}, type: "RequestResponse" | "Event" = "RequestResponse") =>
    created.invoke("arn:aws:lambda:us-east-1:000000000000:function:fn", event, type);
}

const esm = (body: string) => ({ "index.mjs": `export const handler = ${body}` });

it("answers with what an ES module's handler returns", async () => {
  const call = deploy(esm("async (event) => ({ seen: event.a })"));
  expect(await call({ a: 1 })).toEqual({ payload: { seen: 1 } });
});

it("runs a CommonJS bundle, callback and sibling files included, though this checkout is of type module", async () => {
  const call = deploy({
    "index.js": "const { twice } = require('./twice.js'); exports.handler = (event, context, done) => done(null, twice(event));",
    "twice.js": "module.exports.twice = (n) => n * 2;",
  });
  expect(await call(21)).toEqual({ payload: 42 });
});

it("gives the function its role, region, endpoint, variables and context", async () => {
  const call = deploy(
    esm("async (_event, context) => ({ env: process.env, name: context.functionName, left: context.getRemainingTimeInMillis(), arn: context.invokedFunctionArn, id: context.awsRequestId })"),
    { Environment: { Variables: { MINE: "yes", N: 5 } } },
  );
  expect(await call()).toMatchObject({
    payload: {
      name: "fn",
      arn: "arn:aws:lambda:us-east-1:000000000000:function:fn",
      env: {
        MINE: "yes",
        N: "5",
        AWS_REGION: "us-east-1",
        AWS_ENDPOINT_URL: "http://127.0.0.1:1",
        AWS_ACCESS_KEY_ID: "key of arn:aws:iam::000000000000:role/fn-role",
        AWS_LAMBDA_FUNCTION_NAME: "fn",
      },
    },
  });
  const { payload } = (await call()) as { payload: { left: number; env: object } };
  expect(payload.left).toBeGreaterThan(4000);
  expect(payload.env).not.toHaveProperty("HOME");
});

it("fills in variables from the parameter store, and says which secrets it cannot", async () => {
  const config = JSON.stringify({ URL: { path: "/p/url" }, SECRET: { path: "/p/s", sharedPath: "/p/shared" } });
  const call = deploy(
    esm("async () => ({ url: process.env.URL, secret: process.env.SECRET, left: process.env.AMPLIFY_SSM_ENV_CONFIG })"),
    { Environment: { Variables: { AMPLIFY_SSM_ENV_CONFIG: config, URL: "<later>", SECRET: "<later>" } } },
    { localize: (text) => text.replace("https://far", "http://near") },
    { Url: { Type: "AWS::SSM::Parameter", Properties: { Name: "/p/url", Value: "https://far/graphql" } } },
  );
  expect(await call()).toEqual({ payload: { url: "http://near/graphql", left: "{}" } });
  expect(lines.join()).toContain("SECRET is a secret that only AWS holds");
});

it("hands over the addresses of this machine in events, too", async () => {
  const call = deploy(esm("async ({ api }) => api"), {}, { localize: (text) => text.replaceAll("https://far", "http://near") });
  expect(await call({ api: "https://far/graphql" })).toEqual({ payload: "http://near/graphql" });
});

it("names a thrown error and goes on", async () => {
  const call = deploy(esm("async (event) => { if (event.bad) throw new TypeError('No: reason.'); return 'fine'; }"));
  expect(await call({ bad: true })).toEqual({ functionError: { errorType: "TypeError", errorMessage: "No: reason." } });
  expect(await call()).toEqual({ payload: "fine" });
});

it("ends a function that runs too long, even in a tight loop, in AWS's words", async () => {
  const call = deploy(esm("async (event) => { if (event.loop) for (;;); return 'fine'; }"), { Timeout: 1 });
  const result = await call({ loop: true });
  expect(result).toMatchObject({ functionError: { errorType: "Sandbox.Timedout" } });
  expect(JSON.stringify(result)).toContain("Task timed out after 1.00 seconds");
  expect(await call()).toEqual({ payload: "fine" });
});

it("survives a function that exits, crashes later, or uses too much memory", async () => {
  const call = deploy(esm(`async ({ how }) => {
    if (how === 'exit') process.exit(3);
    if (how === 'reject') { void Promise.reject(new Error('unheard')); await new Promise((r) => setTimeout(r, 1000)); }
    if (how === 'memory') { const held = []; for (;;) held.push(new Array(1e5).fill(Math.random())); }
    return 'fine';
  }`), { Timeout: 20 });
  expect(await call({ how: "exit" })).toMatchObject({ functionError: { errorType: "Runtime.ExitError", errorMessage: expect.stringContaining("exit status 3") as string } });
  expect(await call({ how: "reject" })).toMatchObject({ functionError: { errorType: "Runtime.UnhandledPromiseRejection", errorMessage: "unheard" } });
  expect(await call({ how: "memory" })).toMatchObject({ functionError: { errorType: "Runtime.ExitError" } });
  expect(await call({})).toEqual({ payload: "fine" });
}, 30_000);

it("counts buffers as memory, which lie outside of V8's heap", async () => {
  const call = deploy(esm(`async ({ fill }) => {
    const held = [];
    while (fill) { held.push(Buffer.alloc(16e6, 1)); await new Promise((r) => setTimeout(r, 20)); }
    return 'fine';
  }`), { Timeout: 60 });
  expect(await call({ fill: true })).toMatchObject({
    functionError: { errorType: "Runtime.ExitError", errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: signal: killed$/) as string },
  });
  expect(lines.join()).toContain("It used more than its 128 MB of memory.");
  expect(await call()).toEqual({ payload: "fine" });
});

it("bounds what a function that floods its output writes to the log, and answers for it all the same", async () => {
  const call = deploy(esm(`async ({ how }) => {
    if (how === 'lines') for (let n = 0; n < 30_000; n++) console.log('a line of output', n);
    if (how === 'one line') process.stdout.write('x'.repeat(5_000_000));
    return 'fine';
  }`), { Timeout: 60, MemorySize: 512 });
  expect(await call({ how: "one line" })).toEqual({ payload: "fine" });
  await expect.poll(() => lines.map((line) => line.length)).toEqual(["[Fn] ".length + 262_144 + " … (cut)".length]);
  expect(await call({ how: "lines" })).toEqual({ payload: "fine" });
  expect(await call()).toEqual({ payload: "fine" });
});

it("answers while another event blocks its thread, and does not stumble over what a handler left behind", async () => {
  const call = deploy(esm(`async ({ how }) => {
    if (how === 'block') for (;;);
    if (how === 'leave') { setInterval(() => {}, 1); void new Promise((_, no) => setTimeout(() => no(new Error('left behind')), 10)); }
    return 'fine';
  }`), { Timeout: 3 });
  const blocked = call({ how: "block" });
  expect(await call()).toEqual({ payload: "fine" });
  expect(await blocked).toMatchObject({ functionError: { errorType: "Sandbox.Timedout", errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 3\.00 seconds$/) as string } });
  expect(await call({ how: "leave" })).toEqual({ payload: "fine" });
  // What rejects after its answer ends the environment, and at most the event that met it there.
  await expect.poll(() => lines.join()).toContain("left behind");
  await expect.poll(() => call()).toEqual({ payload: "fine" });
});

it("names a bundle that does not load, and a handler that is not there", async () => {
  expect(await deploy({ "index.mjs": "throw new RangeError('at load')" })()).toEqual({ functionError: { errorType: "RangeError", errorMessage: "at load" } });
  await lambda?.close();
  expect(await deploy(esm("1"))()).toMatchObject({ functionError: { errorType: "Runtime.HandlerNotFound" } });
  await lambda?.close();
  expect(await deploy({ "other.mjs": "" })()).toMatchObject({ functionError: { errorType: "Runtime.ImportModuleError" } });
});

it("gives one event at a time to a worker and starts more workers for more events, up to the bound", async () => {
  const call = deploy(
    esm("async () => { globalThis.running = (globalThis.running ?? 0) + 1; await new Promise((r) => setTimeout(r, 200)); const seen = [globalThis.running--, process.env.AWS_LAMBDA_LOG_STREAM_NAME]; return seen; }"),
    {},
    { limits: { environments: 3 } },
  );
  const results = (await Promise.all(Array.from({ length: 9 }, () => call()))) as { payload: [number, string] }[];
  expect(results.map(({ payload }) => payload[0])).toEqual(Array(9).fill(1));
  expect(new Set(results.map(({ payload }) => payload[1])).size).toBeLessThanOrEqual(3);
  expect(new Set(results.map(({ payload }) => payload[1])).size).toBeGreaterThan(1);
});

it("does not wait for events, but runs them", async () => {
  const call = deploy(esm("async ({ n }) => { await new Promise((r) => setTimeout(r, 50)); console.log('done', n); }"));
  expect(await call({ n: 1 }, "Event")).toEqual({ payload: null });
  expect(lines).toEqual([]);
  await expect.poll(() => lines).toEqual(["[Fn] done 1"]);
});

it("refuses events and answers that are too large", async () => {
  const call = deploy(esm("async ({ size }) => 'x'.repeat(size ?? 0)"));
  await expect(call("x".repeat(6_291_456))).rejects.toMatchObject({ code: "RequestTooLargeException", status: 413 });
  await expect(call("x".repeat(1_048_576), "Event")).rejects.toMatchObject({ code: "RequestTooLargeException" });
  expect(await call({ size: 6_291_556 })).toMatchObject({ functionError: { errorType: "Function.ResponseSizeTooLarge" } });
  expect(await call({ size: 6_000_000 })).toHaveProperty("payload");
});

it("writes what the function prints to the log, with its name", async () => {
  const call = deploy(
    esm("async () => { console.log('hello\\nworld'); console.error('oops'); }"),
    { Tags: [{ Key: "amplify:friendly-name", Value: "say-hello" }] },
  );
  await call();
  await expect.poll(() => [...lines].sort()).toEqual(["[say-hello] hello", "[say-hello] oops", "[say-hello] world"]);
});

it("lets what runs end on the old code, and gives what comes to the new", async () => {
  const call = deploy(esm("async () => { console.log('begun'); await new Promise((r) => setTimeout(r, 300)); return 'old'; }"));
  const running = call();
  await expect.poll(() => lines).toEqual(["[Fn] begun"]);
  const folder = mkdtempSync(join(tmpdir(), "parley-code-"));
  writeFileSync(join(folder, "index.mjs"), "export const handler = async () => 'new'");
  const replaced = lambda?.replaceCode("fn", folder);
  expect(await call()).toEqual({ payload: "new" });
  expect(await running).toEqual({ payload: "old" });
  await replaced;
  expect(lambda?.code()).toEqual(new Map([["fn", folder]]));
});

it("replaces code that does not load by code that does", async () => {
  const call = deploy({ "index.mjs": "throw new Error('at load')" });
  expect(await call()).toHaveProperty("functionError");
  const folder = mkdtempSync(join(tmpdir(), "parley-code-"));
  writeFileSync(join(folder, "index.mjs"), "export const handler = async () => 'new'");
  await lambda?.replaceCode("fn", folder);
  expect(await call()).toEqual({ payload: "new" });
});

it("says which function it does not have, or cannot run", async () => {
  await expect(deploy(esm("1"), { Runtime: "python3.13" })()).rejects.toMatchObject({ code: "NotEmulated" });
  await expect(lambda?.invoke("arn:aws:lambda:us-east-1:0:function:nope", {}, "Event")).rejects.toMatchObject({ code: "ResourceNotFoundException" });
});

it("answers what still waits when it is closed, and takes no more", async () => {
  const call = deploy(esm("async () => new Promise((r) => setTimeout(r, 60_000))"));
  const waiting = call();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await lambda?.close();
  expect(await waiting).toHaveProperty("functionError");
  await expect(call()).rejects.toMatchObject({ code: "ServiceException" });
});
