import { Kind, print, type FieldNode, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from "graphql-16";
import type { Caller } from "../authorization/auth-mode.ts";
import type { FieldInfo, RequestInfo, ResolverContext } from "../resolvers/context.ts";

export interface ContextOf {
  readonly caller: Caller;
  readonly request: RequestInfo;
  readonly environment: Readonly<Record<string, string>>;
}

/** The parts of graphql-js's info that a resolver may see. */
export type FieldPlace = Pick<GraphQLResolveInfo, "fieldName" | "variableValues" | "fieldNodes" | "fragments"> & {
  readonly parentTypeName: string;
};

export function createFieldContext(of: ContextOf, place: FieldPlace, source: unknown, args: Record<string, unknown>): ResolverContext {
  return {
    arguments: args,
    args,
    // Templates change it (Amplify's owner template does); other fields must not see that.
    source: typeof source === "object" && source !== null && !Array.isArray(source) ? { ...source } : (source ?? null),
    identity: of.caller.identity,
    request: of.request,
    info: createInfo(place),
    env: of.environment,
    stash: {},
    prev: null,
    result: null,
    error: null,
  };
}

/** Selections are written out only for a resolver that looks at them. */
function createInfo({ fieldName, parentTypeName, variableValues, fieldNodes, fragments }: FieldPlace): FieldInfo {
  return {
    fieldName,
    parentTypeName,
    variables: variableValues,
    get selectionSetList() {
      return fieldNodes.flatMap(({ selectionSet }) => pathsOf(selectionSet, "", fragments));
    },
    get selectionSetGraphQL() {
      return fieldNodes.flatMap(({ selectionSet }) => (selectionSet ? print(selectionSet) : [])).join("\n");
    },
  };
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

function pathsOf(selectionSet: SelectionSetNode | undefined, prefix: string, fragments: Fragments): string[] {
  return (selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return pathsOf(fragments[selection.name.value]?.selectionSet, prefix, fragments);
    if (selection.kind === Kind.INLINE_FRAGMENT) return pathsOf(selection.selectionSet, prefix, fragments);
    const path = `${prefix}${nameOf(selection)}`;
    return [path, ...pathsOf(selection.selectionSet, `${path}/`, fragments)];
  });
}

const nameOf = ({ alias, name }: FieldNode) => alias?.value ?? name.value;
