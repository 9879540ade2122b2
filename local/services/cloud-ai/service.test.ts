import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { AwsError } from "../../gateway/aws-error.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import { createCloudAi } from "./service.ts";

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A local cloud in front of a stand-in for AWS; answers the local address and what reached AWS. */
async function forwarding() {
  const received: { url: string | undefined; headers: IncomingHttpHeaders; body: string }[] = [];
  const aws = await listen(createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ url: request.url, headers: request.headers, body });
      response.writeHead(400, { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": "TextSizeLimitExceededException", server: "Server" }).end("{}");
    });
  }));
  const services = createCloudAi({
    access: everythingAllowed,
    signatures: {
      verify: async ({ headers }) => {
        if (headers.authorization !== "local") throw new AwsError("InvalidSignatureException", "No.", 403);
        return { arn: "a", roleArn: "r", accountId: "0" };
      },
    },
    credentials: async () => ({ accessKeyId: "AKIADEVELOPER", secretAccessKey: "secret" }),
    region: "eu-west-1",
    endpointOf: () => aws,
  });
  const local = await listen(createServer((request, response) => {
    const service = services.find((each) => each.handles(request));
    service?.handle(request, response).catch((error: unknown) => response.writeHead(error instanceof AwsError ? error.status : 500).end());
  }));
  return { local, received };
}

const target = { "x-amz-target": "AWSShineFrontendService_20170701.TranslateText", "content-type": "application/x-amz-json-1.1" };

it("signs a verified call anew with the developer's credentials, and passes the answer back", async () => {
  const { local, received } = await forwarding();
  const answer = await fetch(local, { method: "POST", headers: { ...target, authorization: "local" }, body: '{"Text":"hi"}' });
  expect([answer.status, answer.headers.get("x-amzn-errortype"), answer.headers.get("server")]).toEqual([400, "TextSizeLimitExceededException", null]);
  expect(received[0]).toMatchObject({ url: "/", body: '{"Text":"hi"}', headers: { "x-amz-target": target["x-amz-target"] } });
  expect(received[0]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIADEVELOPER\/\d+\/eu-west-1\/translate\/aws4_request/);
});

it("keeps Polly's path and query", async () => {
  const { local, received } = await forwarding();
  await fetch(`${local}/v1/voices?Engine=neural`, { headers: { authorization: "local" } });
  expect(received[0]?.url).toBe("/v1/voices?Engine=neural");
  expect(received[0]?.headers.authorization).toContain("/eu-west-1/polly/");
});

it("sends nothing to AWS that no local role signed", async () => {
  const { local, received } = await forwarding();
  expect((await fetch(local, { method: "POST", headers: target, body: "{}" })).status).toBe(403);
  expect(received).toEqual([]);
});
