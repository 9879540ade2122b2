import { a, defineData, type ClientSchema } from "@aws-amplify/backend";
import { deleteAccount } from "../functions/delete-account/resource.ts";
import { getUsage } from "../functions/get-usage/resource.ts";
import { listLanguages } from "../functions/list-languages/resource.ts";
import { speakText } from "../functions/speak-text/resource.ts";
import { translateText } from "../functions/translate-text/resource.ts";
import { phrase } from "./phrase.ts";
import { rooms } from "./room.ts";

const schema = a.schema({
  Language: a.customType({
    code: a.string().required(),
    name: a.string().required(),
    nativeName: a.string().required(),
    direction: a.string().required(),
    canDetect: a.boolean().required(),
    canSpeak: a.boolean().required(),
    canTranslateTo: a.boolean().required(),
    canBeFormal: a.boolean().required(),
    engine: a.string().required(),
  }),
  languages: a
    .query()
    .returns(a.ref("Language").required().array().required())
    .authorization((allow) => [allow.guest(), allow.authenticated(), allow.authenticated("identityPool")])
    .handler(a.handler.function(listLanguages)),

  Translation: a.customType({
    text: a.string().required(),
    source: a.string().required(),
    target: a.string().required(),
    detected: a.string(),
    engine: a.string().required(),
    characters: a.integer().required(),
    cached: a.boolean().required(),
  }),
  translate: a
    .query()
    .arguments({
      text: a.string().required(),
      source: a.string(),
      target: a.string().required(),
      formality: a.enum(["formal", "informal"]),
      maskProfanity: a.boolean(),
    })
    .returns(a.ref("Translation").required())
    .authorization((allow) => [allow.guest(), allow.authenticated(), allow.authenticated("identityPool")])
    .handler(a.handler.function(translateText)),

  SpeechMark: a.customType({
    start: a.integer().required(),
    end: a.integer().required(),
    timeMs: a.integer().required(),
    value: a.string().required(),
  }),
  Speech: a.customType({
    url: a.string().required(),
    contentType: a.string().required(),
    expiresAt: a.datetime().required(),
    voiceId: a.string().required(),
    cached: a.boolean().required(),
    marks: a.ref("SpeechMark").required().array().required(),
  }),
  speak: a
    .query()
    .arguments({ text: a.string().required(), language: a.string().required(), voiceId: a.string() })
    .returns(a.ref("Speech").required())
    .authorization((allow) => [allow.guest(), allow.authenticated(), allow.authenticated("identityPool")])
    .handler(a.handler.function(speakText)),

  Usage: a.customType({
    used: a.integer().required(),
    allowed: a.integer().required(),
    resetsAt: a.datetime().required(),
  }),
  usage: a
    .query()
    .returns(a.ref("Usage").required())
    .authorization((allow) => [allow.guest(), allow.authenticated(), allow.authenticated("identityPool")])
    .handler(a.handler.function(getUsage)),

  /**
   * Deletes everything that the person stored; the sign-in itself is deleted with the user pool's own DeleteUser, which needs
   * nobody's permission but the person's. Answers what is left of `conversations`, `phrases`, `usage`, `files` and `identity`:
   * call again until that is nothing. By identity (`authMode: "iam"`): a token alone does not say which files are whose.
   */
  deleteAccount: a
    .mutation()
    .returns(a.string().required().array().required())
    .authorization((allow) => [allow.authenticated(), allow.authenticated("identityPool")])
    .handler(a.handler.function(deleteAccount)),

  Phrase: phrase,

  ...rooms,
});

export type Schema = ClientSchema<typeof schema>;

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: "userPool" },
});
