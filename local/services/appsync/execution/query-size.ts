import { Kind, type DocumentNode, type SelectionSetNode } from "graphql-16";

export interface QuerySize {
  /** Levels of fields in each other, fragments spread out. */
  readonly depth: number;
  /** Fields in all, each fragment counted wherever it is spread. */
  readonly fields: number;
}

/** Of the largest operation. Each fragment is measured once, so that a few that double each other cost nothing here. */
export function measureQuery({ definitions }: DocumentNode): QuerySize {
  const fragments = new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node.selectionSet]] : [])));
  const known = new Map<string, QuerySize>();

  function ofFragment(name: string): QuerySize {
    const size = known.get(name);
    if (size) return size;
    known.set(name, nothing); // What spreads itself is refused by validation.
    const measured = of(fragments.get(name));
    known.set(name, measured);
    return measured;
  }

  function of(set: SelectionSetNode | undefined): QuerySize {
    let depth = 0;
    let fields = 0;
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const inner = selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : of(selection.selectionSet);
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      fields += inner.fields + (isField ? 1 : 0);
    }
    return { depth, fields };
  }

  const sizes = definitions.map((node) => (node.kind === Kind.OPERATION_DEFINITION ? of(node.selectionSet) : nothing));
  return { depth: Math.max(0, ...sizes.map(({ depth }) => depth)), fields: Math.max(0, ...sizes.map(({ fields }) => fields)) };
}

const nothing: QuerySize = { depth: 0, fields: 0 };
