import type { Product } from "../e2e/support/product.ts";

/** One line of the benchmark table. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly unit: "ms" | "s" | "kB";
  /** What the figure must not exceed, in the same unit. */
  readonly bound: number;
  /** What it stands beside, measured in the same run. */
  readonly yardstick: string;
}

export type Measure = (product: Product) => Promise<readonly Figure[]>;
