/** One rendering of a template. */
export interface Scope {
  readonly variables: Map<string, unknown>;
  /** Told of a call that Velocity would answer with null and no word. */
  readonly warn: (message: string) => void;
  text: string;
  /** Set by `#return`, which ends the rendering. */
  returned?: { readonly value: unknown; readonly isJson: boolean };
  /** Set by `#break`, cleared by the loop around it. */
  broken: boolean;
}
