import { ResolverError } from "../resolvers/resolver-error.ts";

const isNull = (value: unknown): boolean => value === null || value === undefined;
const isMap = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
  value === "" || (Array.isArray(value) && value.length === 0) || (isMap(value) && Object.keys(value).length === 0);
const isNullOrEmpty = (value: unknown): boolean => isNull(value) || isEmpty(value);
const isNullOrBlank = (value: unknown): boolean => isNull(value) || (typeof value === "string" && value.trim() === "");

function typeOf(value: unknown): string {
  if (isNull(value)) return "Null";
  if (typeof value === "number") return "Number";
  if (typeof value === "string") return "String";
  if (typeof value === "boolean") return "Boolean";
  return Array.isArray(value) ? "List" : "Map";
}

/** The checks and defaults of https://docs.aws.amazon.com/appsync/latest/devguide/utility-helpers-in-util.html */
export const valueUtilities = {
  isNull,
  isNullOrEmpty,
  isNullOrBlank,
  defaultIfNull: (value: unknown, fallback: unknown) => (isNull(value) ? fallback : value),
  defaultIfNullOrEmpty: (value: unknown, fallback: unknown) => (isNullOrEmpty(value) ? fallback : value),
  defaultIfNullOrBlank: (value: unknown, fallback: unknown) => (isNullOrBlank(value) ? fallback : value),
  isString: (value: unknown) => typeof value === "string",
  isNumber: (value: unknown) => typeof value === "number",
  isBoolean: (value: unknown) => typeof value === "boolean",
  isList: (value: unknown) => Array.isArray(value),
  isMap,
  typeOf,
  matches: (pattern: string, text: string) => new RegExp(`^(?:${pattern})$`, "u").test(text),
  validate(holds: unknown, message: string, errorType = "CustomTemplateException", data: unknown = null) {
    if (holds !== true) throw new ResolverError(message, errorType, data);
    return "";
  },
};
