import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createLibreTranslate } from "./libretranslate.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that speaks the API of https://docs.libretranslate.com/api/, and shouts instead of translating. */
async function serve(fail?: "error" | "silence" | "rubbish"): Promise<string> {
  server = createServer((request, response) => {
    if (request.url === "/lt/languages") {
      const languages = ["en", "de", "zh-Hans"].map((code, _, all) => ({ code, name: code, targets: all }));
      return response.setHeader("content-type", "application/json").end(JSON.stringify(languages));
    }
    if (fail === "silence") return undefined;
    if (fail === "rubbish") return response.end("<html>");
    if (fail === "error") return response.writeHead(429).end('{"error":"Slowdown"}');
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const { q, source, target, format, api_key: key } = JSON.parse(body) as Record<string, string>;
      response.end(JSON.stringify({ translatedText: [q?.toUpperCase(), source, target, format, key].join(" ") }));
    });
    return undefined;
  });
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/lt/`;
}

it("lists languages in Amazon's codes and translates between them", async () => {
  const engine = createLibreTranslate({ url: await serve(), apiKey: "k" });
  expect(await engine.languages()).toEqual(["de", "en", "zh"]);
  expect(await engine.translate("guten Tag", "de", "zh")).toBe("GUTEN TAG de zh-Hans text k");
});

it("says which pairs the server has no model for", async () => {
  const engine = createLibreTranslate({ url: await serve() });
  await expect(engine.translate("hi", "en", "fr")).rejects.toMatchObject({ name: "UnsupportedPair" });
});

it.each([
  ["error", "LibreTranslate answered 429: Slowdown"],
  ["silence", "timeout"],
  ["rubbish", "cannot be used"],
] as const)("names the failure on %s", async (kind, message) => {
  const engine = createLibreTranslate({ url: await serve(kind), timeoutMs: 300 });
  await expect(engine.translate("hi", "en", "de")).rejects.toMatchObject({ name: "EngineFailure", message: expect.stringContaining(message) as string });
});

it("names the address when nobody is there, and asks again the next time", async () => {
  const engine = createLibreTranslate({ url: "http://127.0.0.1:9" });
  await expect(engine.languages()).rejects.toThrow("LibreTranslate at http://127.0.0.1:9 cannot be used");
});
