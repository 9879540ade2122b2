import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { configureAmplify, type DataClient } from "../support/amplify-client.ts";
import { startProduct, type Product } from "../support/product.ts";

const guest = { authMode: "iam" } as const;
const rule = (Effect: string, Action: string, more: object = {}) => ({ Effect, Action, Resource: "*", ...more });

let folder = "";
let files = 0;
async function policy(content: string | object): Promise<string> {
  const path = join(folder, `scp-${(files += 1)}.json`);
  await writeFile(path, typeof content === "string" ? content : JSON.stringify({ Version: "2012-10-17", Statement: content }));
  return path;
}

let product: Product | undefined;
let client: DataClient;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "organization-"));
  const root = await policy([
    rule("Deny", "translate:TranslateText"),
    { Effect: "Deny", NotAction: "iam:*", Resource: "*", Condition: { StringNotEquals: { "aws:RequestedRegion": ["us-east-1"] } } },
    rule("Deny", "ec2:RunInstances", { Condition: { StringNotEquals: { "ec2:InstanceType": "t3.micro" } } }),
  ]);
  // Everything but the voices; then everything from this machine.
  const unit = await policy({ Effect: "Allow", NotAction: "polly:SynthesizeSpeech", Resource: "*" });
  const account = await policy(rule("Allow", "*", { Condition: { IpAddressIfExists: { "aws:SourceIp": ["127.0.0.0/8", "::1"] } } }));
  product = await startProduct({ flags: ["--scp", root, "--scp", unit, "--scp", account] });
  ({ client } = await configureAmplify(product.origin));
});
afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true });
  if (product) await rm(product.dataDirectory, { recursive: true });
});

const roleOf = (name: string) => String.raw`User: arn:aws:sts::\d{12}:assumed-role/[\w-]*${name}[\w-]*/[\w-]+ is not authorized to perform: `;

it("denies what the organization denies: the answer names the principal, the action, the resource and the layer", async () => {
  const { data, errors } = await client.queries.translate({ text: "The house is big.", source: "en", target: "es" }, guest);
  expect(data).toBeNull();
  expect(errors?.[0]?.message).toMatch(new RegExp(`^AccessDenied: .* ${roleOf("translatetext")}translate:TranslateText on resource: \\* with an explicit deny in a service control policy$`));
});

it("does not allow what one level of it leaves out", async () => {
  const { errors } = await client.queries.speak({ text: "The house is big.", language: "en" }, guest);
  expect(errors?.[0]?.message).toMatch(new RegExp(`^AccessDenied: .* ${roleOf("speaktext")}polly:SynthesizeSpeech on resource: \\* because no service control policy allows the polly:SynthesizeSpeech action$`));
});

it("lets the rest through every level, and shows the developer what was refused", async () => {
  expect((await client.queries.languages(guest)).data?.length).toBeGreaterThan(0);
  expect((await client.queries.usage(guest)).errors).toBeUndefined();
  const response = await fetch(`${product?.origin ?? ""}/_local/denials`, { headers: { accept: "application/json" } });
  const denials = (await response.json()) as { action: string; layer: string; explicit: boolean }[];
  const seen = denials.filter(({ layer }) => layer === "service control policy").map(({ action, explicit }) => `${action} ${String(explicit)}`);
  expect(new Set(seen)).toEqual(new Set(["translate:TranslateText true", "polly:SynthesizeSpeech false"]));
});

it("does not start on a file that it cannot follow, and says so", async () => {
  const file = await policy(rule("Deny", "*", { Condition: { StringEqual: { "aws:RequestedRegion": "x" } } }));
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const words = ["--import", "tsx", "local/start.ts", "--port", "0", "--data", join(folder, "data"), "--scp", file];
  const failure: unknown = await promisify(execFile)(process.execPath, words, { cwd: root }).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 1, stdout: "" });
  const { stderr } = failure as { stderr: string };
  expect(stderr).toBe(`The service control policy ${file} cannot be used. Statement 1: the condition operator StringEqual is not emulated. Mend the file, or start without this --scp.\n`);
});
