import { toParleyError } from "../../api/errors.ts";
import type { MessageId } from "../../locales/message-id.ts";
import type { Message } from "../../ui/use-messages.ts";

/** Cognito's error names in words. Whether an e-mail has an account stays unsaid, as Cognito itself keeps it. */
const words: Record<string, MessageId> = {
  NotAuthorizedException: "account.error.wrong",
  UserNotFoundException: "account.error.wrong",
  UsernameExistsException: "account.error.exists",
  AliasExistsException: "account.error.exists",
  CodeMismatchException: "account.error.code",
  ExpiredCodeException: "account.error.code.expired",
  InvalidPasswordException: "account.error.password",
  InvalidParameterException: "account.error.email",
  LimitExceededException: "account.error.often",
  TooManyRequestsException: "account.error.often",
  TooManyFailedAttemptsException: "account.error.often",
  CodeDeliveryFailureException: "account.error.undelivered",
  PasskeyAuthenticationCanceled: "account.error.passkey",
  PasskeyRetrievalFailed: "account.error.passkey",
};

/** The same names, when it is the second step that asks. */
export const secondStep: Record<string, MessageId> = {
  CodeMismatchException: "account.error.app",
  ExpiredCodeException: "account.error.app.used",
  NotAuthorizedException: "account.error.app.late",
};

/** The same error with a sentence a person can act on; its name stays, the Authenticator's machine goes by it. */
export function signInProblem(error: unknown, t: Message, own: Record<string, MessageId> = {}): Error {
  const name = error instanceof Error ? error.name : "";
  // Cognito names a lock-out like a wrong password; its words are all that tells them apart.
  const isLocked = error instanceof Error && error.message.includes("attempts exceeded");
  const id = isLocked ? "account.error.often" : (own[name] ?? words[name]);
  const problem = new Error(id ? t(id) : toParleyError(error).sentence, { cause: error });
  problem.name = name;
  return problem;
}
