import { ParleyError } from "./parley-error.ts";

type Log = (entry: Record<string, unknown>) => void;
const logToConsole: Log = (entry) => console.error(JSON.stringify(entry));

/**
 * Runs `work`; whatever it throws leaves as a ParleyError. What nobody named becomes `ServiceUnavailable` and is logged
 * with `context`, which holds lengths, languages and ids, never a person's text. Messages of unknown errors may quote
 * the text, so only the name, the AWS request and the stack frames are logged.
 */
export async function withNamedErrors<Answer>(
  context: Record<string, unknown>,
  work: () => Promise<Answer>,
  log: Log = logToConsole,
): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ParleyError && error.cause === undefined) throw error;
    log({ ...context, ...describe(error) });
    if (error instanceof ParleyError) throw error;
    throw new ParleyError("ServiceUnavailable", "Something went wrong on our side. Try again in a moment.");
  }
}

export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at ")).slice(0, 8);
  return { error: error.name, requestId: requestIdOf(error), frames, ...cause };
}

function requestIdOf(error: Error): unknown {
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
  return typeof metadata === "object" && metadata !== null && "requestId" in metadata ? metadata.requestId : undefined;
}
