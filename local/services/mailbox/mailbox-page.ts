import { createHash } from "node:crypto";
import { escapeHtml } from "../../gateway/html.ts";
import type { Mail } from "../interfaces.ts";

const style = `
:root { color-scheme: light dark; --ink: light-dark(#1c1b19, #eceae5); --quiet: light-dark(#65625c, #a5a29a);
  --paper: light-dark(#faf9f6, #171614); --card: light-dark(#fff, #211f1c); --line: light-dark(#e4e1da, #35322d); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-inline-size: 42rem; margin: 0 auto; padding: 3rem 1.25rem 5rem; }
h1 { font: 600 1.75rem/1.2 Georgia, serif; margin: 0; }
main > p { color: var(--quiet); margin: .35rem 0 2rem; }
main > p:first-child { margin: 0 0 1rem; }
a { color: inherit; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.1rem 1.25rem; margin-block-end: 1rem; }
h2 { font-size: 1.05rem; line-height: 1.35; margin: 0; overflow-wrap: anywhere; }
.to { color: var(--quiet); font-size: .9rem; margin: .15rem 0 0; overflow-wrap: anywhere; }
.body { margin: .9rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.code { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin-block-start: .9rem; }
.code code { font: 600 2rem/1.2 ui-monospace, monospace; letter-spacing: .12em; user-select: all; }
button { font: inherit; font-size: .9rem; color: inherit; background: none; border: 1px solid currentColor; border-radius: .5rem; padding: .35rem .9rem; cursor: pointer; }
:focus-visible { outline: 3px solid light-dark(#1f6f5c, #6cc7ae); outline-offset: 2px; }
`;

// The list is read again every two seconds and redrawn only when it changed, so that a selection is not lost.
const script = `
document.addEventListener("click", async ({ target }) => {
  if (!(target instanceof HTMLButtonElement)) return;
  await navigator.clipboard.writeText(target.value);
  target.textContent = "Copied";
});
let seen = document.querySelector("main").dataset.newest;
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href, { headers: { accept: "application/json" } }).catch(() => undefined);
  if (!answer?.ok) return;
  const mails = await answer.json();
  if (String(mails.length) + (mails[0]?.sentAt ?? "") !== seen) location.reload();
}, 2000);
`;

const sourceOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing in an e-mail can run, load or be framed, even if the escaping failed. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${sourceOf(style)}`,
  `script-src ${sourceOf(script)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export function mailboxPage(mails: readonly Mail[], now: number): string {
  const newest = `${mails.length}${mails[0]?.sentAt ?? ""}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mailbox (${mails.length})</title>
<style>${style}</style>
</head>
<body>
<main data-newest="${escapeHtml(newest)}">
<p><a href="/_local">Requests, tables and the rest</a></p>
<h1>Mailbox</h1>
<p>${mails.length === 0 ? "No e-mail yet. Codes for signing up and new passwords arrive here." : "Every e-mail and text message sent on this machine, newest first."}</p>
${mails.map((mail) => mailArticle(mail, now)).join("\n")}
</main>
<script>${script}</script>
</body>
</html>
`;
}

function mailArticle({ to, subject, body, code, sentAt }: Mail, now: number): string {
  const copyable = code === undefined ? "" : `
<div class="code"><code>${escapeHtml(code)}</code><button type="button" value="${escapeHtml(code)}" aria-label="Copy the code ${escapeHtml(code)}">Copy</button></div>`;
  return `<article>
<h2 dir="auto">${escapeHtml(subject)}</h2>
<p class="to">to <bdi>${escapeHtml(to)}</bdi>, <time datetime="${escapeHtml(sentAt)}" title="${escapeHtml(sentAt)}">${howLongAgo(Date.parse(sentAt), now)}</time></p>${copyable}
<p class="body" dir="auto">${escapeHtml(body)}</p>
</article>`;
}

const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

function howLongAgo(then: number, now: number): string {
  const seconds = Math.max(0, (now - then) / 1000);
  const unit = units.find(([, length]) => seconds >= length);
  return unit ? relative.format(-Math.floor(seconds / unit[1]), unit[0]) : "just now";
}
