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
};

/** The same error with a sentence a person can act on; its name stays, the Authenticator's machine goes by it. */
export function signInProblem(error: unknown, t: Message): Error {
  const name = error instanceof Error ? error.name : "";
  const id = words[name];
  const problem = new Error(id ? t(id) : toParleyError(error).sentence, { cause: error });
  problem.name = name;
  return problem;
}
