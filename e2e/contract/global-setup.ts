import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { startProduct } from "../support/product.ts";

declare module "vitest" {
  export interface ProvidedContext {
    origin: string;
  }
}

/** One running product for all contract tests; those that restart it start their own. */
export default async function setup(project: TestProject) {
  const product = await startProduct();
  project.provide("origin", product.origin);
  return async () => {
    await product.stop();
    await rm(product.dataDirectory, { recursive: true });
  };
}
