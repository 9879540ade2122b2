import type { IncomingMessage } from "node:http";
import { AwsError } from "./aws-error.ts";

/**
 * The whole body; over `limitBytes` it is refused with 413 `RequestEntityTooLargeException` and read no further.
 * By events, for an async iterator costs a good part of what a small request does.
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limitBytes) chunks.push(chunk);
      else refuse(new AwsError("RequestEntityTooLargeException", `The request is larger than ${limitBytes} bytes.`, 413));
    };
    // Not destroyed when refused: that would reset the connection before the answer is sent.
    const refuse = (error: Error) => {
      request.off("data", onData).pause();
      reject(error);
    };
    if (request.destroyed) reject(new Error("The client went away."));
    else request.on("data", onData);
    request.on("end", () => resolve(Buffer.concat(chunks, size)));
    request.on("error", refuse);
    request.on("close", () => reject(new Error("The client went away.")));
  });
}
