import { expect, it } from "vitest";
import { methodProblem } from "./method-problem.ts";

const named = (name: string, message = "told") => Object.assign(new Error(message), { name });

it.each([
  ["EnableSoftwareTokenMFAException", "methods.app.wrong"],
  ["PasskeyRegistrationCanceled", "methods.passkeys.cancelled"],
  ["LimitExceededException", "methods.passkeys.full"],
])("puts %s into words", (name, id) => {
  expect(methodProblem(named(name), (message) => message)).toBe(id);
});

it("tells a lock-out from a sign-in that ended", () => {
  expect(methodProblem(named("NotAuthorizedException", "Password attempts exceeded"), (id) => id)).toBe("account.error.often");
  expect(methodProblem(named("NotAuthorizedException", "Access Token has been revoked"), (id) => id)).toBe("SessionExpired");
});
