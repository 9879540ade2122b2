import { valueFromASTUntyped, type GraphQLSchema } from "graphql-16";

/** Names of the subscription fields that each mutation triggers, from `@aws_subscribe(mutations: [...])`. */
export function readTriggers(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const triggers = new Map<string, string[]>();
  for (const field of Object.values(schema.getSubscriptionType()?.getFields() ?? {})) {
    const directive = field.astNode?.directives?.find(({ name }) => name.value === "aws_subscribe");
    const list = directive?.arguments?.find(({ name }) => name.value === "mutations")?.value;
    const mutations = list ? (valueFromASTUntyped(list) as string | readonly string[]) : [];
    for (const mutation of [mutations].flat()) triggers.set(mutation, [...(triggers.get(mutation) ?? []), field.name]);
  }
  return triggers;
}
