import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { environment } from "../environment.ts";
import { createDoors } from "../rooms/doors.ts";
import { createMessageStore } from "../rooms/message-store.ts";
import { roomHandler } from "../rooms/room-handler.ts";
import { createRoomStore } from "../rooms/room-store.ts";
import { createReadRoom } from "./read-room.ts";

const table = { dynamodb: DynamoDBDocumentClient.from(new DynamoDBClient()), table: environment("ROOMS_TABLE"), now: Date.now };

export const handler = roomHandler(
  createReadRoom({ rooms: createRoomStore(table), messages: createMessageStore(table), doors: createDoors(table), now: Date.now }),
);
