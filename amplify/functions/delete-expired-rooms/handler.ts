import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { environment } from "../environment.ts";
import { withNamedErrors } from "../errors/named-errors.ts";
import { createEmptyRoom } from "../rooms/delete-room.ts";
import { deleteExpiredRooms } from "./delete-expired-rooms.ts";

const table = { dynamodb: DynamoDBDocumentClient.from(new DynamoDBClient()), table: environment("ROOMS_TABLE"), now: Date.now };

export const handler = () =>
  withNamedErrors({ operation: "deleteExpiredRooms" }, () => deleteExpiredRooms(table, createEmptyRoom(table)));
