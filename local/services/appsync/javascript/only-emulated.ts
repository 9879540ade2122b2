import { notEmulated } from "../resolvers/resolver-error.ts";

/** What esbuild's and the language's own machinery asks of any object. */
const asked = ["__esModule", "default", "then", "toJSON"];

/**
 * The same members, nested objects likewise; asking for one that is not there is an error that names it, not undefined. The
 * prototype says it, because esbuild copies the members of `import * as`, but keeps the prototype.
 */
export function onlyEmulated<Members extends object>(name: string, members: Members): Members {
  const wrapped = Object.entries(members).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === "object" && value !== null ? onlyEmulated(`${name}.${key}`, value) : value,
  ]);
  const missing = new Proxy(Object.create(null) as object, {
    get(_target, key) {
      if (typeof key !== "string" || asked.includes(key)) return undefined;
      if (Object.hasOwn(Object.prototype, key)) return (Object.prototype as Readonly<Record<string, unknown>>)[key];
      throw notEmulated(`${name}.${key}`);
    },
  });
  return Object.assign(Object.create(missing) as Members, Object.fromEntries(wrapped) as Members);
}
