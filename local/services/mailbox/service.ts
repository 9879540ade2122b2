import { join } from "node:path";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Service } from "../../gateway/service.ts";
import { openDurableStore } from "../../storage/durable-store.ts";
import type { Clock, Mail, Mailbox } from "../interfaces.ts";
import { isLocalHost } from "./local-host.ts";
import { contentSecurityPolicy, mailboxPage } from "./mailbox-page.ts";

const keptMails = 500;

export interface MailboxOptions {
  readonly dataDirectory: string;
  readonly clock: Clock;
  /** A host name that the server was told to listen on; loopback names and plain addresses are always answered. */
  readonly host?: string;
}

/** Every e-mail the local cloud sends, at `GET /_local/mailbox`: a page, or with `Accept: application/json` a list of `Mail`, newest first. */
export async function createMailbox({ dataDirectory, clock, host }: MailboxOptions): Promise<Service & Mailbox> {
  const store = await openDurableStore(join(dataDirectory, "mailbox"));
  const mails = store.table<Mail & { readonly number: number }>("mail");
  let lastNumber = Math.max(0, ...[...mails.values()].map((mail) => mail.number));

  function newestFirst(): Mail[] {
    return [...mails.values()].sort((a, b) => b.number - a.number).map(({ number: _, ...mail }) => mail);
  }

  return {
    name: "Mailbox",
    async send({ to, subject, body, code }) {
      const number = ++lastNumber;
      const sentAt = new Date(clock.now()).toISOString();
      const written = mails.put(String(number), { number, to, subject, body, ...(code !== undefined && { code }), sentAt });
      const excess = [...mails.values()].map((mail) => mail.number).filter((each) => each <= number - keptMails);
      await Promise.all([written, ...(excess.length > 0 ? [mails.delete(...excess.map(String))] : [])]);
    },
    handles: (request) => pathOf(request) === "/_local/mailbox",
    // eslint-disable-next-line @typescript-eslint/require-await -- Service.handle reports failures as rejections
    async handle(request, response) {
      if (!isLocalHost(request.headers.host, host)) {
        return answer(response, 403, "text/plain", "The mailbox answers only by localhost or a plain address.\n");
      }
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.setHeader("allow", "GET, HEAD");
        return answer(response, 405, "text/plain", "The mailbox can only be read.\n");
      }
      if (prefersJson(request.headers.accept)) {
        return answer(response, 200, "application/json", JSON.stringify(newestFirst()));
      }
      response.setHeader("content-security-policy", contentSecurityPolicy);
      answer(response, 200, "text/html", mailboxPage(newestFirst(), clock.now()));
    },
    close: () => store.close(),
  };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0]?.replace(/\/$/, "") ?? "";
}

/** A browser names text/html before anything else it takes. */
function prefersJson(accept = ""): boolean {
  return accept.includes("application/json") && !accept.includes("text/html");
}

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    vary: "accept",
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
