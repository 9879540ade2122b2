import { a, defineData, type ClientSchema } from "@aws-amplify/backend";
import { authorize } from "../functions/authorize/resource.ts";
import { countBooks } from "../functions/count-books/resource.ts";
import { operations } from "./operations.ts";
import { rules } from "./rules.ts";
import { shelves } from "./shelves.ts";
import { specimen } from "./specimen.ts";

/** What names no rule of its own is for the API key, and for the function that counts. */
const schema = a
  .schema({ ...specimen, ...shelves, ...rules, ...operations })
  .authorization((allow) => [allow.publicApiKey(), allow.resource(countBooks).to(["query"])]);

export type Schema = ClientSchema<typeof schema>;

export const data = defineData({
  schema,
  authorizationModes: {
    defaultAuthorizationMode: "apiKey",
    apiKeyAuthorizationMode: { expiresInDays: 30 },
    lambdaAuthorizationMode: { function: authorize, timeToLiveInSeconds: 0 },
  },
});
