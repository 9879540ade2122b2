import { expect, it } from "vitest";
import { allow, decide, deny, key, refused, role, when, type Given } from "./decide.fixture.ts";

const sub = "cognito-identity.amazonaws.com:sub";
const amr = "cognito-identity.amazonaws.com:amr";

const cases: readonly (readonly [what: string, given: Given, decision: string])[] = [
  // The order: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
  ["nothing is allowed by default", {}, refused],
  ["an Allow allows", { identity: [allow()] }, "allowed"],
  ["a Deny overrides an Allow, before or after it", { identity: [deny(), allow()] }, "identity-based policy!"],
  ["a Deny that does not apply denies nothing", { identity: [allow(), deny({ Action: "s3:PutObject" })] }, "allowed"],
  ["what the organization denies is denied", { identity: [allow()], scp: [[allow({ Action: "*" }), deny()]] }, "service control policy!"],
  ["what the organization does not allow is not allowed", { identity: [allow()], scp: [[allow({ Action: "dynamodb:*" })]] }, "service control policy"],
  ["what the organization allows is not yet granted", { scp: [[allow({ Action: "*" })]] }, refused],
  ["every level of the organization must allow", { identity: [allow()], scp: [[allow()], [allow({ Action: "s3:PutObject" })]] }, "service control policy"],
  ["every level of the organization allows", { identity: [allow()], scp: [[allow()], [allow({ Action: "s3:*" })]] }, "allowed"],
  ["a Deny of the role is named before what the organization leaves out", { identity: [deny()], scp: [[allow({ Action: "dynamodb:*" })]] }, "identity-based policy!"],
  ["a bucket allows what the role does not", { resource: [allow({ Principal: { AWS: role } })] }, "allowed"],
  ["a bucket denies what the role allows", { identity: [allow()], resource: [deny({ Principal: "*" })] }, "resource-based policy!"],
  ["a bucket that allows another role allows nothing", { resource: [allow({ Principal: { AWS: `${role}s` } })] }, refused],
  ["a bucket that allows the account leaves it to the role", { resource: [allow({ Principal: { AWS: "000000000000" } })] }, refused],
  ["a bucket that denies the account denies its roles", { identity: [allow()], resource: [deny({ Principal: { AWS: "arn:aws:iam::000000000000:root" } })] }, "resource-based policy!"],
  ["the organization bounds what a bucket allows", { resource: [allow({ Principal: "*" })], scp: [[allow({ Action: "dynamodb:*" })]] }, "service control policy"],
  ["a boundary bounds the role", { identity: [allow()], boundary: [allow({ Action: "s3:PutObject" })] }, "permissions boundary"],
  ["a boundary grants nothing", { boundary: [allow()] }, refused],
  ["a boundary denies", { identity: [allow()], boundary: [allow(), deny()] }, "permissions boundary!"],

  // Actions
  ["actions are named without regard to case", { identity: [allow({ Action: "S3:getobject" })] }, "allowed"],
  ["one of several actions", { identity: [allow({ Action: ["s3:PutObject", "s3:GetObject"] })] }, "allowed"],
  ["* in an action", { identity: [allow({ Action: "s3:Get*" })] }, "allowed"],
  ["* stands in the middle too", { identity: [allow({ Action: "s3:G*ject" })] }, "allowed"],
  ["? is one character", { identity: [allow({ Action: "s3:?etObject" })] }, "allowed"],
  ["? is not none", { identity: [allow({ Action: "s3:GetObject?" })] }, refused],
  ["a longer action is another action", { identity: [allow()], action: "s3:GetObjectAcl" }, refused],
  ["* is every action", { identity: [allow({ Action: "*" })], action: "appsync:GraphQL" }, "allowed"],
  ["NotAction is every action but those", { identity: [{ Effect: "Allow", NotAction: ["iam:*", "s3:Put*"], Resource: "*" }] }, "allowed"],
  ["NotAction leaves out what it names", { identity: [{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }] }, refused],
  ["a Deny of NotAction leaves what it names", { identity: [allow(), { Effect: "Deny", NotAction: "s3:*", Resource: "*" }] }, "allowed"],

  // Resources
  ["a resource by its name", { identity: [allow({ Resource: key })] }, "allowed"],
  ["resources are told apart by case", { identity: [allow({ Resource: key.replace("photo", "Photo") })] }, refused],
  ["* reaches over slashes and colons", { identity: [allow({ Resource: "arn:aws:s3:::b/*" })], on: "arn:aws:s3:::b/a/b:c" }, "allowed"],
  ["several * in turn", { identity: [allow({ Resource: "arn:*:b/*/me/*o" })] }, "allowed"],
  ["* does not make up for what is missing", { identity: [allow({ Resource: "arn:*:b/*/you/*o" })] }, refused],
  ["a resource that only begins so is another one", { identity: [allow({ Resource: "arn:aws:s3:::b/people" })] }, refused],
  ["what has no resource needs *", { identity: [allow({ Resource: "arn:aws:s3:::*" })], on: "*" }, refused],
  ["what has no resource, with *", { identity: [allow()], on: "*" }, "allowed"],
  ["NotResource is every resource but those", { identity: [{ Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::other/*" }] }, "allowed"],
  ["NotResource leaves out what it names", { identity: [{ Effect: "Allow", Action: "*", NotResource: ["arn:aws:s3:::b/*"] }] }, refused],
  ["a table is not its index", { identity: [allow({ Action: "dynamodb:Query", Resource: "arn:aws:dynamodb:::table/t" })], action: "dynamodb:Query", on: "arn:aws:dynamodb:::table/t/index/i" }, refused],

  // Variables: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
  ["a variable is what the request says", { identity: [allow({ Resource: `arn:aws:s3:::b/people/\${${sub}}/*` })], keys: { [sub]: "me" } }, "allowed"],
  ["another person's", { identity: [allow({ Resource: `arn:aws:s3:::b/people/\${${sub}}/*` })], keys: { [sub]: "you" } }, refused],
  ["a variable that begins like another's", { identity: [allow({ Resource: `arn:aws:s3:::b/people/\${${sub}}/*` })], keys: { [sub]: "m" } }, refused],
  ["a variable without a value matches nothing", { identity: [allow({ Resource: `arn:aws:s3:::b/people/\${${sub}}*` })] }, refused],
  ["a * in a variable's value is a *, not any text", { identity: [allow({ Resource: `arn:aws:s3:::b/people/\${${sub}}/*` })], keys: { [sub]: "*" } }, refused],
  ["a variable's default", { identity: [allow({ Resource: `arn:aws:s3:::b/people/\${${sub}, 'me'}/*` })] }, "allowed"],
  ["${*} is a star", { identity: [allow({ Resource: "arn:aws:s3:::b/${*}" })], on: "arn:aws:s3:::b/*" }, "allowed"],
  ["${*} is no other text", { identity: [allow({ Resource: "arn:aws:s3:::b/${*}" })] }, refused],
  ["the first version has no variables", { identity: [allow({ Resource: `arn:aws:s3:::b/people/\${${sub}}/*` })], keys: { [sub]: "me" }, version: "2008-10-17" }, refused],

  // Conditions: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
  ["StringEquals", { identity: [when({ StringEquals: { "s3:prefix": ["a", "b"] } })], keys: { "s3:prefix": "b" } }, "allowed"],
  ["StringEquals takes * literally", { identity: [when({ StringEquals: { "s3:prefix": "*" } })], keys: { "s3:prefix": "b" } }, refused],
  ["StringEquals of an absent key", { identity: [when({ StringEquals: { "s3:prefix": "b" } })] }, refused],
  ["StringEqualsIfExists of an absent key", { identity: [when({ StringEqualsIfExists: { "s3:prefix": "b" } })] }, "allowed"],
  ["StringEquals tells case apart", { identity: [when({ StringEquals: { "s3:prefix": "B" } })], keys: { "s3:prefix": "b" } }, refused],
  ["StringEqualsIgnoreCase does not", { identity: [when({ StringEqualsIgnoreCase: { "s3:prefix": "B" } })], keys: { "s3:prefix": "b" } }, "allowed"],
  ["keys are named without regard to case", { identity: [when({ StringEquals: { "S3:Prefix": "b" } })], keys: { "s3:prefix": "b" } }, "allowed"],
  ["StringLike, with a variable", { identity: [when({ StringLike: { "s3:prefix": [`people/\${${sub}}/*`] } })], keys: { "s3:prefix": "people/me/", [sub]: "me" } }, "allowed"],
  ["StringLike of another's", { identity: [when({ StringLike: { "s3:prefix": [`people/\${${sub}}/*`] } })], keys: { "s3:prefix": "people/you/", [sub]: "me" } }, refused],
  ["StringLike of an empty text", { identity: [when({ StringLike: { "s3:prefix": "*" } })], keys: { "s3:prefix": "" } }, "allowed"],
  ["StringNotEquals: none of them", { identity: [when({ StringNotEquals: { "aws:RequestedRegion": ["a", "b"] } })], keys: { "aws:requestedregion": "b" } }, refused],
  ["StringNotEquals: another", { identity: [when({ StringNotEquals: { "aws:RequestedRegion": ["a", "b"] } })], keys: { "aws:requestedregion": "c" } }, "allowed"],
  ["StringNotLike of an absent key", { identity: [when({ StringNotLike: { "s3:prefix": "a*" } })] }, "allowed"],
  ["all operators must hold", { identity: [when({ StringLike: { "s3:prefix": "a*" }, StringNotLike: { "s3:prefix": "ab*" } })], keys: { "s3:prefix": "abc" } }, refused],
  ["all keys must hold", { identity: [when({ StringEquals: { "s3:prefix": "a", "s3:delimiter": "/" } })], keys: { "s3:prefix": "a" } }, refused],
  ["ForAnyValue: one is enough", { identity: [when({ "ForAnyValue:StringLike": { [amr]: "auth*" } })], keys: { [amr]: ["x", "authenticated"] } }, "allowed"],
  ["ForAnyValue of an absent key", { identity: [when({ "ForAnyValue:StringLike": { [amr]: "*" } })] }, refused],
  ["ForAnyValue, negated, of an absent key", { identity: [when({ "ForAnyValue:StringNotEquals": { [amr]: "x" } })] }, refused],
  ["ForAllValues: one that does not fit is too many", { identity: [when({ "ForAllValues:StringEquals": { [amr]: ["x", "y"] } })], keys: { [amr]: ["x", "z"] } }, refused],
  ["ForAllValues of an absent key", { identity: [when({ "ForAllValues:StringEquals": { [amr]: "x" } })] }, "allowed"],
  ["Bool", { identity: [allow(), deny({ Condition: { Bool: { "aws:SecureTransport": "false" } } })], keys: { "aws:securetransport": "true" } }, "allowed"],
  ["Bool that is so", { identity: [allow(), deny({ Condition: { Bool: { "aws:SecureTransport": false } } })], keys: { "aws:securetransport": "false" } }, "identity-based policy!"],
  ["Null: must be absent", { identity: [when({ Null: { "s3:prefix": "true" } })], keys: { "s3:prefix": "a" } }, refused],
  ["Null: must be there", { identity: [when({ Null: { "s3:prefix": false } })], keys: { "s3:prefix": "" } }, "allowed"],
  ["Numeric", { identity: [when({ NumericLessThanEquals: { "s3:max-keys": 10 } })], keys: { "s3:max-keys": "9" } }, "allowed"],
  ["Numeric, compared as numbers", { identity: [when({ NumericLessThan: { "s3:max-keys": "10" } })], keys: { "s3:max-keys": "9x" } }, refused],
  ["Date", { identity: [when({ DateLessThan: { "aws:CurrentTime": "2026-12-01T00:00:00Z" } })], keys: { "aws:currenttime": "2026-11-30T23:59:59Z" } }, "allowed"],
  ["Date that is past", { identity: [when({ DateLessThan: { "aws:CurrentTime": "2026-12-01T00:00:00Z" } })], keys: { "aws:currenttime": "2026-12-01T00:00:00Z" } }, refused],
  ["ArnLike matches part by part", { identity: [when({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/g*" } })], keys: { "aws:principalarn": role } }, "allowed"],
  ["ArnLike does not reach over a colon", { identity: [when({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam*a:b:*:d" } })], keys: { "aws:principalarn": "arn:aws:iam::0:role/a:b:c:d" } }, refused],
  ["ArnNotLike", { identity: [allow(), deny({ Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } } })], keys: { "aws:principalarn": role } }, "identity-based policy!"],
];

it.each(cases)("%s", (_what, given, decision) => {
  expect(decide(given)).toBe(decision);
});

it("matches a pattern of many stars in time, whatever the text", () => {
  const identity = [allow({ Resource: `arn:${"*a".repeat(200)}b` })];
  expect(decide({ identity, on: `arn:${"a".repeat(1024)}` })).toBe(refused);
});
