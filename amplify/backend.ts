import { readFileSync } from "node:fs";
import { defineBackend } from "@aws-amplify/backend";
import type { CfnBucket } from "aws-cdk-lib/aws-s3";
import { PolicyStatement, type PolicyStatementProps } from "aws-cdk-lib/aws-iam";
import { auth } from "./auth/resource.ts";
import { data } from "./data/resource.ts";
import { changeRoom } from "./functions/change-room/resource.ts";
import { deleteAccount } from "./functions/delete-account/resource.ts";
import { deleteExpiredRooms } from "./functions/delete-expired-rooms/resource.ts";
import { getUsage } from "./functions/get-usage/resource.ts";
import { listLanguages } from "./functions/list-languages/resource.ts";
import { readRoom } from "./functions/read-room/resource.ts";
import { say } from "./functions/say/resource.ts";
import { speakText } from "./functions/speak-text/resource.ts";
import { translateText } from "./functions/translate-text/resource.ts";
import { limits } from "./limits.ts";
import { storage } from "./storage/resource.ts";
import { Tables } from "./tables.ts";

export const backend = defineBackend({
  auth,
  data,
  storage,
  listLanguages,
  translateText,
  speakText,
  getUsage,
  changeRoom,
  say,
  readRoom,
  deleteExpiredRooms,
  deleteAccount,
});

const { memory, usage, rooms } = new Tables(backend.createStack("tables"), "Tables");
const { bucket, cfnResources: { cfnBucket } } = backend.storage.resources;
const { cfnGraphqlApi, cfnResolvers } = backend.data.resources.cfnResources;

backend.translateText.addEnvironment("MEMORY_TABLE", memory.tableName);
backend.translateText.addEnvironment("USAGE_TABLE", usage.tableName);
backend.speakText.addEnvironment("USAGE_TABLE", usage.tableName);
backend.speakText.addEnvironment("SPEECH_BUCKET", bucket.bucketName);
backend.getUsage.addEnvironment("USAGE_TABLE", usage.tableName);
backend.say.addEnvironment("MEMORY_TABLE", memory.tableName);
backend.say.addEnvironment("USAGE_TABLE", usage.tableName);
for (const name of ["say", "changeRoom", "readRoom", "deleteExpiredRooms", "deleteAccount"] as const) {
  backend[name].addEnvironment("ROOMS_TABLE", rooms.tableName);
}
for (const name of ["say", "changeRoom", "deleteAccount"] as const) backend[name].addEnvironment("GRAPHQL_URL", cfnGraphqlApi.attrGraphQlUrl);

const phrases = backend.data.resources.tables["Phrase"];
if (!phrases) throw new Error("Amplify names the table of phrases otherwise now.");
const phrasesByOwner = "phrasesByOwnerAndCreatedAt";
backend.deleteAccount.addEnvironment("PHRASES_TABLE", phrases.tableName);
backend.deleteAccount.addEnvironment("PHRASES_BY_OWNER", phrasesByOwner);
backend.deleteAccount.addEnvironment("USAGE_TABLE", usage.tableName);
backend.deleteAccount.addEnvironment("FILES_BUCKET", bucket.bucketName);

type FunctionName = "listLanguages" | "translateText" | "speakText" | "getUsage" | "say" | "changeRoom" | "readRoom" | "deleteExpiredRooms" | "deleteAccount";
/** `resource` is "*" where AWS has no resource to name for the action. */
function grant(name: FunctionName, actions: string[], resource = "*", conditions: PolicyStatementProps["conditions"] = {}): void {
  backend[name].resources.lambda.addToRolePolicy(new PolicyStatement({ actions, resources: [resource], conditions }));
}

// Translate detects the language of `auto` through Comprehend, in the caller's name.
grant("translateText", ["translate:TranslateText", "comprehend:DetectDominantLanguage"]);
grant("translateText", ["dynamodb:GetItem", "dynamodb:PutItem"], memory.tableArn);
grant("translateText", ["dynamodb:UpdateItem"], usage.tableArn);

grant("speakText", ["polly:SynthesizeSpeech", "polly:DescribeVoices"]);
grant("speakText", ["s3:GetObject", "s3:PutObject"], bucket.arnForObjects("speech/*"));
grant("speakText", ["dynamodb:UpdateItem"], usage.tableArn);

grant("listLanguages", ["translate:ListLanguages", "polly:DescribeVoices"]);

grant("getUsage", ["dynamodb:GetItem"], usage.tableArn);

const mutation = (field: string) => `${cfnGraphqlApi.attrArn}/types/Mutation/fields/${field}`;
grant("say", ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], rooms.tableArn);
grant("say", ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:PutItem"], memory.tableArn);
grant("say", ["dynamodb:UpdateItem"], usage.tableArn);
grant("say", ["translate:TranslateText"]);
grant("say", ["appsync:GraphQL"], mutation("publishRoomEvent"));

grant(
  "changeRoom",
  ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:Query"],
  rooms.tableArn,
);
grant("changeRoom", ["dynamodb:Query"], `${rooms.tableArn}/index/bySequence`);
grant("changeRoom", ["translate:ListLanguages"]);
grant("changeRoom", ["appsync:GraphQL"], mutation("publishRoomEvent"));
grant("changeRoom", ["appsync:GraphQL"], mutation("endRoomEvents"));

grant("readRoom", ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"], rooms.tableArn);
grant("readRoom", ["dynamodb:Query"], `${rooms.tableArn}/index/bySequence`);

grant("deleteExpiredRooms", ["dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:Query"], rooms.tableArn);
grant("deleteExpiredRooms", ["dynamodb:Query"], `${rooms.tableArn}/index/byEnd`);

grant("deleteAccount", ["dynamodb:Query"], `${phrases.tableArn}/index/${phrasesByOwner}`);
grant("deleteAccount", ["dynamodb:BatchWriteItem"], phrases.tableArn);
grant("deleteAccount", ["dynamodb:Query", "dynamodb:BatchWriteItem"], usage.tableArn);
grant("deleteAccount", ["dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem", "dynamodb:Query"], rooms.tableArn);
grant("deleteAccount", ["appsync:GraphQL"], mutation("publishRoomEvent"));
grant("deleteAccount", ["appsync:GraphQL"], mutation("endRoomEvents"));
grant("deleteAccount", ["s3:ListBucket"], bucket.bucketArn, { StringLike: { "s3:prefix": "people/*" } });
// AWS knows no condition on the prefix of this one.
grant("deleteAccount", ["s3:ListBucketMultipartUploads"], bucket.bucketArn);
grant("deleteAccount", ["s3:DeleteObject", "s3:AbortMultipartUpload"], bucket.arnForObjects("people/*"));
grant("deleteAccount", ["cognito-identity:DeleteIdentities"]);

cfnBucket.publicAccessBlockConfiguration = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

// The audio outlives the marks that lead to it by a day, so no answer ever points at audio that is gone.
const expiry = (prefix: string, expirationInDays: number): CfnBucket.RuleProperty => ({
  id: prefix,
  prefix,
  expirationInDays,
  status: "Enabled",
});
cfnBucket.lifecycleConfiguration = {
  rules: [expiry("speech/marks/", limits.speechDays), expiry("speech/audio/", limits.speechDays + 1)],
};

// What the page asks is four levels deep and runs one resolver: nobody gets a thousand translations by aliases in one request.
cfnGraphqlApi.queryDepthLimit = 10;
cfnGraphqlApi.resolverCountLimit = 50;

// Amplify takes no handler of one's own where guests may call, so the subscription's answer is given here.
const onRoomEvent = cfnResolvers["Subscription.onRoomEvent"];
if (!onRoomEvent) throw new Error("Amplify names the resolver of onRoomEvent otherwise now.");
onRoomEvent.responseMappingTemplateS3Location = undefined;
onRoomEvent.responseMappingTemplate = readFileSync(new URL("./data/resolvers/on-room-event.res.vtl", import.meta.url), "utf8");
backend.data.addNoneDataSource("RoomEvents");
