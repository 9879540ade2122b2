import { toDynamoDB, type Attribute } from "../util/dynamodb.ts";

/** What `operations` makes, told from a plain value to set. */
class Operation {
  constructor(
    readonly kind: "add" | "replace" | "remove" | "increment" | "decrement" | "append" | "prepend" | "updateListItem",
    readonly value?: unknown,
    readonly index?: number,
  ) {}
}

export const operations = {
  add: (value: unknown) => new Operation("add", value),
  replace: (value: unknown) => new Operation("replace", value),
  remove: () => new Operation("remove"),
  increment: (by = 1) => new Operation("increment", by),
  decrement: (by = 1) => new Operation("decrement", by),
  append: (items: unknown) => new Operation("append", items),
  prepend: (items: unknown) => new Operation("prepend", items),
  updateListItem: (value: unknown, index: number) => new Operation("updateListItem", value, index),
};

/** Fields to set, or to change by an operation, as an UpdateItem expression. Fields may be nested with dots. */
export function toUpdateExpression(update: Readonly<Record<string, unknown>>): object {
  const sets: string[] = [];
  const removes: string[] = [];
  const expressionNames: Record<string, string> = {};
  const expressionValues: Record<string, Attribute> = {};

  for (const [field, value] of Object.entries(update)) {
    if (value === undefined) continue;
    const path = field
      .split(".")
      .map((name) => {
        const placeholder = `#${name.replace(/\W/g, "_")}`;
        expressionNames[placeholder] = name;
        return placeholder;
      })
      .join(".");
    const id = field.replace(/\W/g, "_");
    const bind = (suffix: string, bound: unknown) => {
      expressionValues[`:${id}${suffix}`] = toDynamoDB(bound);
      return `:${id}${suffix}`;
    };
    const operation = value instanceof Operation ? value : new Operation("replace", value);
    if (operation.kind === "remove") removes.push(path);
    else sets.push(assignment(path, operation, bind));
  }

  const expression = [sets.length > 0 ? `SET ${sets.join(", ")}` : "", removes.length > 0 ? `REMOVE ${removes.join(", ")}` : ""]
    .filter((part) => part !== "")
    .join(" ");
  return { expression, expressionNames, ...(Object.keys(expressionValues).length > 0 ? { expressionValues } : {}) };
}

function assignment(path: string, { kind, value, index }: Operation, bind: (suffix: string, value: unknown) => string): string {
  switch (kind) {
    case "remove":
      return "";
    case "increment":
      return `${path} = if_not_exists(${path}, ${bind("_zero", 0)}) + ${bind("", value)}`;
    case "decrement":
      return `${path} = if_not_exists(${path}, ${bind("_zero", 0)}) - ${bind("", value)}`;
    case "append":
      return `${path} = list_append(if_not_exists(${path}, ${bind("_empty", [])}), ${bind("", value)})`;
    case "prepend":
      return `${path} = list_append(${bind("", value)}, if_not_exists(${path}, ${bind("_empty", [])}))`;
    case "updateListItem":
      return `${path}[${index ?? 0}] = ${bind(`_${index ?? 0}`, value)}`;
    case "add":
      return `${path} = if_not_exists(${path}, ${bind("", value)})`;
    case "replace":
      return `${path} = ${bind("", value)}`;
  }
}
