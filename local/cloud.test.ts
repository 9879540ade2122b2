import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeAssembly } from "./assembly/assembly-for-tests.ts";
import { startEngines } from "./ai-services.ts";
import { startCloud } from "./cloud.ts";

const function_ = {
  Type: "AWS::Lambda::Function",
  Properties: {
    FunctionName: "hello",
    Code: { S3Bucket: "assets", S3Key: "code.zip" },
    Handler: "index.handler",
    Role: "arn:aws:iam::000000000000:role/hello",
    Runtime: "nodejs22.x",
  },
};
const assembly = writeAssembly(
  {
    Metadata: {
      "AWS::Amplify::Platform": { version: "1", stackOutputs: ["deploymentType", "region"] },
      "AWS::Amplify::Auth": { version: "1", stackOutputs: ["userPoolId", "webClientId", "identityPoolId", "authRegion"] },
      "AWS::Amplify::Function": { version: "1", stackOutputs: ["definedFunctions"] },
    },
    Resources: {
      Pool: { Type: "AWS::Cognito::UserPool" },
      Client: { Type: "AWS::Cognito::UserPoolClient", Properties: { UserPoolId: { Ref: "Pool" } } },
      Identities: { Type: "AWS::Cognito::IdentityPool", Properties: { AllowUnauthenticatedIdentities: true } },
      Hello: function_,
    },
    Outputs: {
      deploymentType: { Value: "sandbox" },
      region: { Value: { Ref: "AWS::Region" } },
      userPoolId: { Value: { Ref: "Pool" } },
      webClientId: { Value: { Ref: "Client" } },
      identityPoolId: { Value: { Ref: "Identities" } },
      authRegion: { Value: { Ref: "AWS::Region" } },
      definedFunctions: { Value: '["hello"]' },
    },
  },
  {},
  { "code.zip": { "index.mjs": "setInterval(() => {}, 1000); export const handler = async () => 'hi'" } },
);
const dataDirectory = () => mkdtempSync(join(tmpdir(), "parley-data-"));
const nothing = () => [];

/** What keeps the process alive, but for the test runner's own. */
function resources(): string[] {
  return process.getActiveResourcesInfo().filter((name) => !["Immediate", "PipeWrap", "TTYWrap", "TickObject"].includes(name)).sort();
}

it("leaves nothing open or running when it is closed", async () => {
  // Loads lazily loaded libraries first, which keep things of their own.
  await (await startCloud({ assembly, dataDirectory: dataDirectory(), ai: nothing })).close();
  const before = resources();
  const cloud = await startCloud({ assembly, dataDirectory: dataDirectory() });
  cloud.warm();
  await fetch(`${cloud.origin}/_local/mailbox`, { headers: { accept: "application/json" } }).then((answer) => answer.text());
  await cloud.close();
  await expect.poll(resources, { timeout: 5000 }).toEqual(before);
}, 60_000);

it("starts again on the same data, and on another port", async () => {
  const data = dataDirectory();
  const first = await startCloud({ assembly, dataDirectory: data, ai: nothing });
  await first.close();
  const second = await startCloud({ assembly, dataDirectory: data, ai: nothing });
  expect(second.port).toBeGreaterThan(0);
  await second.close();
}, 60_000);

it("serves the outputs with the address that the client came by", async () => {
  const cloud = await startCloud({ assembly, dataDirectory: dataDirectory(), ai: nothing });
  try {
    const outputs = (await (await fetch(`http://127.0.0.1:${cloud.port}/amplify_outputs.json`)).json()) as typeof cloud.outputs;
    const origin = `http://127.0.0.1:${cloud.port}`;
    expect(outputs).toMatchObject({ custom: { endpoints: { userPool: origin, identityPool: origin, storage: origin } } });
    expect(cloud.outputs).toMatchObject({ auth: { user_pool_id: expect.stringMatching(/^us-east-1_/) as string }, custom: { endpoints: { userPool: cloud.origin } } });
    expect((await fetch(`${cloud.origin}/nothing`)).status).toBe(404);
  } finally {
    await cloud.close();
  }
}, 60_000);

it("closes what it had opened when it cannot start", async () => {
  const data = dataDirectory();
  const holder = await startCloud({ assembly, dataDirectory: dataDirectory(), ai: nothing });
  await expect(startCloud({ assembly, dataDirectory: data, port: holder.port, ai: nothing })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await holder.close();
  await (await startCloud({ assembly, dataDirectory: data, ai: nothing })).close();
}, 60_000);

it("does not start on a damaged user pool, names the file, and starts once that was put back", async () => {
  const data = dataDirectory();
  await (await startCloud({ assembly, dataDirectory: data, ai: nothing })).close();
  const folder = join(data, "cognito", "user-pools");
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith(".log")) ?? "");
  const whole = readFileSync(file);
  const torn = Buffer.from(whole);
  torn.fill("rubbish", 100, 200);
  writeFileSync(file, torn);
  await expect(startCloud({ assembly, dataDirectory: data, ai: nothing })).rejects.toMatchObject({ name: "StoreError", message: expect.stringContaining(`${file} is damaged`) as string });
  writeFileSync(file, whole);
  await (await startCloud({ assembly, dataDirectory: data, ai: nothing })).close();
});

it("leaves engines running that it was given", async () => {
  const processes = () => resources().filter((name) => name === "ProcessWrap").length;
  const engines = startEngines();
  const running = processes();
  expect(running).toBeGreaterThan(0);
  await (await startCloud({ assembly, dataDirectory: dataDirectory(), ai: engines.ai })).close();
  expect(processes()).toBe(running);
  await engines.close();
  await expect.poll(processes).toBe(0);
});
