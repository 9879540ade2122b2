import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { contentTypes } from "./content-types.ts";
import type { SiteHeaders } from "./site-headers.ts";

const encodings = [["br", ".br"], ["gzip", ".gz"]] as const;

/** Serves a built site from its folder. A path without an extension that names no file is one of the app's own pages. */
export function serveSite(directory: string, headersOf: SiteHeaders): { handle: (request: IncomingMessage, response: ServerResponse) => Promise<void> } {
  return {
    async handle(request, response) {
      const path = pathOf(request);
      for (const [name, value] of headersOf(path ?? "/", request.socket.localPort ?? 0)) response.setHeader(name, value);
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.setHeader("allow", "GET, HEAD");
        answerText(response, 405, "This page can only be read.");
        return;
      }
      if (path === undefined) {
        answerText(response, 400, "This address is not valid.");
        return;
      }
      const isPage = extname(path) === "" || path.endsWith(".html");
      const file = (await findFile(directory, path)) ?? (isPage ? await findFile(directory, "/index.html") : undefined);
      if (file) await sendFile(file, request, response);
      else answerText(response, 404, "Not found.");
    },
  };
}

interface File {
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
}

async function findFile(directory: string, path: string): Promise<File | undefined> {
  const full = join(directory, path);
  if (!full.startsWith(directory + sep)) return undefined;
  try {
    const found = await stat(full);
    return found.isFile() ? { path: full, size: found.size, modifiedMs: found.mtimeMs } : undefined;
  } catch {
    return undefined;
  }
}

async function sendFile(file: File, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const accepted = acceptedEncodings(request.headers["accept-encoding"]);
  const encoded = await Promise.all(
    encodings.map(async ([encoding, extension]) => {
      const found = accepted.has(encoding) ? await stat(file.path + extension).catch(() => undefined) : undefined;
      return found && { encoding, path: file.path + extension, size: found.size };
    }),
  );
  const chosen = encoded.find((each) => each !== undefined) ?? { encoding: undefined, path: file.path, size: file.size };
  const etag = `"${file.size.toString(36)}-${Math.floor(file.modifiedMs).toString(36)}${chosen.encoding ? `-${chosen.encoding}` : ""}"`;
  response.setHeader("etag", etag);
  response.setHeader("vary", "accept-encoding");
  if (request.headers["if-none-match"]?.split(/\s*,\s*/).includes(etag)) return void response.writeHead(304).end();
  response.writeHead(200, {
    "content-type": contentTypes[extname(file.path)] ?? "application/octet-stream",
    "content-length": chosen.size,
    ...(chosen.encoding && { "content-encoding": chosen.encoding }),
  });
  if (request.method === "HEAD") return void response.end();
  await pipeline(createReadStream(chosen.path), response).catch(() => response.destroy());
}

/** Decoded and normalized, so that it stays inside the site's folder; undefined for what is no path. */
function pathOf(request: IncomingMessage): string | undefined {
  try {
    const path = decodeURIComponent((request.url ?? "/").split(/[?#]/)[0] ?? "/");
    if (!path.startsWith("/") || path.includes("\0") || path.includes("\\")) return undefined;
    return path.endsWith("/") ? "/index.html" : normalize(path);
  } catch {
    return undefined;
  }
}

function acceptedEncodings(header: string | string[] | undefined): Set<string> {
  const entries = String(header ?? "").split(",").map((entry) => entry.trim().toLowerCase().split(/\s*;\s*/));
  return new Set(entries.filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? "")).map(([name = ""]) => name));
}

function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" }).end(`${text}\n`);
}
