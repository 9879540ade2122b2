import { AwsError } from "../../gateway/aws-error.ts";
import type { PasswordPolicy } from "./user-pool.ts";

// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html: these and inner spaces.
const symbols = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/** Throws InvalidPasswordException for the first rule that the password breaks. */
export function requirePassword(policy: PasswordPolicy, password: string): void {
  const rules: readonly (readonly [broken: boolean, sentence: string])[] = [
    [password.length < policy.minimumLength, "Password not long enough"],
    [policy.uppercase && !/[A-Z]/.test(password), "Password must have uppercase characters"],
    [policy.lowercase && !/[a-z]/.test(password), "Password must have lowercase characters"],
    [policy.numbers && !/[0-9]/.test(password), "Password must have numeric characters"],
    [policy.symbols && !symbols.test(password), "Password must have symbol characters"],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken) throw new AwsError("InvalidPasswordException", `Password did not conform with policy: ${broken[1]}`);
}
