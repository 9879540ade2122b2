/** The parts of dynalite (https://github.com/architect/dynalite), which has no types, that run without its HTTP server. */

declare module "dynalite/db/index.js" {
  export type Item = Record<string, unknown>;
  export interface KeySchemaElement {
    AttributeName: string;
    KeyType: string;
  }
  export interface Index {
    IndexName: string;
    KeySchema: KeySchemaElement[];
    Projection: { ProjectionType?: string; NonKeyAttributes?: string[] };
    [member: string]: unknown;
  }
  export interface Table {
    TableName: string;
    TableStatus: string;
    KeySchema: KeySchemaElement[];
    AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
    GlobalSecondaryIndexes?: Index[];
    LocalSecondaryIndexes?: Index[];
    [member: string]: unknown;
  }
  export interface Store {
    readonly db: {
      open(): Promise<void>;
      close(): Promise<void>;
      /** dynalite's own actions pass a callback. */
      get(key: string, found?: (error: Error | null, value?: unknown) => void): Promise<unknown>;
      getSync(key: string): unknown;
      put(key: string, value: unknown): Promise<void>;
      del(key: string): Promise<void>;
      batch(operations: readonly BatchOperation[]): Promise<void>;
      iterator(range: Range): AsyncIterable<[string, unknown]>;
      values(range: Range): AsyncIterable<unknown>;
      clear(range: Range): Promise<void>;
    };
    readonly tableDb: { awsAccountId: string; awsRegion: string };
  }
  export interface Range {
    gte: string;
    lt: string;
  }
  export type BatchOperation = { type: "put"; key: string; value: unknown } | { type: "del"; key: string };
  export function create(options: {
    path?: string;
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
  }): Store;
  export function getIndexActions(
    indexes: readonly Index[],
    existing: Item | undefined,
    item: Item | undefined,
    table: Table,
  ): { puts: { index: string; key: string; item: Item }[]; deletes: { index: string; key: string }[] };
  export function createKey(item: Item, table: Table): string;
  export function validateItem(item: Item, table: Table): Error | null | undefined;
}

declare module "dynalite/validations/index.js" {
  import type { Store } from "dynalite/db/index.js";
  export interface Rules {
    types: object;
    custom?: (data: object, store: Store) => string | undefined;
  }
  export function checkTypes(data: object, types: object): object;
  export function checkValidations(data: object, types: object, custom: Rules["custom"], store: Store): void;
}

declare module "dynalite/actions/*" {
  import type { Store } from "dynalite/db/index.js";
  const action: (
    store: Store,
    data: object,
    done: (error: Error | null | undefined, answer: Record<string, unknown>) => void,
  ) => void;
  export default action;
}

declare module "dynalite/validations/*" {
  import type { Rules } from "dynalite/validations/index.js";
  const rules: Rules;
  export default rules;
}
