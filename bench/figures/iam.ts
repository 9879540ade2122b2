import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Sha256 } from "@aws-crypto/sha256-js";
import { SignatureV4 } from "@smithy/signature-v4";
import { loadAssembly } from "../../local/assembly/load-assembly.ts";
import { roleSession } from "../../local/authentication/role-session.ts";
import { createSessionCredentials } from "../../local/authentication/session-credentials.ts";
import { createSignatureVerifier } from "../../local/authentication/verify-signature.ts";
import { synthesize } from "../../local/build/synthesize.ts";
import { createAccessControl, type Access } from "../../local/iam/access-control.ts";
import type { Figure } from "../figure.ts";
import { inTurn, median } from "../measure.ts";

const rounds = 5_000;

/** What IAM adds to a request, over calls that the backend's own roles make, beside the verification of their signature. */
export async function iam(): Promise<readonly Figure[]> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const assembly = loadAssembly(await synthesize({ root, cacheDirectory: join(root, ".parley/cache"), onStart: () => undefined }));
  const dataDirectory = await mkdtemp(join(tmpdir(), "parley-bench-"));
  const credentials = createSessionCredentials({ dataDirectory, clock: Date });
  const signatures = createSignatureVerifier({ credentials, clock: Date });
  const access = createAccessControl({ assembly, clock: Date, log: () => undefined });

  const [api] = assembly.resourcesOf("AWS::AppSync::GraphQLApi");
  const bucket = assembly.resourcesOf("AWS::S3::Bucket").find(({ logicalId }) => logicalId.startsWith("parley"));
  const roleOf = (id: string) => assembly.resourcesOf("AWS::IAM::Role").find(({ logicalId }) => logicalId.startsWith(id))?.attributes.Arn ?? "";
  const tableOf = (id: string) => assembly.resourcesOf("AWS::DynamoDB::Table").find(({ logicalId }) => logicalId.startsWith(id))?.attributes.Arn ?? "";
  const session = (id: string) => roleSession(roleOf(id), "bench", assembly.accountId);
  const cognito = { identityPoolId: "us-east-1:pool", identityId: "us-east-1:me", authType: "authenticated" } as const;
  const person = { ...session("amplifyAuthauthenticatedUserRole"), cognito };
  const calls: readonly (readonly [caller: typeof person | ReturnType<typeof session>, access: Access])[] = [
    [person, { action: "appsync:GraphQL", resource: `${api?.attributes.Arn ?? ""}/types/Subscription/fields/onRoomEvent` }],
    [person, { action: "s3:DeleteObject", resource: `${bucket?.attributes.Arn ?? ""}/people/us-east-1:me/photo.jpg` }],
    [session("saylambdaServiceRole"), { action: "translate:TranslateText", resource: "*" }],
    [session("saylambdaServiceRole"), { action: "dynamodb:UpdateItem", resource: tableOf("TablesUsage") }],
  ];
  const signed = await Promise.all(
    calls.map(async ([caller]) => {
      const { AccessKeyId: accessKeyId, SecretKey: secretAccessKey, SessionToken: sessionToken } = credentials.issue(caller, 3_600);
      const signer = new SignatureV4({ service: "appsync", region: "us-east-1", sha256: Sha256, credentials: { accessKeyId, secretAccessKey, sessionToken } });
      const body = JSON.stringify({ query: "query { languages { code name } }" });
      const request = { method: "POST", protocol: "http:", hostname: "localhost", path: "/graphql", query: {}, headers: { host: "localhost" }, body };
      return { method: "POST", url: "/graphql", headers: (await signer.sign(request)).headers, body, service: "appsync" };
    }),
  );

  const decide = (round: number) => {
    const call = calls[round % calls.length];
    if (call && access.refusalOf(...call)) throw new Error(`${call[1].action} should be allowed.`);
    return Promise.resolve();
  };
  const verify = async (round: number) => {
    const request = signed[round % signed.length];
    if (request) await signatures.verify(request);
  };
  await inTurn(500, decide, verify);
  const { measured, yardstick } = await inTurn(rounds, decide, verify);
  await rm(dataDirectory, { recursive: true });
  return [
    {
      name: "IAM evaluation added to a request, p50",
      measured: median(measured),
      unit: "ms",
      bound: 0.3,
      yardstick: `verifying its bare Signature Version 4: ${median(yardstick).toFixed(2)} ms`,
    },
  ];
}
