/** How a translation was come by while the server was out of reach, the best first. */
export type Rung = "memory" | "phrases" | "device" | "queued";

/** What stands in for the server's answer until it comes. */
export interface Found {
  text: string;
  /** The language of what was asked, given or detected. */
  source: string;
  target: string;
  /** Empty where a person wrote it. */
  engine: string;
}

export interface StandIn extends Found {
  rung: "phrases" | "device";
}

/** What is known at one moment about exactly what stands on the page. */
export interface Footing {
  /** The server's answer is there. */
  answered: boolean;
  /** The last thing heard of the server is that it does not answer. */
  lost: boolean;
  /** It has not answered for longer than people wait. */
  slow: boolean;
  /** Found at the second rung. */
  phrase: Found | undefined;
  /** Found at the third: null for nothing, undefined while it is being looked for. */
  device: Found | null | undefined;
}

/** The rung that one stands on; none while the server is simply awaited, or has just answered. */
export function rungOf({ answered, lost, slow, phrase, device }: Footing): Rung | undefined {
  if (answered) return lost ? "memory" : undefined;
  if (!lost && !slow) return undefined;
  if (phrase) return "phrases";
  if (device) return "device";
  return lost && device === null ? "queued" : undefined;
}
