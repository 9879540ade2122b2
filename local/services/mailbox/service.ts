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
  const mails = store.table<Mail & { readonly number: number; readonly user?: string }>("mail");
  let lastNumber = Math.max(0, ...[...mails.values()].map((mail) => mail.number));

  function newestFirst(): Mail[] {
    return [...mails.values()].sort((a, b) => b.number - a.number).map(({ to, subject, body, code, sentAt }) => ({ to, subject, body, code, sentAt }));
  }

  return {
    name: "Mailbox",
    crossOrigin: false,
    async send({ to, subject, body, code, user }) {
      const number = ++lastNumber;
      const sentAt = new Date(clock.now()).toISOString();
      const written = mails.put(String(number), { number, to, subject, body, ...(code !== undefined && { code }), ...(user !== undefined && { user }), sentAt });
      const excess = [...mails.values()].map((mail) => mail.number).filter((each) => each <= number - keptMails);
      await Promise.all([written, ...(excess.length > 0 ? [mails.delete(...excess.map(String))] : [])]);
    },
    forget: (user) => mails.delete(...[...mails.values()].filter((mail) => mail.user === user).map((mail) => String(mail.number))),
    handles: (request) => pathOf(request) === "/_local/mailbox",
    async handle(request, response) {
      if (!isLocalHost(request.headers.host, host) || !isSameOrigin(request)) {
        answer(response, 403, "text/plain", "The mailbox answers only to itself, by localhost or a plain address.\n");
        return;
      }
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.setHeader("allow", "GET, HEAD");
        answer(response, 405, "text/plain", "The mailbox can only be read.\n");
        return;
      }
      if (prefersJson(request.headers.accept)) {
        answer(response, 200, "application/json", JSON.stringify(newestFirst()));
        return;
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

/** Browsers name the origin of a page that asks across origins, and leave it out of same-origin reads. */
function isSameOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  return origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
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
