import { ResolverError, UnauthorizedField } from "../resolvers/resolver-error.ts";

/** Thrown by `runtime.earlyReturn` through the handler that called it. */
export class EarlyReturn {
  constructor(
    readonly value: unknown,
    /** `NEXT` goes on with the next function, `END` ends the pipeline. */
    readonly skipTo: "NEXT" | "END",
  ) {}
}

export const runtime = {
  earlyReturn(value: unknown, options?: { readonly skipTo?: "NEXT" | "END" }): never {
    // oxlint-disable-next-line typescript/only-throw-error -- control flow through the handler, not an error
    throw new EarlyReturn(value ?? null, options?.skipTo ?? "NEXT");
  },
};

/** Whether a value thrown in a handler is meant for the pipeline rather than a fault of the code. */
export const isIntended = (thrown: unknown): boolean =>
  thrown instanceof EarlyReturn || thrown instanceof ResolverError || thrown instanceof UnauthorizedField;
