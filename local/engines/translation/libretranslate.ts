import { EngineFailure, UnsupportedPair, type TranslationEngine } from "./engine.ts";

export interface LibreTranslateOptions {
  /** Address of the server, with or without a path: `http://localhost:5000`. */
  readonly url: string;
  readonly apiKey?: string;
  readonly timeoutMs?: number;
}

interface Language {
  readonly code: string;
  readonly targets: readonly string[];
}

/** Amazon Translate's code on the left where LibreTranslate has another. */
const libreCodes: Readonly<Record<string, string>> = { zh: "zh-Hans", "zh-TW": "zh-Hant", no: "nb", "pt-PT": "pt", "es-MX": "es", "fr-CA": "fr", pt: "pt-BR" };
const awsCodes: Readonly<Record<string, string>> = { "zh-Hans": "zh", "zh-Hant": "zh-TW", zt: "zh-TW", nb: "no", "pt-BR": "pt" };

/** How long the list of languages is believed. */
const listLifetimeMs = 60_000;

/** A LibreTranslate server (https://docs.libretranslate.com/api/). */
export function createLibreTranslate({ url, apiKey, timeoutMs = 20_000 }: LibreTranslateOptions): TranslationEngine {
  const base = url.replace(/\/+$/, "");
  const closing = new AbortController();
  let known: { readonly until: number; readonly list: Promise<readonly Language[]> } | undefined;

  async function call(path: string, body?: object): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(`${base}${path}`, {
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), closing.signal]),
        ...(body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (response.ok) return answer;
      throw new EngineFailure(`LibreTranslate answered ${response.status}: ${errorOf(answer)}`);
    } catch (error) {
      if (error instanceof EngineFailure) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new EngineFailure(`LibreTranslate at ${base} cannot be used: ${reason}`);
    }
  }

  function list(): Promise<readonly Language[]> {
    if (known && known.until > Date.now()) return known.list;
    const list = call("/languages").then(parseLanguages);
    const entry = { until: Date.now() + listLifetimeMs, list };
    known = entry;
    list.catch(() => {
      if (known === entry) known = undefined;
    });
    return list;
  }

  return {
    name: "LibreTranslate",
    async languages() {
      return [...new Set((await list()).map(({ code }) => awsCodes[code] ?? code))].sort();
    },
    async translate(text, source, target) {
      const languages = await list();
      const from = find(languages.map(({ code }) => code), source);
      const to = find(languages.find(({ code }) => code === from)?.targets ?? [], target);
      if (!from || !to) throw new UnsupportedPair(`LibreTranslate at ${base} has no model for it; add one with its --load-only option.`);
      if (from === to) return text;
      const answer = await call("/translate", { q: text, source: from, target: to, format: "text", ...(apiKey && { api_key: apiKey }) });
      if (isRecord(answer) && typeof answer.translatedText === "string") return answer.translatedText;
      throw new EngineFailure("LibreTranslate gave an answer that cannot be read.");
    },
    warm() {
      void list().catch(() => undefined);
    },
    close() {
      closing.abort(new Error("closed"));
      return Promise.resolve();
    },
  };
}

/** Older servers say `zh` and `pt` where newer ones say `zh-Hans` and `pt-BR`. */
function find(codes: readonly string[], code: string): string | undefined {
  const other = libreCodes[code];
  return codes.includes(code) ? code : codes.find((each) => each === other || awsCodes[each] === code);
}

function parseLanguages(answer: unknown): readonly Language[] {
  if (!Array.isArray(answer)) throw new EngineFailure("LibreTranslate gave a list of languages that cannot be read.");
  return answer.filter(isRecord).flatMap(({ code, targets }) =>
    typeof code === "string" ? [{ code, targets: Array.isArray(targets) ? targets.filter((each) => typeof each === "string") : [] }] : [],
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const errorOf = (answer: unknown) => (isRecord(answer) && typeof answer.error === "string" ? answer.error : "no reason given");
