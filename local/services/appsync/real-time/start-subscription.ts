import { getArgumentValues, getNamedType, getVariableValues, GraphQLError, OperationTypeNode, type DocumentNode, type FieldNode, type GraphQLSchema } from "graphql-16";
import { authTypes, type Caller } from "../authorization/auth-mode.ts";
import type { IsAllowed } from "../authorization/field-rules.ts";
import { permissionDenied, type Permission } from "../authorization/permission.ts";
import { selectOperation, type PreparedDocument } from "../execution/documents.ts";
import { createFieldContext } from "../execution/field-context.ts";
import type { GraphQLRequest } from "../execution/read-request.ts";
import { badRequest } from "../execution/request-error.ts";
import { executionErrorToWire, resolverErrorToWire, validationErrorToWire, type WireError } from "../execution/wire-error.ts";
import type { FieldRun, FilterGroup, RequestInfo } from "../resolvers/context.ts";
import { mappingError, notAuthorized, ResolverError } from "../resolvers/resolver-error.ts";
import type { Resolver } from "../resolvers/resolver.ts";
import { fragmentsOf, selectedFields } from "./completed-fields.ts";
import { checkFilter, matchesArguments, matchesFilter } from "./matches-filter.ts";
import type { Interest } from "./registry.ts";
import { planSelection } from "./selection-plan.ts";

export interface StartedSubscription {
  readonly interest: Interest;
  readonly invalidationFilter: FilterGroup | undefined;
}

/** Why a subscription did not start, in the form the client gets. */
export class SubscriptionRefused extends Error {
  constructor(readonly errors: readonly Partial<WireError>[]) {
    super(errors[0]?.message);
  }
}

interface Options {
  readonly schema: GraphQLSchema;
  readonly prepare: (query: string) => PreparedDocument;
  readonly resolvers: ReadonlyMap<string, Resolver>;
  readonly guards: ReadonlyMap<string, IsAllowed>;
  readonly permission: Permission;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (message: string) => void;
}

export type StartSubscription = (request: GraphQLRequest, caller: Caller, info: RequestInfo) => Promise<StartedSubscription>;

/** Checks a subscription and runs its field's own resolver, which may refuse it or set its filter. Rejects with SubscriptionRefused or RequestError. */
export function createStartSubscription(options: Options): StartSubscription {
  const { schema, prepare, resolvers, guards, permission, environment, log } = options;

  return async (request, caller, info) => {
    const { document, validationErrors } = prepare(request.query);
    if (validationErrors.length > 0) throw new SubscriptionRefused(validationErrors.map((error) => validationErrorToWire(error, document)));
    const operation = selectOperation(document, request.operationName);
    const type = schema.getSubscriptionType();
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION || !type) throw badRequest("Only subscriptions are supported through the realtime endpoint.");

    const variables = readVariables(schema, operation.variableDefinitions ?? [], request.variables);
    const fragments = fragmentsOf(document);
    const [node] = selectedFields(operation.selectionSet, fragments, variables).map((field) => field.node);
    const field = node && type.getFields()[node.name.value];
    if (!node || !field) throw badRequest("A subscription must have one field.");

    const denial = permission(caller, type.name, field.name);
    if (denial) throw permissionDenied(denial);
    const run = createRun(caller, log);
    const args = getArgumentValues(field, node, variables);
    const original = { ...args };
    const place = { fieldName: field.name, parentTypeName: type.name, variableValues: variables, fieldNodes: [node], fragments: Object.fromEntries(fragments) };
    try {
      const name = `${type.name}.${field.name}`;
      if (guards.get(name)?.(caller) === false) throw notAuthorized(field.name, type.name);
      await resolvers.get(name)?.(createFieldContext({ caller, request: info, environment }, place, null, args), run);
      if (run.filter) checkFilter(run.filter);
    } catch (error) {
      throw refused(error, node, schema);
    }

    const hidden: string[] = [];
    const isHidden = (typeName: string, fieldName: string) => {
      const denied = guards.get(`${typeName}.${fieldName}`)?.(caller) === false;
      if (denied) hidden.push(`${typeName}.${fieldName}`);
      return denied;
    };
    const plan = node.selectionSet && planSelection([node], getNamedType(field.type), { schema, fragments, variables, isHidden });
    const { filter } = run;
    const interest: Interest = {
      key: JSON.stringify([request.query, operation.name?.value, usesDirectives(document) ? variables : 0, filter ?? original, filter ? 1 : 0, hidden]),
      fieldName: field.name,
      responseKey: node.alias?.value ?? node.name.value,
      type: field.type,
      plan,
      matches: filter ? (fields) => matchesFilter(filter, fields) : (fields) => matchesArguments(original, fields),
    };
    return { interest, invalidationFilter: run.invalidationFilter };
  };
}

interface SubscriptionRun extends FieldRun {
  filter: FilterGroup | undefined;
  invalidationFilter: FilterGroup | undefined;
}

function createRun(caller: Caller, log: (message: string) => void): SubscriptionRun {
  const run: SubscriptionRun = {
    filter: undefined,
    invalidationFilter: undefined,
    authType: authTypes[caller.mode],
    appendError(error) {
      throw error;
    },
    log,
    setSubscriptionFilter: (filter) => void (run.filter = filter),
    setInvalidationFilter: (filter) => void (run.invalidationFilter = filter),
    invalidate() {
      throw mappingError("invalidateSubscriptions is only available in the resolver of a mutation.");
    },
  };
  return run;
}

function readVariables(schema: GraphQLSchema, definitions: Parameters<typeof getVariableValues>[1], given: Readonly<Record<string, unknown>>) {
  const read = getVariableValues(schema, definitions, given);
  if (read.coerced) return read.coerced;
  throw new SubscriptionRefused(read.errors.map((error) => executionErrorToWire(error, schema, () => undefined)));
}

function refused(error: unknown, node: FieldNode, schema: GraphQLSchema): unknown {
  if (!(error instanceof ResolverError)) return error;
  const { locations } = executionErrorToWire(new GraphQLError(error.message, { nodes: node }), schema, () => undefined);
  return new SubscriptionRefused([resolverErrorToWire(error, { path: [node.alias?.value ?? node.name.value], locations })]);
}

const usesDirectives = ({ loc }: DocumentNode) => /@(?:skip|include)\b/.test(loc?.source.body ?? "@skip");

