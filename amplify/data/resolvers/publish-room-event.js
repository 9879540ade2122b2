import { util } from "@aws-appsync/utils";

/**
 * Only the functions' roles may publish: backend.ts grants it to nobody else, and people of the identity pool, who come
 * with IAM credentials too, are refused here once more.
 * @param {import("@aws-appsync/utils").Context} ctx
 */
export function request(ctx) {
  if (!ctx.identity || ctx.identity.sub || ctx.identity.cognitoIdentityId) util.unauthorized();
  return { payload: ctx.arguments.event };
}

/** @param {import("@aws-appsync/utils").Context} ctx */
export function response(ctx) {
  return ctx.result;
}
