import type { MessageId } from "../../locales/message-id.ts";
import type { Message } from "../../ui/use-messages.ts";
import { signInProblem } from "./sign-in-problem.ts";

/** Why Cognito refused a change, in words; `wrong` says what it means here that somebody is "not authorized". */
export function accountProblem(error: unknown, t: Message, wrong?: MessageId): string {
  const isRefusal = error instanceof Error && error.name === "NotAuthorizedException";
  // Cognito says the same of a session that was ended elsewhere; its words are all that tells them apart.
  const isSession = isRefusal && /token/i.test(error.message);
  if (isSession) return t("error.SessionExpired");
  return isRefusal && wrong ? t(wrong) : signInProblem(error, t).message;
}
