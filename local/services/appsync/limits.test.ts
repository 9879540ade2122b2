import { afterAll, expect, it } from "vitest";
import { WebSocket } from "ws";
import { serveApi, tokenOf } from "./api-for-tests.ts";

const none = (answer: string) => ({ DataSourceName: "none", RequestMappingTemplate: '{"version":"2018-05-29","payload":{}}', ResponseMappingTemplate: answer });
const api = await serveApi({
  schema: `
    type Node { next: Node  text: String }
    type Query { node: Node }
    type Mutation { shout: Node }
    type Subscription { onShout: Node @aws_subscribe(mutations: ["shout"]) }
  `,
  api: { QueryDepthLimit: 4, ResolverCountLimit: 3 },
  resolvers: {
    "Query.node": none('{"text":"here"}'),
    "Mutation.shout": none(`{"text":"${"a".repeat(200_000)}"}`),
  },
});
afterAll(() => api.close());
const anna = tokenOf("anna");

it("refuses a query that is deeper than the API allows, fragments included", async () => {
  expect((await api.ask(anna, "{ node { next { next { text } } } }")).data).toEqual({ node: { next: null } });
  const deep = await api.ask(anna, "{ node { ...A } } fragment A on Node { next { next { next { text } } } }");
  expect([deep.status, deep.errors?.[0]]).toEqual([400, { errorType: "BadRequestException", message: "The query is 5 levels deep; the limit of this API is 4." }]);
});

it("runs no more resolvers than the API allows, however many aliases ask", async () => {
  const { data, errors } = await api.ask(anna, "{ a: node { text } b: node { text } c: node { text } d: node { text } }");
  expect(data).toEqual({ a: { text: "here" }, b: { text: "here" }, c: { text: "here" }, d: null });
  expect(errors).toMatchObject([{ path: ["d"], errorType: "ResolverCountLimitExceeded" }]);
});

it("refuses fragments that double each other into millions of fields", async () => {
  const fragments = Array.from({ length: 30 }, (_, index) => `fragment F${index} on Node { ...F${index + 1} ...F${index + 1} }`).join(" ");
  const { status, errors } = await api.ask(anna, `{ node { ...F0 } } ${fragments} fragment F30 on Node { text }`);
  expect([status, errors?.[0]?.["message"]]).toEqual([400, "The query selects more than 10000 fields."]);
});

it("takes one request at a time", async () => {
  const { status, errors } = await api.post(JSON.stringify([{ query: "{ node { text } }" }]), { authorization: anna });
  expect([status, errors?.[0]?.["errorType"]]).toEqual([400, "MalformedHttpRequestException"]);
});

it("cuts off a subscriber who does not read, and goes on serving the others", async () => {
  const header = { host: "x", Authorization: anna };
  const slow = new WebSocket(`ws://127.0.0.1:${api.port}/graphql/realtime`, ["graphql-ws", `header-${Buffer.from(JSON.stringify(header)).toString("base64url")}`]);
  const closed = new Promise<number>((resolve) => slow.on("close", resolve));
  const data = JSON.stringify({ query: "subscription { onShout { text } }" });
  slow.on("open", () => {
    slow.send('{"type":"connection_init"}');
    slow.send(JSON.stringify({ id: "1", type: "start", payload: { data, extensions: { authorization: header } } }));
  });
  await new Promise<void>((started) => slow.on("message", (text: Buffer) => text.includes("start_ack") && started()));
  slow.pause();
  for (let shouts = 0; shouts < 100; shouts += 1) await api.ask(anna, "mutation { shout { text } }");
  slow.resume();
  expect(await closed).toBe(1006);
  expect((await api.ask(anna, "{ node { text } }")).data).toEqual({ node: { text: "here" } });
});

it("names a message whose type is no text", async () => {
  const client = await api.connect({ host: "x", Authorization: anna });
  client.send({ type: [{ toString: null }] });
  expect(await client.next("error")).toMatchObject({ payload: { errors: [{ errorType: "UnsupportedOperation" }] } });
  client.close();
  expect(api.log).toEqual([]);
});
