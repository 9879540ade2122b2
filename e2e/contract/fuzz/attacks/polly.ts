import fc from "fast-check";
import type { Attack, Under } from "../attack.ts";
import { mutated, onTheWire } from "../mutate.ts";
import { nastyText } from "../nasty.ts";
import { sign } from "../sign.ts";
import { judgeRestJson } from "../verdict.ts";

interface Input {
  readonly method: string;
  readonly path: string;
  readonly body: Buffer;
}

const speech = { Text: "Good morning.", VoiceId: "Joanna", OutputFormat: "mp3" };
const requests = [
  { ...speech, SampleRate: "22050", Engine: "standard", LanguageCode: "en-US" },
  { ...speech, TextType: "ssml", Text: '<speak>Good <emphasis level="strong">morning</emphasis> &amp; <break time="1s"/></speak>' },
  { ...speech, OutputFormat: "json", SpeechMarkTypes: ["word", "sentence"] },
  { ...speech, OutputFormat: "pcm", SampleRate: "16000", LexiconNames: [] },
];
const ssml = fc
  .array(fc.constantFrom("<speak>", "</speak>", "<p>", "</p>", "<break/>", "<!--", "-->", "<?xml ", "?>", "&amp;", "&#x0;", "&#1114112;", "a", " ", '<w a="', "'>", "<", ">"), { maxLength: 40 })
  .map((parts) => ({ ...speech, TextType: "ssml", Text: parts.join("") }));

export function polly({ cloud, exchange }: Under): Attack<Input> {
  const credentials = cloud.roleOf("speaktext");
  const query = fc
    .array(fc.tuple(fc.constantFrom("Engine", "LanguageCode", "NextToken", "IncludeAdditionalLanguageCodes", "__proto__"), fc.oneof(nastyText, fc.constantFrom("standard", "en-US", "NTA"))), { maxLength: 3 })
    .map((pairs) => pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join("&"));
  return {
    name: "Polly",
    share: 10,
    inputs: fc.oneof(
      { weight: 6, arbitrary: onTheWire(mutated(requests)).map((body) => ({ method: "POST", path: "/v1/speech", body })) },
      { weight: 3, arbitrary: ssml.map((request) => ({ method: "POST", path: "/v1/speech", body: Buffer.from(JSON.stringify(request)) })) },
      { weight: 1, arbitrary: query.map((text) => ({ method: "GET", path: `/v1/voices?${text}`, body: Buffer.alloc(0) })) },
      { weight: 1, arbitrary: fc.constantFrom("/v1/lexicons", "/v1/synthesisTasks/x", "/v1/speech/", "/v1/voices/..").map((path) => ({ method: "PUT", path, body: Buffer.alloc(0) })) },
    ),
    async send(input) {
      const headers = { host: `127.0.0.1:${cloud.port}`, "content-type": "application/json" };
      return judgeRestJson(await exchange({ ...input, headers: sign({ ...input, headers }, "polly", credentials) }));
    },
  };
}
