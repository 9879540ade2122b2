import type fc from "fast-check";
import type { Exchange } from "./exchange.ts";
import type { FuzzCloud } from "./fuzz-cloud.ts";
import type { Verdict } from "./verdict.ts";

/** A wire format under attack: what is sent, and what was wrong with the answer. */
export interface Attack<Input> {
  readonly name: string;
  /** Of a hundred inputs. */
  readonly share: number;
  /** Inputs that one `send` brings, on average; 1 if left out. */
  readonly each?: number;
  readonly inputs: fc.Arbitrary<Input>;
  readonly send: (input: Input) => Promise<Verdict>;
}

export interface Under {
  readonly cloud: FuzzCloud;
  readonly exchange: Exchange;
}
