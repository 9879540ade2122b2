import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { AiServices } from "../../local/ai-services.ts";
import type { Assembly } from "../../local/assembly/model.ts";
import { roleSession } from "../../local/authentication/role-session.ts";
import { createSessionCredentials } from "../../local/authentication/session-credentials.ts";
import { startCloud } from "../../local/cloud.ts";
import { createAccessControl, type AccessControl, type Denial } from "../../local/iam/access-control.ts";
import type { LambdaResult } from "../../local/services/interfaces.ts";
import { createLambda } from "../../local/services/lambda/service.ts";
import { functionRoles, grantsOf, isSessionOf, withoutGrant, type Grant } from "./grants.ts";

export interface CloudOfGrants {
  readonly origin: string;
  /** Runs the work while a role lacks the grant. Resolves with how the work failed, if it did, and with what was refused meanwhile. */
  withholding(grant: Grant, work: () => Promise<unknown>): Promise<{ readonly failure: unknown; readonly refused: readonly Denial[] }>;
  /** Runs the work with all grants. Resolves with what was refused all the same. */
  granting(work: () => Promise<unknown>): Promise<readonly Denial[]>;
  /** How long something is waited for, in milliseconds. What is withheld does not come: that it was refused is known before. */
  patience(): number;
  /** Invokes a function as its schedule does. */
  invoke(functionName: string): Promise<LambdaResult>;
  /** Puts an item into a table in nobody's name. */
  put(table: string, item: Readonly<Record<string, unknown>>): Promise<void>;
  close(): Promise<void>;
}

/** A running backend, one grant of which can be taken away for a while. */
export async function startCloudOfGrants(assembly: Assembly, ai: AiServices): Promise<CloudOfGrants> {
  const control = (of: Assembly) => createAccessControl({ assembly: of, clock: Date, log: () => undefined });
  const complete = control(assembly);
  const listers = assembly.resourcesOf("AWS::IAM::Role").flatMap(({ attributes: { Arn: role = "" } }) => (grantsOf(assembly, role).some(({ action }) => action === "s3:ListBucket") ? [role] : []));
  /** To a role that lists no bucket, S3 says of every missing object that access is denied: the functions live with that. */
  const isHidden = ({ action, principal }: Denial) => action === "s3:ListBucket" && !listers.some((role) => isSessionOf(role, principal));
  let policies = complete;
  const hand = roleSession("arn:aws:iam::000000000000:role/test", "hand", assembly.accountId);
  const access: AccessControl = {
    refusalOf: (caller, wanted) => (caller.roleArn === hand.roleArn ? undefined : policies.refusalOf(caller, wanted)),
    trustsIdentityPool: (...asked) => policies.trustsIdentityPool(...asked),
    denials: () => policies.denials(),
  };
  const dataDirectory = await mkdtemp(join(tmpdir(), "parley-grants-"));
  const cloud = await startCloud({ assembly, dataDirectory, ai, access });
  const credentials = createSessionCredentials({ dataDirectory, clock: Date });
  const lambda = createLambda({ assembly, credentials, access, endpoint: () => cloud.origin, log: () => undefined });
  const { AccessKeyId: accessKeyId, SecretKey: secretAccessKey, SessionToken: sessionToken } = credentials.issue(hand, 3_600);
  const dynamodb = new DynamoDBClient({ endpoint: cloud.origin, region: assembly.region, credentials: { accessKeyId, secretAccessKey, sessionToken } });
  const document = DynamoDBDocumentClient.from(dynamodb);

  return {
    origin: cloud.origin,
    async withholding(grant, work) {
      const without = control(withoutGrant(assembly, grant));
      policies = without;
      try {
        await work();
        return { failure: undefined, refused: [] };
      } catch (failure) {
        return { failure, refused: without.denials().filter((denial) => !isHidden(denial)) };
      } finally {
        policies = complete;
      }
    },
    async granting(work) {
      const known = new Set(complete.denials());
      await work();
      return complete.denials().filter((denial) => !known.has(denial) && !isHidden(denial));
    },
    patience: () => (policies === complete ? 30_000 : 100),
    invoke(functionName) {
      const roleArn = functionRoles(assembly).get(functionName);
      const own = assembly.resourcesOf("AWS::Lambda::Function").find(({ properties }) => properties.Role === roleArn);
      return lambda.invoke(own?.attributes.Arn ?? functionName, {}, "RequestResponse");
    },
    async put(table, item) {
      await document.send(new PutCommand({ TableName: table, Item: item }));
    },
    async close() {
      dynamodb.destroy();
      await lambda.close();
      await cloud.close();
      await rm(dataDirectory, { recursive: true });
    },
  };
}
