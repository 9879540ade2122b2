import { describe } from "../logs/loggable.ts";
import { logger } from "../logs/logger.ts";
import { ParleyError } from "./parley-error.ts";

/** By the name of an AWS exception, what it means to a person. A sentence that the service words best is its own. */
export type ServiceErrors = Readonly<Record<string, (error: Error) => ParleyError>>;

const busy = (error: Error) =>
  new ParleyError("ServiceUnavailable", "Too many people are asking at once. Try again in a moment.", { cause: error });
const slow = (error: Error) =>
  new ParleyError("ServiceUnavailable", "It took too long. Try again, or with a shorter text.", { cause: error });
const down = (error: Error) =>
  new ParleyError("ServiceUnavailable", "The service does not answer right now. Try again in a moment.", { cause: error });

const everyService: ServiceErrors = {
  ThrottlingException: busy,
  TooManyRequestsException: busy,
  LimitExceededException: busy,
  AbortError: slow,
  TimeoutError: slow,
  ServiceUnavailableException: down,
  InternalServerException: down,
  ServiceFailureException: down,
};

/** Runs one call of a service; its exceptions leave by name, and all others as they are. */
export async function calling<Answer>(errors: ServiceErrors, call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const all = { ...everyService, ...errors };
    const named = Object.hasOwn(all, error.name) ? all[error.name] : undefined;
    throw named ? named(error) : error;
  }
}

/** Runs what must not decide the answer, such as filling a cache; a failure is only logged. */
export async function besides(purpose: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    logger.error("failed", { purpose, ...describe(error) });
  }
}
