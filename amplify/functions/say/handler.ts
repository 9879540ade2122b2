import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { TranslateClient } from "@aws-sdk/client-translate";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Schema } from "../../data/resource.ts";
import { environment } from "../environment.ts";
import { withNamedErrors } from "../errors/named-errors.ts";
import { createQuota } from "../quota/quota.ts";
import { callerOf } from "../rooms/caller.ts";
import { createMessageStore } from "../rooms/message-store.ts";
import { ownApi } from "../rooms/own-api.ts";
import { createRoomMutations } from "../rooms/room-mutations.ts";
import { createRoomStore } from "../rooms/room-store.ts";
import { createAmazonTranslate } from "../translate-text/amazon-translate.ts";
import { createMemory } from "../translate-text/memory.ts";
import { translateText } from "../translate-text/translate-text.ts";
import { say } from "./say.ts";

const dynamodb = new DynamoDBClient();
const table = { dynamodb: DynamoDBDocumentClient.from(dynamodb), table: environment("ROOMS_TABLE"), now: Date.now };
const translation = {
  memory: createMemory(dynamodb, environment("MEMORY_TABLE"), Date.now),
  quota: createQuota({ dynamodb, table: environment("USAGE_TABLE"), now: Date.now }),
  engine: createAmazonTranslate(new TranslateClient()),
};
const deps = {
  rooms: createRoomStore(table),
  messages: createMessageStore(table),
  translate: translateText.bind(undefined, translation),
  publish: createRoomMutations(ownApi()).publish,
  now: Date.now,
};

export const handler: Schema["say"]["functionHandler"] = ({ arguments: request, identity }) =>
  withNamedErrors({ operation: "say", length: request.text.length, language: request.language, roomId: request.roomId }, () =>
    say(deps, request, callerOf(identity)),
  );
