import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PollyClient } from "@aws-sdk/client-polly";
import { S3Client } from "@aws-sdk/client-s3";
import type { Schema } from "../../data/resource.ts";
import { limits } from "../../limits.ts";
import { environment } from "../environment.ts";
import { withNamedErrors } from "../errors/named-errors.ts";
import { calling } from "../errors/service-errors.ts";
import { personOf } from "../quota/person.ts";
import { createQuota } from "../quota/quota.ts";
import { describeVoices } from "../voices/describe-voices.ts";
import { remembered } from "../voices/remembered.ts";
import { createAmazonPolly } from "./amazon-polly.ts";
import { speakText } from "./speak-text.ts";
import { createSpeechCache } from "./speech-cache.ts";

const polly = new PollyClient();
const voices = remembered(() => describeVoices(polly), limits.catalogueSeconds, Date.now);
const deps = {
  voices: () => calling({}, voices),
  quota: createQuota({ dynamodb: new DynamoDBClient(), table: environment("USAGE_TABLE"), now: Date.now }),
  synthesizer: createAmazonPolly(polly),
  cache: createSpeechCache(new S3Client(), environment("SPEECH_BUCKET")),
  now: Date.now,
};

export const handler: Schema["speak"]["functionHandler"] = ({ arguments: request, identity }) =>
  withNamedErrors({ operation: "speak", length: request.text.length, language: request.language }, async () => {
    const speech = await speakText(deps, request, personOf(identity));
    return { ...speech, marks: [...speech.marks] };
  });
