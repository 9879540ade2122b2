import { RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, BillingMode, Table } from "aws-cdk-lib/aws-dynamodb";
import { Construct } from "constructs";

/**
 * The tables that only functions see. Both have the string key `id` and expire by `expiresAt` (epoch seconds).
 * Neither holds anything that could not be made again, so both go when the backend goes.
 */
export class Tables extends Construct {
  /** Translations by content hash. */
  readonly memory = this.table("TranslationMemory");
  /** Characters used, by person and UTC day. */
  readonly usage = this.table("Usage");

  private table(name: string): Table {
    return new Table(this, name, {
      partitionKey: { name: "id", type: AttributeType.STRING },
      timeToLiveAttribute: "expiresAt",
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
