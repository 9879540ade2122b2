import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { AwsError } from "./aws-error.ts";
import { jsonProtocolService } from "./json-protocol.ts";

let server: Server | undefined;
afterEach(() => server?.close());

const service = jsonProtocolService({
  name: "Example",
  targetPrefix: "Example_1",
  operations: {
    Echo: (input: object) => Promise.resolve(input),
    Refuse: () => Promise.reject(new AwsError("LimitExceededException", "Too many.")),
  },
});

async function post(target: string, body: string) {
  server = createServer((request, response) => void service.handle(request, response));
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: "POST",
    body,
    headers: { "x-amz-target": target },
  });
  return { status: response.status, errorType: response.headers.get("x-amzn-errortype"), body: await response.json() };
}

it("answers the named operation", async () => {
  expect(await post("Example_1.Echo", '{"a":1}')).toEqual({ status: 200, errorType: null, body: { a: 1 } });
});

it("names the error in body and header", async () => {
  expect(await post("Example_1.Refuse", "{}")).toEqual({
    status: 400,
    errorType: "LimitExceededException",
    body: { __type: "LimitExceededException", message: "Too many." },
  });
});

it("says NotEmulated for an operation it does not have, inherited names included", async () => {
  expect((await post("Example_1.toString", "{}")).errorType).toBe("NotEmulated");
});

it("says SerializationException for a body that is no JSON object", async () => {
  expect((await post("Example_1.Echo", "[1]")).errorType).toBe("SerializationException");
});
