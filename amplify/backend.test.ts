import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Match, Template } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, expect, it } from "vitest";
import { limits } from "./limits.ts";
import type { Finding } from "./nag/finding.ts";
import { idle, unexplained } from "./nag/reasons.ts";

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}
type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;

let outdir: string;
const templates: Template[] = [];

/** The template that has a resource of the type and properties. */
function templateWith(type: string, properties: object = {}): Template {
  const found = templates.find((template) => Object.keys(template.findResources(type, { Properties: properties })).length > 0);
  if (!found) throw new Error(`No template has ${type} ${JSON.stringify(properties)}`);
  return found;
}

beforeAll(async () => {
  outdir = await mkdtemp(join(tmpdir(), "parley-synth-"));
  const context = { "amplify-backend-namespace": "parley", "amplify-backend-name": "test", "amplify-backend-type": "sandbox" };
  await promisify(execFile)(process.execPath, ["--import", "tsx", "amplify/nag/write-findings.ts"], {
    env: { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) },
  });
  for (const file of await readdir(outdir)) {
    if (!file.endsWith(".template.json")) continue;
    const template = JSON.parse(await readFile(join(outdir, file), "utf8")) as object;
    // Tables of models depend on each other's data source in a circle that only CloudFormation's engine resolves.
    templates.push(Template.fromJSON(template, { skipCyclicalDependenciesCheck: true }));
  }
}, 300_000);
afterAll(() => rm(outdir, { recursive: true, force: true }));

it("has a written reason for everything that cdk-nag would have otherwise, and no reason for what it would not", async () => {
  const findings = JSON.parse(await readFile(join(outdir, "findings.json"), "utf8")) as Finding[];
  expect(findings.length).toBeGreaterThan(50);
  expect(unexplained(findings)).toEqual([]);
  expect(idle(findings)).toEqual([]);
});

/** What a function may do, as `action on resource` lines; references are shortened to what they name. */
function grantsOf(functionName: string): string[] {
  const template = templateWith("AWS::Lambda::Function", { Tags: Match.arrayWith([{ Key: "amplify:friendly-name", Value: functionName }]) });
  const prefix = `${functionName.replaceAll("-", "")}lambdaServiceRoleDefaultPolicy`;
  const policies = Object.entries(template.findResources("AWS::IAM::Policy") as Resources).filter(([id]) => id.startsWith(prefix));
  return policies
    .flatMap(([, policy]) => (policy.Properties.PolicyDocument as { Statement: Statement[] }).Statement)
    .flatMap(({ Effect, Action, Resource }) => {
      expect(Effect).toBe("Allow");
      return [Action].flat().map((action) => `${action} on ${nameOf(Resource)}`);
    })
    .sort();
}

function nameOf(resource: unknown): string {
  const text = JSON.stringify(resource);
  if (text === '"*"') return "*";
  const known = {
    TablesTranslationMemory: "memory",
    TablesUsage: "usage",
    TablesRooms: "rooms",
    PhraseTable: "phrases",
    parleyBucket: "bucket",
    amplifyDataGraphQLAPI: "api",
  };
  const name = Object.entries(known).find(([id]) => text.includes(id))?.[1];
  // A list would hide a second resource behind the first.
  if (!name || Array.isArray(resource)) return text;
  return name + (/"(\/[^"]*)"\]\]\}$/.exec(text)?.[1] ?? "");
}

it.each([
  [
    "translate-text",
    [
      "comprehend:DetectDominantLanguage on *",
      "dynamodb:GetItem on memory",
      "dynamodb:PutItem on memory",
      "dynamodb:UpdateItem on usage",
      "translate:TranslateText on *",
    ],
  ],
  [
    "speak-text",
    [
      "dynamodb:UpdateItem on usage",
      "polly:DescribeVoices on *",
      "polly:SynthesizeSpeech on *",
      "s3:GetObject on bucket/speech/*",
      "s3:PutObject on bucket/speech/*",
    ],
  ],
  ["list-languages", ["polly:DescribeVoices on *", "translate:ListLanguages on *"]],
  ["get-usage", ["dynamodb:GetItem on usage"]],
  [
    "say",
    [
      "appsync:GraphQL on api/types/Mutation/fields/publishRoomEvent",
      "dynamodb:BatchGetItem on memory",
      "dynamodb:BatchGetItem on rooms",
      "dynamodb:GetItem on memory",
      "dynamodb:GetItem on rooms",
      "dynamodb:PutItem on memory",
      "dynamodb:PutItem on rooms",
      "dynamodb:UpdateItem on rooms",
      "dynamodb:UpdateItem on usage",
      "translate:TranslateText on *",
    ],
  ],
  [
    "change-room",
    [
      "appsync:GraphQL on api/types/Mutation/fields/endRoomEvents",
      "appsync:GraphQL on api/types/Mutation/fields/publishRoomEvent",
      "dynamodb:BatchWriteItem on rooms",
      "dynamodb:DeleteItem on rooms",
      "dynamodb:GetItem on rooms",
      "dynamodb:PutItem on rooms",
      "dynamodb:Query on rooms",
      "dynamodb:Query on rooms/index/bySequence",
      "dynamodb:UpdateItem on rooms",
      "translate:ListLanguages on *",
    ],
  ],
  [
    "read-room",
    [
      "dynamodb:BatchGetItem on rooms",
      "dynamodb:GetItem on rooms",
      "dynamodb:Query on rooms",
      "dynamodb:Query on rooms/index/bySequence",
    ],
  ],
  [
    "delete-expired-rooms",
    [
      "dynamodb:BatchWriteItem on rooms",
      "dynamodb:DeleteItem on rooms",
      "dynamodb:GetItem on rooms",
      "dynamodb:Query on rooms",
      "dynamodb:Query on rooms/index/byEnd",
    ],
  ],
  [
    "delete-account",
    [
      "appsync:GraphQL on api/types/Mutation/fields/endRoomEvents",
      "appsync:GraphQL on api/types/Mutation/fields/publishRoomEvent",
      "cognito-identity:DeleteIdentities on *",
      "dynamodb:BatchWriteItem on phrases",
      "dynamodb:BatchWriteItem on rooms",
      "dynamodb:BatchWriteItem on usage",
      "dynamodb:GetItem on rooms",
      "dynamodb:Query on phrases/index/phrasesByOwnerAndCreatedAt",
      "dynamodb:Query on rooms",
      "dynamodb:Query on usage",
      "dynamodb:UpdateItem on rooms",
      "s3:AbortMultipartUpload on bucket/people/*",
      "s3:DeleteObject on bucket/people/*",
      "s3:ListBucket on bucket",
      "s3:ListBucketMultipartUploads on bucket",
    ],
  ],
])("grants %s exactly what it calls", (name, grants) => {
  expect(grantsOf(name)).toEqual(grants);
});

it("runs functions on Node 22, with time left to answer before AppSync gives up after 30 s", () => {
  const names = ["translate-text", "speak-text", "list-languages", "get-usage", "say", "change-room", "read-room", "delete-expired-rooms", "delete-account"];
  for (const name of names) {
    const properties = { Tags: Match.arrayWith([{ Key: "amplify:friendly-name", Value: name }]) };
    templateWith("AWS::Lambda::Function", properties).hasResourceProperties("AWS::Lambda::Function", {
      ...properties,
      Runtime: "nodejs22.x",
      Timeout: limits.functionSeconds,
    });
  }
  expect(limits.engineSeconds).toBeLessThan(limits.functionSeconds);
  expect(limits.functionSeconds).toBeLessThan(30);
});

it("pays for its tables by request, lets their items expire, and removes them with the backend", () => {
  const template = templateWith("AWS::DynamoDB::Table");
  template.resourceCountIs("AWS::DynamoDB::Table", 3);
  template.allResources("AWS::DynamoDB::Table", {
    DeletionPolicy: "Delete",
    Properties: {
      KeySchema: Match.arrayWith([{ AttributeName: "id", KeyType: "HASH" }]),
      BillingMode: "PAY_PER_REQUEST",
      TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
    },
  });
});

it("reads messages by their number without delay, and rooms by their end", () => {
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: "HASH" },
    { AttributeName: range, KeyType: "RANGE" },
  ];
  templateWith("AWS::DynamoDB::Table").hasResourceProperties("AWS::DynamoDB::Table", {
    LocalSecondaryIndexes: [{ IndexName: "bySequence", KeySchema: keys("id", "sequence"), Projection: { ProjectionType: "ALL" } }],
    GlobalSecondaryIndexes: [{ IndexName: "byEnd", KeySchema: keys("kind", "endsAt"), Projection: { ProjectionType: "KEYS_ONLY" } }],
  });
});

it("looks for rooms that are over every hour", () => {
  const schedule = { ScheduleExpression: "cron(0 */1 * * ? *)" };
  templateWith("AWS::Scheduler::Schedule").hasResourceProperties("AWS::Scheduler::Schedule", schedule);
});

it("ends the subscription of a member who is taken out of a room", () => {
  const template = templateWith("AWS::AppSync::Resolver", { FieldName: "onRoomEvent" });
  template.hasResourceProperties("AWS::AppSync::Resolver", {
    FieldName: "onRoomEvent",
    ResponseMappingTemplate: Match.stringLikeRegexp("setSubscriptionInvalidationFilter"),
    ResponseMappingTemplateS3Location: Match.absent(),
  });
});

it("lets spoken marks expire before the sound they lead to", () => {
  templateWith("AWS::S3::Bucket", { LifecycleConfiguration: Match.anyValue() }).hasResourceProperties("AWS::S3::Bucket", {
    LifecycleConfiguration: {
      Rules: [
        { Id: "speech/marks/", Prefix: "speech/marks/", ExpirationInDays: 30, Status: "Enabled" },
        { Id: "speech/audio/", Prefix: "speech/audio/", ExpirationInDays: 31, Status: "Enabled" },
      ],
    },
  });
});

it("lets a page play sound from the bucket, and nobody read it without a signature", () => {
  templateWith("AWS::S3::Bucket", { LifecycleConfiguration: Match.anyValue() }).hasResourceProperties("AWS::S3::Bucket", {
    CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedMethods: Match.arrayWith(["GET"]), AllowedOrigins: ["*"] })] },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
  });
});

it("signs people in by e-mail, hides who has an account, and lets guests in", () => {
  const template = templateWith("AWS::Cognito::UserPool");
  template.hasResourceProperties("AWS::Cognito::UserPool", {
    UsernameAttributes: ["email"],
    AutoVerifiedAttributes: ["email"],
    UsernameConfiguration: { CaseSensitive: false },
    Policies: { PasswordPolicy: { MinimumLength: 8, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true, RequireUppercase: true } },
  });
  template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
    PreventUserExistenceErrors: "ENABLED",
    ExplicitAuthFlows: Match.not(Match.arrayWith(["ALLOW_USER_PASSWORD_AUTH"])),
  });
  template.hasResourceProperties("AWS::Cognito::IdentityPool", { AllowUnauthenticatedIdentities: true });
});

it("lets guests ask, and talk in rooms, and neither open, lead nor close rooms, publish events, delete accounts, nor see phrases", () => {
  const fields = (id: string) => {
    const policies = templates.flatMap((template) => Object.entries(template.findResources("AWS::IAM::ManagedPolicy")));
    const [, policy] = policies.find(([name]) => name.includes(id)) ?? [];
    return [...JSON.stringify(policy).matchAll(/"typeName":"(\w+)","fieldName":"(\w+)"/g)].map(([, type, field]) => `${type}.${field}`).sort();
  };
  const everyone = [
    ...["flagMessage", "joinRoom", "leaveRoom", "say", "setMyLanguage", "setPresence"].map((name) => `Mutation.${name}`),
    ...["languages", "messages", "room", "rooms", "speak", "translate", "usage"].map((name) => `Query.${name}`),
    "Subscription.onRoomEvent",
  ];
  expect(fields("UnauthRolePolicy")).toEqual(everyone);
  expect(fields("DataAuthRolePolicy")).toEqual([...everyone, ...["closeRoom", "deleteAccount", "openRoom", "removeMember"].map((name) => `Mutation.${name}`)].sort());
});
