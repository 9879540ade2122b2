import type { Product } from "../e2e/support/product.ts";

/** One line of the benchmark table. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly unit: "ms" | "s" | "kB" | "MB" | "/s" | "calls" | "lost" | "points" | "findings" | "cells" | "%";
  /** What the figure must not exceed, in the same unit; left out where it is only reported. */
  readonly bound?: number;
  /** What the figure must reach, rather. */
  readonly atLeast?: true;
  /** What it stands beside, measured in the same run. */
  readonly yardstick: string;
}

export type Measure = (product: Product) => Promise<readonly Figure[]>;
