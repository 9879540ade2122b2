import { accountDeeds } from "./deeds/account.ts";
import { personalDeeds } from "./deeds/in-person.ts";
import { roomDeeds } from "./deeds/rooms.ts";
import { textDeeds } from "./deeds/texts.ts";

export const deeds = { ...textDeeds, ...roomDeeds, ...accountDeeds, ...personalDeeds };
export type Deed = keyof typeof deeds;
type Rows = Readonly<Record<string, Deed>>;

const ofEveryone: Rows = {
  "appsync:GraphQL on api/types/Query/fields/languages": "lists languages",
  "appsync:GraphQL on api/types/Query/fields/translate": "translates",
  "appsync:GraphQL on api/types/Query/fields/speak": "speaks",
  "appsync:GraphQL on api/types/Query/fields/usage": "tells the usage",
  "appsync:GraphQL on api/types/Query/fields/room": "sees the talk",
  "appsync:GraphQL on api/types/Query/fields/rooms": "sees its rooms",
  "appsync:GraphQL on api/types/Query/fields/messages": "catches up",
  "appsync:GraphQL on api/types/Mutation/fields/joinRoom": "joins the talk",
  "appsync:GraphQL on api/types/Mutation/fields/leaveRoom": "leaves the talk and comes back",
  "appsync:GraphQL on api/types/Mutation/fields/setMyLanguage": "changes the language",
  "appsync:GraphQL on api/types/Mutation/fields/setPresence": "is there",
  "appsync:GraphQL on api/types/Mutation/fields/flagMessage": "flags what was said",
  "appsync:GraphQL on api/types/Mutation/fields/say": "joins in",
  "appsync:GraphQL on api/types/Subscription/fields/onRoomEvent": "listens in",
};

/**
 * By the function's name, or the kind of identity. Rows whose function remembers an answer as long as it lives come before
 * those that make it remember.
 */
export const rows: Readonly<Record<string, Rows>> = {
  "list-languages": {
    "translate:ListLanguages on *": "lists languages",
    "polly:DescribeVoices on *": "says which languages are spoken",
  },
  "translate-text": {
    "translate:TranslateText on *": "translates",
    "comprehend:DetectDominantLanguage on *": "finds out the language",
    "dynamodb:GetItem on memory": "translates",
    "dynamodb:PutItem on memory": "remembers a translation",
    "dynamodb:UpdateItem on usage": "translates",
  },
  "speak-text": {
    "polly:DescribeVoices on *": "speaks",
    "polly:SynthesizeSpeech on *": "speaks",
    "s3:GetObject on bucket/speech/*": "plays what it spoke, now and later",
    "s3:PutObject on bucket/speech/*": "remembers what was spoken",
    "dynamodb:UpdateItem on usage": "speaks",
  },
  "get-usage": { "dynamodb:GetItem on usage": "tells the usage" },
  "change-room": {
    "translate:ListLanguages on *": "opens a room",
    "dynamodb:PutItem on rooms": "opens a room",
    "dynamodb:GetItem on rooms": "joins a room",
    "dynamodb:UpdateItem on rooms": "joins a room",
    "dynamodb:DeleteItem on rooms": "leaves a room",
    "dynamodb:BatchWriteItem on rooms": "closes a room",
    "dynamodb:Query on rooms": "closes a room",
    "dynamodb:Query on rooms/index/bySequence": "flags a message",
    "appsync:GraphQL on api/types/Mutation/fields/publishRoomEvent": "tells who joined",
    "appsync:GraphQL on api/types/Mutation/fields/endRoomEvents": "hears no more once outside",
  },
  say: {
    "translate:TranslateText on *": "says something",
    "dynamodb:UpdateItem on usage": "says something",
    "dynamodb:GetItem on memory": "says something",
    "dynamodb:BatchGetItem on memory": "says something in three languages",
    "dynamodb:PutItem on memory": "translates what is said once",
    "dynamodb:BatchGetItem on rooms": "says something",
    "dynamodb:PutItem on rooms": "says something",
    "dynamodb:UpdateItem on rooms": "says something",
    "dynamodb:GetItem on rooms": "says once what was sent twice at once",
    "appsync:GraphQL on api/types/Mutation/fields/publishRoomEvent": "lets everyone hear it",
  },
  "read-room": {
    "dynamodb:GetItem on rooms": "reads a room",
    "dynamodb:BatchGetItem on rooms": "lists the rooms",
    "dynamodb:Query on rooms": "lists the rooms",
    "dynamodb:Query on rooms/index/bySequence": "reads what was said",
  },
  "delete-expired-rooms": {
    "dynamodb:GetItem on rooms": "deletes a room that is over",
    "dynamodb:DeleteItem on rooms": "deletes a room that is over",
    "dynamodb:BatchWriteItem on rooms": "deletes a room that is over",
    "dynamodb:Query on rooms": "deletes a room that is over",
    "dynamodb:Query on rooms/index/byEnd": "deletes a room that is over",
  },
  "delete-account": {
    "dynamodb:Query on phrases/index/phrasesByOwnerAndCreatedAt": "deletes phrases",
    "dynamodb:BatchWriteItem on phrases": "deletes phrases",
    "dynamodb:Query on usage": "deletes the usage",
    "dynamodb:BatchWriteItem on usage": "deletes the usage",
    "dynamodb:GetItem on rooms": "deletes rooms",
    "dynamodb:UpdateItem on rooms": "deletes rooms",
    "dynamodb:BatchWriteItem on rooms": "deletes rooms",
    "dynamodb:Query on rooms": "deletes rooms",
    "appsync:GraphQL on api/types/Mutation/fields/publishRoomEvent": "tells who went for good",
    "appsync:GraphQL on api/types/Mutation/fields/endRoomEvents": "hears no more once deleted",
    "s3:ListBucket on bucket": "deletes files",
    "s3:DeleteObject on bucket/people/*": "deletes files",
    "s3:ListBucketMultipartUploads on bucket": "deletes what is uploaded by half",
    "s3:AbortMultipartUpload on bucket/people/*": "deletes what is uploaded by half",
    "cognito-identity:DeleteIdentities on *": "deletes the identity",
  },
  unauthenticated: ofEveryone,
  authenticated: {
    ...ofEveryone,
    "appsync:GraphQL on api/types/Mutation/fields/openRoom": "opens a room",
    "appsync:GraphQL on api/types/Mutation/fields/removeMember": "takes somebody out",
    "appsync:GraphQL on api/types/Mutation/fields/closeRoom": "ends a talk",
    "appsync:GraphQL on api/types/Mutation/fields/deleteAccount": "deletes the identity",
    "s3:PutObject on bucket/people/${cognito-identity.amazonaws.com:sub}/*": "keeps a file",
    "s3:GetObject on bucket/people/${cognito-identity.amazonaws.com:sub}/*": "reads a file again",
    "s3:ListBucket on bucket": "lists its files",
    "s3:DeleteObject on bucket/people/${cognito-identity.amazonaws.com:sub}/*": "deletes a file",
  },
};
