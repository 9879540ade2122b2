import type { IncomingMessage } from "node:http";

const loopbackAddress = /^(?:127\.|::1$|::ffff:127\.)/;
const loopbackHost = /^(?:localhost|[a-z0-9.-]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Whether a request comes from this machine (whatever address the cloud listens on), through no proxy or tunnel, by a name
 * that no other site can claim (DNS rebinding), and not from another site's page.
 */
export function isDeveloper({ socket, headers }: IncomingMessage): boolean {
  const { host = "", origin } = headers;
  return (
    loopbackAddress.test(socket.remoteAddress ?? "") &&
    headers.forwarded === undefined &&
    headers["x-forwarded-for"] === undefined &&
    loopbackHost.test(host) &&
    (origin === undefined || origin === `http://${host}`)
  );
}
