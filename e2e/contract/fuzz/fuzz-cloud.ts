import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadAssembly } from "../../../local/assembly/load-assembly.ts";
import { createSessionCredentials } from "../../../local/authentication/session-credentials.ts";
import { synthesize } from "../../../local/build/synthesize.ts";
import { startCloud } from "../../../local/cloud.ts";
import { createTranslate } from "../../../local/services/translate/service.ts";
import { createPolly } from "../../../local/services/polly/service.ts";
import { configureAmplify, type Outputs } from "../../support/amplify-client.ts";
import { postGraphQL } from "../../support/graphql.ts";
import { type Person, signUp } from "../../support/person.ts";
import { newGuest, type SigningCredentials } from "../../support/room-member.ts";
import { sessionOf, type Session } from "../../support/session.ts";
import { quickSpeech, quickTranslation } from "./quick-engines.ts";

/** Parley's own backend in this process, with somebody signed in and something stored, for the fuzzer to attack. */
export interface FuzzCloud {
  readonly port: number;
  readonly outputs: Outputs;
  /** What the cloud wrote to its log since the last call. */
  readonly newLogLines: () => readonly string[];
  readonly person: Person & Session;
  readonly guest: SigningCredentials;
  readonly tables: { readonly rooms: string; readonly usage: string };
  readonly roomId: string;
  /** Credentials of a function's role, as the function gets them. */
  readonly roleOf: (functionName: string) => SigningCredentials;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

export async function startFuzzCloud(): Promise<FuzzCloud> {
  const assembly = loadAssembly(await synthesize({ root, cacheDirectory: join(root, ".parley/cache"), onStart: () => undefined }));
  const dataDirectory = await mkdtemp(join(tmpdir(), "parley-fuzz-"));
  const lines: string[] = [];
  const cloud = await startCloud({
    assembly,
    dataDirectory,
    log: (line) => void lines.push(line),
    // What is under attack are the services; the engines' own tests feed them nasty text.
    ai: (checks) => [createTranslate({ engine: quickTranslation, ...checks }), createPolly({ engine: quickSpeech, ...checks })],
  });
  cloud.warm();
  const outputs = cloud.outputs as Outputs;
  const credentials = createSessionCredentials({ dataDirectory, clock: Date });

  await configureAmplify(cloud.origin);
  const account = await signUp(cloud.origin, outputs);
  const person = { ...account, ...(await sessionOf(account)) };

  const opened = await postGraphQL(outputs.data.url, { authorization: person.accessToken }, 'mutation { openRoom(title: "Fuzz", language: "en", displayName: "Anna") { roomId } }');
  if (!opened.data) throw new Error(`${JSON.stringify(opened.errors)}\n${lines.join("\n")}`);
  const { roomId } = opened.data["openRoom"] as { roomId: string };

  const nameOf = (type: string, part: string) => assembly.resourcesOf(type).find(({ logicalId }) => logicalId.includes(part))?.ref ?? "";
  return {
    port: cloud.port,
    outputs,
    newLogLines: () => lines.splice(0),
    person,
    guest: await newGuest(outputs),
    tables: { rooms: nameOf("AWS::DynamoDB::Table", "Rooms"), usage: nameOf("AWS::DynamoDB::Table", "Usage") },
    roomId,
    roleOf(functionName) {
      const found = assembly.resourcesOf("AWS::Lambda::Function").find(({ logicalId }) => logicalId.startsWith(functionName));
      const roleArn = String(found?.properties.Role);
      const arn = `arn:aws:sts::${assembly.accountId}:assumed-role/${roleArn.split("/").at(-1) ?? ""}/${found?.ref ?? ""}`;
      const issued = credentials.issue({ arn, roleArn, accountId: assembly.accountId }, 12 * 3_600);
      return { accessKeyId: issued.AccessKeyId, secretAccessKey: issued.SecretKey, sessionToken: issued.SessionToken };
    },
    async close() {
      await cloud.close();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Lines of the log that tell of a fault: not those of a function that refused by name, as AWS's own log has them too. */
export function faultsIn(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => !/^\[[\w-]+\] (\w+): \1: /.test(line));
}
