import { expect, it } from "vitest";
import { secondStep, signInProblem } from "./sign-in-problem.ts";

const named = (name: string, message = "") => Object.assign(new Error(message), { name });
const say = (id: string) => `[${id}]`;

it("says the same of a wrong password and of an e-mail without an account", () => {
  const wrong = signInProblem(named("NotAuthorizedException", "Incorrect username or password."), say);
  const unknown = signInProblem(named("UserNotFoundException", "User does not exist."), say);
  expect(wrong.message).toBe("[account.error.wrong]");
  expect(unknown.message).toBe(wrong.message);
});

it("keeps the name, by which the Authenticator finds its way", () => {
  expect(signInProblem(named("UsernameExistsException"), say)).toMatchObject({
    name: "UsernameExistsException",
    message: "[account.error.exists]",
  });
});

it("speaks of the app, not of an e-mail, when the second step refuses a code", () => {
  expect(signInProblem(named("CodeMismatchException"), say).message).toBe("[account.error.code]");
  expect(signInProblem(named("CodeMismatchException"), say, secondStep).message).toBe("[account.error.app]");
});

it("tells a lock-out from a wrong password", () => {
  expect(signInProblem(named("NotAuthorizedException", "Password attempts exceeded"), say).message).toBe("[account.error.often]");
});
