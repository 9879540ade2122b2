import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { TranslateClient } from "@aws-sdk/client-translate";
import type { Schema } from "../../data/resource.ts";
import { environment } from "../environment.ts";
import { withNamedErrors } from "../errors/named-errors.ts";
import { personOf } from "../quota/person.ts";
import { createQuota } from "../quota/quota.ts";
import { createAmazonTranslate } from "./amazon-translate.ts";
import { createMemory } from "./memory.ts";
import { translateText } from "./translate-text.ts";

const dynamodb = new DynamoDBClient();
const deps = {
  memory: createMemory(dynamodb, environment("MEMORY_TABLE"), Date.now),
  quota: createQuota({ dynamodb, table: environment("USAGE_TABLE"), now: Date.now }),
  engine: createAmazonTranslate(new TranslateClient()),
};

export const handler: Schema["translate"]["functionHandler"] = ({ arguments: request, identity }) =>
  withNamedErrors(
    { operation: "translate", length: request.text.length, source: request.source, target: request.target },
    () => translateText(deps, request, personOf(identity)),
  );
