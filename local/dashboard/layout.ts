import { html, type Html } from "../gateway/html.ts";

export const stylePath = "/_local/style.css";
export const scriptPath = "/_local/live.js";

export const places = [
  ["/_local", "Requests"],
  ["/_local/log", "Log"],
  ["/_local/tables", "Tables"],
  ["/_local/buckets", "Bucket"],
  ["/_local/denials", "Denials"],
  ["/_local/mailbox", "Mailbox"],
] as const;

export interface Page {
  readonly title: string;
  /** One sentence below the title. */
  readonly lead: string | Html;
  readonly body: Html;
  /** It is read again every two seconds. */
  readonly isLive?: boolean;
}

export function layout(path: string, { title, lead, body, isLive = false }: Page): string {
  const isHere = (place: string) => (place === "/_local" ? path === place : path === place || path.startsWith(`${place}/`));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · local cloud</title>
<link rel="stylesheet" href="${stylePath}">
<script type="module" src="${scriptPath}"></script>
</head>
<body>
<nav aria-label="The local cloud">${places.map(([place, name]) =>
    isHere(place) ? html`<a href="${place}" aria-current="page">${name}</a>` : html`<a href="${place}">${name}</a>`,
  )}</nav>
<main${isLive && html` data-live`}>
<h1>${title}</h1>
<p class="lead">${lead}</p>
${body}
</main>
</body>
</html>
`.text;
}
