import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, request as send, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { compressFiles } from "./compress-files.ts";
import { serveSite } from "./serve-site.ts";
import { siteHeaders } from "./site-headers.ts";

const folder = mkdtempSync(join(tmpdir(), "parley-site-"));
const site = join(folder, "site");
const script = "export const words = 'hello hello hello hello hello hello hello';\n".repeat(20);
const headers = siteHeaders(readFileSync(new URL("../../customHttp.yml", import.meta.url), "utf8"));
const server = createServer((request, response) => void serveSite(site, headers).handle(request, response));

beforeAll(async () => {
  mkdirSync(join(site, "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "not for you");
  writeFileSync(join(site, "index.html"), "<!doctype html><title>Parley</title>");
  writeFileSync(join(site, "assets/app-B0c1.js"), script);
  await compressFiles(site);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => server.close());

/** The path goes out as it stands: fetch would tidy it. */
function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<{ status: number | undefined; headers: IncomingMessage["headers"]; body: Buffer }> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    send({ host: "127.0.0.1", port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    }).on("error", reject).end();
  });
}

it("serves the page at its address and at every page of the app, never from a stale cache", async () => {
  for (const path of ["/", "/phrases", "/room/ABC?x=1"]) {
    const { status, headers, body } = await get(path);
    expect([status, headers["content-type"], headers["cache-control"]]).toEqual([200, "text/html; charset=utf-8", "no-cache"]);
    expect(body.toString()).toContain("Parley");
  }
});

it("lets hashed assets be kept for ever and compresses them", async () => {
  const { headers, body } = await get("/assets/app-B0c1.js", { "accept-encoding": "gzip, br" });
  expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
  expect(headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(body).toString()).toBe(script);
  expect((await get("/assets/app-B0c1.js", { "accept-encoding": "gzip;q=0.5, br;q=0" })).headers["content-encoding"]).toBe("gzip");
  expect((await get("/assets/app-B0c1.js")).body.toString()).toBe(script);
});

it("answers 304 to who has it already", async () => {
  const { headers } = await get("/");
  expect((await get("/", { "if-none-match": headers.etag ?? "" })).status).toBe(304);
});

it("says 404 for a file that is not there, and 405 for what is no reading", async () => {
  expect((await get("/assets/gone.js")).status).toBe(404);
  expect((await get("/", {}, "DELETE")).status).toBe(405);
});

it("never leaves its folder", async () => {
  for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/..%5csecret.txt", "/%00", "/%"]) {
    const { status, body } = await get(path);
    expect([400, 404]).toContain(status);
    expect(body.toString()).not.toContain("not for you");
  }
});

it("tells browsers not to guess types or leak addresses", async () => {
  expect((await get("/")).headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "same-origin" });
});
