/** The tree that `amplify-velocity-template` parses a template into (its src/parse/velocity.yy). */
export type Node = string | Reference | SetNode | ReturnNode | RawNode | BareNode | MacroCall | Node[] | Branch | Foreach;

export interface Reference {
  readonly type: "references";
  readonly id: string;
  readonly path?: readonly PathStep[];
  /** `$!` renders nothing for null. */
  readonly leader: "$" | "$!";
  readonly pos?: { readonly first_line: number };
}

export type PathStep =
  | { readonly type: "property"; readonly id: string }
  | { readonly type: "method"; readonly id: string; readonly args: readonly Expression[] | false }
  | { readonly type: "index"; readonly id: Expression }
  /** Text that only looked like a step, such as the `[` of `$a[x`. */
  | { readonly type: "content"; readonly value: string };

export interface SetNode {
  readonly type: "set";
  readonly equal: readonly [Reference, Expression];
}
export interface ReturnNode {
  readonly type: "return";
  readonly value: Expression | null;
}
export interface RawNode {
  readonly type: "raw";
  readonly value: string;
}
export interface BareNode {
  readonly type: "comment" | "break" | "else" | "noescape" | "macro" | "define" | "macro_body";
}
export interface MacroCall {
  readonly type: "macro_call";
  readonly id: string;
}
export interface Branch {
  readonly type: "if" | "elseif";
  readonly condition: Expression;
}
export interface Foreach {
  readonly type: "foreach";
  readonly to: string;
  readonly from: Expression;
}

export type Expression =
  | Reference
  | { readonly type: "math"; readonly operator: string; readonly expression: readonly Expression[] }
  | { readonly type: "string"; readonly value: string; readonly isEval?: boolean }
  | { readonly type: "integer" | "decimal"; readonly value: string | number }
  | { readonly type: "bool"; readonly value: string }
  /** A bare word as a method's argument. */
  | { readonly type: "runt"; readonly value: string }
  | { readonly type: "array"; readonly value: readonly (Expression | string | number)[]; readonly isRange?: boolean }
  | { readonly type: "map"; readonly value?: Readonly<Record<string, Expression>> };
