import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { TranslateClient } from "@aws-sdk/client-translate";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { limits } from "../../limits.ts";
import { environment } from "../environment.ts";
import { calling } from "../errors/service-errors.ts";
import { listTranslatableLanguages } from "../list-languages/amazon-translate-languages.ts";
import { createEmptyRoom } from "../rooms/delete-room.ts";
import { createDoors } from "../rooms/doors.ts";
import { knownLanguage } from "../rooms/known-language.ts";
import { createMessageStore } from "../rooms/message-store.ts";
import { createRoomStore } from "../rooms/room-store.ts";
import { ownApi } from "../rooms/own-api.ts";
import { roomHandler } from "../rooms/room-handler.ts";
import { createRoomMutations } from "../rooms/room-mutations.ts";
import { remembered } from "../voices/remembered.ts";
import { createChangeRoom } from "./change-room.ts";

const table = { dynamodb: DynamoDBDocumentClient.from(new DynamoDBClient()), table: environment("ROOMS_TABLE"), now: Date.now };
const translate = new TranslateClient();
const languages = remembered(() => listTranslatableLanguages(translate), limits.catalogueSeconds, Date.now);

export const handler = roomHandler(
  createChangeRoom({
    rooms: createRoomStore(table),
    messages: createMessageStore(table),
    doors: createDoors(table),
    emptyRoom: createEmptyRoom(table),
    ...createRoomMutations(ownApi()),
    knownLanguage: (code) => knownLanguage(code, () => calling({}, languages)),
    now: Date.now,
  }),
);
