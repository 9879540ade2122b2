import { defaultFieldResolver, isObjectType, type GraphQLResolveInfo, type GraphQLSchema } from "graphql-16";
import type { Denial } from "../../../iam/access-control.ts";
import { authTypes, type Caller } from "../authorization/auth-mode.ts";
import type { IsAllowed } from "../authorization/field-rules.ts";
import type { Permission } from "../authorization/permission.ts";
import type { Trace } from "../../interfaces.ts";
import type { FieldRun, Invalidation, RequestInfo } from "../resolvers/context.ts";
import { mappingError, notAuthorized, type ResolverError } from "../resolvers/resolver-error.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { createFieldContext } from "./field-context.ts";

/** What all fields of one request share; graphql-js hands it to each. */
export interface RequestRun {
  /** How many fields of the operation's own type were asked for. */
  readonly asked: { count: number };
  /** Those of them that the caller's role does not permit. */
  readonly denials: Denial[];
  readonly trace?: Trace;
  readonly caller: Caller;
  readonly request: RequestInfo;
  readonly environment: Readonly<Record<string, string>>;
  readonly appendError: (error: ResolverError, info: GraphQLResolveInfo) => void;
  readonly invalidate: (invalidation: Invalidation) => void;
  readonly log: (message: string) => void;
  /** Counts a resolver that is about to run. Throws ResolverError over the API's limit. */
  readonly countResolver: () => void;
}

const onlySubscriptions = (name: string) => () => {
  throw mappingError(`${name} is only available in the resolver of a subscription.`);
};

/** Gives every field of the schema its guard and its resolver, once. */
export function attachResolvers(
  schema: GraphQLSchema,
  resolvers: ReadonlyMap<string, Resolver>,
  guards: ReadonlyMap<string, IsAllowed>,
  permission: Permission,
): void {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const guard = guards.get(name);
      const resolver = resolvers.get(name);
      const isRoot = roots.includes(type);
      field.resolve = (source: unknown, args: Record<string, unknown>, run: RequestRun, info) => {
        const denial = isRoot ? permission(run.caller, type.name, field.name) : undefined;
        if (isRoot) run.asked.count += 1;
        if (denial) {
          run.denials.push(denial);
          throw notAuthorized(field.name, type.name, denial.message);
        }
        if (guard && !guard(run.caller)) throw notAuthorized(field.name, type.name);
        if (!resolver) return defaultFieldResolver(source, args, run, info);
        run.countResolver();
        const place = { ...info, parentTypeName: type.name };
        const ended = run.trace?.begin("resolver", name);
        const result = resolver(createFieldContext(run, place, source, args), fieldRun(run, info));
        return ended ? result.finally(ended) : result;
      };
    }
  }
}

function fieldRun(run: RequestRun, info: GraphQLResolveInfo): FieldRun {
  return {
    authType: authTypes[run.caller.mode],
    appendError: (error) => run.appendError(error, info),
    log: run.log,
    ...(run.trace && { trace: run.trace }),
    setSubscriptionFilter: onlySubscriptions("setSubscriptionFilter"),
    setInvalidationFilter: onlySubscriptions("setSubscriptionInvalidationFilter"),
    invalidate: run.invalidate,
  };
}
