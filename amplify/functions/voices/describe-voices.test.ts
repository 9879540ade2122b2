import { DescribeVoicesCommand, type DescribeVoicesCommandInput, PollyClient } from "@aws-sdk/client-polly";
import { mockClient } from "aws-sdk-client-mock";
import { expect, it } from "vitest";
import { describeVoices } from "./describe-voices.ts";

it("reads every page, and leaves out voices that have no speech marks", async () => {
  const polly = mockClient(PollyClient);
  polly.on(DescribeVoicesCommand).callsFake(({ NextToken }: DescribeVoicesCommandInput) =>
    NextToken === "2"
      ? { Voices: [{ Id: "Aditi", LanguageCode: "en-IN", AdditionalLanguageCodes: ["hi-IN"], SupportedEngines: ["standard"] }] }
      : {
          NextToken: "2",
          Voices: [
            { Id: "Ruth", LanguageCode: "en-US", SupportedEngines: ["generative"] },
            { Id: "Joanna", LanguageCode: "en-US", SupportedEngines: ["generative", "neural"] },
          ],
        },
  );
  expect(await describeVoices(new PollyClient())).toEqual([
    { id: "Joanna", engine: "neural", languages: ["en-US"] },
    { id: "Aditi", engine: "standard", languages: ["en-IN", "hi-IN"] },
  ]);
});
