import { afterAll, expect, it } from "vitest";
import { createGateway } from "./gateway.ts";
import { notEmulatedService } from "./not-emulated.ts";

const gateway = createGateway({ services: [notEmulatedService], log: () => undefined });
const port = await gateway.listen(0, "127.0.0.1");
afterAll(() => gateway.close());

const signed = (service: string) => `AWS4-HMAC-SHA256 Credential=ASIA1234/20261128/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;
const post = (headers: Record<string, string>) => fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers, body: "{}" });

it("names the service and the operation of a call in AWS JSON", async () => {
  const answer = await post({ authorization: signed("sqs"), "x-amz-target": "AmazonSQS.SendMessage", "content-type": "application/x-amz-json-1.0" });
  expect(answer.status).toBe(501);
  expect(answer.headers.get("x-amzn-errortype")).toBe("NotEmulated");
  expect(await answer.json()).toEqual({ __type: "NotEmulated", message: "The local cloud does not emulate sqs: SendMessage." });
});

it("names the service of a signed REST call, and that of an unsigned one by its target", async () => {
  expect(await (await post({ authorization: signed("bedrock") })).json()).toMatchObject({ message: "The local cloud does not emulate bedrock." });
  expect(await (await post({ "x-amz-target": "AWSEvents.PutEvents" })).json()).toMatchObject({ message: "The local cloud does not emulate AWSEvents: PutEvents." });
});

it("says it in XML to clients that read XML", async () => {
  const answer = await post({ authorization: signed("sns"), "content-type": "application/x-www-form-urlencoded" });
  expect(await answer.text()).toBe("<ErrorResponse><Error><Type>Sender</Type><Code>NotEmulated</Code><Message>The local cloud does not emulate sns.</Message></Error></ErrorResponse>");
});

it("leaves what no AWS SDK sent to the front end", async () => {
  expect((await post({})).status).toBe(404);
  expect((await post({ authorization: "Bearer token" })).status).toBe(404);
});
