import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "../gateway/aws-error.ts";
import type { Service } from "../gateway/service.ts";
import { readBucketPage, summarizeBucket } from "./bucket-pages.ts";
import { bucketPage, bucketsPage, tablePage, tablesPage, type Labels } from "./data-pages.ts";
import { isDeveloper } from "./is-developer.ts";
import { layout, scriptPath, stylePath, type Page } from "./layout.ts";
import { denialsPage, logPage, requestsPage } from "./request-pages.ts";
import type { Sources } from "./sources.ts";
import { script, style } from "./style.ts";
import { readPage, summarize, tableNames } from "./tables.ts";

/** The data of one place, and how a page shows it. */
interface View {
  readonly data: unknown;
  readonly page: Page;
}

const headers = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  vary: "accept",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/**
 * What happens in the local cloud, at `GET /_local`, as pages or, with `Accept: application/json`, as data. It shows what
 * people stored: only a browser on this machine, on a page of its own, is answered.
 */
export function createDashboard(sources: Sources): Service {
  const { recorder, dynamodb, buckets, labels, access } = sources;
  const view = <Data>(data: Data, page: (data: Data, labels: Labels) => Page): View => ({ data, page: page(data, labels) });

  const places: Readonly<Record<string, (name: string, after: string | undefined) => Promise<View | undefined> | View | undefined>> = {
    "": () => view(recorder.requests(), requestsPage),
    log: () => view(recorder.lines(), logPage),
    denials: () => view(access.denials(), denialsPage),
    tables: async (name, after) =>
      name === ""
        ? view(await Promise.all((await tableNames(dynamodb)).map((each) => summarize(dynamodb, each))), tablesPage)
        : view(await readPage(dynamodb, name, after), tablePage),
    buckets: async (name, after) => {
      if (name === "") return view(await Promise.all(buckets.names.map((each) => summarizeBucket(buckets, each))), bucketsPage);
      return buckets.names.includes(name) ? view(await readBucketPage(buckets, name, after), bucketPage) : undefined;
    },
  };

  async function find(url: URL): Promise<View | undefined> {
    const [, , place = "", name = "", ...rest] = url.pathname.replace(/\/$/, "").split("/");
    if (rest.length > 0 || !Object.hasOwn(places, place)) return undefined;
    try {
      return await places[place]?.(decodeURIComponent(name), url.searchParams.get("after") ?? undefined);
    } catch (error) {
      // A table that is not there, or a place in it that is none.
      if (error instanceof AwsError || error instanceof SyntaxError || error instanceof URIError) return undefined;
      throw error;
    }
  }

  return {
    name: "Dashboard",
    crossOrigin: false,
    handles: (request) => /^\/_local(?:[/?]|$)/.test(request.url ?? ""),
    async handle(request, response) {
      if (!isDeveloper(request)) {
        answer(response, 403, "text/plain", "This is for a browser on the machine itself, by the name localhost.\n");
        return;
      }
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.setHeader("allow", "GET, HEAD");
        answer(response, 405, "text/plain", "This can only be read.\n");
        return;
      }
      const url = new URL(request.url ?? "/", "http://localhost");
      if (url.pathname === stylePath) answer(response, 200, "text/css", style);
      else if (url.pathname === scriptPath) answer(response, 200, "text/javascript", script);
      else await show(request, response, url);
    },
  };

  async function show(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const found = await find(url);
    const { accept = "" } = request.headers;
    if (!found) answer(response, 404, "text/plain", "There is nothing here.\n");
    else if (accept.includes("application/json") && !accept.includes("text/html")) answer(response, 200, "application/json", JSON.stringify(found.data));
    else answer(response, 200, "text/html", layout(url.pathname.replace(/\/$/, ""), found.page));
  }
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...headers, "content-type": `${type}; charset=utf-8`, "content-length": Buffer.byteLength(body) });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
