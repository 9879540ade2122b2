import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, BillingMode, ProjectionType, Table, type TableProps } from "aws-cdk-lib/aws-dynamodb";
import { Construct } from "constructs";

/**
 * The tables that only functions see. All have the string key `id` and expire by `expiresAt` (epoch seconds), and all go
 * when the backend goes.
 */
export class Tables extends Construct {
  /** Translations by content hash. */
  readonly memory = this.table("TranslationMemory");
  /** Characters used, by person and UTC day. */
  readonly usage = this.table("Usage", { sortKey: { name: "day", type: AttributeType.STRING } });
  /** Rooms with their messages, join codes, and who is in which room: see functions/rooms/room-keys.ts. */
  readonly rooms = this.roomsTable();

  private table(name: string, more: Partial<TableProps> = {}): Table {
    return new Table(this, name, {
      partitionKey: { name: "id", type: AttributeType.STRING },
      timeToLiveAttribute: "expiresAt",
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
      ...more,
    });
  }

  private roomsTable(): Table {
    const table = this.table("Rooms", { sortKey: { name: "part", type: AttributeType.STRING } });
    // Local, because only such an index can be read consistently: no acknowledged message may be missing from a page.
    table.addLocalSecondaryIndex({ indexName: "bySequence", sortKey: { name: "sequence", type: AttributeType.NUMBER } });
    // Only rooms have both attributes. `endsAt` changes at most once an hour, so one partition serves all of them.
    table.addGlobalSecondaryIndex({
      indexName: "byEnd",
      partitionKey: { name: "kind", type: AttributeType.STRING },
      sortKey: { name: "endsAt", type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    return table;
  }
}
