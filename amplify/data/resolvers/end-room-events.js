import { extensions, util } from "@aws-appsync/utils";

/**
 * Ends a member's subscription to a room. A mutation of its own, after the event that says why: a subscription that ends
 * in the same breath never hears it. Only the functions' roles may call it, as in publish-room-event.js.
 * @param {import("@aws-appsync/utils").Context} ctx
 */
export function request(ctx) {
  if (!ctx.identity || ctx.identity.sub || ctx.identity.cognitoIdentityId) util.unauthorized();
  return { payload: {} };
}

/** @param {import("@aws-appsync/utils").Context} ctx */
export function response(ctx) {
  const { roomId, memberId } = ctx.arguments;
  extensions.invalidateSubscriptions({ subscriptionField: "onRoomEvent", payload: { roomId, memberId } });
  return memberId;
}
