import type { AuthenticatorProps } from "@aws-amplify/ui-react";
import { confirmResetPassword, confirmSignUp, resendSignUpCode, resetPassword, signIn, signUp } from "aws-amplify/auth";
import type { Message } from "../../ui/use-messages.ts";
import { signInProblem } from "./sign-in-problem.ts";

/** Amplify's calls, failing in sentences: the Authenticator shows an error's message as it is. */
export function signInServices(t: Message): NonNullable<AuthenticatorProps["services"]> {
  const plainly = <F extends (...input: never[]) => Promise<unknown>>(call: F) =>
    ((...input: Parameters<F>) =>
      call(...input).catch((error: unknown) => {
        throw signInProblem(error, t);
      })) as F;

  return {
    handleSignIn: plainly(signIn),
    handleSignUp: plainly(signUp),
    handleConfirmSignUp: plainly(confirmSignUp),
    handleResendSignUpCode: plainly(resendSignUpCode),
    handleForgotPassword: plainly(resetPassword),
    handleForgotPasswordSubmit: plainly(confirmResetPassword),
  };
}
