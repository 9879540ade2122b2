import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { logger } from "../logs/logger.ts";
import { createRoomMutations } from "./room-mutations.ts";

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: { query: string; variables: Record<string, string> };
}

let server: Server | undefined;
afterEach(() => {
  server?.close();
  vi.restoreAllMocks();
});

/** An API that answers these, one after another. */
async function apiThat(...answers: [status: number, body: object][]) {
  const received: Received[] = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, body: JSON.parse(body) as Received["body"] });
      const [status, answer] = answers[received.length - 1] ?? [200, { data: {} }];
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? (address?.port ?? 0) : 0}/graphql`;
  const credentials = { accessKeyId: "AKID", secretAccessKey: "secret", sessionToken: "token" };
  return { received, ...createRoomMutations({ url, region: "eu-west-1", credentials }) };
}

const event = { roomId: "r1", kind: "closed" } as const;

it("sends the event as JSON, signed for AppSync in the function's name", async () => {
  const { publish, received } = await apiThat();
  await publish(event);
  expect(received).toHaveLength(1);
  expect(JSON.parse(received[0]?.body.variables.event ?? "")).toEqual(event);
  expect(received[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-west-1\/appsync\/aws4_request/);
  expect(received[0]?.headers["x-amz-security-token"]).toBe("token");
});

it("ends what a member hears of a room", async () => {
  const { endEvents, received } = await apiThat();
  await endEvents("r1", "m1");
  expect(received[0]?.body).toMatchObject({ query: expect.stringContaining("endRoomEvents") as string, variables: { roomId: "r1", memberId: "m1" } });
});

it("tries again what failed, by status or by error", async () => {
  const { publish, received } = await apiThat([500, {}], [200, { errors: [{ errorType: "Unauthorized" }] }]);
  await publish(event);
  expect(received).toHaveLength(3);
});

it("gives up with a line in the log, and without what was said: the message stands, and pages fetch it", async () => {
  const logged = vi.spyOn(logger, "error").mockReturnValue();
  const { publish } = await apiThat([500, {}], [500, {}], [500, {}]);
  const text = "my secret";
  const message = { roomId: "r1", sequence: 1, messageId: "m", memberId: "a", speaker: "Anna", text, language: "en" };
  await publish({ roomId: "r1", kind: "message", message: { ...message, translations: [], failures: [], notUnderstoodBy: [], saidAt: "" } });
  expect(logged).toHaveBeenCalledOnce();
  expect(JSON.stringify(logged.mock.calls)).toContain("r1");
  expect(JSON.stringify(logged.mock.calls)).not.toContain(text);
});
