import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from "graphql-16";
import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from "graphql-16";

type Variables = Readonly<Record<string, unknown>>;
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export function fragmentsOf(document: DocumentNode): Fragments {
  return new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
}

export interface SelectedField {
  readonly node: FieldNode;
  /** The type that a fragment around the field asks for. */
  readonly onType?: string;
}

/** The fields of a selection, its fragments opened, without those that `@skip` and `@include` leave out. */
export function selectedFields(selectionSet: SelectionSetNode | undefined, fragments: Fragments, variables: Variables, onType?: string): SelectedField[] {
  return (selectionSet?.selections ?? []).flatMap((selection): SelectedField[] => {
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.["if"] === true) return [];
    if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.["if"] === false) return [];
    if (selection.kind === Kind.FIELD) return [onType === undefined ? { node: selection } : { node: selection, onType }];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return selectedFields(fragment?.selectionSet, fragments, variables, fragment?.typeCondition?.name.value ?? onType);
  });
}

/** A completed value, which has its fields under the names that the client chose, with the schema's names instead. */
export function byFieldName(value: unknown, selectionSet: SelectionSetNode | undefined, fragments: Fragments, variables: Variables): unknown {
  if (Array.isArray(value)) return value.map((each) => byFieldName(each, selectionSet, fragments, variables));
  if (typeof value !== "object" || value === null || !selectionSet) return value;
  const named: Record<string, unknown> = {};
  for (const { node } of selectedFields(selectionSet, fragments, variables)) {
    const key = node.alias?.value ?? node.name.value;
    if (!Object.hasOwn(value, key)) continue;
    const field = byFieldName((value as Variables)[key], node.selectionSet, fragments, variables);
    const known = named[node.name.value];
    named[node.name.value] = isObject(known) && isObject(field) ? { ...known, ...field } : field;
  }
  return named;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);
