import { PollyClient } from "@aws-sdk/client-polly";
import { TranslateClient } from "@aws-sdk/client-translate";
import type { Schema } from "../../data/resource.ts";
import { limits } from "../../limits.ts";
import { withNamedErrors } from "../errors/named-errors.ts";
import { calling } from "../errors/service-errors.ts";
import { describeVoices } from "../voices/describe-voices.ts";
import { remembered } from "../voices/remembered.ts";
import { listTranslatableLanguages } from "./amazon-translate-languages.ts";
import { listLanguages } from "./list-languages.ts";

const translate = new TranslateClient();
const polly = new PollyClient();
const languages = remembered(() => listTranslatableLanguages(translate), limits.catalogueSeconds, Date.now);
const voices = remembered(() => describeVoices(polly), limits.catalogueSeconds, Date.now);

export const handler: Schema["languages"]["functionHandler"] = () =>
  withNamedErrors({ operation: "languages" }, () => listLanguages({ languages: () => calling({}, languages), voices }));
