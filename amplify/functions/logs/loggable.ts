/** What was asked of a function, as it came: any string in it may be what a person typed. */
export interface Asked {
  readonly operation: string;
  readonly length?: number;
  readonly source?: string | null | undefined;
  readonly target?: string;
  readonly language?: string;
  readonly roomId?: unknown;
}

const shapes: Readonly<Record<string, RegExp>> = {
  source: /^(auto|[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?)$/i,
  target: /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i,
  language: /^[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?$/i,
  roomId: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
};

/** Lengths, languages and ids. What only stands where a language or an id should be is a text, and left out: "not one". */
export function loggable({ operation, length, ...typed }: Asked): Record<string, unknown> {
  const known = Object.entries(typed).filter(([, value]) => value !== undefined && value !== null);
  return {
    operation,
    ...(length !== undefined && { length }),
    ...Object.fromEntries(known.map(([key, value]) => [key, typeof value === "string" && shapes[key]?.test(value) ? value : "not one"])),
  };
}

/** An error's name, its request at AWS and where it was thrown. Its message may quote what a person typed, and stays behind. */
export function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  return { error: nameOf(error), requestId: requestIdOf(error), frames: framesOf(error), ...cause };
}

const nameOf = ({ name }: Error) => (/^\w{1,80}$/.test(name) ? name : "Error");

/** A message is at the top of the stack, and may have lines that look like frames. */
function framesOf({ stack = "", message }: Error): readonly string[] {
  const below = stack.slice(stack.indexOf(message) + message.length);
  return below.split("\n").filter((line) => /^ {4}at .*[\w>]:\d+:\d+\)?$/.test(line)).slice(0, 8);
}

function requestIdOf(error: Error): unknown {
  const metadata: unknown = "$metadata" in error ? error.$metadata : undefined;
  return typeof metadata === "object" && metadata !== null && "requestId" in metadata ? metadata.requestId : undefined;
}
