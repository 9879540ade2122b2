import { canonicalLanguage, corePackages, directions, type Direction } from "./directions.ts";
import { EngineFailure, UnsupportedPair, type TranslationEngine } from "./engine.ts";
import { findInstallation, type Installation } from "./installation.ts";
import { startPipeline, type Pipeline } from "./pipeline.ts";
import { findRoute, missingPackages } from "./routes.ts";
import { cutSegments } from "./segments.ts";
import { translateSentence } from "./sentence.ts";
import { createWarmPool } from "./warm-pool.ts";

export interface ApertiumOptions {
  readonly installation?: Installation;
  /** A warm direction is 12 to 17 processes and 93 to 155 MB. */
  readonly warmDirections?: number;
  readonly idleMs?: number;
  /** How long one sentence may take. */
  readonly timeoutMs?: number;
}

export function createApertium(options: ApertiumOptions = {}): TranslationEngine {
  const { installation = findInstallation(), warmDirections = 4, idleMs = 10 * 60_000, timeoutMs = 10_000 } = options;
  const start = async (mode: string) => startPipeline({ script: await installation.script(mode), timeoutMs });
  const pool = createWarmPool<Pipeline>({
    start,
    isEnded: (pipeline) => pipeline.ended,
    end: (pipeline) => pipeline.close(),
    capacity: warmDirections,
    idleMs,
  });
  /** Second attempts go one after the other. */
  let lastRetry: Promise<unknown> = Promise.resolve();
  let closed = false;
  let modes = installation.modes();

  const installed = () => directions.filter((direction) => modes.has(direction.mode));

  function route(source: string, target: string): readonly Direction[] {
    const find = () => findRoute(installed(), canonicalLanguage(source), canonicalLanguage(target));
    const found = find();
    if (found) return found;
    modes = installation.modes();
    const foundNow = find();
    if (foundNow) return foundNow;
    throw new UnsupportedPair(whatToInstall(modes, source, target));
  }

  /** A chain that failed takes everyone's requests with it; each is tried again on a chain of its own, so that only the one to blame fails. */
  async function step(text: string, direction: Direction): Promise<string> {
    try {
      return await pool.use(direction.mode, (pipeline) => translateText(pipeline, text, direction));
    } catch (error) {
      if (!(error instanceof EngineFailure) || closed) throw error;
      const retry = lastRetry.then(async () => {
        const pipeline = await start(direction.mode);
        return translateText(pipeline, text, direction).finally(() => pipeline.close());
      });
      lastRetry = retry.catch(() => undefined);
      return retry;
    }
  }

  return {
    name: "Apertium",
    languages() {
      modes = installation.modes();
      return Promise.resolve([...new Set(installed().flatMap(({ source, target }) => [source, target]))].sort());
    },
    async translate(text, source, target) {
      if (canonicalLanguage(source) === canonicalLanguage(target)) return text;
      let translated = text;
      for (const direction of route(source, target)) translated = await step(translated, direction);
      return translated;
    },
    warm(source, target) {
      void (async () => {
        for (const direction of route(source, target)) await step("a", direction);
      })().catch(() => undefined);
    },
    close() {
      closed = true;
      pool.close();
      return Promise.resolve();
    },
  };
}

/** All sentences of a text at once: the chain works on several at a time and answers them in order. */
async function translateText(pipeline: Pipeline, text: string, { source, target }: Direction): Promise<string> {
  const segments = cutSegments(text).map(async ({ core, space }) =>
    core === "" ? space : (await translateSentence(pipeline, core, source, target)) + space,
  );
  return (await Promise.all(segments)).join("");
}

function whatToInstall(modes: ReadonlySet<string>, source: string, target: string): string {
  const [from, to] = [canonicalLanguage(source), canonicalLanguage(target)];
  const packages = missingPackages(directions, (direction) => modes.has(direction.mode), from, to);
  if (packages) {
    const programs = modes.size === 0 ? ["apertium"] : [];
    return `Apertium can do it once its data is installed: apt-get install ${[...programs, ...packages].join(" ")}`;
  }
  const unknown = [
    ...(directions.some((direction) => direction.source === from) ? [] : [`from ${source}`]),
    ...(directions.some((direction) => direction.target === to) ? [] : [`to ${target}`]),
  ];
  const what = unknown.length > 0 ? unknown.join(" or ") : `from ${source} to ${target}`;
  const nothing = modes.size === 0 ? ` Apertium itself is missing: apt-get install apertium ${corePackages.join(" ")}` : "";
  return `No engine on this machine translates ${what}; a LibreTranslate server named in LIBRETRANSLATE_URL may.${nothing}`;
}
