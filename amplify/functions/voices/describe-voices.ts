import { DescribeVoicesCommand, type PollyClient } from "@aws-sdk/client-polly";
import { bestEngine, type Voice } from "./voice.ts";

/** Every voice that Parley can use. */
export async function describeVoices(polly: Pick<PollyClient, "send">): Promise<Voice[]> {
  const voices: Voice[] = [];
  let NextToken: string | undefined;
  do {
    const page = await polly.send(new DescribeVoicesCommand({ IncludeAdditionalLanguageCodes: true, NextToken }));
    for (const { Id, LanguageCode, AdditionalLanguageCodes = [], SupportedEngines = [] } of page.Voices ?? []) {
      const engine = bestEngine(SupportedEngines);
      if (Id && LanguageCode && engine) voices.push({ id: Id, engine, languages: [LanguageCode, ...AdditionalLanguageCodes] });
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return voices;
}
