import type { MessageId } from "../../locales/message-id.ts";

/** Amplify UI's own phrases, which are also the keys of its dictionary, in Parley's words. */
export const phrases: Record<string, MessageId> = {
  "Sign In": "account.signin",
  "Sign in": "account.signin",
  "Signing in": "account.signin.busy",
  "Create Account": "account.create",
  "Creating Account": "account.create.busy",
  "Show password": "account.password.show",
  "Hide password": "account.password.hide",
  "Forgot your password?": "account.forgot",
  "Reset Password": "account.reset",
  "Reset your password": "account.reset",
  "Reset your Password": "account.reset",
  "Send code": "account.reset.send",
  Sending: "account.busy",
  Confirm: "account.code.confirm",
  Confirming: "account.busy",
  Submit: "account.reset.save",
  Submitting: "account.busy",
  "Resend Code": "account.code.resend",
  "Back to Sign In": "account.back",
  "We Emailed You": "account.code.title",
  "Your code is on the way. To log in, enter the code we emailed to": "account.code.sent",
  "It may take a minute to arrive": "account.code.wait",
  "Confirm TOTP Code": "account.app",
  "Sign In with Passkey": "account.passkey",
  "Sign In with Password": "account.signin",
  "Other sign-in options": "account.others",
  "Please enter your username first": "account.passkey.first",
  or: "account.or",
  Email: "account.email",
  Password: "account.password",
  "Your passwords must match": "account.password.differ",
  "Password must have lower case letters": "account.password.lower",
  "Password must have upper case letters": "account.password.upper",
  "Password must have numbers": "account.password.number",
  "Password must have special characters": "account.password.special",
};

interface Field {
  label: MessageId;
  /** What a password manager goes by. */
  autocomplete: string;
  order: number;
}

const email: Field = { label: "account.email", autocomplete: "username", order: 1 };
const code: Field = { label: "account.code", autocomplete: "one-time-code", order: 1 };
const newPassword: Field = { label: "account.password.new", autocomplete: "new-password", order: 2 };
const again: Field = { label: "account.password.again", autocomplete: "new-password", order: 3 };

/** The fields of each of the Authenticator's forms, by Amplify's names. */
export const fields: Record<string, Record<string, Field>> = {
  signIn: { username: email, password: { label: "account.password", autocomplete: "current-password", order: 2 } },
  signUp: { email, password: { ...newPassword, label: "account.password" }, confirm_password: again },
  confirmSignUp: { confirmation_code: code },
  confirmSignIn: { confirmation_code: { ...code, label: "account.app.code" } },
  forgotPassword: { username: email },
  confirmResetPassword: { confirmation_code: code, password: newPassword, confirm_password: again },
};
