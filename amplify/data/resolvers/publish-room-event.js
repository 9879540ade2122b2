// @ts-check
import { extensions, util } from "@aws-appsync/utils";

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
  const event = ctx.result;
  const { roomId, kind, member } = event;
  if (kind === "left" || kind === "removed") {
    extensions.invalidateSubscriptions({ subscriptionField: "onRoomEvent", payload: { roomId, memberId: member.memberId } });
  }
  return event;
}
