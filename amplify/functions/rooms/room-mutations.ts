import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { setTimeout as delay } from "node:timers/promises";
import { describe } from "../logs/loggable.ts";
import { logger } from "../logs/logger.ts";
import type { EndEvents, Publish } from "./room-event.ts";

/** Everything of the event: subscribers get only what is selected here. */
const member = "memberId name language joinedAt seenAt away";
const message =
  "roomId sequence messageId memberId speaker text language translations { language text } failures { language code } notUnderstoodBy saidAt";
const publishRoomEvent = `mutation PublishRoomEvent($event: AWSJSON!) {
  publishRoomEvent(event: $event) {
    roomId kind message { ${message} } flag { roomId sequence memberId kind } member { ${member} }
  }
}`;
const endRoomEvents = "mutation EndRoomEvents($roomId: ID!, $memberId: ID!) { endRoomEvents(roomId: $roomId, memberId: $memberId) }";

/** Waits (ms) before the second and the third try. */
const pauses = [50, 250];

interface Api {
  /** Of the GraphQL API. */
  readonly url: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
}

/** The API's mutations for its own functions, called in the function's name. */
export function createRoomMutations({ url, region, credentials }: Api): { publish: Publish; endEvents: EndEvents } {
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
    if (!response.ok || errors?.length) throw new MutationRefused(`${response.status} ${errors?.[0]?.errorType ?? ""}`);
  }

  async function call(query: string, variables: object, context: object): Promise<void> {
    const body = JSON.stringify({ query, variables });
    for (const pause of [...pauses, undefined]) {
      try {
        await send(body);
        return;
      } catch (error) {
        if (pause !== undefined) await delay(pause);
        else logger.error("failed", { ...context, ...describe(error) });
      }
    }
  }

  return {
    publish: (event) => call(publishRoomEvent, { event: JSON.stringify(event) }, { purpose: "publish", kind: event.kind, roomId: event.roomId }),
    endEvents: (roomId, memberId) => call(endRoomEvents, { roomId, memberId }, { purpose: "end events", roomId }),
  };
}

class MutationRefused extends Error {
  override readonly name = "MutationRefused";
}
