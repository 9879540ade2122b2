import { toDynamoDB, type Attribute } from "./dynamodb.ts";
import { mappingError } from "../resolvers/resolver-error.ts";

/** A DynamoDB expression with its names and values, as data source requests take it. */
export interface DynamoDbExpression {
  readonly expression: string;
  readonly expressionNames: Record<string, string>;
  readonly expressionValues: Record<string, Attribute>;
}

type Filter = Readonly<Record<string, unknown>>;

interface Writing {
  readonly names: Record<string, string>;
  readonly values: Record<string, Attribute>;
}

const comparisons: Readonly<Record<string, string>> = { eq: "=", ne: "<>", lt: "<", le: "<=", gt: ">", ge: ">=" };

/** The values of Amplify's enum ModelAttributeTypes. */
const attributeTypes: Readonly<Record<string, string>> = {
  binary: "B",
  binarySet: "BS",
  bool: "BOOL",
  list: "L",
  map: "M",
  number: "N",
  numberSet: "NS",
  string: "S",
  stringSet: "SS",
  _null: "NULL",
};

/**
 * A filter object such as `{ title: { contains: "x" }, or: [...] }` as a DynamoDB expression; members are joined by AND.
 * Names and values are numbered by their place in the filter, so that no two parts collide.
 */
export function toConditionExpression(filter: Filter | null | undefined): DynamoDbExpression {
  const writing: Writing = { names: {}, values: {} };
  const expression = all(filter ?? {}, "", writing);
  return { expression, expressionNames: writing.names, expressionValues: writing.values };
}

function all(filter: Filter, prefix: string, writing: Writing): string {
  const parts = Object.entries(filter)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => part(key, value, prefix, writing))
    .filter((text) => text !== "");
  return joined(parts, " AND ");
}

/** DynamoDB refuses an expression with parentheses around parentheses: what stands alone gets none. */
function joined(parts: readonly string[], operator: " AND " | " OR "): string {
  return parts.length < 2 ? (parts[0] ?? "") : parts.map((text) => `(${text})`).join(operator);
}

function part(key: string, value: unknown, prefix: string, writing: Writing): string {
  if (key === "and" || key === "or") {
    const members = (Array.isArray(value) ? (value as unknown[]) : [value])
      .map((each, index) => all(asFilter(each), `${prefix}${key}_${index}_`, writing))
      .filter((text) => text !== "");
    return joined(members, key === "and" ? " AND " : " OR ");
  }
  if (key === "not") {
    const inner = all(asFilter(value), `${prefix}not_`, writing);
    return inner === "" ? "" : `NOT (${inner})`;
  }
  return field(key, asFilter(value), prefix, writing);
}

function asFilter(value: unknown): Filter {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Filter;
  throw mappingError(`Invalid filter: ${JSON.stringify(value)}`);
}

function field(name: string, conditions: Filter, prefix: string, writing: Writing): string {
  // Placeholders take only letters, digits and underscores; a name may have more.
  const id = name.replace(/\W/g, "_");
  const path = name.split(".").map((segment) => `#${segment.replace(/\W/g, "_")}`);
  name.split(".").forEach((segment, index) => (writing.names[path[index] ?? ""] = segment));
  const bind = (suffix: string, value: unknown) => {
    const placeholder = `:${prefix}${id}_${suffix}`;
    writing.values[placeholder] = toDynamoDB(value);
    return placeholder;
  };
  const given = Object.entries(conditions).filter(([, value]) => value !== undefined);
  return joined(given.map(([operator, value]) => condition(path.join("."), operator, value, bind)), " AND ");
}

type Bind = (suffix: string, value: unknown) => string;

function condition(path: string, operator: string, value: unknown, bind: Bind): string {
  const comparison = comparisons[operator];
  if (comparison) return `${path} ${comparison} ${bind(operator, value)}`;
  switch (operator) {
    case "contains":
      return `contains(${path}, ${bind(operator, value)})`;
    case "notContains":
      return `NOT contains(${path}, ${bind(operator, value)})`;
    case "beginsWith":
      return `begins_with(${path}, ${bind(operator, value)})`;
    case "between": {
      const [low, high] = Array.isArray(value) ? (value as unknown[]) : [];
      return `${path} BETWEEN ${bind("between_0", low)} AND ${bind("between_1", high)}`;
    }
    case "in": {
      const values = Array.isArray(value) ? (value as unknown[]) : [value];
      return `${path} IN (${values.map((each, index) => bind(`in_${index}`, each)).join(", ")})`;
    }
    case "attributeExists":
      return value === false ? `attribute_not_exists(${path})` : `attribute_exists(${path})`;
    case "attributeType":
      return `attribute_type(${path}, ${bind(operator, attributeTypes[String(value)] ?? value)})`;
    case "size":
      return Object.entries(asFilter(value))
        .map(([each, bound]) => condition(`size(${path})`, each, bound, (suffix, item) => bind(`size_${suffix}`, item)))
        .join(" AND ");
    default:
      throw mappingError(`Unsupported filter operator: ${operator}`);
  }
}
