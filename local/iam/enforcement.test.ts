import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BatchGetItemCommand, DynamoDBClient, GetItemCommand, ListTablesCommand, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { DescribeVoicesCommand, PollyClient, SynthesizeSpeechCommand } from "@aws-sdk/client-polly";
import {
  AbortMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { ListLanguagesCommand, TranslateClient, TranslateTextCommand } from "@aws-sdk/client-translate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeAssembly } from "../assembly/assembly-for-tests.ts";
import { loadAssembly } from "../assembly/load-assembly.ts";
import type { Principal } from "../authentication/principal.ts";
import { roleSession } from "../authentication/role-session.ts";
import { createSessionCredentials } from "../authentication/session-credentials.ts";
import { createSignatureVerifier } from "../authentication/verify-signature.ts";
import type { SpeechEngine } from "../engines/speech/engine.ts";
import type { TranslationEngine } from "../engines/translation/engine.ts";
import { createGateway } from "../gateway/gateway.ts";
import { createDynamoDb } from "../services/dynamodb/service.ts";
import { createPolly } from "../services/polly/service.ts";
import { createS3 } from "../services/s3/service.ts";
import { createTranslate } from "../services/translate/service.ts";
import { createAccessControl } from "./access-control.ts";
import { compilePolicy } from "./policy.ts";

const allow = (Action: string | string[], Resource: unknown, more: object = {}) => ({ Effect: "Allow", Action, Resource, ...more });
const document = (...Statement: object[]) => ({ Version: "2012-10-17", Statement });
const trust = document({
  Effect: "Allow",
  Principal: { Federated: "cognito-identity.amazonaws.com" },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: {
    StringEquals: { "cognito-identity.amazonaws.com:aud": "us-east-1:p" },
    "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
  },
});
const sub = "${cognito-identity.amazonaws.com:sub}";
const table = "arn:aws:dynamodb:us-east-1:000000000000:table/Notes";

const assembly = loadAssembly(
  writeAssembly({
    Resources: {
      Notes: {
        Type: "AWS::DynamoDB::Table",
        Properties: {
          TableName: "Notes",
          KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
          AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
          GlobalSecondaryIndexes: [{ IndexName: "byId", KeySchema: [{ AttributeName: "id", KeyType: "HASH" }], Projection: { ProjectionType: "ALL" } }],
        },
      },
      Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: "photos" } },
      BucketPolicy: {
        Type: "AWS::S3::BucketPolicy",
        Properties: {
          Bucket: { Ref: "Bucket" },
          PolicyDocument: document(
            { Effect: "Deny", Principal: { AWS: "*" }, Action: "s3:*", Resource: "arn:aws:s3:::photos/*", Condition: { Bool: { "aws:SecureTransport": "false" } } },
            { Effect: "Deny", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::photos/people/*/sealed" },
          ),
        },
      },
      Person: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: "person",
          AssumeRolePolicyDocument: trust,
          Policies: [
            {
              PolicyName: "own",
              PolicyDocument: document(
                allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], `arn:aws:s3:::photos/people/${sub}/*`),
                allow("s3:ListBucket", "arn:aws:s3:::photos", { Condition: { StringLike: { "s3:prefix": `people/${sub}/*` } } }),
              ),
            },
          ],
          ManagedPolicyArns: [{ Ref: "Words" }, "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
        },
      },
      Words: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: document(allow(["translate:TranslateText", "polly:DescribeVoices"], "*")) } },
      Tables: {
        Type: "AWS::IAM::Policy",
        Properties: { Roles: [{ Ref: "Person" }], PolicyDocument: document(allow(["dynamodb:GetItem", "dynamodb:Query"], { "Fn::GetAtt": ["Notes", "Arn"] })) },
      },
      Guarded: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: "guarded",
          Tags: [{ Key: "Team", Value: "blue" }],
          AssumeRolePolicyDocument: trust,
          Policies: [
            {
              PolicyName: "conditions",
              PolicyDocument: document(
                allow("dynamodb:*", "*", { Condition: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["${aws:PrincipalTag/team}"] }, Null: { "dynamodb:LeadingKeys": "false" } } }),
                allow("translate:*", "*", { Condition: { IpAddress: { "aws:SourceIp": "127.0.0.0/8" }, StringLike: { "aws:UserAgent": "*aws-sdk-js*" } } }),
                allow("polly:*", "*", { Condition: { NotIpAddress: { "aws:SourceIp": "127.0.0.0/8" } } }),
                allow("s3:PutObject", "*", { Condition: { StringEquals: { "s3:x-amz-acl": "private", "s3:authType": "REST-HEADER", "aws:ResourceAccount": "000000000000" } } }),
              ),
            },
          ],
        },
      },
      Editor: { Type: "AWS::IAM::Role", Properties: { RoleName: "editor", AssumeRolePolicyDocument: trust, Policies: [{ PolicyName: "all", PolicyDocument: document(allow("*", "*")) }] } },
    },
  }),
);

const dataDirectory = mkdtempSync(join(tmpdir(), "enforcement-"));
const credentials = createSessionCredentials({ dataDirectory, clock: Date });
const signatures = createSignatureVerifier({ credentials, clock: Date });
const scp = document({ Effect: "Allow", Action: "*", Resource: "*" }, { Effect: "Deny", Action: "dynamodb:PutItem", Resource: "*" });
const access = createAccessControl({
  assembly,
  serviceControlPolicies: [compilePolicy(scp, "identity"), compilePolicy(document(allow(["s3:*", "dynamodb:*", "translate:*", "comprehend:*", "polly:*"], "*")), "identity")],
  clock: Date,
  log: (line) => logged.push(line),
});
const logged: string[] = [];

const translation: TranslationEngine = {
  ...{ name: "Apertium", languages: () => Promise.resolve(["en", "es"]), translate: (text) => Promise.resolve(text) },
  ...{ warm: () => undefined, close: () => Promise.resolve() },
};
const speech: SpeechEngine = {
  name: "eSpeak NG",
  synthesize: () => {
    throw new Error("Nobody may speak here.");
  },
  encode: () => Promise.reject(new Error("Nobody may speak here.")),
  close: () => Promise.resolve(),
};

const closers: (() => Promise<void> | undefined)[] = [];
let endpoint = "";
beforeAll(async () => {
  const log = (line: string) => void logged.push(line);
  const common = { assembly, dataDirectory, signatures, access, clock: Date, log };
  const services = [await createDynamoDb(common), await createS3(common), createTranslate({ engine: translation, ...common }), createPolly({ engine: speech, ...common })];
  const gateway = createGateway({ services, log });
  endpoint = `http://127.0.0.1:${await gateway.listen(0, "127.0.0.1")}`;
  closers.push(() => gateway.close(), ...services.map((service) => () => service.close?.()));
});
afterAll(async () => {
  for (const close of closers) await close();
});

const cognito = { identityPoolId: "us-east-1:p", identityId: "us-east-1:me", authType: "authenticated" } as const;
const person = { ...roleSession("arn:aws:iam::000000000000:role/person", "s", "000000000000"), cognito };
const editor = roleSession("arn:aws:iam::000000000000:role/editor", "s", "000000000000");
const clients = (principal: Principal = person) => {
  const { AccessKeyId: accessKeyId, SecretKey: secretAccessKey, SessionToken: sessionToken } = credentials.issue(principal, 900);
  const options = { endpoint, region: "us-east-1", maxAttempts: 1, credentials: { accessKeyId, secretAccessKey, sessionToken } };
  return { s3: new S3Client(options), dynamodb: new DynamoDBClient(options), translate: new TranslateClient(options), polly: new PollyClient(options) };
};

const key = { id: { S: "a" } };
const Bucket = "photos";
const own = "people/us-east-1:me";
const query = { TableName: "Notes", KeyConditionExpression: "id = :id", ExpressionAttributeValues: { ":id": { S: "a" } } };
const translateFrom = (SourceLanguageCode: string) => new TranslateTextCommand({ Text: "hi", SourceLanguageCode, TargetLanguageCode: "es" });
const who = "arn:aws:sts::000000000000:assumed-role/person/s";
const sentence = (action: string, resource: string, reason = `because no identity-based policy allows the ${action} action`) =>
  `User: ${who} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
const onS3 = (action: string, path: string, reason?: string) => ({ name: "AccessDenied", status: 403, message: sentence(action, `"arn:aws:s3:::${path}"`, reason) });
const onTable = (action: string, path = "", reason?: string) => ({ name: "AccessDeniedException", status: 400, message: sentence(action, table + path, reason) });

type Clients = ReturnType<typeof clients>;
const denied: readonly (readonly [what: string, call: (to: Clients) => Promise<unknown>, refusal: { name: string; status: number; message: string }])[] = [
  ["DynamoDB a write that the organization denies", ({ dynamodb }) => dynamodb.send(new PutItemCommand({ TableName: "Notes", Item: key })), onTable("dynamodb:PutItem", "", "with an explicit deny in a service control policy")],
  ["DynamoDB a read of an index beside the table", ({ dynamodb }) => dynamodb.send(new QueryCommand({ ...query, IndexName: "byId" })), onTable("dynamodb:Query", "/index/byId")],
  ["DynamoDB a batch, which is another action", ({ dynamodb }) => dynamodb.send(new BatchGetItemCommand({ RequestItems: { Notes: { Keys: [key] } } })), onTable("dynamodb:BatchGetItem")],
  ["DynamoDB a table that there is not", ({ dynamodb }) => dynamodb.send(new GetItemCommand({ TableName: "Others", Key: key })), { ...onTable("dynamodb:GetItem"), message: sentence("dynamodb:GetItem", table.replace("Notes", "Others")) }],
  ["DynamoDB the list of tables", ({ dynamodb }) => dynamodb.send(new ListTablesCommand({})), { ...onTable("dynamodb:ListTables"), message: sentence("dynamodb:ListTables", table.replace("Notes", "*")) }],
  ["S3 another person's object", ({ s3 }) => s3.send(new GetObjectCommand({ Bucket, Key: "people/you/a" })), onS3("s3:GetObject", "photos/people/you/a")],
  ["S3 a write beside one's own folder", ({ s3 }) => s3.send(new PutObjectCommand({ Bucket, Key: `${own}-else/a`, Body: "x" })), onS3("s3:PutObject", `photos/${own}-else/a`)],
  ["S3 what the bucket itself denies", ({ s3 }) => s3.send(new GetObjectCommand({ Bucket, Key: `${own}/sealed` })), onS3("s3:GetObject", `photos/${own}/sealed`, "with an explicit deny in a resource-based policy")],
  ["S3 a list of everything", ({ s3 }) => s3.send(new ListObjectsV2Command({ Bucket })), onS3("s3:ListBucket", "photos")],
  ["S3 a list of another's folder", ({ s3 }) => s3.send(new ListObjectsV2Command({ Bucket, Prefix: "people/you/" })), onS3("s3:ListBucket", "photos")],
  ["S3 whether an object is there, without leave to list", ({ s3 }) => s3.send(new GetObjectCommand({ Bucket, Key: `${own}/missing` })), onS3("s3:ListBucket", "photos")],
  ["S3 where the bucket is", ({ s3 }) => s3.send(new GetBucketLocationCommand({ Bucket })), onS3("s3:GetBucketLocation", "photos")],
  ["S3 a copy from another's folder", ({ s3 }) => s3.send(new CopyObjectCommand({ Bucket, Key: `${own}/b`, CopySource: "photos/people/you/a" })), onS3("s3:GetObject", "photos/people/you/a")],
  ["S3 a copy into another's folder", ({ s3 }) => s3.send(new CopyObjectCommand({ Bucket, Key: "people/you/b", CopySource: `photos/${own}/a` })), onS3("s3:PutObject", "photos/people/you/b")],
  [
    "S3 to give up an upload that it let begin",
    async ({ s3 }) => {
      const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: `${own}/big` }));
      await s3.send(new AbortMultipartUploadCommand({ Bucket, Key: `${own}/big`, UploadId }));
    },
    onS3("s3:AbortMultipartUpload", `photos/${own}/big`),
  ],
  ["Translate its list", ({ translate }) => translate.send(new ListLanguagesCommand({})), { name: "AccessDeniedException", status: 400, message: sentence("translate:ListLanguages", "*") }],
  ["Translate to ask Comprehend for the language", ({ translate }) => translate.send(translateFrom("auto")), { name: "AccessDeniedException", status: 400, message: sentence("comprehend:DetectDominantLanguage", "*") }],
  ["Polly to speak", ({ polly }) => polly.send(new SynthesizeSpeechCommand({ Text: "hi", VoiceId: "Joanna", OutputFormat: "mp3" })), { name: "AccessDeniedException", status: 403, message: sentence("polly:SynthesizeSpeech", "*") }],
];

it.each(denied)("refuses %s, in AWS's words", async (_what, call, { name, status, message }) => {
  const error: unknown = await call(clients()).then(
    () => "It was allowed.",
    (refusal: unknown) => refusal,
  );
  expect(error).toMatchObject({ name, message, $metadata: { httpStatusCode: status } });
  expect(access.denials()[0]).toMatchObject({ principal: who, message });
});

it("lets through what the policies allow", async () => {
  const { dynamodb, s3, translate, polly } = clients();
  await s3.send(new PutObjectCommand({ Bucket, Key: `${own}/a`, Body: "mine" }));
  await s3.send(new CopyObjectCommand({ Bucket, Key: `${own}/b`, CopySource: `photos/${own}/a` }));
  await s3.send(new HeadObjectCommand({ Bucket, Key: `${own}/a` }));
  expect((await s3.send(new ListObjectsV2Command({ Bucket, Prefix: `${own}/` }))).Contents?.map(({ Key }) => Key)).toEqual([`${own}/a`, `${own}/b`]);
  expect((await dynamodb.send(new GetItemCommand({ TableName: "Notes", Key: key }))).Item).toBeUndefined();
  expect((await dynamodb.send(new QueryCommand(query))).Items).toEqual([]);
  expect((await translate.send(translateFrom("en"))).TranslatedText).toBe("hi");
  expect((await polly.send(new DescribeVoicesCommand({}))).Voices?.length).toBeGreaterThan(0);
  expect(logged).toEqual([]);
});

it("deletes of a list what may be deleted, and says of the rest that it may not", async () => {
  await clients(editor).s3.send(new PutObjectCommand({ Bucket, Key: "people/you/kept", Body: "x" }));
  const { s3 } = clients();
  await s3.send(new PutObjectCommand({ Bucket, Key: `${own}/gone`, Body: "x" }));
  const objects = { Objects: [{ Key: `${own}/gone` }, { Key: "people/you/kept" }] };
  const answer = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: objects }));
  expect(answer.Deleted).toEqual([{ Key: `${own}/gone` }]);
  expect(answer.Errors).toEqual([{ Key: "people/you/kept", Code: "AccessDenied", Message: onS3("s3:DeleteObject", "photos/people/you/kept").message }]);
  await clients(editor).s3.send(new HeadObjectCommand({ Bucket, Key: "people/you/kept" }));
});

it("tells those who may list the bucket that an object is missing", async () => {
  await expect(clients(editor).s3.send(new GetObjectCommand({ Bucket, Key: "missing" }))).rejects.toMatchObject({ name: "NoSuchKey" });
});

it("holds a link to what its signer may do when it is used", async () => {
  await clients(editor).s3.send(new PutObjectCommand({ Bucket, Key: "people/you/photo", Body: "theirs" }));
  await clients().s3.send(new PutObjectCommand({ Bucket, Key: `${own}/photo`, Body: "mine" }));
  const open = async (by: Principal, Key: string) => fetch(await getSignedUrl(clients(by).s3, new GetObjectCommand({ Bucket, Key }), { expiresIn: 60 }));
  expect(await (await open(person, `${own}/photo`)).text()).toBe("mine");
  expect(await (await open(editor, "people/you/photo")).text()).toBe("theirs");
  const refused = await open(person, "people/you/photo");
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain("<Code>AccessDenied</Code><Message>User: arn:aws:sts::000000000000:assumed-role/person/s is not authorized");
});

it("holds conditions against what each request says", async () => {
  const { dynamodb, translate, polly, s3 } = clients(roleSession("arn:aws:iam::000000000000:role/guarded", "s", "000000000000"));
  const read = (id: string) => dynamodb.send(new GetItemCommand({ TableName: "Notes", Key: { id: { S: id } } }));
  const put = (ACL?: "private" | "public-read") => s3.send(new PutObjectCommand({ Bucket, Key: "guarded", Body: "x", ...(ACL && { ACL }) }));
  expect((await read("blue")).Item).toBeUndefined();
  await expect(read("red")).rejects.toMatchObject({ name: "AccessDeniedException" });
  await expect(dynamodb.send(new QueryCommand(query))).rejects.toMatchObject({ name: "AccessDeniedException" });
  expect((await translate.send(translateFrom("en"))).TranslatedText).toBe("hi");
  await expect(polly.send(new DescribeVoicesCommand({}))).rejects.toMatchObject({ name: "AccessDeniedException" });
  await put("private");
  await expect(put("public-read")).rejects.toMatchObject({ name: "AccessDenied" });
  await expect(put()).rejects.toMatchObject({ name: "AccessDenied" });
});

it("lets a role that the assembly does not have do nothing", async () => {
  const gone = roleSession("arn:aws:iam::000000000000:role/gone", "s", "000000000000");
  await expect(clients(gone).dynamodb.send(new GetItemCommand({ TableName: "Notes", Key: key }))).rejects.toMatchObject({ name: "AccessDeniedException" });
});

it("lets an identity pool take on a role only for whom the role's trust policy means", () => {
  const trusted = (identityPoolId: string, authType: "authenticated" | "unauthenticated", role = "person") =>
    access.trustsIdentityPool(`arn:aws:iam::000000000000:role/${role}`, { identityPoolId, identityId: "us-east-1:me", authType });
  expect(trusted("us-east-1:p", "authenticated")).toBe(true);
  expect(trusted("us-east-1:other", "authenticated")).toBe(false);
  expect(trusted("us-east-1:p", "unauthenticated")).toBe(false);
  expect(trusted("us-east-1:p", "authenticated", "gone")).toBe(false);
});

it("remembers the last 200 refusals, newest first", () => {
  for (let call = 0; call < 250; call++) access.refusalOf(person, { action: "s3:GetObject", resource: `arn:aws:s3:::photos/${call}` });
  const denials = access.denials();
  expect(denials).toHaveLength(200);
  expect(denials[0]).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
    principal: who,
    action: "s3:GetObject",
    resource: "arn:aws:s3:::photos/249",
    layer: "identity-based policy",
    explicit: false,
    message: onS3("s3:GetObject", "photos/249").message,
  });
});
