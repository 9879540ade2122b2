import { Logger } from "@aws-lambda-powertools/logger";

/** The one logger of every function: JSON lines. Its level is the environment's (`AWS_LAMBDA_LOG_LEVEL`), INFO where none is set. */
export const logger = new Logger({ serviceName: "parley" });

/** Message first, then what `loggable` and `describe` let through. */
export type Log = Pick<Logger, "info" | "error">;
