import {
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql-16";
import { wordNull } from "../schema/error-wording.ts";
import { selectedFields, type fragmentsOf } from "./completed-fields.ts";

/** What a subscription asked for, worked out once, so that a message is written without walking the query again. */
export interface SelectionPlan {
  readonly typeName: string;
  readonly fields: readonly PlannedField[];
}

interface PlannedField {
  readonly key: string;
  readonly name: string;
  readonly type: GraphQLOutputType | undefined;
  readonly plan: SelectionPlan | undefined;
  readonly onType: string | undefined;
  /** The subscriber may not see it. */
  readonly hidden: boolean;
}

interface PlanOptions {
  readonly schema: GraphQLSchema;
  readonly fragments: ReturnType<typeof fragmentsOf>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isHidden: (typeName: string, fieldName: string) => boolean;
}

export function planSelection(nodes: readonly FieldNode[], type: GraphQLNamedType, options: PlanOptions): SelectionPlan {
  const selected = nodes.flatMap((node) => selectedFields(node.selectionSet, options.fragments, options.variables));
  const byKey = new Map<string, typeof selected>();
  for (const field of selected) {
    const key = field.node.alias?.value ?? field.node.name.value;
    byKey.set(key, [...(byKey.get(key) ?? []), field]);
  }
  const fields = [...byKey].flatMap(([key, [first, ...others]]) => {
    if (!first) return [];
    const name = first.node.name.value;
    const owner = first.onType === undefined ? type : (options.schema.getType(first.onType) ?? type);
    const fieldType = "getFields" in owner ? (owner.getFields()[name]?.type as GraphQLOutputType | undefined) : undefined;
    const all = [first, ...others].map(({ node }) => node);
    return {
      key,
      name,
      type: fieldType,
      plan: first.node.selectionSet && fieldType ? planSelection(all, getNamedType(fieldType), options) : undefined,
      onType: first.onType !== undefined && first.onType !== type.name ? first.onType : undefined,
      hidden: isObjectType(owner) && options.isHidden(owner.name, name),
    };
  });
  return { typeName: type.name, fields };
}

/** Thrown where a field that must have a value has none; the nearest field that may be null becomes so. */
class NullInNonNull extends Error {}

export interface Written {
  readonly value: unknown;
  /** In AppSync's words, with the place. */
  readonly errors: readonly { readonly message: string; readonly path: readonly (string | number)[] }[];
}

/** The plan's fields of a value that has them by the schema's names. */
export function writeSelection(type: GraphQLOutputType, plan: SelectionPlan | undefined, value: unknown, root: string): Written {
  const errors: { message: string; path: (string | number)[] }[] = [];

  function complete(at: GraphQLOutputType, of: SelectionPlan | undefined, from: unknown, path: (string | number)[], parent: string): unknown {
    if (isNonNullType(at)) {
      const completed = complete(at.ofType, of, from, path, parent);
      if (completed !== null) return completed;
      errors.push({ path, message: wordNull(at, parent, path) });
      throw new NullInNonNull();
    }
    if (from === null || from === undefined) return null;
    try {
      if (isListType(at)) {
        if (!Array.isArray(from)) return null;
        return from.map((each: unknown, index) => complete(at.ofType, of, each, [...path, index], parent));
      }
      return of ? writeObject(of, from as Record<string, unknown>, path) : from;
    } catch (error) {
      if (error instanceof NullInNonNull) return null;
      throw error;
    }
  }

  function writeObject({ fields, typeName }: SelectionPlan, from: Record<string, unknown>, path: (string | number)[]): unknown {
    const written: Record<string, unknown> = {};
    const actual = typeof from["__typename"] === "string" ? from["__typename"] : typeName;
    for (const { key, name, type: fieldType, plan: inner, onType, hidden } of fields) {
      if (name === "__typename") written[key] = actual;
      else if (onType !== undefined && onType !== actual && from["__typename"] !== undefined) continue;
      else if (fieldType) written[key] = complete(fieldType, inner, hidden ? null : from[name], [...path, key], typeName);
    }
    return written;
  }

  try {
    return { value: complete(type, plan, value, [root], "Subscription"), errors };
  } catch (error) {
    if (error instanceof NullInNonNull) return { value: null, errors };
    throw error;
  }
}
