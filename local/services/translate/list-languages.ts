import { EngineFailure, type TranslationEngine } from "../../engines/translation/engine.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { constraintFailure } from "./errors.ts";
import { displayLanguages, languageName } from "./languages.ts";

/** https://docs.aws.amazon.com/translate/latest/APIReference/API_ListLanguages.html; only what the engine can do is listed. */
export interface ListLanguagesResponse {
  readonly Languages: readonly { readonly LanguageName: string; readonly LanguageCode: string }[];
  readonly DisplayLanguageCode: string;
  readonly NextToken?: string;
}

const largestPage = 500;

export const listLanguages =
  ({ engine }: { readonly engine: TranslationEngine }) =>
  async (request: object): Promise<ListLanguagesResponse> => {
    const input = request as Readonly<Record<string, unknown>>;
    const display = input.DisplayLanguageCode ?? "en";
    if (typeof display !== "string" || !displayLanguages.includes(display)) {
      throw constraintFailure(typeof display === "string" ? display : JSON.stringify(display), "displayLanguageCode", `Member must satisfy enum value set: [${displayLanguages.join(", ")}]`);
    }
    const size = input.MaxResults ?? largestPage;
    if (typeof size !== "number" || !Number.isInteger(size) || size < 1) {
      throw constraintFailure(JSON.stringify(size), "maxResults", "Member must have value greater than or equal to 1");
    }
    if (size > largestPage) throw constraintFailure(String(size), "maxResults", `Member must have value less than or equal to ${largestPage}`);

    // Whoever lists languages is about to translate, and most begin with this pair.
    engine.warm("en", "es");
    const all = ["auto", ...(await languagesOf(engine))].map((code) => ({ LanguageName: languageName(code, display), LanguageCode: code }));
    const start = parseToken(input.NextToken, all.length);
    const end = start + size;
    return {
      Languages: all.slice(start, end),
      DisplayLanguageCode: display,
      ...(end < all.length && { NextToken: Buffer.from(String(end)).toString("base64") }),
    };
  };

async function languagesOf(engine: TranslationEngine): Promise<readonly string[]> {
  try {
    return await engine.languages();
  } catch (error) {
    if (error instanceof EngineFailure) throw new AwsError("ServiceUnavailableException", error.message, 503);
    throw error;
  }
}

function parseToken(token: unknown, count: number): number {
  if (token === undefined || token === null) return 0;
  const start = typeof token === "string" ? Number(Buffer.from(token, "base64").toString()) : NaN;
  if (Number.isInteger(start) && start > 0 && start < count) return start;
  throw new AwsError("InvalidParameterValueException", "The value of NextToken is not valid.");
}
