import type { DataSource } from "./data-source.ts";

/** Answers with the request's own payload. */
export const noneDataSource: DataSource = {
  invoke: (request) => Promise.resolve((request as { payload?: unknown } | null)?.payload ?? null),
  defaultRequest: () => ({}),
};
