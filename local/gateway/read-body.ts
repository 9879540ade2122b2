import type { IncomingMessage } from "node:http";
import { AwsError } from "./aws-error.ts";

/** The whole body; over `limitBytes` it is refused with 413 `RequestEntityTooLargeException` and read no further. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not destroyed when refused: that would reset the connection before the answer is sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limitBytes) {
      throw new AwsError("RequestEntityTooLargeException", `The request is larger than ${limitBytes} bytes.`, 413);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
