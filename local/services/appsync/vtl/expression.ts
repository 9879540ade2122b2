import velocity from "amplify-velocity-template";
import { callMethod, getIndex, getProperty } from "./methods/methods.ts";
import type { Scope } from "./scope.ts";
import type { Expression, Node, PathStep, Reference } from "./syntax.ts";
import { compileOperation } from "./operation.ts";
import { putKey, toText, type VtlMap } from "./values.ts";

export type Evaluate = (scope: Scope) => unknown;

export function compileExpression(expression: Expression): Evaluate {
  switch (expression.type) {
    case "references":
      return compileReference(expression);
    case "math":
      return compileOperation(expression.operator, expression.expression, compileExpression);
    case "string":
      return expression.isEval && expression.value.includes("$") ? compileText(expression.value) : () => expression.value;
    case "integer":
    case "decimal": {
      const number = Number(expression.value);
      return () => number;
    }
    case "bool": {
      const value = expression.value === "null" ? null : expression.value === "true";
      return () => value;
    }
    case "runt":
      return () => expression.value;
    case "array":
      return expression.isRange ? compileRange(expression.value) : compileList(expression.value);
    case "map":
      return compileMap(expression.value ?? {});
  }
}

const compileItem = (item: Expression | string | number): Evaluate =>
  typeof item === "object" ? compileExpression(item) : () => Number(item);

function compileList(items: readonly (Expression | string | number)[]): Evaluate {
  const each = items.map(compileItem);
  return (scope) => each.map((item) => item(scope) ?? null);
}

function compileRange(bounds: readonly (Expression | string | number)[]): Evaluate {
  const [from, to] = bounds.map(compileItem);
  return (scope) => {
    const first = Number(from?.(scope));
    const last = Number(to?.(scope));
    const step = first <= last ? 1 : -1;
    return Array.from({ length: Math.abs(last - first) + 1 }, (_, index) => first + index * step);
  };
}

function compileMap(members: Readonly<Record<string, Expression>>): Evaluate {
  const each = Object.entries(members).map(([key, value]) => ({
    // The parser does not tell which quotes a key had; a dollar is only ever meant in double ones.
    key: key.includes("$") ? compileText(key) : () => key,
    value: compileExpression(value),
  }));
  return (scope) => {
    const map: VtlMap = {};
    for (const { key, value } of each) putKey(map, toText(key(scope)), value(scope) ?? null);
    return map;
  };
}

/** The text in double quotes, with its references filled in. AppSync has no directives there, so `#` is only a character. */
export function compileText(text: string): Evaluate {
  const parts = parseText(text).map((node) => {
    if (typeof node === "string") return () => node;
    if (!Array.isArray(node) && node.type === "references") return compileRendered(node);
    return () => "";
  });
  return (scope) => {
    let rendered = "";
    for (const part of parts) rendered += part(scope);
    return rendered;
  };
}

function parseText(text: string): Node[] {
  try {
    return velocity.parse(text.replaceAll("#", "\\#"));
  } catch {
    // Text such as "${" that is no reference stands for itself.
    return [text];
  }
}

/** A reference in text: null shows as its own source unless it is quiet (`$!`). */
export function compileRendered(reference: Reference): (scope: Scope) => string {
  const evaluate = compileReference(reference);
  const source = reference.leader === "$!" ? "" : velocity.Helper.getRefText(reference);
  return (scope) => {
    const value = evaluate(scope);
    return value === null || value === undefined ? source : toText(value);
  };
}

export function compileReference(reference: Reference): Evaluate {
  const { id } = reference;
  const steps = (reference.path ?? []).map(compileStep);
  return (scope) => {
    let value = scope.variables.get(id);
    for (const step of steps) value = step(value, scope);
    return value;
  };
}

type Step = (value: unknown, scope: Scope) => unknown;

function compileStep(step: PathStep): Step {
  switch (step.type) {
    case "property":
      return (value) => getProperty(value, step.id);
    case "index": {
      const index = compileExpression(step.id);
      return (value, scope) => getIndex(value, index(scope));
    }
    case "method": {
      const args = (step.args || []).map(compileExpression);
      return (value, scope) => callMethod(value, step.id, args.map((arg) => arg(scope)), scope.warn);
    }
    case "content":
      return (value) => (value === null || value === undefined ? value : toText(value) + step.value);
  }
}
