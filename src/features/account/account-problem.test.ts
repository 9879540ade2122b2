import { expect, it } from "vitest";
import type { Message } from "../../ui/use-messages.ts";
import { accountProblem } from "./account-problem.ts";

const t: Message = (id) => id;
const refusal = (name: string, message = "") => Object.assign(new Error(message), { name });
const wrong = "account.password.present.wrong";

it("says what was wrong where it was typed", () => {
  expect(accountProblem(refusal("NotAuthorizedException", "Incorrect username or password."), t, wrong)).toBe(wrong);
  expect(accountProblem(refusal("CodeMismatchException"), t)).toBe("account.error.code");
  expect(accountProblem(refusal("LimitExceededException"), t, wrong)).toBe("account.error.often");
});

it("does not blame the password for a session that was ended elsewhere", () => {
  expect(accountProblem(refusal("NotAuthorizedException", "Access Token has been revoked"), t, wrong)).toBe("error.SessionExpired");
});
