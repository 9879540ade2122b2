import { BuildError } from "./build/build-error.ts";
import { UsageError } from "./command-line.ts";
import { AssemblyError } from "./assembly/assembly-error.ts";
import { PolicyError } from "./iam/policy-error.ts";
import { member } from "./assembly/template.ts";
import { StoreError } from "./storage/store-error.ts";

/** One sentence that a person can act on where the cause is known; else the whole error, stack included. */
export function explain(error: unknown, { port, host, dataDirectory }: { port: number; host: string; dataDirectory: string }): string {
  const words: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken by another program. Stop that one, or take another port: npm start -- --port ${port + 1}`,
    EACCES: `Port ${port} may not be used by this account: ports under 1024 need root. Take another: npm start -- --port 5173`,
    EADDRNOTAVAIL: noAddress(host),
    ENOTFOUND: noAddress(host),
    LEVEL_LOCKED: `Another Parley is running on ${dataDirectory}. Stop it, or name another folder: npm start -- --data DIR`,
    ENOSPC: `The disk that holds ${dataDirectory} is full. Make room, then start again (what was kept is still there), or name a folder on another disk: npm start -- --data DIR`,
  };
  if (error instanceof StoreError || error instanceof PolicyError) return error.message;
  const known = member(words, codeOf(error) ?? "");
  if (known !== undefined) return known;
  if (error instanceof BuildError || error instanceof UsageError || error instanceof AssemblyError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const noAddress = (host: string) =>
  `This machine has no address ${host}. Leave --host out for this machine alone, or take 0.0.0.0 for its whole network.`;

/** Stores wrap what the operating system said. */
function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const inner = codeOf(error.cause);
  return inner ?? ("code" in error ? String(error.code) : undefined);
}
