import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { onThisMachine, siteHeaders } from "./site-headers.ts";

const ours = siteHeaders(readFileSync(new URL("../../customHttp.yml", import.meta.url), "utf8"));

it.each(["/", "/index.html", "/sw.js", "/phrases", "/conversations/4f1a", "/manifest.webmanifest", "/amplify_outputs.json"])("%s is never kept without asking", (path) => {
  expect(ours(path).get("cache-control")).toBe("no-cache");
});

it("keeps built assets for ever, with every other header of the site", () => {
  const headers = ours("/assets/app-B0c1.js");
  expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("content-security-policy")).toContain("script-src 'self';");
});

const headersOf = (pattern: string) => siteHeaders(`customHeaders: [{ pattern: "${pattern}", headers: [{ key: X-Met, value: "yes" }] }]`);

it.each([
  ["**/*", "/a", true],
  ["**/*", "/a/b/c.js", true],
  ["*.json", "/a.json", true],
  ["*.json", "/a.jsonl", false],
  ["*.json", "/axjson", false],
  ["/path/*", "/path/a.js", true],
  ["/path/*", "/path/a/b.js", false],
  ["/path/*", "/other/path/a.js", false],
  ["/path/**", "/path/a/b.js", true],
])("%s and %s: %s", (pattern, path, met) => {
  expect(headersOf(pattern)(path).has("x-met")).toBe(met);
});

it("refuses a pattern that Hosting would not understand", () => {
  expect(() => headersOf("**/*.{js,css}")).toThrow("does not understand");
});

it("names this machine where the list names AWS, and changes nothing else", () => {
  const here = onThisMachine(ours, (port) => `http://127.0.0.1:${port}`)("/", 5173);
  const policy = ours("/").get("content-security-policy") ?? "";
  expect(here.get("content-security-policy")).toBe(
    policy.replaceAll("https://*.amazonaws.com", "http://127.0.0.1:5173").replace("wss://*.amazonaws.com", "ws://127.0.0.1:5173"),
  );
  expect(here.get("content-security-policy")).not.toContain("amazonaws");
  expect([...here].filter(([name]) => name !== "content-security-policy")).toEqual([...ours("/")].filter(([name]) => name !== "content-security-policy"));
});

it("lets no script or style stand in the page, and no text become code", () => {
  const policy = ours("/").get("content-security-policy") ?? "";
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe|data:|\*[ ;]/);
});
