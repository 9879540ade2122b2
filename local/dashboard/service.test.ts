import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AwsError } from "../gateway/aws-error.ts";
import type { Service } from "../gateway/service.ts";
import type { Denial } from "../iam/access-control.ts";
import { createRecorder } from "./recorder.ts";
import { createDashboard } from "./service.ts";

const clock = { now: () => Date.UTC(2026, 10, 28) };
const evil = "<script>alert(1)</script>";
const items = Array.from({ length: 30 }, (_, index) => ({ id: { S: `${evil}${index}` }, n: { N: String(index) } }));
const dynamodb = {
  async call(operation: string, input: { TableName?: string; Limit?: number; ExclusiveStartKey?: { from: number } }) {
    if (operation === "ListTables") return { TableNames: ["Phrase-1"] };
    if (input.TableName !== "Phrase-1") throw new AwsError("ResourceNotFoundException", "Requested resource not found");
    const from = input.ExclusiveStartKey?.from ?? 0;
    const page = items.slice(from, from + (input.Limit ?? 1000));
    return { Count: page.length, Items: page, ...(from + page.length < items.length && { LastEvaluatedKey: { from: from + page.length } }) };
  },
};
const objects = [{ key: `a/${evil}.txt`, size: 1234, lastModified: clock.now() }];
const buckets = { names: ["files"], objects: async () => objects };

const denied = (principal: string): Denial => ({
  time: "2026-11-28T00:00:00.000Z",
  principal,
  action: "s3:GetObject",
  resource: `arn:aws:s3:::files/${principal}`,
  layer: "identity-based policy",
  explicit: false,
  message: `${principal} is not authorized`,
});

let recorder: ReturnType<typeof createRecorder>;
let server: Server;
let denials: Denial[];
beforeEach(async () => {
  recorder = createRecorder(clock);
  denials = [];
  const dashboard = createDashboard({ recorder, dynamodb, buckets, labels: new Map([["Phrase-1", "PhraseTable"]]), access: { denials: () => denials } });
  const example: Service = {
    name: "Example",
    handles: () => true,
    handle: async (request, response) => {
      const trace = recorder.traceOf(request);
      trace?.operation("mutation say");
      const resolved = trace?.begin("resolver", "Mutation.say");
      trace?.begin("data source", "SayLambda")();
      resolved?.();
      response.setHeader("x-amzn-errortype", "QuotaExceeded");
      response.writeHead(400).end();
    },
  };
  server = createServer((request, response) => {
    if (!dashboard.handles(request)) recorder.onRequest(example, request, response);
    void (dashboard.handles(request) ? dashboard : example).handle(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterEach(() => server.close());

const portOf = () => (server.address() as AddressInfo).port;
function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }>((done, fail) => {
    httpRequest({ port: portOf(), host: "127.0.0.1", path, method, headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += String(chunk))).on("end", () => done({ status: response.statusCode, headers: response.headers, body }));
    }).on("error", fail).end();
  });
}
const json = async (path: string): Promise<unknown> => JSON.parse((await get(path, { accept: "application/json" })).body);

it("tells of each request its operation, its path through the resolvers, its error and its time", async () => {
  await get("/graphql");
  const [request] = (await json("/_local")) as { ms: number; steps: { ms: number }[] }[];
  expect(request).toMatchObject({
    service: "Example",
    operation: "mutation say",
    status: 400,
    errorCode: "QuotaExceeded",
    steps: [
      { kind: "resolver", name: "Mutation.say", count: 1 },
      { kind: "data source", name: "SayLambda", count: 1 },
    ],
  });
  expect(request?.ms).toBeGreaterThanOrEqual(request?.steps[0]?.ms ?? Infinity);
  expect((await get("/_local")).body).toContain("Mutation.say");
});

it("keeps the last 200 requests and 500 lines, and no more of a line than 2,000 characters", async () => {
  for (let index = 0; index < 205; index++) await get("/graphql");
  for (let index = 0; index < 600; index++) recorder.log("x".repeat(5000));
  expect(await json("/_local")).toHaveLength(200);
  const lines = (await json("/_local/log")) as { text: string }[];
  expect(lines).toHaveLength(500);
  expect(lines[0]?.text.length).toBeLessThan(2010);
});

it("names no object and no query of a request", async () => {
  await get("/files/secret-name?x-id=GetObject&word=hello");
  expect(JSON.stringify(recorder.requests())).not.toMatch(/secret-name|hello/);
});

it("shows a table page by page", async () => {
  expect(await json("/_local/tables")).toEqual([{ name: "Phrase-1", items: 30, hasMore: false }]);
  expect((await get("/_local/tables")).body).toContain("PhraseTable");
  const first = (await json("/_local/tables/Phrase-1")) as { page: unknown[]; next: string };
  const second = (await json(`/_local/tables/Phrase-1?after=${first.next}`)) as { page: unknown[]; next?: string };
  expect([...first.page, ...second.page]).toEqual(items);
  expect(second.next).toBeUndefined();
});

it("shows buckets, denials and the log", async () => {
  expect(await json("/_local/buckets")).toEqual([{ name: "files", objects: 1, bytes: 1234, hasMore: false }]);
  expect(await json("/_local/buckets/files")).toMatchObject({ page: objects });
  denials.push(denied("role/say"));
  expect(await json("/_local/denials")).toEqual(denials);
  recorder.log("[say] hello");
  expect((await get("/_local/log")).body).toContain("[say] hello");
});

it("shows everything as text, under a policy that lets nothing else run", async () => {
  recorder.log(evil);
  denials.push(denied(evil));
  for (const path of ["/_local", "/_local/log", "/_local/denials", "/_local/tables/Phrase-1", "/_local/buckets/files"]) {
    const { body, headers } = await get(path);
    expect(body).not.toContain("<script>alert");
    expect(headers["content-security-policy"]).toContain("default-src 'none'; style-src 'self'; script-src 'self'");
    expect(body).not.toMatch(/ style="|<script>|<style>/);
  }
  expect((await get("/_local/live.js")).headers["content-type"]).toContain("text/javascript");
});

it.each([
  [{ host: "evil.example" }],
  [{ host: "192.168.1.7:5173" }],
  [{ host: "localhost.evil.example" }],
  [{ host: "localhost", origin: "https://evil.example" }],
  [{ host: "localhost", "x-forwarded-for": "203.0.113.7" }],
])("refuses %o", async (headers) => {
  const { status, body } = await get("/_local/tables/Phrase-1", headers);
  expect([status, body.includes("alert")]).toEqual([403, false]);
});

it("answers by this machine's own names", async () => {
  for (const host of ["localhost:5173", "app.localhost", "127.0.0.1", "[::1]:80"]) expect((await get("/_local", { host })).status).toBe(200);
});

it("has nothing at other places, and changes nothing", async () => {
  for (const path of ["/_local/nothing", "/_local/constructor", "/_local/tables/Other", "/_local/buckets/other", "/_local/tables/Phrase-1?after=!", "/_local/tables/%"]) {
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
  expect((await get("/_local", {}, "DELETE")).status).toBe(405);
});
