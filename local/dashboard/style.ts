/** The family of the mailbox: a printed page in the colours of the product. */
export const style = `
:root { color-scheme: light dark;
  --paper: light-dark(oklch(98.2% .008 85), oklch(19% .012 265)); --sheet: light-dark(oklch(99.6% .003 85), oklch(22.5% .014 265));
  --ink: light-dark(oklch(24% .02 265), oklch(94% .008 85)); --ink-2: light-dark(oklch(45% .02 265), oklch(76% .012 85));
  --line: light-dark(oklch(90% .012 85), oklch(32% .014 265)); --mine: light-dark(oklch(45% .11 245), oklch(78% .09 235));
  --mine-wash: light-dark(oklch(95.5% .02 245), oklch(28% .035 245)); --bad: light-dark(oklch(50% .19 25), oklch(75% .13 25)); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: .9375rem/1.5 Figtree Variable, system-ui, sans-serif; }
nav { display: flex; gap: .25rem; overflow-x: auto; padding: .5rem 1rem; border-block-end: 1px solid var(--line); background: var(--sheet); }
nav a { display: flex; align-items: center; min-block-size: 44px; padding-inline: .875rem; border-radius: 99px; color: var(--ink-2); text-decoration: none; white-space: nowrap; }
nav a:hover { background: var(--mine-wash); }
nav a[aria-current] { color: var(--mine); background: var(--mine-wash); font-weight: 600; }
main { max-inline-size: 64rem; margin-inline: auto; padding: 2rem 1rem 4rem; }
h1 { font: 600 1.75rem/1.25 Literata Variable, Georgia, serif; margin: 0; overflow-wrap: anywhere; text-wrap: balance; }
.lead { color: var(--ink-2); margin: .25rem 0 1.5rem; }
ol, ul { list-style: none; margin: 0; padding: 0; }
a { color: var(--mine); }
:focus-visible { outline: 3px solid var(--mine); outline-offset: 2px; }
.quiet, .service, time { color: var(--ink-2); }
time, .ms { font-variant-numeric: tabular-nums; font-size: .8125rem; }
.ms { text-align: end; }
.bad { color: var(--bad); font-weight: 600; overflow-wrap: anywhere; }
.rows { background: var(--sheet); border: 1px solid var(--line); border-radius: 18px; overflow: hidden; }
.rows > li + li { border-block-start: 1px solid var(--line); }
.row { display: grid; grid-template-columns: 7rem 1fr minmax(4rem, max-content) 4.5rem; gap: .25rem 1rem; align-items: baseline; padding: .625rem 1rem; min-block-size: 44px; }
.what { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .625rem; overflow-wrap: anywhere; min-inline-size: 0; }
.row > .bad, .row > .quiet:not(time) { text-align: end; }
.what b { font-weight: 600; }
.what .service, .card code, .lead code { font-size: .8125rem; }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary .what b { text-decoration: underline dotted var(--ink-2) 1px; text-underline-offset: .25em; }
summary:hover, .card:hover { background: var(--mine-wash); }
summary:focus-visible { outline-offset: -3px; }
.steps { padding: .25rem 1rem 1rem; }
.steps li { display: grid; grid-template-columns: 6rem minmax(0, 1fr) 8rem 4.5rem; gap: 0 1rem; align-items: baseline; padding-block: .1875rem; font-size: .8125rem; }
.steps .kind { color: var(--ink-2); }
.steps .name { overflow-wrap: anywhere; }
.steps .function .name { padding-inline-start: 1rem; }
.steps .data-source .name { padding-inline-start: 2rem; }
progress { inline-size: 100%; block-size: .375rem; appearance: none; border: 0; border-radius: 99px; overflow: hidden; background: var(--line); }
progress::-webkit-progress-bar { background: var(--line); }
progress::-webkit-progress-value { background: var(--mine); }
progress::-moz-progress-bar { background: var(--mine); }
.log .row { grid-template-columns: 7rem 1fr; min-block-size: 0; padding-block: .375rem; }
code { font: .8125rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.objects .row { grid-template-columns: 1fr max-content 5rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: .75rem; }
.card { display: block; block-size: 100%; padding: 1rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 18px; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
.card b, .card span, .card code { display: block; }
article { background: var(--sheet); border: 1px solid var(--line); border-radius: 18px; padding: .875rem 1rem; margin-block-end: .75rem; }
h2 { font-size: 1rem; margin: 0 0 .375rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: .1875rem 1rem; margin: 0; font-size: .8125rem; }
dt { color: var(--ink-2); }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.more a { display: inline-flex; align-items: center; min-block-size: 44px; }
@media (max-width: 40rem) {
  nav { gap: 0; padding-inline: .5rem; }
  nav a { padding-inline: .625rem; font-size: .875rem; }
  .row { grid-template-columns: 1fr max-content; }
  .row > time { grid-row: 2; }
  .row > .what { grid-column: 1; grid-row: 1; }
  .row > .ms { grid-column: 2; grid-row: 1; }
  .row > .bad, .row > .quiet:not(time) { grid-column: 2; grid-row: 2; }
  .log .row { grid-template-columns: 1fr; }
  .log .row > time { grid-row: 1; }
  .objects .row { grid-template-columns: 1fr max-content; }
  .steps li { grid-template-columns: minmax(0, 1fr) 4.5rem; }
  .steps .kind, .steps progress { display: none; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-block-end: .375rem; }
}
`;

/** Reads the page again and puts in what changed; what is open stays open, and what is selected is left alone. */
export const script = `
let seen;
async function refresh() {
  const main = document.querySelector("main[data-live]");
  if (!main || document.hidden || !getSelection().isCollapsed) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store" }).catch(() => undefined);
  if (!answer?.ok) return;
  const text = await answer.text();
  if (text === seen) return;
  seen = text;
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("main");
  if (!fresh) return;
  for (const { id } of main.querySelectorAll("details[open]")) fresh.querySelector("#" + id)?.setAttribute("open", "");
  const focused = document.activeElement?.closest("details")?.id;
  main.replaceWith(fresh);
  if (focused) fresh.querySelector("#" + focused + " > summary")?.focus({ preventScroll: true });
}
setInterval(refresh, 2000);
`;
