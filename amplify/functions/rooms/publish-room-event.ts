import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { setTimeout as delay } from "node:timers/promises";
import { describe } from "../errors/named-errors.ts";
import type { Publish } from "./room-event.ts";

/** Everything of the event: subscribers get only what is selected here. */
const member = "memberId name language joinedAt seenAt away";
const message =
  "roomId sequence messageId memberId speaker text language translations { language text } failures { language code } notUnderstoodBy saidAt";
const query = `mutation PublishRoomEvent($event: AWSJSON!) {
  publishRoomEvent(event: $event) {
    roomId kind message { ${message} } flag { roomId sequence memberId kind } member { ${member} }
  }
}`;

/** Waits (ms) before the second and the third try. */
const pauses = [50, 250];

interface Api {
  /** Of the GraphQL API. */
  readonly url: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
}

/** Calls the API's own mutation, in the function's name. */
export function createPublish({ url, region, credentials }: Api): Publish {
  const { protocol, host, hostname, port, pathname } = new URL(url);
  const signer = new SignatureV4({ service: "appsync", region, credentials, sha256: Sha256 });

  async function send(body: string): Promise<void> {
    const { headers } = await signer.sign({
      method: "POST",
      protocol,
      hostname,
      ...(port && { port: Number(port) }),
      path: pathname,
      headers: { host, "content-type": "application/json" },
      body,
    });
    const response = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(5_000) });
    const { errors } = (await response.json()) as { errors?: { errorType?: string }[] };
    if (!response.ok || errors?.length) throw new PublishError(`${response.status} ${errors?.[0]?.errorType ?? ""}`);
  }

  return async (event) => {
    const body = JSON.stringify({ query, variables: { event: JSON.stringify(event) } });
    for (const pause of [...pauses, undefined]) {
      try {
        await send(body);
        return;
      } catch (error) {
        if (pause !== undefined) await delay(pause);
        else console.error(JSON.stringify({ purpose: "publish", kind: event.kind, roomId: event.roomId, ...describe(error) }));
      }
    }
  };
}

class PublishError extends Error {
  override readonly name = "PublishError";
}
