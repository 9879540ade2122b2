import type { Denial } from "../iam/access-control.ts";
import { html, type Html } from "../gateway/html.ts";
import type { Page } from "./layout.ts";
import type { LogLine, RecordedRequest, RecordedStep } from "./recorder.ts";

const milliseconds = (ms: number) => (ms < 10 ? ms.toFixed(1) : String(Math.round(ms)));

/** `14:03:12.408`, in UTC as every log is. */
const clockTime = (at: string) => html`<time datetime="${at}" title="${at}">${at.slice(11, 23)}</time>`;

export function requestsPage(requests: readonly RecordedRequest[]): Page {
  return {
    title: "Requests",
    lead: requests.length === 0 ? "Nothing has been asked yet. Open the app, and what it asks appears here." : "The last that reached a service of this machine, newest first. Times in milliseconds, the clock in UTC.",
    isLive: true,
    body: requests.length === 0 ? html`` : html`<ol class="rows">${requests.map(requestRow)}</ol>`,
  };
}

function requestRow(request: RecordedRequest): Html {
  const { number, at, service, operation, ms, steps } = request;
  const line = html`${clockTime(at)}<span class="what"><b>${operation}</b> <span class="service">${service}</span></span>${outcome(request)}<span class="ms">${ms === undefined ? "…" : milliseconds(ms)}</span>`;
  if (steps.length === 0) return html`<li><div class="row">${line}</div></li>`;
  const longest = Math.max(ms ?? 0, ...steps.map((step) => step.ms));
  return html`<li><details id="request-${number}"><summary class="row">${line}</summary><ol class="steps">${steps.map((step) => stepRow(step, longest))}</ol></details></li>`;
}

function outcome({ status, errorCode, ms }: RecordedRequest): Html {
  if (errorCode !== undefined) return html`<span class="bad">${status !== undefined && status >= 400 && `${status} `}${errorCode}</span>`;
  if (status === undefined) return html`<span class="quiet">${ms === undefined ? "running" : "client left"}</span>`;
  return html`<span class="${status >= 400 ? "bad" : "quiet"}">${status}</span>`;
}

function stepRow({ kind, name, count, ms }: RecordedStep, longest: number): Html {
  return html`<li class="${kind.replace(" ", "-")}"><span class="kind">${kind}</span><span class="name">${name}${count > 1 && html` <span class="quiet">× ${count}</span>`}</span><progress max="100" value="${longest > 0 ? Math.round((100 * ms) / longest) : 0}" aria-hidden="true"></progress><span class="ms">${milliseconds(ms)}</span></li>`;
}

export function logPage(lines: readonly LogLine[]): Page {
  return {
    title: "Log",
    lead: lines.length === 0 ? "Nothing has been printed yet. What functions print appears here." : "What functions and services printed, newest first.",
    isLive: true,
    body: lines.length === 0 ? html`` : html`<ol class="rows log">${lines.map(({ at, text }) => html`<li class="row">${clockTime(at)}<code>${text}</code></li>`)}</ol>`,
  };
}

export function denialsPage(denials: readonly Denial[]): Page {
  return {
    title: "Denials",
    lead: denials.length === 0 ? "No call was refused. What a role may not do appears here." : "Calls that a role may not make, newest first.",
    isLive: true,
    body: html`${denials.map(
      ({ time, principal, action, resource, message }) => html`<article><h2>${action}</h2><dl><dt>who</dt><dd>${principal}</dd><dt>on</dt><dd>${resource}</dd><dt>why</dt><dd>${message}</dd><dt>when</dt><dd>${clockTime(time)}</dd></dl></article>`,
    )}`,
  };
}
