import { createServer } from "node:net";
import { networkInterfaces } from "node:os";

const loopback = new Set(["127.0.0.1", "localhost", "::1"]);
const wildcard = new Set(["0.0.0.0", "::"]);

export interface Addresses {
  /** To listen on. */
  readonly host: string;
  /** To open in a browser on this machine. */
  readonly origin: (port: number) => string;
  /**
   * For the AWS SDK in the functions: an IP address, so that S3 addresses have the bucket in their path; and where all
   * networks are served, one that a phone reaches too, because links that a function signs carry it.
   */
  readonly endpoint: (port: number) => string;
}

export function addressesOf(host: string, ownAddress: () => string | undefined = networkAddress): Addresses {
  const http = (name: string) => (port: number) => `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
  if (host === "localhost") return addressesOf("127.0.0.1", ownAddress);
  if (loopback.has(host)) return { host, origin: http("localhost"), endpoint: http(host) };
  if (wildcard.has(host)) return { host, origin: http("localhost"), endpoint: http(ownAddress() ?? "127.0.0.1") };
  return { host, origin: http(host), endpoint: http(host) };
}

/** Rejects as listening would (`EADDRINUSE`, ...), so that a minute of building does not come before the bad news. */
export function checkPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(port, addressesOf(host).host, () => probe.close(() => resolve()));
  });
}

function networkAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address;
}
