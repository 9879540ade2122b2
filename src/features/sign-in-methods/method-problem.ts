import { toParleyError } from "../../api/errors.ts";
import type { MessageId } from "../../locales/message-id.ts";
import type { Message } from "../../ui/use-messages.ts";

/** Cognito's and the browser's names, in words. */
const words: Record<string, MessageId> = {
  EnableSoftwareTokenMFAException: "methods.app.wrong",
  CodeMismatchException: "methods.app.wrong",
  LimitExceededException: "methods.passkeys.full",
  PasskeyRegistrationCanceled: "methods.passkeys.cancelled",
  PasskeyAlreadyExists: "methods.passkeys.there",
  WebAuthnOriginNotAllowedException: "methods.passkeys.elsewhere",
  RelyingPartyMismatch: "methods.passkeys.elsewhere",
  WebAuthnRelyingPartyMismatchException: "methods.passkeys.elsewhere",
};

/** Why a way to sign in was not changed. */
export function methodProblem(error: unknown, t: Message): string {
  const name = error instanceof Error ? error.name : "";
  // Cognito names a lock-out and a sign-in that ended alike; its words are all that tells them apart.
  if (error instanceof Error && error.message.includes("attempts exceeded")) return t("account.error.often");
  const id = words[name];
  return id ? t(id) : toParleyError(error).sentence;
}
