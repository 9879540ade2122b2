import { AwsError } from "../../gateway/aws-error.ts";
import { makeVerifier, matchesPassword } from "./srp.ts";
import type { PasswordPolicy, UserPool } from "./user-pool.ts";
import type { User } from "./user-store.ts";

// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html: these and inner spaces.
const symbols = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

/** As AWS words it for a first password, and for those that replace it. */
const verdicts = { first: "did not conform with policy", next: "does not conform to policy" } as const;

/** Throws InvalidPasswordException for the first rule that the password breaks. */
export function requirePassword(policy: PasswordPolicy, password: string, which: keyof typeof verdicts): void {
  const rules: readonly (readonly [broken: boolean, sentence: string])[] = [
    [password.length < policy.minimumLength, "Password not long enough"],
    [policy.uppercase && !/[A-Z]/.test(password), "Password must have uppercase characters"],
    [policy.lowercase && !/[a-z]/.test(password), "Password must have lowercase characters"],
    [policy.numbers && !/[0-9]/.test(password), "Password must have numeric characters"],
    [policy.symbols && !symbols.test(password), "Password must have symbol characters"],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken) throw new AwsError("InvalidPasswordException", `Password ${verdicts[which]}: ${broken[1]}`);
}

/** The person with another password. Throws PasswordHistoryPolicyViolationException for one that the pool still remembers. */
export function replacePassword({ name, passwordPolicy: { remembered } }: UserPool, user: User, password: string): User {
  const former = [user.password, ...(user.formerPasswords ?? [])].slice(0, remembered);
  if (former.some((each) => matchesPassword(each, name, user.username, password))) {
    throw new AwsError("PasswordHistoryPolicyViolationException", "Password has previously been used");
  }
  return { ...user, password: makeVerifier(name, user.username, password), formerPasswords: former };
}
