import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compilePolicy, compilePolicySafely } from "./policy.ts";
import { readServiceControlPolicies } from "./service-control-policies.ts";

const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const whenever = (Condition: object) => ({ ...allow, Condition });
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
  ["an element beside its statements", { ...document(allow), Statements: [] }, "A policy has no element Statements."],
  ["a resource that is no ARN", document({ ...allow, Resource: "photos/*" }), 'Statement 1: "photos/*" is no resource: it must be an ARN or *.'],
  ["an unknown operator", document(whenever({ IpAdress: { "aws:SourceIp": "10.0.0.1" } })), "Statement 1: the condition operator IpAdress is not emulated."],
  ["an operator that takes no IfExists", document(whenever({ NullIfExists: { "s3:prefix": "true" } })), "Statement 1: the condition operator NullIfExists is not emulated."],
  ["an unknown key", document(whenever({ StringEquals: { "aws:PrincipalOrgID": "x" } })), "Statement 1: the condition key aws:PrincipalOrgID is not emulated."],
  ["an unknown key of a service that does not run here", document(whenever({ StringEquals: { "ec2:Region": "x" } })), "Statement 1: the condition key ec2:Region is not emulated."],
  ["an unknown key, for whatever is not named", document({ Effect: "Deny", NotAction: "ec2:*", Resource: "*", Condition: { StringEquals: { "ec2:Region": "x" } } }), "Statement 1: the condition key ec2:Region is not emulated."],
  ["no values", document(whenever({ StringEquals: { "s3:prefix": [] } })), "Statement 1: its condition StringEquals has no value."],
  ["a Bool that is neither", document(whenever({ Bool: { "aws:SecureTransport": "flase" } })), 'Statement 1: its condition compares with "flase".'],
  ["a Null that is neither", document(whenever({ Null: { "s3:prefix": "yes" } })), 'Statement 1: its condition compares with "yes".'],
  ["an address that is none", document(whenever({ IpAddress: { "aws:SourceIp": "10.0.0.256" } })), 'Statement 1: its condition compares with "10.0.0.256".'],
  ["a network that is none", document(whenever({ IpAddress: { "aws:SourceIp": "10.0.0.0/33" } })), 'Statement 1: its condition compares with "10.0.0.0/33".'],
  ["an ARN that is none", document(whenever({ ArnLike: { "aws:PrincipalArn": "role/admin" } })), 'Statement 1: its condition compares with "role/admin".'],
  ["a time that is none", document(whenever({ DateLessThan: { "aws:CurrentTime": "Dec 1 2026" } })), 'Statement 1: its condition compares with "Dec 1 2026".'],
  ["a number that is none", document({ ...allow, Condition: { NumericEquals: { "s3:max-keys": "x" } } }), 'Statement 1: its condition compares with "x".'],
])("says what is wrong with a policy of %s", (_what, policy, message) => {
  expect(() => compilePolicy(policy, "identity")).toThrow(message);
});

it("lets a statement that is not understood close a door, and never open one", () => {
  const problems: string[] = [];
  const Condition = { StringEquals: { "dynamodb:Attributes": "x" } };
  const compile = (statement: object) => compilePolicySafely(document([allow, statement]), "identity", (problem) => problems.push(problem));
  expect(compile({ ...allow, Condition }).map(({ effect }) => effect)).toEqual(["Allow"]);
  const [, deny] = compile({ ...allow, Effect: "Deny", Condition });
  expect([deny?.effect, deny?.applies(call)]).toEqual(["Deny", true]);
  expect(compilePolicySafely("nothing", "identity", (problem) => problems.push(problem))[0]?.effect).toBe("Deny");
  expect(problems).toEqual([
    "Statement 2: the condition key dynamodb:Attributes is not emulated.",
    "Statement 2: the condition key dynamodb:Attributes is not emulated.",
    "A policy is a JSON object with a Statement.",
  ]);
});

const folder = mkdtempSync(join(tmpdir(), "scp-"));
function file(content: string | Buffer): string {
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

it("reads files as Windows writes them, with a byte order mark", () => {
  expect(readServiceControlPolicies([file(`\uFEFF${JSON.stringify(document(allow))}`)])).toHaveLength(1);
});

const utf16 = Buffer.from(`\uFEFF${JSON.stringify(document(allow))}`, "utf16le");
it.each([
  ["that is not there", join(folder, "missing.json"), "The file cannot be read: ENOENT"],
  ["that is a folder", folder, "The file cannot be read: EISDIR"],
  ["that is not UTF-8", file(utf16), "It is not UTF-8."],
  ["that is no JSON", file("{"), "It is not JSON: "],
  ["that is empty", file(""), "It is not JSON: "],
  ["that has comments", file(`{ // Nobody leaves.\n "Version": "2012-10-17" }`), "It is not JSON: "],
  ["that is no policy", file("{}"), 'Version must be "2012-10-17".'],
  ["of the first version", file(JSON.stringify({ Version: "2008-10-17", Statement: allow })), 'Version must be "2012-10-17".'],
  ["without a version", file(JSON.stringify({ Statement: allow })), 'Version must be "2012-10-17".'],
  ["without statements", file(JSON.stringify(document([]))), "A policy needs a Statement."],
  ["with a principal", file(JSON.stringify(document({ ...allow, Principal: "*" }))), "Statement 1: it must not have a Principal."],
  ["that leaves out principals", file(JSON.stringify(document({ ...allow, NotPrincipal: "*" }))), "Statement 1: it has the element NotPrincipal, which is not known here."],
  ["without a resource", file(JSON.stringify(document({ Effect: "Deny", Action: "*" }))), "Statement 1: it needs either Resource or NotResource."],
  ["with a statement that is not understood", file(JSON.stringify(document({ ...allow, Effect: "Maybe" }))), "Statement 1: its Effect must be Allow or Deny."],
])("names a file %s, what is wrong, and what to do", (_what, path, problem) => {
  expect(() => readServiceControlPolicies([path])).toThrow(`The service control policy ${path} cannot be used. ${problem}`);
  expect(() => readServiceControlPolicies([path])).toThrow(/ Mend the file, or start without this --scp\.$/);
});
