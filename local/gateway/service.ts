import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** One AWS service on the shared port. The gateway asks each in turn and gives the request to the first that takes it. */
export interface Service {
  readonly name: string;
  /** `false`: pages of other origins may not read its answers, or it says itself which may (S3). Else any may, as on AWS. */
  readonly crossOrigin?: boolean;
  /** Decides by method, URL and headers alone; never reads the body. */
  handles(request: IncomingMessage): boolean;
  /** Answers the request. A rejection is written as that service's internal error by the gateway. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Takes a WebSocket upgrade for which `handles` said yes. */
  upgrade?(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close?(): Promise<void>;
}
