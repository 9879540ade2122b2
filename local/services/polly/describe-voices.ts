import { AwsError } from "../../gateway/aws-error.ts";
import { notInEnum } from "./errors.ts";
import { languageCodes, voices, type PollyVoice } from "./voices.ts";

const engines = ["standard", "neural", "long-form", "generative"];
const pageSize = 50;

/** https://docs.aws.amazon.com/polly/latest/dg/API_DescribeVoices.html */
export function describeVoices(query: URLSearchParams): object {
  const engine = query.get("Engine");
  const language = query.get("LanguageCode");
  if (engine !== null && !engines.includes(engine)) throw notInEnum(engine, "engine", engines);
  if (language !== null && !languageCodes.has(language)) throw notInEnum(language, "languageCode", languageCodes);
  const found = voices.filter((voice) => (engine === null || engine === "standard") && (language === null || voice.LanguageCode === language));
  const start = parseToken(query.get("NextToken"), found.length);
  const end = start + pageSize;
  return {
    Voices: found.slice(start, end).map(describe),
    ...(end < found.length && { NextToken: Buffer.from(String(end)).toString("base64url") }),
  };
}

function parseToken(token: string | null, count: number): number {
  if (token === null) return 0;
  const start = Number(Buffer.from(token, "base64url").toString());
  if (Number.isInteger(start) && start > 0 && start < count) return start;
  throw new AwsError("InvalidNextTokenException", "The NextToken is invalid.");
}

const describe = ({ Id, Name, Gender, LanguageCode, LanguageName, SupportedEngines }: PollyVoice) => ({
  Id,
  Name,
  Gender,
  LanguageCode,
  LanguageName,
  SupportedEngines,
});
