import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Schema } from "../../data/resource.ts";
import { environment } from "../environment.ts";
import { withNamedErrors } from "../errors/named-errors.ts";
import { personOf } from "../quota/person.ts";
import { getUsage } from "./get-usage.ts";

const quota = { dynamodb: new DynamoDBClient(), table: environment("USAGE_TABLE"), now: Date.now };

export const handler: Schema["usage"]["functionHandler"] = ({ identity }) =>
  withNamedErrors({ operation: "usage" }, () => getUsage(quota, personOf(identity)));
