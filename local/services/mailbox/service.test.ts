import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createMailbox } from "./service.ts";

const clock = { now: () => Date.UTC(2026, 10, 22) };
let dataDirectory: string;
let mailbox: Awaited<ReturnType<typeof createMailbox>>;
let server: Server;

beforeEach(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "mailbox-"));
  mailbox = await createMailbox({ dataDirectory, clock, host: "parley.lan" });
  server = createServer((incoming, response) => void mailbox.handle(incoming, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterEach(async () => {
  server.close();
  await mailbox.close?.();
  await rm(dataDirectory, { recursive: true });
});

function get(headers: Record<string, string> = {}, method = "GET") {
  return new Promise<{ status: number | undefined; body: string; headers: NodeJS.Dict<string | string[]> }>((done, fail) => {
    const { port } = server.address() as AddressInfo;
    request({ port, host: "127.0.0.1", path: "/_local/mailbox", method, headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => (body += String(chunk))).on("end", () => done({ status: response.statusCode, body, headers: response.headers }));
    }).on("error", fail).end();
  });
}
const list = async () => JSON.parse((await get({ accept: "application/json" })).body) as { subject: string }[];

it("lists every mail as JSON, newest first", async () => {
  await mailbox.send({ to: "a@example.com", subject: "First", body: "Your code is 123456", code: "123456" });
  await mailbox.send({ to: "b@example.com", subject: "Second", body: "No code" });
  expect(await list()).toEqual([
    { to: "b@example.com", subject: "Second", body: "No code", sentAt: "2026-11-22T00:00:00.000Z" },
    { to: "a@example.com", subject: "First", body: "Your code is 123456", code: "123456", sentAt: "2026-11-22T00:00:00.000Z" },
  ]);
});

it("shows a page in which mail cannot be markup", async () => {
  await mailbox.send({ to: "<i>@example.com", subject: "<script>alert(1)</script>", body: '"><img src=x>', code: "<b>" });
  const page = await get({ accept: "text/html,application/xhtml+xml" });
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(page.body).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(page.body).not.toMatch(/<(i|b|img)[ >]/);
});

it("forgets what was sent to a user, at whatever address, and nobody else's", async () => {
  for (const to of ["a@example.com", "a-new@example.com"]) await mailbox.send({ to, subject: "Mine", body: "", user: "pool/a" });
  await mailbox.send({ to: "a@example.com", subject: "Another's", body: "", user: "pool/b" });
  await mailbox.forget("pool/a");
  expect((await list()).map(({ subject }) => subject)).toEqual(["Another's"]);
});

it("says so when there is no mail yet", async () => {
  expect((await get()).body).toContain("No e-mail yet");
});

it("keeps the last 500 and brings them back after a restart", async () => {
  await Promise.all(Array.from({ length: 510 }, (_, index) => mailbox.send({ to: "a@example.com", subject: String(index), body: "" })));
  await mailbox.close?.();
  mailbox = await createMailbox({ dataDirectory, clock });
  await mailbox.send({ to: "a@example.com", subject: "after the restart", body: "" });
  const mails = await list();
  expect(mails).toHaveLength(500);
  expect(mails.map((mail) => mail.subject).slice(0, 3)).toEqual(["after the restart", "509", "508"]);
});

it.each(["localhost:5173", "127.0.0.1", "[::1]:80", "192.168.1.7:5173", "app.localhost", "PARLEY.LAN:5173"])("answers by the host %s", async (host) => {
  expect((await get({ host })).status).toBe(200);
});

it.each(["evil.example", "evil.example:5173", "localhost.evil.example", "127.0.0.1.evil.example", "a@localhost:1:2"])(
  "does not answer by the host %s, which a rebound domain could send",
  async (host) => {
    await mailbox.send({ to: "a@example.com", subject: "Secret", body: "", code: "123456" });
    const answer = await get({ host, accept: "application/json" });
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain("123456");
  },
);

it("can only be read", async () => {
  expect((await get({}, "POST")).status).toBe(405);
  expect((await get({}, "HEAD")).body).toBe("");
});

it("tells a page of another origin nothing", async () => {
  const { port } = server.address() as AddressInfo;
  expect((await get({ origin: "https://evil.example" })).status).toBe(403);
  expect((await get({ origin: `http://127.0.0.1:${port}` })).status).toBe(200);
});
