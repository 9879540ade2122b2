import type { IncomingMessage } from "node:http";
import { isObject } from "../assembly/template.ts";
import type { Service } from "../gateway/service.ts";

/** `amplify_outputs.json` for a client that reaches the local cloud at `origin`. */
export type Outputs = (origin: string) => object;

/**
 * The standard configuration with this machine's addresses. Those that the format has no key for stand under
 * `custom.endpoints`; the front end merges them into its Amplify configuration.
 */
export function outputsFor(clientConfig: object, localize: (text: string, origin: string) => string): Outputs {
  const text = JSON.stringify(clientConfig);
  return (origin) => {
    const config = JSON.parse(localize(text, origin)) as { custom?: unknown };
    const custom = isObject(config.custom) ? config.custom : {};
    return { ...config, custom: { ...custom, endpoints: { userPool: origin, identityPool: origin, storage: origin } } };
  };
}

/** Serves the outputs with the addresses by which the client itself came, so that a phone in the same network gets its own. */
export function outputsService(outputs: Outputs, defaultOrigin: () => string): Service {
  return {
    name: "Outputs",
    handles: ({ url, method }) => (method === "GET" || method === "HEAD") && url?.split("?")[0] === "/amplify_outputs.json",
    async handle(request, response) {
      const body = Buffer.from(JSON.stringify(outputs(originOf(request) ?? defaultOrigin())));
      response.writeHead(200, {
        "content-type": "application/json; charset=utf-8",
        "content-length": body.length,
        "cache-control": "no-cache",
        "x-content-type-options": "nosniff",
      });
      response.end(request.method === "HEAD" ? undefined : body);
    },
  };
}

/** By the Host header, and behind a tunnel by the protocol that it says it was reached with. */
function originOf({ headers }: IncomingMessage): string | undefined {
  const { host } = headers;
  if (host === undefined || !/^[A-Za-z0-9.:[\]_-]+$/.test(host)) return undefined;
  return `${headers["x-forwarded-proto"] === "https" ? "https" : "http"}://${host}`;
}
