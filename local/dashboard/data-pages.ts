import type { BucketPage, BucketSummary } from "./bucket-pages.ts";
import { html, type Html } from "../gateway/html.ts";
import type { Page } from "./layout.ts";
import type { TablePage, TableSummary } from "./tables.ts";

const number = new Intl.NumberFormat("en");
const counted = (count: number, hasMore: boolean, one: string) =>
  `${hasMore ? "more than " : ""}${number.format(count)} ${one}${count === 1 && !hasMore ? "" : "s"}`;

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${number.format(Math.round(bytes / 100) / 10)} kB` : `${number.format(Math.round(bytes / 100_000) / 10)} MB`;
}

/** What the resource is called where it was written, by its physical name. */
export type Labels = ReadonlyMap<string, string>;

function card(place: string, name: string, labels: Labels, note: string): Html {
  return html`<li><a class="card" href="/_local/${place}/${encodeURIComponent(name)}"><b>${labels.get(name) ?? name}</b><span>${note}</span><code class="quiet">${name}</code></a></li>`;
}

const nextLink = (next: string | undefined) => next !== undefined && html`<p class="more"><a href="?after=${encodeURIComponent(next)}">Next page</a></p>`;

export function tablesPage(tables: readonly TableSummary[], labels: Labels): Page {
  return {
    title: "Tables",
    lead: tables.length === 0 ? "This backend has no table." : "What DynamoDB keeps on this machine.",
    body: html`<ul class="cards">${tables.map(({ name, items, hasMore }) => card("tables", name, labels, counted(items, hasMore, "item")))}</ul>`,
  };
}

export function tablePage({ name, items, hasMore, page, next }: TablePage, labels: Labels): Page {
  return {
    title: labels.get(name) ?? name,
    lead: html`${counted(items, hasMore, "item")}, in the order of a scan. <code>${name}</code>`,
    body: html`${page.map((item) => html`<article><dl>${attributes(item)}</dl></article>`)}${nextLink(next)}`,
  };
}

/** One line for each attribute: its name, and its value with DynamoDB's type in front where it is not text. */
function attributes(item: unknown): Html[] {
  const entries = Object.entries((item ?? {}) as Record<string, Record<string, unknown>>);
  return entries.map(([name, value]) => {
    const [[type, content] = ["", null]] = Object.entries(value);
    const shown = type === "S" || type === "N" ? String(content) : JSON.stringify(content);
    const short = shown.length > 600 ? `${shown.slice(0, 600)} …` : shown;
    return html`<dt>${name}</dt><dd dir="auto">${type !== "S" && html`<span class="quiet">${type}</span> `}${short}</dd>`;
  });
}

export function bucketsPage(buckets: readonly BucketSummary[], labels: Labels): Page {
  return {
    title: "Bucket",
    lead: buckets.length === 0 ? "This backend has no bucket." : "What S3 keeps on this machine.",
    body: html`<ul class="cards">${buckets.map(({ name, objects, bytes, hasMore }) => card("buckets", name, labels, `${counted(objects, hasMore, "object")}, ${size(bytes)}`))}</ul>`,
  };
}

export function bucketPage({ name, objects, bytes, hasMore, page, next }: BucketPage, labels: Labels): Page {
  return {
    title: labels.get(name) ?? name,
    lead: html`${counted(objects, hasMore, "object")}, ${size(bytes)}, in the order of their keys. <code>${name}</code>`,
    body: html`<ol class="rows objects">${page.map((object) => {
      const at = new Date(object.lastModified).toISOString();
      return html`<li class="row"><span class="what"><bdi>${object.key}</bdi></span><time class="quiet" datetime="${at}">${at.slice(0, 19).replace("T", " ")}</time><span class="ms">${size(object.size)}</span></li>`;
    })}</ol>${nextLink(next)}`,
  };
}
