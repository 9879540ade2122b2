import { afterAll, expect, it } from "vitest";
import { serveApi, tokenOf } from "./api-for-tests.ts";

const schema = `
  type Note { id: ID!  text: String  owner: String  count: Int  secret: String @aws_cognito_user_pools(cognito_groups: ["admins"])  at: AWSDateTime  json: AWSJSON }
  type Page { items: [Note]!  nextToken: String  scannedCount: Int }
  type Identity @aws_iam @aws_cognito_user_pools { kind: String  json: AWSJSON }
  type Query {
    getNote(id: ID!): Note
    notesOf(owner: String!, limit: Int, nextToken: String): Page
    whoAmI: Identity
    early: String
    functionSays(text: String): String
    fails: String
    appends: String
    search: String
    required: String!
    badDate: Note
    list: [String]
    onlyKey: String @aws_api_key
    swallowed: [String]
    slow: String
    broken: String
    guests: Identity @aws_iam
  }
  type Mutation {
    createNote(id: ID, text: String!, count: Int, json: AWSJSON): Note
    addToNote(id: ID!, by: Int!): Note
    deleteNote(id: ID!): Note
    eventOnly: String
  }
`;

const vtl = (DataSourceName: string, RequestMappingTemplate: string, ResponseMappingTemplate = "$util.toJson($ctx.result)") => ({
  DataSourceName,
  RequestMappingTemplate,
  ResponseMappingTemplate,
});
const js = (DataSourceName: string, Code: string) => ({ DataSourceName, Code, Runtime: { Name: "APPSYNC_JS", RuntimeVersion: "1.0.0" } });
const withError = "#if($ctx.error)$util.error($ctx.error.message, $ctx.error.type, $ctx.result)#end$util.toJson($ctx.result)";
const none = `{"version":"2018-05-29","payload":{}}`;

const invocationTypes: string[] = [];
const api = await serveApi({
  schema,
  timeLimitMs: 400,
  api: { AdditionalAuthenticationProviders: [{ AuthenticationType: "API_KEY" }, { AuthenticationType: "AWS_IAM" }] },
  signatures: {
    verify: ({ url, service }) =>
      Promise.resolve({
        arn: `arn:aws:sts::1:assumed-role/guest/CognitoIdentityCredentials`,
        roleArn: `arn:aws:iam::1:role/guest`,
        accountId: `${url} ${service ?? ""}`,
        cognito: { identityPoolId: "p", identityId: "i", authType: "unauthenticated" },
      }),
  },
  lambda: async (_arn, event, type) => {
    const { text } = event as { text?: string };
    invocationTypes.push(type);
    if (type === "Event") return { payload: null };
    if (text === "wait") await new Promise((done) => setTimeout(done, 2_000));
    if (text === "throw") return { functionError: { errorType: "Error", errorMessage: "QuotaExceeded: No more today." } };
    return { payload: `heard ${text ?? ""}` };
  },
  resolvers: {
    "Query.getNote": vtl("table", `{"version":"2018-05-29","operation":"GetItem","key":{"id":$util.dynamodb.toDynamoDBJson($ctx.args.id)}}`),
    "Query.notesOf": js(
      "table",
      `import { query } from "@aws-appsync/utils/dynamodb";
       export const request = ({ args }) => query({ query: { owner: { eq: args.owner } }, index: "byOwner", limit: args.limit, nextToken: args.nextToken });
       import { util } from "@aws-appsync/utils";
       export const response = ({ error, result }) => (error ? util.error(error.message, error.type) : result);`,
    ),
    "Mutation.createNote": vtl(
      "table",
      `#set($id = $util.defaultIfNull($ctx.args.id, $util.autoId()))
       #set($item = { "text": $ctx.args.text, "owner": $ctx.identity.username, "count": $ctx.args.count, "json": $ctx.args.json })
       $util.toJson({ "version": "2018-05-29", "operation": "PutItem", "key": { "id": $util.dynamodb.toDynamoDB($id) },
         "attributeValues": $util.dynamodb.toMapValues($item), "condition": { "expression": "attribute_not_exists(id)" } })`,
      withError,
    ),
    "Mutation.addToNote": js(
      "table",
      `import { update, operations } from "@aws-appsync/utils/dynamodb";
       import { util } from "@aws-appsync/utils";
       export function request({ args, identity }) {
         return update({ key: { id: args.id }, update: { count: operations.increment(args.by) }, condition: { owner: { eq: identity.username } } });
       }
       export function response({ error, result }) {
         if (error) util.error(error.message, error.type, result);
         return result;
       }`,
    ),
    "Mutation.deleteNote": vtl(
      "table",
      `{"version":"2018-05-29","operation":"DeleteItem","key":{"id":$util.dynamodb.toDynamoDBJson($ctx.args.id)}}`,
    ),
    "Mutation.eventOnly": vtl("function", `{"version":"2018-05-29","operation":"Invoke","invocationType":"Event","payload":{}}`),
    "Query.whoAmI": vtl("none", none, `$util.toJson({ "kind": $util.authType(), "json": $ctx.identity })`),
    "Query.guests": vtl("none", none, `$util.toJson({ "kind": $util.authType(), "json": $ctx.identity })`),
    "Query.early": {
      Kind: "PIPELINE",
      PipelineConfig: { Functions: ["skips", "adds"] },
      RequestMappingTemplate: "{}",
      ResponseMappingTemplate: "$util.toJson($ctx.prev.result)",
    },
    "Query.functionSays": vtl("function", `{"version":"2018-05-29","operation":"Invoke","payload":{"text":$util.toJson($ctx.args.text)}}`, withError),
    "Query.slow": vtl("function", `{"version":"2018-05-29","operation":"Invoke","payload":{"text":"wait"}}`),
    "Query.fails": vtl("none", none, `$util.error("Not today", "Closed", { "data": 1 }, { "info": 2 })`),
    "Query.appends": vtl("none", none, `$util.qr($util.appendError("Careful", "Warning"))"still here"`),
    "Query.search": vtl("search", `{}`),
    "Query.required": vtl("none", none, "null"),
    "Query.badDate": vtl("none", none, `{"id":"1","at":"yesterday"}`),
    "Query.list": vtl("none", none, `"no list"`),
    "Query.onlyKey": vtl("none", none, `"for keys"`),
    "Query.swallowed": vtl("none", none, `#set($owners = ["a"])$util.qr($owners.put(["b"]))$util.toJson($owners)`),
    "Query.broken": js("none", `export const request = () => ({}); export const response = () => nowhere.to.go;`),
  },
  functions: {
    skips: vtl("none", `#return("first")`),
    adds: js(
      "none",
      `import { runtime } from "@aws-appsync/utils";
       export const request = ({ prev }) => runtime.earlyReturn(prev.result + ", second");
       export const response = () => "never";`,
    ),
  },
});
afterAll(() => api.close());

const anna = tokenOf("anna");
const create = "mutation($id: ID, $text: String!, $count: Int, $json: AWSJSON) { createNote(id: $id, text: $text, count: $count, json: $json) { id text owner count json } }";

it("writes, reads, changes and removes an item", async () => {
  const text = 'Ünï "quoted" \\ $ctx.args #if 😀';
  const made = await api.ask(anna, create, { id: "n1", text, count: 3, json: '{"a":[1,null]}' });
  expect(made).toEqual({ status: 200, data: { createNote: { id: "n1", text, owner: "anna", count: 3, json: '{"a":[1,null]}' } } });
  expect((await api.ask(anna, '{ getNote(id: "n1") { text } }')).data).toEqual({ getNote: { text } });
  expect((await api.ask(anna, 'mutation { addToNote(id: "n1", by: 4) { count } }')).data).toEqual({ addToNote: { count: 7 } });
  expect((await api.ask(anna, 'mutation { deleteNote(id: "n1") { id } }')).data).toEqual({ deleteNote: { id: "n1" } });
  expect((await api.ask(anna, '{ getNote(id: "n1") { text } }')).data).toEqual({ getNote: null });
});

it("names a failed condition as AppSync does, with what stands there as data", async () => {
  await api.ask(anna, create, { id: "n2", text: "first" });
  const { data, errors } = await api.ask(anna, create, { id: "n2", text: "second" });
  expect(data).toEqual({ createNote: null });
  expect(errors).toMatchObject([
    { path: ["createNote"], errorType: "DynamoDB:ConditionalCheckFailedException", data: { text: "first" }, errorInfo: null },
  ]);
});

it("takes a put that already happened for done", async () => {
  await api.ask(anna, create, { id: "n3", text: "same" });
  expect((await api.ask(anna, create, { id: "n3", text: "same" })).errors).toBeUndefined();
});

it("lets a condition keep another person out", async () => {
  await api.ask(anna, create, { id: "n4", text: "mine", count: 1 });
  const { errors } = await api.ask(tokenOf("bela"), 'mutation { addToNote(id: "n4", by: 1) { count } }');
  expect(errors?.[0]?.["errorType"]).toBe("DynamoDB:ConditionalCheckFailedException");
});

it("pages through an index, and refuses a token that it did not make", async () => {
  const cleo = tokenOf("cleo");
  for (const text of ["a", "b", "c"]) await api.ask(cleo, create, { text });
  const query = "query($t: String) { notesOf(owner: \"cleo\", limit: 2, nextToken: $t) { items { text } nextToken scannedCount } }";
  const first = (await api.ask(cleo, query)).data?.["notesOf"] as { items: object[]; nextToken: string; scannedCount: number };
  expect(first).toMatchObject({ items: [{}, {}], scannedCount: 2, nextToken: expect.stringMatching(/^[\w+/=]+$/) as string });
  const rest = await api.ask(cleo, query, { t: first.nextToken });
  expect(rest.data?.["notesOf"]).toMatchObject({ items: [{}], nextToken: null });
  expect((await api.ask(cleo, query, { t: "rubbish" })).errors?.[0]?.["message"]).toMatch(/token/);
});

it("shows the identity of a user pool", async () => {
  const { data } = await api.ask(tokenOf("anna", { groups: ["admins"] }), "{ whoAmI { kind json } }");
  const { kind, json } = (data?.["whoAmI"] ?? {}) as { kind: string; json: string };
  expect(kind).toBe("User Pool Authorization");
  expect(JSON.parse(json)).toMatchObject({
    sub: "anna-sub", username: "anna", issuer: "https://issuer/pool", groups: ["admins"], defaultAuthStrategy: "ALLOW",
    sourceIp: ["127.0.0.1"], claims: { "cognito:groups": ["admins"] },
  });
});

it("shows the identity of an IAM session, whose signature is checked over the path for AppSync", async () => {
  const { data } = await api.ask("AWS4-HMAC-SHA256 Credential=...", "{ guests { kind json } }");
  const { kind, json } = (data?.["guests"] ?? {}) as { kind: string; json: string };
  expect(kind).toBe("IAM Authorization");
  expect(JSON.parse(json)).toEqual({
    accountId: "/graphql appsync", cognitoIdentityPoolId: "p", cognitoIdentityId: "i", cognitoIdentityAuthType: "unauthenticated",
    cognitoIdentityAuthProvider: null, sourceIp: ["127.0.0.1"], username: "guest:CognitoIdentityCredentials",
    userArn: "arn:aws:sts::1:assumed-role/guest/CognitoIdentityCredentials",
  });
});

it("keeps fields from modes and groups that their directives do not name", async () => {
  const { data, errors } = await api.ask(anna, "{ onlyKey }");
  expect(data).toEqual({ onlyKey: null });
  expect(errors).toEqual([{
    path: ["onlyKey"], data: null, errorType: "Unauthorized", errorInfo: null, message: "Not Authorized to access onlyKey on type Query",
    locations: [{ line: 1, column: 3, sourceName: null }],
  }]);
  const byKey = await api.post('{"query":"{ onlyKey whoAmI { kind } }"}', { "x-api-key": "da2-key" });
  expect(byKey.data).toEqual({ onlyKey: "for keys", whoAmI: null });
  await api.ask(anna, create, { id: "n5", text: "x" });
  const secret = '{ getNote(id: "n5") { id secret } }';
  expect((await api.ask(anna, secret)).errors?.[0]?.["message"]).toBe("Not Authorized to access secret on type Note");
  expect((await api.ask(tokenOf("boss", { groups: ["admins"] }), secret)).errors).toBeUndefined();
});

it.each([
  ["no header", {}, "Valid authorization header not provided."],
  ["rubbish", { authorization: "rubbish" }, "Unable to parse JWT token."],
  ["a forged token", { authorization: tokenOf("anna").replace("signed", "forged") }, "Signature is not valid."],
  ["another key", { "x-api-key": "da2-other" }, "You are not authorized to make this call."],
])("refuses %s with 401", async (_what, headers, message) => {
  const answer = await api.post('{"query":"{ whoAmI { kind } }"}', headers);
  expect(answer).toEqual({ status: 401, errors: [{ errorType: "UnauthorizedException", message }] });
});

it.each([
  ["no JSON", "{", 400, "MalformedHttpRequestException"],
  ["a list", "[]", 400, "MalformedHttpRequestException"],
  ["no query", "{}", 400, "MalformedHttpRequestException"],
  ["a query that is no text", '{"query":1}', 400, "MalformedHttpRequestException"],
  ["no GraphQL", '{"query":"query {"}', 400, "MalformedHttpRequestException"],
  ["variables that are a list", '{"query":"{ early }","variables":[1]}', 400, "MalformedHttpRequestException"],
  ["an operation that it does not have", '{"query":"query A { early }","operationName":"B"}', 400, "BadRequestException"],
  ["two operations and no name", '{"query":"query A { early } query B { early }"}', 400, "BadRequestException"],
  ["more than 1 MiB", `{"query":"${"a".repeat(1_048_577)}"}`, 413, "RequestEntityTooLargeException"],
])("refuses a body with %s", async (_what, body, status, errorType) => {
  expect(await api.post(body, { authorization: anna })).toMatchObject({ status, errors: [{ errorType }] });
});

it.each([
  ["{ nope }", "Validation error of type FieldUndefined: Field 'nope' in type 'Query' is undefined @ 'nope'"],
  ["{ getNote { id } }", "Validation error of type MissingFieldArgument: Missing field argument id @ 'getNote'"],
  ["{ whoAmI }", "Validation error of type SubSelectionRequired: Sub selection required for type Identity of field whoAmI @ 'whoAmI'"],
  ["query($id: ID!) { getNote(id: $id) { id } }", "Variable 'id' has coerced Null value for NonNull type 'ID!'"],
  ["{ required }", "Cannot return null for non-nullable type: 'String' within parent 'Query' (/required)"],
  ["{ badDate { at } }", "Can't serialize value (/badDate/at) : Unable to serialize `yesterday` as a valid DateTime Object."],
  ["{ list }", "Can't resolve value (/list) : type mismatch error, expected type LIST"],
])("words the error of %s as AppSync does", async (query, message) => {
  expect((await api.ask(anna, query)).errors?.map((error) => error["message"])).toEqual([message]);
});

it("answers introspection", async () => {
  expect((await api.ask(anna, "{ __schema { queryType { name } } }")).data).toEqual({ __schema: { queryType: { name: "Query" } } });
});

it("goes on in a pipeline with what a function returned early", async () => {
  expect((await api.ask(anna, "{ early }")).data).toEqual({ early: "first, second" });
});

it("passes a function's answer and its error", async () => {
  expect((await api.ask(anna, '{ functionSays(text: "hello") }')).data).toEqual({ functionSays: "heard hello" });
  const { errors } = await api.ask(anna, '{ functionSays(text: "throw") }');
  expect(errors).toMatchObject([{ errorType: "Lambda:Unhandled", message: "QuotaExceeded: No more today." }]);
});

it("invokes a function as an event where the request says so", async () => {
  expect(await api.ask(anna, "mutation { eventOnly }")).toEqual({ status: 200, data: { eventOnly: null } });
  expect(invocationTypes.at(-1)).toBe("Event");
});

it("gives up after its time limit", async () => {
  expect((await api.ask(anna, "{ slow }")).errors).toMatchObject([{ errorType: "ExecutionTimeout" }]);
});

it("carries all members of an error, and appended errors beside the data", async () => {
  expect((await api.ask(anna, "{ fails }")).errors).toMatchObject([
    { message: "Not today", errorType: "Closed", data: { data: 1 }, errorInfo: { info: 2 }, path: ["fails"] },
  ]);
  expect(await api.ask(anna, "{ appends }")).toMatchObject({ data: { appends: "still here" }, errors: [{ message: "Careful", errorType: "Warning", path: ["appends"] }] });
});

it("says NotEmulated by the name of a data source that it does not have", async () => {
  const { errors } = await api.ask(anna, "{ search }");
  expect(errors).toMatchObject([{ errorType: "NotEmulated", message: expect.stringContaining("AMAZON_OPENSEARCH_SERVICE data source search") as string }]);
});

it("goes on, as Velocity does, after a call that a value has no method for, and says so in the log", async () => {
  expect((await api.ask(anna, "{ swallowed }")).data).toEqual({ swallowed: ["a"] });
  expect(api.log.join("\n")).toContain("no method put with 1 arguments");
});

it("hides a fault of a handler from the client and tells it to the log", async () => {
  expect((await api.ask(anna, "{ broken }")).errors).toMatchObject([{ errorType: "Code", message: "Runtime Error" }]);
  expect(api.log.join("\n")).toContain("nowhere is not defined");
});
