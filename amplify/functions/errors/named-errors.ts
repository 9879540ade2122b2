import { type Asked, describe, loggable } from "../logs/loggable.ts";
import { type Log, logger } from "../logs/logger.ts";
import { ParleyError } from "./parley-error.ts";

/**
 * Runs `work`; whatever it throws leaves as a ParleyError, and what nobody named as `ServiceUnavailable`. One line of the
 * log says what was asked, how it went and how long it took: see logs/loggable.ts for what may stand there.
 */
export async function withNamedErrors<Answer>(asked: Asked, work: () => Promise<Answer>, log: Log = logger): Promise<Answer> {
  const startedAt = performance.now();
  const line = () => ({ ...loggable(asked), ms: Math.round(performance.now() - startedAt) });
  try {
    const answer = await work();
    log.info("answered", line());
    return answer;
  } catch (error) {
    if (error instanceof ParleyError && error.cause === undefined) {
      log.info("refused", { ...line(), code: error.code });
      throw error;
    }
    log.error("failed", { ...line(), ...describe(error) });
    if (error instanceof ParleyError) throw error;
    if (error instanceof Error && isDenial(error)) {
      throw new ParleyError("AccessDenied", `This app may not do that where it runs, and who runs it must allow it. ${error.message}`);
    }
    throw new ParleyError("ServiceUnavailable", "Something went wrong on our side. Try again in a moment.");
  }
}

/** IAM's refusal of the function's own role: its sentence has ARNs and no word that a person typed. */
const isDenial = ({ name }: Error) => name === "AccessDenied" || name === "AccessDeniedException";
