import { expect, it } from "vitest";
import { allow, decide, deny, refused, role, when, type Given } from "./decide.fixture.ts";

/** What AWS's documents say by example or in so many words; each group names its page of the IAM User Guide. */
const cases: readonly (readonly [what: string, given: Given, decision: string])[] = [
  // reference_policies_elements_condition_operators.html#Conditions_IPAddress
  ["IpAddress in a network", { identity: [when({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })], keys: { "aws:sourceip": "203.0.113.7" } }, "allowed"],
  ["IpAddress beside it", { identity: [when({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })], keys: { "aws:sourceip": "203.0.114.7" } }, refused],
  ["IpAddress without a prefix is one address", { identity: [when({ IpAddress: { "aws:SourceIp": ["10.0.0.1", "203.0.113.7"] } })], keys: { "aws:sourceip": "203.0.113.7" } }, "allowed"],
  ["IpAddress, version 6", { identity: [when({ IpAddress: { "aws:SourceIp": "2001:DB8:1234:5678::/64" } })], keys: { "aws:sourceip": "2001:db8:1234:5678:abcd::1" } }, "allowed"],
  ["IpAddress, the other version", { identity: [when({ IpAddress: { "aws:SourceIp": "::/0" } })], keys: { "aws:sourceip": "127.0.0.1" } }, refused],
  ["IpAddress of an absent key", { identity: [when({ IpAddress: { "aws:SourceIp": "0.0.0.0/0" } })] }, refused],
  ["NotIpAddress denies from outside", { identity: [allow(), deny({ Condition: { NotIpAddress: { "aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"] } } })], keys: { "aws:sourceip": "198.51.100.1" } }, "identity-based policy!"],
  ["NotIpAddress does not deny from inside", { identity: [allow(), deny({ Condition: { NotIpAddress: { "aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"] } } })], keys: { "aws:sourceip": "203.0.113.9" } }, "allowed"],
  ["NotIpAddress of an absent key", { identity: [when({ NotIpAddress: { "aws:SourceIp": "192.0.2.0/24" } })] }, "allowed"],

  // ...#Conditions_BinaryEquals, _Null, _Boolean, _Numeric, _Date
  ["BinaryEquals", { identity: [when({ BinaryEquals: { "s3:prefix": "QmluYXJ5VmFsdWVJbkJhc2U2NA==" } })], keys: { "s3:prefix": "QmluYXJ5VmFsdWVJbkJhc2U2NA==" } }, "allowed"],
  ["BinaryEquals tells case apart", { identity: [when({ BinaryEquals: { "s3:prefix": "QQ==" } })], keys: { "s3:prefix": "qq==" } }, refused],
  ["Bool of an absent key", { identity: [when({ Bool: { "aws:SecureTransport": "true" } })] }, refused],
  ["BoolIfExists of an absent key", { identity: [when({ BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } })] }, "allowed"],
  ["NumericNotEquals of an absent key", { identity: [when({ NumericNotEquals: { "s3:max-keys": "10" } })] }, "allowed"],
  ["NumericLessThan of an absent key", { identity: [when({ NumericLessThan: { "s3:max-keys": "10" } })] }, refused],
  ["DateGreaterThan in the W3C's form with an offset", { identity: [when({ DateGreaterThan: { "aws:CurrentTime": "2026-11-01T02:00+02:00" } })], keys: { "aws:currenttime": "2026-11-01T00:00:01Z" } }, "allowed"],
  ["a Date of four digits is a year", { identity: [when({ DateLessThan: { "aws:CurrentTime": "2027" } })], keys: { "aws:currenttime": "2026-12-31T23:59:59Z" } }, "allowed"],
  ["a Date in seconds", { identity: [when({ DateLessThan: { "aws:CurrentTime": "1798761600" } })], keys: { "aws:currenttime": "2026-12-31T23:59:59Z" } }, "allowed"],
  ["the epoch's time as a number", { identity: [when({ NumericGreaterThan: { "aws:EpochTime": 1_700_000_000 } })], keys: { "aws:epochtime": "1790000000" } }, "allowed"],

  // ...#Conditions_ARN
  ["ArnLike, a star that crosses slashes", { identity: [when({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::000000000000:role/*" } })], keys: { "aws:principalarn": "arn:aws:iam::000000000000:role/team/guest" } }, "allowed"],
  ["ArnEquals takes wildcards, as ArnLike", { identity: [when({ ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::*:role/gues?" } })], keys: { "aws:principalarn": role } }, "allowed"],
  ["ArnLike of everything", { identity: [when({ ArnLike: { "aws:PrincipalArn": "*" } })], keys: { "aws:principalarn": role } }, "allowed"],
  ["ArnLike with a variable", { identity: [when({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::${aws:PrincipalAccount}:role/guest" } })], keys: { "aws:principalarn": role, "aws:principalaccount": "000000000000" } }, "allowed"],
  ["StringLike of an ARN crosses colons", { identity: [when({ StringLike: { "aws:PrincipalArn": "arn:aws:*guest" } })], keys: { "aws:principalarn": role } }, "allowed"],
  ["ArnNotLike of an absent key", { identity: [when({ ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } })] }, "allowed"],

  // reference_policies_condition-logic-multiple-context-keys-or-values.html
  ["several values of a negated operator: none of them (NOR)", { identity: [when({ StringNotLike: { "s3:prefix": ["a*", "b*"] } })], keys: { "s3:prefix": "bc" } }, refused],
  ["several values of a negated operator: another", { identity: [when({ StringNotLike: { "s3:prefix": ["a*", "b*"] } })], keys: { "s3:prefix": "cd" } }, "allowed"],
  ["several keys of one operator: all of them (AND)", { identity: [when({ StringEquals: { "s3:prefix": ["a", "b"], "s3:delimiter": ["/"] } })], keys: { "s3:prefix": "b", "s3:delimiter": "/" } }, "allowed"],
  ["several keys, one of which does not fit", { identity: [when({ StringEquals: { "s3:prefix": ["a", "b"], "s3:delimiter": ["/"] } })], keys: { "s3:prefix": "b", "s3:delimiter": "," } }, refused],
  ["condition keys are named without regard to case", { identity: [when({ StringEquals: { "AWS:requestedREGION": "us-east-1" } })], keys: { "aws:requestedregion": "us-east-1" } }, "allowed"],
  ["the value of a tag minds its case", { identity: [when({ StringEquals: { "aws:PrincipalTag/Team": "Blue" } })], keys: { "aws:principaltag/team": "blue" } }, refused],
  ["the name of a tag does not", { identity: [when({ StringEquals: { "aws:PrincipalTag/TEAM": "blue" } })], keys: { "aws:principaltag/team": "blue" } }, "allowed"],
  ["StringEqualsIgnoreCase of a variable", { identity: [when({ StringEqualsIgnoreCase: { "aws:PrincipalTag/team": "${aws:PrincipalTag/owner}" } })], keys: { "aws:principaltag/team": "BLUE", "aws:principaltag/owner": "Blue" } }, "allowed"],
  ["StringNotEqualsIfExists of an absent key", { identity: [when({ StringNotEqualsIfExists: { "s3:prefix": "a" } })] }, "allowed"],
  ["StringEqualsIfExists of a key that is there", { identity: [when({ StringEqualsIfExists: { "s3:prefix": "a" } })], keys: { "s3:prefix": "b" } }, refused],

  // reference_policies_condition-single-vs-multi-valued-context-keys.html
  ["ForAllValues: all fit", { identity: [when({ "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["me", "all"] } })], keys: { "dynamodb:leadingkeys": ["me", "all"] } }, "allowed"],
  ["ForAllValues, negated: one that is named is too many", { identity: [when({ "ForAllValues:StringNotEquals": { "dynamodb:LeadingKeys": ["you"] } })], keys: { "dynamodb:leadingkeys": ["me", "you"] } }, refused],
  ["ForAllValues with Null closes what an absent key opens", { identity: [when({ "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["me"] }, Null: { "dynamodb:LeadingKeys": "false" } })] }, refused],
  ["ForAnyValue, negated: one that is not named is enough", { identity: [when({ "ForAnyValue:StringNotEquals": { "dynamodb:LeadingKeys": ["you"] } })], keys: { "dynamodb:leadingkeys": ["me", "you"] } }, "allowed"],
  ["ForAnyValueIfExists of an absent key", { identity: [when({ "ForAnyValue:StringEqualsIfExists": { "dynamodb:LeadingKeys": "me" } })] }, "allowed"],

  // reference_policies_variables.html
  ["${$} is a dollar", { identity: [allow({ Resource: "arn:aws:s3:::b/${$}5" })], on: "arn:aws:s3:::b/$5" }, "allowed"],
  ["${?} is a question mark", { identity: [when({ StringLike: { "s3:prefix": "what${?}" } })], keys: { "s3:prefix": "whatx" } }, refused],
  ["a variable is named without regard to case", { identity: [allow({ Resource: "arn:aws:s3:::b/${aws:USERID}" })], on: "arn:aws:s3:::b/AROA:s", keys: { "aws:userid": "AROA:s" } }, "allowed"],
  ["what the request says comes before a default", { identity: [allow({ Resource: "arn:aws:s3:::b/${aws:username, 'x'}" })], on: "arn:aws:s3:::b/x", keys: { "aws:username": "me" } }, refused],
  ["a default with a blank", { identity: [allow({ Resource: "arn:aws:s3:::b/${aws:PrincipalTag/team, 'company wide'}" })], on: "arn:aws:s3:::b/company wide" }, "allowed"],
  ["several values are no value", { identity: [allow({ Resource: "arn:aws:s3:::b/${dynamodb:LeadingKeys}" })], on: "arn:aws:s3:::b/me", keys: { "dynamodb:leadingkeys": ["me", "you"] } }, refused],
  ["actions have no variables", { identity: [allow({ Action: "s3:${aws:PrincipalTag/may}" })], keys: { "aws:principaltag/may": "GetObject" } }, refused],

  // reference_policies_elements_notaction.html, ..._notresource.html
  ["a Deny of NotAction denies the rest", { identity: [allow({ Action: "*" }), { Effect: "Deny", NotAction: ["iam:*", "sts:*"], Resource: "*" }] }, "identity-based policy!"],
  ["a Deny of NotResource denies the rest", { identity: [allow(), { Effect: "Deny", Action: "s3:*", NotResource: ["arn:aws:s3:::HRBucket", "arn:aws:s3:::HRBucket/*"] }] }, "identity-based policy!"],

  // ../../organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
  ["the organization's regions: inside", { identity: [allow()], scp: [[allow({ Action: "*" }), outside(["us-east-1", "eu-central-1"])]], keys: { "aws:requestedregion": "us-east-1" } }, "allowed"],
  ["the organization's regions: outside", { identity: [allow()], scp: [[allow({ Action: "*" }), outside(["eu-west-1"])]], keys: { "aws:requestedregion": "us-east-1" } }, "service control policy!"],
  ["the organization's regions: a role that may", { identity: [allow()], scp: [[allow({ Action: "*" }), outside(["eu-west-1"], role)]], keys: { "aws:requestedregion": "us-east-1", "aws:principalarn": role } }, "allowed"],
  ["an Allow of the organization with NotAction", { identity: [allow()], scp: [[{ Effect: "Allow", NotAction: "translate:*", Resource: "*" }]] }, "allowed"],
  ["an Allow of the organization with NotAction leaves out what it names", { identity: [allow()], scp: [[{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }]] }, "service control policy"],
  ["an Allow of the organization for one resource, under a condition", { identity: [allow()], scp: [[allow({ Resource: "arn:aws:s3:::b/*", Condition: { StringEquals: { "aws:PrincipalTag/team": "blue" } } })]], keys: { "aws:principaltag/team": "red" } }, "service control policy"],
  ["a rule for a service that does not run here is never asked", { identity: [allow()], scp: [[allow({ Action: "*" }), deny({ Action: ["ec2:RunInstances", "iam:*"], Condition: { StringNotEquals: { "ec2:InstanceType": "t2.micro", "aws:PrincipalOrgID": "o-1" } } })]] }, "allowed"],
];

function outside(regions: readonly string[], exempt?: string) {
  const principal = exempt === undefined ? {} : { ArnNotLike: { "aws:PrincipalARN": [exempt] } };
  return { Effect: "Deny", NotAction: ["iam:*", "route53:*", "support:*"], Resource: "*", Condition: { StringNotEquals: { "aws:RequestedRegion": regions }, ...principal } };
}

it.each(cases)("%s", (_what, given, decision) => {
  expect(decide(given)).toBe(decision);
});
