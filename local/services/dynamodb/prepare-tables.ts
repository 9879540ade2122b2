import {
  createKey,
  getIndexActions,
  validateItem,
  type BatchOperation,
  type Item,
  type Store,
  type Table,
} from "dynalite/db/index.js";

/**
 * Makes the stored tables those of the assembly. Data stays: a table whose indexes changed gets new ones, built from its
 * items; where its key changed, the items that fit the new key are carried over. A table that left the assembly is kept,
 * out of reach, and is there again when it returns.
 * `rebuildIndexes`: the process ended while it may have been between writing an index and writing the item.
 */
export async function prepareTables(store: Store, tables: readonly Table[], rebuildIndexes: boolean): Promise<void> {
  for (const table of tables) {
    const stored = (await store.db.get(`table~${table.TableName}`)) as Table | undefined;
    const rekeyed = stored !== undefined && keyLayout(stored) !== keyLayout(table);
    if (rekeyed) await rekey(store, table);
    const CreationDateTime = stored?.CreationDateTime ?? Math.floor(Date.now() / 1000);
    await store.db.put(`table~${table.TableName}`, { ...table, CreationDateTime });
    if (rekeyed || rebuildIndexes || (stored && indexLayout(stored) !== indexLayout(table))) {
      await reindex(store, table, stored);
    }
  }
}

async function rekey(store: Store, table: Table): Promise<void> {
  const operations: BatchOperation[] = [];
  const carried: BatchOperation[] = [];
  for await (const [key, item] of store.db.iterator(under(itemPrefix(table)))) {
    operations.push({ type: "del", key });
    if (!validateItem(item as Item, table)) {
      carried.push({ type: "put", key: itemPrefix(table) + createKey(item as Item, table), value: item });
    }
  }
  await store.db.batch([...operations, ...carried]);
}

async function reindex(store: Store, table: Table, previous: Table | undefined): Promise<void> {
  for (const prefix of [...indexPrefixes(previous ?? table), ...indexPrefixes(table)])
    await store.db.clear(under(prefix));
  for await (const [key, stored] of store.db.iterator(under(itemPrefix(table)))) {
    const item = withoutMistyped(stored as Item, table);
    const operations: BatchOperation[] = item === stored ? [] : [{ type: "put", key, value: item }];
    for (const type of ["Global", "Local"] as const) {
      const { puts } = getIndexActions(table[`${type}SecondaryIndexes`] ?? [], undefined, item, table);
      for (const put of puts)
        operations.push({ type: "put", key: indexPrefix(type, table, put.index) + put.key, value: put.item });
    }
    if (operations.length > 0) await store.db.batch(operations);
  }
}

/** An attribute that became a key of an index with another type is dropped: dynalite cannot update an item that has it. */
function withoutMistyped(item: Item, table: Table): Item {
  const mistyped = table.AttributeDefinitions.filter(({ AttributeName, AttributeType }) => {
    const value = item[AttributeName];
    return typeof value === "object" && value !== null && !(AttributeType in value);
  });
  if (mistyped.length === 0) return item;
  const names = new Set(mistyped.map(({ AttributeName }) => AttributeName));
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.has(name)));
}

function indexPrefixes(table: Table): string[] {
  const prefixes = (type: "Global" | "Local") =>
    (table[`${type}SecondaryIndexes`] ?? []).map(({ IndexName }) => indexPrefix(type, table, IndexName));
  return [...prefixes("Global"), ...prefixes("Local")];
}

// dynalite's own key layout: a name, a tilde (which no table or index name has), and the key.
const itemPrefix = (table: Table) => `item-${table.TableName}~`;
const indexPrefix = (type: "Global" | "Local", table: Table, index: string) =>
  `index-${type.toLowerCase()}~${table.TableName}~${index}~`;
const under = (prefix: string) => ({ gte: prefix, lt: `${prefix}\xFF` });

function keyLayout(table: Table): string {
  const types = new Map(
    table.AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  );
  return JSON.stringify(
    table.KeySchema.map(({ AttributeName, KeyType }) => [AttributeName, KeyType, types.get(AttributeName)]),
  );
}

function indexLayout(table: Table): string {
  const { AttributeDefinitions } = table;
  const layout = ["Global", "Local"].map((type) =>
    (table[`${type as "Global" | "Local"}SecondaryIndexes`] ?? []).map(({ IndexName, KeySchema, Projection }) => [
      IndexName,
      keyLayout({ ...table, KeySchema, AttributeDefinitions }),
      Projection.ProjectionType,
      Projection.NonKeyAttributes,
    ]),
  );
  return JSON.stringify(layout);
}
