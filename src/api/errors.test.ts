import { expect, it } from "vitest";
import { isTransient, ParleyError, toParleyError } from "./errors.ts";

const codeOf = (cause: unknown) => toParleyError(cause).code;

it("keeps IAM's sentence for who runs the app: people are told the catalogue's", () => {
  const message = "AccessDenied: This app may not. User: arn:aws:sts::1:assumed-role/x is not authorized to perform: translate:TranslateText";
  expect(toParleyError({ errors: [{ errorType: "Lambda:Unhandled", message }] })).toMatchObject({ code: "AccessDenied", message: "AccessDenied", cause: message });
});

it("takes code and sentence out of what a Lambda threw", () => {
  const error = toParleyError({
    errors: [{ errorType: "Lambda:Unhandled", message: "QuotaExceeded: You have used today's 5,000 characters. Sign in: more." }],
  });
  expect(error.code).toBe("QuotaExceeded");
  expect(error.sentence).toBe("You have used today's 5,000 characters. Sign in: more.");
});

it("never shows a programming error's own words", () => {
  const error = toParleyError({ errors: [{ errorType: "Lambda:Unhandled", message: "TypeError: x is not a function" }] });
  expect(error.code).toBe("Unexpected");
  expect(error.message).not.toContain("function");
});

it.each([
  ["a request that never arrived", { errors: [{ message: "A network error has occurred.", originalError: { name: "NetworkError" } }] }, "ServiceUnavailable"],
  ["a fetch that failed", new TypeError("Failed to fetch"), "ServiceUnavailable"],
  ["a gateway that is restarting", { errors: [{ message: "Unknown error", originalError: { name: "UnknownError", response: { statusCode: 502 } } }] }, "ServiceUnavailable"],
  ["a Lambda that took too long", { errors: [{ errorType: "Lambda:ExecutionTimeoutException", message: "Execution timed out." }] }, "TimedOut"],
  ["a request that took AppSync too long", { errors: [{ errorType: "ExecutionTimeout", message: "Request execution timed out." }] }, "TimedOut"],
  ["a Lambda that did not end", { errors: [{ errorType: "Lambda:Unhandled", message: "RequestId: 1 Error: Task timed out after 28.00 seconds" }] }, "TimedOut"],
  ["a Lambda that died", { errors: [{ errorType: "Lambda:Unhandled", message: "RequestId: 1 Error: Runtime exited with error: signal: killed" }] }, "ServiceUnavailable"],
  ["throttling", { errors: [{ errorType: "Lambda:TooManyRequestsException", message: "Rate Exceeded." }] }, "Busy"],
  ["an expired token", { errors: [{ message: "Unauthorized", originalError: { name: "UnauthorizedException", message: "Token has expired." } }] }, "SessionExpired"],
  ["no token any more", { name: "NoValidAuthTokens", message: "No federated jwt" }, "SessionExpired"],
  ["a token that could not be renewed for want of network", { name: "NoSignedUser", message: "No current user", underlyingError: { name: "NetworkError", message: "A network error has occurred." } }, "ServiceUnavailable"],
  ["an identity that the pool lost", { name: "ResourceNotFoundException", message: "Identity 'eu:1' not found." }, "SessionExpired"],
  ["another person's phrase", { errors: [{ errorType: "Unauthorized", message: "Not Authorized to access getPhrase on type Query" }] }, "NotAllowed"],
  ["an id that exists", { errors: [{ errorType: "DynamoDB:ConditionalCheckFailedException", message: "The conditional request failed" }] }, "Conflict"],
  ["something unheard of", { errors: [{ message: "boom" }] }, "Unexpected"],
  ["nothing", undefined, "Unexpected"],
])("names %s", (_, cause, code) => {
  expect(codeOf(cause)).toBe(code);
});

it("can be read where there is no catalogue", () => {
  expect(new ParleyError("Offline").sentence).toBe("Offline");
});

it("leaves a ParleyError as it is, however deep", () => {
  const error = new ParleyError("TextTooLong", "Too long.");
  expect(toParleyError({ cause: { underlyingError: error } })).toBe(error);
});

it("retries only what decided nothing", () => {
  expect(["Offline", "ServiceUnavailable", "TimedOut", "Busy"].every((code) => isTransient(new ParleyError(code)))).toBe(true);
  expect(["QuotaExceeded", "NotAllowed", "Unexpected"].some((code) => isTransient(new ParleyError(code)))).toBe(false);
  expect(isTransient(new Error("ServiceUnavailable"))).toBe(false);
});
