import type { AuthenticatorProps } from "@aws-amplify/ui-react";
import { confirmResetPassword, confirmSignIn, confirmSignUp, resendSignUpCode, resetPassword, signIn, signUp } from "aws-amplify/auth";
import type { MessageId } from "../../locales/message-id.ts";
import type { Message } from "../../ui/use-messages.ts";
import { secondStep, signInProblem } from "./sign-in-problem.ts";

/** Amplify's calls, failing in sentences: the Authenticator shows an error's message as it is. */
export function signInServices(t: Message): NonNullable<AuthenticatorProps["services"]> {
  const plainly = <F extends (...input: never[]) => Promise<unknown>>(call: F, own?: Record<string, MessageId>) =>
    ((...input: Parameters<F>) =>
      call(...input).catch((error: unknown) => {
        throw signInProblem(error, t, own);
      })) as F;

  return {
    handleSignIn: plainly(signIn),
    handleConfirmSignIn: plainly(confirmSignIn, secondStep),
    handleSignUp: plainly(signUp),
    handleConfirmSignUp: plainly(confirmSignUp),
    handleResendSignUpCode: plainly(resendSignUpCode),
    handleForgotPassword: plainly(resetPassword),
    handleForgotPasswordSubmit: plainly(confirmResetPassword),
  };
}
