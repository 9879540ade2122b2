/**
 * `npm run bench`: every figure beside its yardstick, as a table and as JSON (`.parley/bench.json`).
 * `npm run bench -- speak page` runs those alone; `--readme` writes the table into the README.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { startProduct } from "../e2e/support/product.ts";
import type { Figure, Measure } from "./figure.ts";
import { attacks } from "./figures/attacks.ts";
import { dev } from "./figures/dev.ts";
import { iam } from "./figures/iam.ts";
import { kills } from "./figures/kills.ts";
import { lighthouseScores } from "./figures/lighthouse.ts";
import { nag } from "./figures/nag.ts";
import { offlineStart } from "./figures/offline-start.ts";
import { outbox } from "./figures/outbox.ts";
import { page } from "./figures/page.ts";
import { rooms } from "./figures/rooms.ts";
import { search } from "./figures/search.ts";
import { speak } from "./figures/speak.ts";
import { start } from "./figures/start.ts";
import { translate } from "./figures/translate.ts";

const measures: Readonly<Record<string, Measure>> = { start, dev, translate, speak, page, search, outbox, offlineStart, lighthouse: lighthouseScores, rooms, kills, iam, nag, attacks };

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith("--"));
const unknown = wanted.find((word) => !Object.hasOwn(measures, word));
if (unknown !== undefined) throw new Error(`There is no figure "${unknown}": ${Object.keys(measures).join(", ")}.`);

const isTiny = ({ unit, measured }: Figure) => unit === "ms" && measured > 0 && measured < 0.1;
const digits = (figure: Figure) => (isTiny(figure) ? 3 : wholeOrTenths(figure));
const wholeOrTenths = ({ unit, measured }: Figure) => (["calls", "lost", "points", "findings", "cells"].includes(unit) ? 0 : unit === "s" || measured < 100 ? 1 : 0);
const shown = (figure: Figure, value: number) => `${value.toFixed(digits(figure))} ${figure.unit}`;
const missed = ({ measured, bound, atLeast }: Figure) => bound !== undefined && (atLeast ? measured < bound : measured > bound);
const measuredOf = (figure: Figure) => `${shown(figure, figure.measured)}${missed(figure) ? (figure.atLeast ? " (under)" : " (over)") : ""}`;
const boundOf = (figure: Figure) =>
  figure.bound === undefined ? "reported" : `${figure.atLeast ? "at least " : ""}${Number.isInteger(figure.bound) ? `${figure.bound} ${figure.unit}` : shown(figure, figure.bound)}`;

const figures: Figure[] = [];
const failed: string[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const product = await startProduct();
  try {
    const measured = await measure(product);
    for (const figure of measured) console.log(`${figure.name}: ${shown(figure, figure.measured)}`);
    figures.push(...measured);
  } catch (error) {
    // The others still count; what broke is said at the end.
    console.error(error);
    failed.push(name);
  } finally {
    await product.stop();
    await rm(product.dataDirectory, { recursive: true, force: true });
  }
}

const table = [
  "| figure | measured | bound | beside it, in the same run |",
  "| --- | --- | --- | --- |",
  ...figures.map((figure) => `| ${figure.name} | ${measuredOf(figure)} | ${boundOf(figure)} | ${figure.yardstick} |`),
].join("\n");
console.log(`\n${table}`);
await mkdir(".parley", { recursive: true });
await writeFile(".parley/bench.json", `${JSON.stringify(figures, null, 2)}\n`);

if (failed.length > 0) console.error(`Not measured: ${failed.join(", ")}.`);
else if (words.includes("--readme")) {
  const readme = await readFile("README.md", "utf8");
  await writeFile("README.md", readme.replace(/<!-- bench -->[^]*<!-- \/bench -->/, `<!-- bench -->\n${table}\n<!-- /bench -->`));
}
process.exit(failed.length);
