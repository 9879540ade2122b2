import { chromium } from "@playwright/test";
import lighthouse from "lighthouse";
import { freePort, type Product } from "../../e2e/support/product.ts";
import config from "../../playwright.config.ts";
import type { Figure } from "../figure.ts";
import { median } from "../measure.ts";

const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
type Category = (typeof categories)[number];
type Scores = Record<Category, number>;
/** The scores, and how fast Lighthouse found this machine: it slows any down by four, and 1,500 to 2,000 is what it expects. */
interface Audit {
  scores: Scores;
  benchmarkIndex: number;
}

const bounds: Scores = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const rounds = 3;

/** Lighthouse as it comes: a slow phone on a slow network, simulated, and a browser that was never here. */
export async function lighthouseScores({ origin }: Product): Promise<readonly Figure[]> {
  const translate = await audited(origin);
  const phrases = await audited(`${origin}/phrases`);
  return categories.map((category) => ({
    name: `Lighthouse, ${category.replace("-", " ").replace("seo", "SEO")}, median of ${rounds}`,
    measured: translate.scores[category],
    unit: "points",
    bound: bounds[category],
    atLeast: true,
    yardstick: `the same of /phrases: ${phrases.scores[category]}; BenchmarkIndex of this machine: ${Math.round(translate.benchmarkIndex)}`,
  }));
}

async function audited(url: string): Promise<Audit> {
  const runs: Audit[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await audit(url));
  const middle = (category: Category) => median(runs.map(({ scores }) => scores[category]));
  const scores = { performance: middle("performance"), accessibility: middle("accessibility"), "best-practices": middle("best-practices"), seo: middle("seo") };
  return { scores, benchmarkIndex: median(runs.map((run) => run.benchmarkIndex)) };
}

/** Each time another browser, so that nothing is kept; what it finds amiss is printed. */
async function audit(url: string): Promise<Audit> {
  const port = await freePort();
  const launch = config.use?.launchOptions;
  const browser = await chromium.launch({ ...launch, args: [...(launch?.args ?? []), `--remote-debugging-port=${port}`] });
  try {
    const result = await lighthouse(url, { port, logLevel: "error", onlyCategories: [...categories] });
    if (!result) throw new Error(`Lighthouse has no result for ${url}.`);
    const { lhr } = result;
    for (const { id, title, score, scoreDisplayMode, displayValue } of Object.values(lhr.audits)) {
      if (score === null || score >= 0.9 || scoreDisplayMode === "informative") continue;
      console.log(`  ${url}: ${id} ${score}: ${title} ${displayValue ?? ""}`);
    }
    const scoreOf = (category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const scores = { performance: scoreOf("performance"), accessibility: scoreOf("accessibility"), "best-practices": scoreOf("best-practices"), seo: scoreOf("seo") };
    return { scores, benchmarkIndex: lhr.environment.benchmarkIndex };
  } finally {
    await browser.close();
  }
}
