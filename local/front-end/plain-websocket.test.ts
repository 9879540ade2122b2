import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { useWsForHttp } from "./plain-websocket.ts";

const library = dirname(createRequire(import.meta.url).resolve("@aws-amplify/api-graphql/package.json"));
const source = readFileSync(join(library, "dist/esm/Providers/AWSWebSocketProvider/appsyncUrl.mjs"), "utf8");

it("makes the installed library use ws for http and wss for https", () => {
  const code = useWsForHttp(source);
  expect(code).toContain(".replace('https://', protocol)\n        .replace('http://', 'ws://')");
});

it("fails loudly when the library has changed", () => {
  expect(() => useWsForHttp(source.replaceAll("protocol", "scheme"))).toThrow("has changed");
});
