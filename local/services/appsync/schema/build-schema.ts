import { buildASTSchema, isScalarType, Kind, parse, type DocumentNode, type GraphQLSchema } from "graphql-16";
import { awsScalars } from "./scalars.ts";

/** The API's schema, with AppSync's scalars; its directives stay in the tree for whoever reads them. */
export function buildAppSyncSchema(definition: string): GraphQLSchema {
  const written = parse(definition, { noLocation: true });
  const defined = new Set(written.definitions.flatMap((node) => (node.kind === Kind.SCALAR_TYPE_DEFINITION ? node.name.value : [])));
  const scalars = awsScalars.filter(({ name }) => !defined.has(name));
  const declared = parse(scalars.map(({ name }) => `scalar ${name}`).join("\n"), { noLocation: true });
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...declared.definitions, ...written.definitions] };
  // AppSync's own directives are defined nowhere in the document.
  const schema = buildASTSchema(document, { assumeValidSDL: true });
  for (const { name, serialize, parseValue, parseLiteral } of awsScalars) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { serialize, parseValue, parseLiteral });
  }
  return schema;
}
