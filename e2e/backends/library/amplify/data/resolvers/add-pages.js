import { util } from "@aws-appsync/utils";
import { operations, update } from "@aws-appsync/utils/dynamodb";

export function request({ args: { isbn, by, onlyIfBelow } }) {
  const condition = onlyIfBelow ? { pages: { lt: onlyIfBelow } } : { isbn: { attributeExists: true } };
  return update({ key: { isbn }, update: { pages: operations.increment(by), updatedAt: util.time.nowISO8601() }, condition });
}

export function response({ error, result }) {
  if (error) util.error(error.message, error.type, result);
  return result;
}
