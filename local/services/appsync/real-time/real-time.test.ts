import { afterAll, afterEach, expect, it } from "vitest";
import { serveApi, tokenOf } from "../api-for-tests.ts";

const schema = `
  type Message { id: ID!  text: String!  owner: String  level: Int  hidden: String @aws_cognito_user_pools(cognito_groups: ["admins"]) }
  type Query { nothing: String }
  type Mutation {
    say(text: String!, level: Int): Message
    expel(owner: String!): Message
  }
  type Subscription {
    onSay(owner: String, level: Int): Message @aws_subscribe(mutations: ["say"])
    onLoud(atLeast: Int!): Message @aws_subscribe(mutations: ["say"])
    onMine: Message @aws_subscribe(mutations: ["say"])
    onClosed: Message @aws_subscribe(mutations: ["say"])
    onKey: Message @aws_subscribe(mutations: ["say"]) @aws_api_key
  }
`;
const none = { DataSourceName: "none" };
const payload = (text: string) => ({ ...none, RequestMappingTemplate: '{"payload":{}}', ResponseMappingTemplate: text });
const js = (Code: string) => ({ ...none, Code, Runtime: { Name: "APPSYNC_JS", RuntimeVersion: "1.0.0" } });

const api = await serveApi({
  schema,
  resolvers: {
    "Mutation.say": payload(
      '{"id":"$util.autoId()","text":$util.toJson($ctx.args.text),"level":$util.toJson($ctx.args.level),"owner":"$ctx.identity.sub::$ctx.identity.username","hidden":"h"}',
    ),
    // As in Amplify's models: what is stored is not what is shown.
    "Message.owner": payload('#set($parts = $ctx.source.owner.split("::"))$util.toJson($parts[1])'),
    "Mutation.expel": payload(
      '$extensions.invalidateSubscriptions({"subscriptionField":"onMine","payload":{"owner":$ctx.args.owner}}) {"id":"1","text":"","owner":"a::b"}',
    ),
    "Subscription.onLoud": js(
      `import { extensions, util } from "@aws-appsync/utils";
       export const request = () => ({ payload: null });
       export const response = (ctx) => {
         if (ctx.args.atLeast > 100) util.error("RoomClosed: too loud", "RoomClosed");
         extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter({ level: { ge: ctx.args.atLeast } }));
         return null;
       };`,
    ),
    "Subscription.onMine": payload(
      `$extensions.setSubscriptionFilter($util.transform.toSubscriptionFilter({"owner":{"eq":"$ctx.identity.username"}}))
       $extensions.setSubscriptionInvalidationFilter($util.transform.toSubscriptionFilter({"owner":{"eq":"$ctx.identity.username"}}))null`,
    ),
    "Subscription.onClosed": payload("$util.unauthorized()"),
  },
});
afterAll(() => api.close());

const open: { close(): void }[] = [];
afterEach(() => {
  for (const connection of open.splice(0)) connection.close();
});

const auth = (name: string) => ({ Authorization: tokenOf(name), host: "localhost" });

async function connect(name = "anna") {
  const connection = await api.connect(auth(name));
  open.push(connection);
  connection.send({ type: "connection_init" });
  expect(await connection.next("connection_ack")).toEqual({ type: "connection_ack", payload: { connectionTimeoutMs: 300_000 } });
  return connection;
}

const say = (name: string, text: string, level?: number, fields = "id text owner level") =>
  api.ask(tokenOf(name), `mutation($t: String!, $l: Int) { say(text: $t, level: $l) { ${fields} } }`, { t: text, l: level });

async function subscribed(query: string, variables: object = {}, name = "anna") {
  const connection = await connect(name);
  connection.start("1", auth(name), query, variables);
  expect(await connection.next("start_ack")).toEqual({ id: "1", type: "start_ack" });
  return connection;
}

it("delivers what field resolvers completed, in the subscriber's own selection", async () => {
  const connection = await subscribed("subscription { heard: onSay { words: text owner __typename } }");
  await say("bela", "hello");
  expect(await connection.next("data")).toEqual({
    id: "1", type: "data", payload: { data: { heard: { words: "hello", owner: "bela", __typename: "Message" } } },
  });
  expect(await connection.next("ka")).toEqual({ type: "ka" });
});

it("reads the mutation's fields by their names, whatever its client called them", async () => {
  const connection = await subscribed("subscription { onSay { id text } }");
  await say("bela", "hello", 1, "key: id ...F } } fragment F on Message { said: text ... on Message { id");
  expect(await connection.next("data")).toMatchObject({ payload: { data: { onSay: { text: "hello" } } } });
});

it("says what is missing when the mutation did not ask for a field that cannot be null", async () => {
  const connection = await subscribed("subscription { onSay { id text } }");
  await say("bela", "hello", 1, "id");
  expect(await connection.next("data")).toMatchObject({
    payload: { data: { onSay: null }, errors: [{ message: expect.stringContaining("non-nullable type: 'String'") as string }] },
  });
});

it.each([
  ["an argument that equals", "{ onSay(level: 2) { text } }", ["two"]],
  ["null, which is no value", "{ onSay(level: null) { text } }", ["none"]],
  ["two arguments, of which both must hold", '{ onSay(level: 2, owner: "nobody") { text } }', []],
  ["a filter of the resolver's", "{ onLoud(atLeast: 2) { text } }", ["two", "three"]],
  ["no filter", "{ onSay { text } }", ["two", "three", "none"]],
])("delivers by %s", async (_what, selection, expected) => {
  const connection = await subscribed(`subscription ${selection}`);
  await say("bela", "two", 2);
  await say("bela", "three", 3);
  await say("bela", "none");
  const end = await subscribed("subscription { onSay { text } }");
  await say("bela", "end", 99);
  await end.next("data");
  const texts = connection.received.filter(({ type }) => type === "data").map((message) => Object.values((message["payload"] as { data: Record<string, { text: string }> }).data)[0]?.text);
  expect(texts.filter((text) => text !== "end")).toEqual(expected);
});

it("delivers to the owner only, by a filter over the shown owner", async () => {
  const anna = await subscribed("subscription { onMine { text } }");
  const bela = await subscribed("subscription { onMine { text } }", {}, "bela");
  await say("bela", "secret of bela");
  await say("anna", "secret of anna");
  expect(await anna.next("data")).toMatchObject({ payload: { data: { onMine: { text: "secret of anna" } } } });
  expect(await bela.next("data")).toMatchObject({ payload: { data: { onMine: { text: "secret of bela" } } } });
  expect([...anna.received, ...bela.received].filter(({ type }) => type === "data")).toEqual([]);
});

it("shows a subscriber no field that he may not see", async () => {
  const connection = await subscribed("subscription { onSay { text hidden } }");
  await api.ask(tokenOf("boss", { groups: ["admins"] }), 'mutation { say(text: "x") { text hidden } }');
  expect(await connection.next("data")).toMatchObject({ payload: { data: { onSay: { text: "x", hidden: null } } } });
});

it("stops, and says so", async () => {
  const connection = await subscribed("subscription { onSay { text } }");
  connection.send({ type: "stop", id: "1" });
  expect(await connection.next("complete")).toEqual({ id: "1", type: "complete" });
  await say("bela", "unheard");
  connection.start("1", auth("anna"), "subscription { onSay { text } }");
  await connection.next("start_ack");
  expect(connection.received.filter(({ type }) => type === "data")).toEqual([]);
});

it("ends a subscription that a mutation invalidates", async () => {
  const anna = await subscribed("subscription { onMine { text } }");
  const bela = await subscribed("subscription { onMine { text } }", {}, "bela");
  await api.ask(tokenOf("host"), 'mutation { expel(owner: "bela") { id } }');
  expect(await bela.next("complete")).toEqual({ id: "1", type: "complete" });
  await say("anna", "still here");
  await anna.next("data");
});

it.each<[string, object, string, string]>([
  ["its resolver refuses", auth("anna"), "subscription { onClosed { text } }", "Not Authorized to access onClosed on type Subscription"],
  ["its resolver refuses by name", auth("anna"), "subscription { onLoud(atLeast: 101) { text } }", "RoomClosed: too loud"],
  ["its directives are for others", auth("anna"), "subscription { onKey { text } }", "Not Authorized to access onKey on type Subscription"],
  ["its token is forged", { Authorization: tokenOf("anna").replace("signed", "forged") }, "subscription { onSay { text } }", "Signature is not valid."],
  ["it has no authorization", {}, "subscription { onSay { text } }", "Valid authorization header not provided."],
  ["it does not validate", auth("anna"), "subscription { onSay { nope } }", "Validation error of type FieldUndefined: Field 'nope' in type 'Message' is undefined @ 'onSay/nope'"],
  ["an argument is missing", auth("anna"), "subscription($a: Int!) { onLoud(atLeast: $a) { text } }", "Variable 'a' has coerced Null value for NonNull type 'Int!'"],
  ["it is a query", auth("anna"), "{ nothing }", "Only subscriptions are supported through the realtime endpoint."],
])("does not start a subscription when %s", async (_what, authorization, query, message) => {
  const connection = await connect();
  connection.start("1", authorization, query);
  expect(await connection.next("error")).toMatchObject({ id: "1", type: "error", payload: { errors: [{ message }] } });
  connection.start("1", auth("anna"), "subscription { onSay { text } }");
  await connection.next("start_ack");
});

it("ends a subscription when the token that started it expires", async () => {
  const connection = await connect();
  connection.start("1", { Authorization: tokenOf("anna", { seconds: 0.3 }) }, "subscription { onSay { text } }");
  await connection.next("start_ack");
  expect(await connection.next("error")).toMatchObject({ id: "1", payload: { errors: [{ errorType: "UnauthorizedException", message: "Token expired" }] } });
  await say("bela", "too late");
  expect(connection.received.filter(({ type }) => type === "data")).toEqual([]);
});

it.each([
  ["no authorization", undefined, "Valid authorization header not provided."],
  ["a forged token", { Authorization: tokenOf("anna").replace("signed", "forged") }, "Signature is not valid."],
])("refuses a connection with %s", async (_what, header, message) => {
  const connection = await api.connect(header);
  connection.send({ type: "connection_init" });
  expect(await connection.next("connection_error")).toEqual({
    type: "connection_error", payload: { errors: [{ errorType: "UnauthorizedException", message, errorCode: 401 }] },
  });
  expect(await connection.closed).toBe(4401);
});

it("takes at most 100 subscriptions on a connection, and an id once", async () => {
  const connection = await connect();
  for (let id = 0; id < 100; id++) connection.start(String(id), auth("anna"), "subscription { onSay { text } }");
  for (let id = 0; id < 100; id++) await connection.next("start_ack");
  connection.start("100", auth("anna"), "subscription { onSay { text } }");
  expect(await connection.next("error")).toMatchObject({ id: "100", payload: { errors: [{ errorType: "MaxSubscriptionsReachedError" }] } });
  connection.start("5", auth("anna"), "subscription { onSay { text } }");
  expect(await connection.next("error")).toMatchObject({ id: "5" });
});

it.each(["{", "[]", "null", '{"type":"nope"}', '{"type":"start"}', '{"type":"start","id":"1","payload":{"data":1}}', '{"type":"stop","id":"unknown"}'])(
  "answers %s with an error and goes on",
  async (text) => {
    const connection = await connect();
    connection.send(JSON.parse(text === "{" ? '"{"' : text) as object);
    await connection.next("error");
    connection.start("1", auth("anna"), "subscription { onSay { text } }");
    await connection.next("start_ack");
  },
);
