import type { Evaluate } from "./expression.ts";
import type { Expression } from "./syntax.ts";
import { isEqual, isTrue, toText } from "./values.ts";

const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  // Whole numbers divide as in Java.
  "/": (left, right) => (Number.isInteger(left) && Number.isInteger(right) ? Math.trunc(left / right) : left / right),
  "%": (left, right) => left % right,
};

const comparisons: Readonly<Record<string, (left: unknown, right: unknown) => boolean>> = {
  "==": isEqual,
  "!=": (left, right) => !isEqual(left, right),
  "<": (left, right) => compare(left, right, (sign) => sign < 0),
  ">": (left, right) => compare(left, right, (sign) => sign > 0),
  "<=": (left, right) => compare(left, right, (sign) => sign <= 0),
  ">=": (left, right) => compare(left, right, (sign) => sign >= 0),
};

/** Only numbers are ordered in Velocity; strings are here too, as Velocity 2 has them. */
function compare(left: unknown, right: unknown, holds: (sign: number) => boolean): boolean {
  if (typeof left === "number" && typeof right === "number") return holds(left - right);
  if (typeof left === "string" && typeof right === "string") return holds(left < right ? -1 : left > right ? 1 : 0);
  return false;
}

function add(left: unknown, right: unknown): unknown {
  if (typeof left === "number" && typeof right === "number") return left + right;
  if (typeof left === "string" || typeof right === "string") return toText(left) + toText(right);
  return null;
}

export function compileOperation(
  operator: string,
  operands: readonly Expression[],
  compile: (expression: Expression) => Evaluate,
): Evaluate {
  const [first, second] = operands;
  if (!first) throw new SyntaxError(`no operand for ${operator}`);
  if (operator === "parenthesis") return compile(first);
  if (operator === "not") {
    const value = compile(first);
    return (scope) => !isTrue(value(scope));
  }
  if (operator === "minus") {
    const value = compile(first);
    return (scope) => -Number(value(scope));
  }
  if (!second) throw new SyntaxError(`no second operand for ${operator}`);
  if (operator === "&&" || operator === "||") return compileLogic(operator, first, second, compile);

  const left = compile(first);
  const right = compile(second);
  if (operator === "+") return (scope) => add(left(scope), right(scope));
  const comparison = comparisons[operator];
  if (comparison) return (scope) => comparison(left(scope), right(scope));
  const calculate = arithmetic[operator];
  if (!calculate) throw new SyntaxError(`unknown operator ${operator}`);
  return (scope) => {
    const [a, b] = [left(scope), right(scope)];
    return typeof a === "number" && typeof b === "number" ? calculate(a, b) : null;
  };
}

/** The parser gives `||` and `&&` one precedence, from left to right; in Velocity `&&` binds tighter. */
function compileLogic(operator: string, first: Expression, second: Expression, compile: (of: Expression) => Evaluate): Evaluate {
  const operands: Expression[] = [second];
  const operators: string[] = [operator];
  let left = first;
  while (left.type === "math" && (left.operator === "&&" || left.operator === "||")) {
    const [inner, right] = left.expression;
    if (!inner || !right) break;
    operands.unshift(right);
    operators.unshift(left.operator);
    left = inner;
  }
  operands.unshift(left);

  const alternatives: Evaluate[][] = [[]];
  operands.forEach((operand, index) => {
    if (index > 0 && operators[index - 1] === "||") alternatives.push([]);
    alternatives.at(-1)?.push(compile(operand));
  });
  return (scope) => alternatives.some((all) => all.every((each) => isTrue(each(scope))));
}
