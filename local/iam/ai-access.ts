import type { Access } from "./access-control.ts";

/**
 * What Translate asks of its caller; for `auto` it detects the language through Comprehend in the caller's name
 * (https://docs.aws.amazon.com/translate/latest/APIReference/API_TranslateText.html). Neither has resources here.
 */
export function translateAccess(operation: string, input: object): readonly Access[] {
  const { SourceLanguageCode } = input as { SourceLanguageCode?: unknown };
  const own = { action: `translate:${operation}`, resource: "*" };
  if (operation !== "TranslateText" || SourceLanguageCode !== "auto") return [own];
  return [own, { action: "comprehend:DetectDominantLanguage", resource: "*" }];
}

/** What Polly asks of its caller, by its address; undefined for what is no operation of it here. */
export function pollyAccess(method: string, path: string): Access | undefined {
  if (method === "GET" && path === "/v1/voices") return { action: "polly:DescribeVoices", resource: "*" };
  if (method === "POST" && path === "/v1/speech") return { action: "polly:SynthesizeSpeech", resource: "*" };
  return undefined;
}
