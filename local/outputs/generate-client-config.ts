import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateClientConfig as generate } from "@aws-amplify/client-config";
import type { Assembly } from "../assembly/model.ts";
import { textOf, textsOf } from "../assembly/read-property.ts";

/** The version of the outputs format. */
const version = "1.4";

/**
 * What `ampx generate outputs` would write for this backend, made by the same library: its AWS clients are answered from
 * the assembly. Addresses are AWS's own.
 */
export async function generateClientConfig(assembly: Assembly): Promise<object> {
  const { rootStackName, rootMetadata, rootOutputs } = assembly;
  const cloudFormation = {
    send: async (command: object) =>
      command.constructor.name === "GetTemplateSummaryCommand"
        ? { Metadata: JSON.stringify(rootMetadata) }
        : { Stacks: [{ StackStatus: "CREATE_COMPLETE", Outputs: outputsList(rootOutputs) }] },
  };
  const s3 = {
    send: async ({ input }: { input: { Bucket: string; Key: string } }) => {
      const content = deployedFile(assembly, input.Bucket, input.Key);
      return { Body: { transformToString: async () => content } };
    },
  };
  const amplify = { send: () => Promise.reject(new Error("A stack that is named is not looked up by its app.")) };
  // Only `send` of each client is used; building whole SDK clients around it would add nothing.
  const clients = { getS3Client: () => s3, getCloudFormationClient: () => cloudFormation, getAmplifyClient: () => amplify };
  return generate({ stackName: rootStackName }, version, clients as never);
}

function outputsList(outputs: Readonly<Record<string, string>>) {
  return Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
}

/** A file that a `BucketDeployment` of the assembly puts into a bucket. */
function deployedFile(assembly: Assembly, bucket: string, key: string): string {
  for (const { properties } of assembly.resourcesOf("Custom::CDKBucketDeployment")) {
    if (textOf(properties.DestinationBucketName) !== bucket) continue;
    const prefix = textOf(properties.DestinationBucketKeyPrefix) ?? "";
    for (const source of textsOf(properties.SourceObjectKeys)) {
      try {
        if (key.startsWith(prefix)) return readFileSync(join(assembly.assetPath(source), key.slice(prefix.length)), "utf8");
      } catch {
        // It may be in another of the deployment's sources.
      }
    }
  }
  throw new Error(`The assembly deploys no ${key} into the bucket ${bucket}.`);
}
