import { isIP } from "node:net";

/**
 * Whether a `Host` header names this machine in a way that another site's page cannot forge. A hostile page can point
 * its own domain at 127.0.0.1 (DNS rebinding) and would then be read as same-origin here, but its Host header still says
 * that domain. Plain addresses and `localhost` cannot be rebound.
 */
export function isLocalHost(hostHeader: string | undefined, boundHost?: string): boolean {
  const host = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(hostHeader?.toLowerCase() ?? "")?.[1] ?? "";
  const name = host.startsWith("[") ? host.slice(1, -1) : host;
  return isIP(name) !== 0 || name === "localhost" || name.endsWith(".localhost") || (name !== "" && name === boundHost?.toLowerCase());
}
