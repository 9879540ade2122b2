import { util } from "@aws-appsync/utils";
import * as ddb from "@aws-appsync/utils/dynamodb";

export function request({ args }) {
  return ddb.query({ query: { genre: { eq: args.genre }, pages: { ge: args.pages } }, index: "byGenre", scanIndexForward: false });
}

export function response({ error, result }) {
  if (error) util.error(error.message, error.type);
  return result.items;
}
