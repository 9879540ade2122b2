import { CognitoIdentityClient, DeleteIdentitiesCommand } from "@aws-sdk/client-cognito-identity";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Schema } from "../../data/resource.ts";
import { environment } from "../environment.ts";
import { withNamedErrors } from "../errors/named-errors.ts";
import { createDeleteSaid, createEmptyRoom } from "../rooms/delete-room.ts";
import { createDoors } from "../rooms/doors.ts";
import { ownApi } from "../rooms/own-api.ts";
import { createRoomMutations } from "../rooms/room-mutations.ts";
import { createRoomStore } from "../rooms/room-store.ts";
import { deleteFound } from "../tables/delete-found.ts";
import { abortUploads } from "./abort-uploads.ts";
import { accountOf } from "./account.ts";
import { deleteAccount } from "./delete-account.ts";
import { deleteFiles } from "./delete-files.ts";
import { leaveRooms } from "./leave-rooms.ts";

const dynamodb = DynamoDBDocumentClient.from(new DynamoDBClient());
const s3 = new S3Client();
const identities = new CognitoIdentityClient();
const phrases = { dynamodb, table: environment("PHRASES_TABLE") };
const usage = { dynamodb, table: environment("USAGE_TABLE") };
const table = { dynamodb, table: environment("ROOMS_TABLE"), now: Date.now };
const rooms = {
  table,
  rooms: createRoomStore(table),
  doors: createDoors(table),
  emptyRoom: createEmptyRoom(table),
  deleteSaid: createDeleteSaid(table),
  ...createRoomMutations(ownApi()),
};

const is = (key: string, value: string) => ({
  KeyConditionExpression: "#is = :value",
  ExpressionAttributeNames: { "#is": key },
  ExpressionAttributeValues: { ":value": value },
});

export const handler: Schema["deleteAccount"]["functionHandler"] = ({ identity }) =>
  withNamedErrors({ operation: "deleteAccount" }, () => {
    const { owner, people, identityId } = accountOf(identity);
    return deleteAccount(
      {
        async conversations(checkTime) {
          for (const person of people) await leaveRooms(rooms, person, checkTime);
        },
        async phrases(checkTime) {
          if (owner !== undefined) await deleteFound(phrases, { IndexName: environment("PHRASES_BY_OWNER"), ...is("owner", owner) }, ["id"], checkTime);
        },
        async usage(checkTime) {
          for (const person of people) await deleteFound(usage, is("id", person), ["id", "day"], checkTime);
        },
        async files(checkTime) {
          if (identityId === undefined) throw new Error("A call with a token alone does not say whose the files are.");
          const folder = `people/${identityId}/`;
          await abortUploads(s3, environment("FILES_BUCKET"), folder, checkTime);
          await deleteFiles(s3, environment("FILES_BUCKET"), folder, checkTime);
        },
        async identity() {
          const { UnprocessedIdentityIds: kept = [] } = await identities.send(
            new DeleteIdentitiesCommand({ IdentityIdsToDelete: identityId === undefined ? [] : [identityId] }),
          );
          if (kept.length > 0) throw new Error(`Cognito kept the identity: ${kept[0]?.ErrorCode ?? ""}`);
        },
      },
      Date.now,
    );
  });
