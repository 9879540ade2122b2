import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compilePolicy, compilePolicySafely } from "./policy.ts";
import { readServiceControlPolicies } from "./service-control-policies.ts";

const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const document = (Statement: unknown) => ({ Version: "2012-10-17", Statement });
const call = { action: "s3:GetObject", resource: "arn:aws:s3:::b/k", callers: [], context: new Map<string, string>() };

it.each([
  ["no object", "[]", "A policy is a JSON object with a Statement."],
  ["no statement", document(undefined), "A policy needs a Statement."],
  ["an empty list of statements", document([]), "A policy needs a Statement."],
  ["another version", { Version: "2026-01-01", Statement: [allow] }, 'Version must be "2012-10-17".'],
  ["a misspelt effect", document([allow, { ...allow, Effect: "allow" }]), "Statement 2: its Effect must be Allow or Deny."],
  ["a misspelt element", document({ ...allow, Actions: "s3:*" }), "Statement 1: it has the element Actions, which is not known here."],
  ["no action", document({ Effect: "Allow", Resource: "*" }), "Statement 1: it needs either Action or NotAction."],
  ["two kinds of action", document({ ...allow, NotAction: "s3:*" }), "Statement 1: it needs either Action or NotAction."],
  ["no resource", document({ Effect: "Deny", Action: "*" }), "Statement 1: it needs either Resource or NotResource."],
  ["an action without its service", document({ ...allow, Action: "GetObject" }), 'Statement 1: "GetObject" is no action.'],
  ["an action that is no text", document({ ...allow, Action: [3] }), "Statement 1: its Action is not text."],
  ["a principal where there is none", document({ ...allow, Principal: "*" }), "Statement 1: it must not have a Principal."],
  ["a condition that is no object", document({ ...allow, Condition: "x" }), "Statement 1: its Condition is no object."],
  ["an unknown operator", document({ ...allow, Condition: { IpAddress: { "s3:prefix": "x" } } }), "Statement 1: the condition operator IpAddress is not emulated."],
  ["an unknown key", document({ ...allow, Condition: { StringEquals: { "aws:SourceVpc": "x" } } }), "Statement 1: the condition key aws:SourceVpc is not emulated."],
  ["a number that is none", document({ ...allow, Condition: { NumericEquals: { "s3:max-keys": "x" } } }), 'Statement 1: its condition compares with "x".'],
])("says what is wrong with a policy of %s", (_what, policy, message) => {
  expect(() => compilePolicy(policy, "identity")).toThrow(message);
});

it("lets a statement that is not understood close a door, and never open one", () => {
  const problems: string[] = [];
  const Condition = { StringEquals: { "dynamodb:LeadingKeys": "x" } };
  const compile = (statement: object) => compilePolicySafely(document([allow, statement]), "identity", (problem) => problems.push(problem));
  expect(compile({ ...allow, Condition }).map(({ effect }) => effect)).toEqual(["Allow"]);
  const [, deny] = compile({ ...allow, Effect: "Deny", Condition });
  expect([deny?.effect, deny?.applies(call)]).toEqual(["Deny", true]);
  expect(compilePolicySafely("nothing", "identity", (problem) => problems.push(problem))[0]?.effect).toBe("Deny");
  expect(problems).toEqual([
    "Statement 2: the condition key dynamodb:LeadingKeys is not emulated.",
    "Statement 2: the condition key dynamodb:LeadingKeys is not emulated.",
    "A policy is a JSON object with a Statement.",
  ]);
});

const folder = mkdtempSync(join(tmpdir(), "scp-"));
function file(content: string): string {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, content);
  return path;
}

it("reads one level of the organization from each file; one that only denies leaves the rest allowed", () => {
  const denies = file(JSON.stringify(document([{ Effect: "Deny", Action: "translate:*", Resource: "*" }])));
  const allows = file(JSON.stringify(document([allow])));
  const levels = readServiceControlPolicies([denies, allows]);
  const other = { ...call, action: "dynamodb:GetItem" };
  expect(levels.map((level) => level.some(({ effect, applies }) => effect === "Allow" && applies(other)))).toEqual([true, false]);
  expect(readServiceControlPolicies([])).toEqual([]);
});

it.each([
  ["that is not there", join(folder, "missing.json"), /cannot be used\. The file cannot be read: ENOENT/],
  ["that is no JSON", file("{"), /cannot be used\. It is not JSON: /],
  ["that is no policy", file("{}"), /cannot be used\. A policy needs a Statement\./],
  ["with a statement that is not understood", file(JSON.stringify(document({ ...allow, Effect: "Maybe" }))), /cannot be used\. Statement 1: its Effect must be/],
])("names a file %s", (_what, path, message) => {
  expect(() => readServiceControlPolicies([path])).toThrow(message);
  expect(() => readServiceControlPolicies([path])).toThrow(path);
});
