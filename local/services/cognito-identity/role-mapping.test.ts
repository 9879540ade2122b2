import { expect, it } from "vitest";
import { readRoleMappings, roleOf } from "./role-mapping.ts";

const provider = "cognito-idp.us-east-1.amazonaws.com/pool:client";
const rule = (Claim: string, MatchType: string, Value: string, RoleARN: string) => ({ Claim, MatchType, Value, RoleARN });
const Rules = [rule("custom:dept", "Equals", "law", "lawyer"), rule("email", "Contains", "@example.", "staff"), rule("name", "StartsWith", "A", "a"), rule("age", "NotEqual", "1", "old")];
const mapping = (properties: object) => readRoleMappings({ any: { IdentityProvider: provider, ...properties } }).get(provider);
const token = { Type: "Token", AmbiguousRoleResolution: "AuthenticatedRole" };
const denying = { Type: "Token", AmbiguousRoleResolution: "Deny" };
const rules = { Type: "Rules", AmbiguousRoleResolution: "Deny", RulesConfiguration: { Rules } };
const two = { "cognito:roles": ["r1", "r2"] };

it.each<[string, object | undefined, Record<string, unknown>, string | undefined, string | undefined]>([
  ["no mapping", undefined, { "cognito:preferred_role": "r1" }, undefined, "people"],
  ["the role of the foremost group", token, { ...two, "cognito:preferred_role": "r1" }, undefined, "r1"],
  ["no group", token, {}, undefined, "people"],
  ["groups of which none is foremost", token, two, undefined, "people"],
  ["the same, denied", denying, two, undefined, undefined],
  ["the one asked for", token, { ...two, "cognito:preferred_role": "r1" }, "r2", "r2"],
  ["one asked for that is not the person's", token, { ...two, "cognito:preferred_role": "r1" }, "people", undefined],
  ["a claim that equals", rules, { "custom:dept": "law", email: "a@example.org" }, undefined, "lawyer"],
  ["a claim that contains", rules, { "custom:dept": "IT", email: "a@example.org" }, undefined, "staff"],
  ["a claim that starts", rules, { name: "Ada" }, undefined, "a"],
  ["a claim that is another", rules, { age: 2 }, undefined, "old"],
  ["no rule that fits", rules, { age: 1 }, undefined, undefined],
])("chooses by %s", (_what, properties, claims, custom, role) => {
  expect(roleOf(properties && mapping(properties), claims, "people", custom)).toBe(role);
});

it("knows a provider by the mapping's own name where it names none inside", () => {
  expect(readRoleMappings({ [provider]: token }).has(provider)).toBe(true);
});
