import { i18n } from "@lingui/core";

/**
 * What went wrong, for code and for people: `code` is stable and is what code switches on; `sentence` can be shown as
 * it is. Codes of the backend pass through (`QuotaExceeded`, `UnsupportedLanguagePair`, ...); these are made here:
 * `Offline`, `ServiceUnavailable`, `TimedOut`, `Busy`, `SessionExpired`, `NotAllowed`, `Conflict` (it exists already, or no longer), `Unexpected`.
 */
export class ParleyError extends Error {
  override readonly name = "ParleyError";
  readonly code: string;
  readonly #told: string | undefined;

  constructor(code: string, told?: string, cause?: unknown) {
    super(told ? `${code}: ${told}` : code, { cause });
    this.code = code;
    this.#told = told;
  }

  /** As the backend told it, else from the catalogue, in the language of the moment; a process without one has the code. */
  get sentence(): string {
    return this.#told ?? (i18n.locale ? i18n._(`error.${this.code}`) : this.code);
  }
}

/** Worth asking again unchanged: nothing was decided, the answer only did not come. */
export const isTransient = (error: unknown): boolean =>
  error instanceof ParleyError && ["Offline", "ServiceUnavailable", "TimedOut", "Busy"].includes(error.code);

/** Our Lambda functions throw `Code: sentence`; a code is in capitals, never ends like the name of a JS exception, and is not how Lambda begins its own. */
const lambdaMessage = /^([A-Z][A-Za-z]{2,39}): ([\s\S]+)$/;
const exceptionName = /(Error|Exception|RequestId)$/;
/** Their sentence is for who runs the app; people are told the catalogue's. */
const forOperators: readonly string[] = ["AccessDenied"];

const codeOfLambda = (message: string): ParleyError | undefined => {
  const [, code, sentence] = lambdaMessage.exec(message) ?? [];
  if (!code || !sentence || exceptionName.test(code)) return undefined;
  return forOperators.includes(code) ? new ParleyError(code, undefined, message) : new ParleyError(code, sentence);
};

/** First match wins. Names are those of AppSync, Cognito and amplify-js; prefixes, because AppSync qualifies them. */
const names: readonly (readonly [RegExp, string])[] = [
  [/^(NetworkError|Network error|A network error has occurred)/, "ServiceUnavailable"],
  [/^TimeoutError|^Lambda:ExecutionTimeout|^ExecutionTimeout|^(Request e|E)xecution timed out/, "TimedOut"],
  [/Throttl|TooManyRequests|LimitExceeded|^RequestLimit/, "Busy"],
  [/ConditionalCheckFailed/, "Conflict"],
  [/^(NoValidAuthTokens|NoSignedUser|NoCredentials|UnauthorizedException)/, "SessionExpired"],
  [/^(NotAuthorizedException|TokenRevoked|UserNotFoundException|UserUnAuthenticated)/, "SessionExpired"],
  // The identity pool says "not found" of an identity that an earlier visit stored and that is gone.
  [/^ResourceNotFoundException/, "SessionExpired"],
  [/^(ExpiredToken|InvalidSignature|UnrecognizedClient|IncompleteSignature|InvalidIdentity)/, "SessionExpired"],
  [/^(Unauthorized|AccessDenied|Forbidden)/, "NotAllowed"],
  [/^(InternalFailure|InternalServer|ServiceUnavailable|ServiceException|Lambda:5)/, "ServiceUnavailable"],
  // In Lambda's words: a function that could not start, or died.
  [/Init phase timed out|Runtime exited/, "ServiceUnavailable"],
  [/Task timed out after/, "TimedOut"],
];

const codeOfName = (name: string): string | undefined => names.find(([pattern]) => pattern.test(name))?.[1];

const codeOfStatus = (status: number): string | undefined => {
  if (status === 429) return "Busy";
  if (status === 401) return "SessionExpired";
  if (status === 403) return "NotAllowed";
  return status >= 500 ? "ServiceUnavailable" : undefined;
};

type Thing = Record<string, unknown>;
const isThing = (value: unknown): value is Thing => typeof value === "object" && value !== null;

/** The error and what it wraps, from the inside out: the innermost knows best what happened. */
const layers = (error: unknown, depth = 0): Thing[] => {
  if (!isThing(error) || depth > 5) return [];
  const inside = [error.originalError, error.underlyingError, error.cause, error.errors].flat();
  return [...inside.flatMap((one) => layers(one, depth + 1)), error];
};

const codeOf = (layer: Thing): string | undefined => {
  const response = isThing(layer.response) ? layer.response : {};
  const texts = [layer.errorType, layer.name, layer.message].filter((text) => typeof text === "string");
  return (
    texts.map(codeOfName).find(Boolean) ??
    (typeof response.statusCode === "number" ? codeOfStatus(response.statusCode) : undefined)
  );
};

/** Any failure of a request as one ParleyError: AppSync's `errors`, amplify-js exceptions, failed fetches. */
export function toParleyError(cause: unknown): ParleyError {
  const found = layers(cause);
  const already = found.find((layer) => layer instanceof ParleyError);
  if (already instanceof ParleyError) return already;

  for (const layer of found) {
    const named = typeof layer.message === "string" ? codeOfLambda(layer.message) : undefined;
    if (named) return named;
  }
  const code = found.map(codeOf).find(Boolean) ?? (cause instanceof TypeError ? "ServiceUnavailable" : "Unexpected");
  return new ParleyError(code === "ServiceUnavailable" && isOffline() ? "Offline" : code, undefined, cause);
}

/** What the browser believes; "online" only means that there is some network. Node has no opinion. */
const isOffline = (): boolean => typeof navigator !== "undefined" && "onLine" in navigator && !navigator.onLine;
