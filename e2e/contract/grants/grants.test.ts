/**
 * Nobody may do more than they do: for every action that `amplify/` grants a function, or the people of the identity pool,
 * there is a row in `rows.ts` with something that people do, which works with the grant and fails, for want of just that
 * grant, without it.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { loadAssembly } from "../../../local/assembly/load-assembly.ts";
import { synthesize } from "../../../local/build/synthesize.ts";
import { functionRoles, grantsOf, identityPoolRoles, isOn, isSessionOf } from "../../support/grants.ts";
import { deeds, type Deed, rows } from "./rows.ts";
import { setStage, type Stage } from "./stage.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const assembly = loadAssembly(await synthesize({ root, cacheDirectory: join(root, ".parley/cache"), onStart: () => undefined }));
const named = (type: string, id: string) => assembly.resourcesOf(type).find(({ logicalId }) => logicalId.startsWith(id));
const roomsTable = named("AWS::DynamoDB::Table", "TablesRooms");
const names: readonly (readonly [arn: string | undefined, name: string])[] = [
  [roomsTable?.attributes.Arn, "rooms"],
  [named("AWS::DynamoDB::Table", "TablesUsage")?.attributes.Arn, "usage"],
  [named("AWS::DynamoDB::Table", "TablesTranslationMemory")?.attributes.Arn, "memory"],
  [named("Custom::AmplifyDynamoDBTable", "PhraseTable")?.attributes.TableArn, "phrases"],
  [named("AWS::S3::Bucket", "parleyBucket")?.attributes.Arn, "bucket"],
  [named("AWS::AppSync::GraphQLApi", "")?.attributes.Arn, "api"],
];
const shortNameOf = (resource: string) => names.reduce((text, [arn, name]) => (arn === undefined ? text : text.replace(arn, name)), resource);
const grants = [...functionRoles(assembly), ...identityPoolRoles(assembly)].flatMap(([name, roleArn]) =>
  grantsOf(assembly, roleArn).map((grant) => ({ name, grant, label: `${grant.action} on ${shortNameOf(grant.resource)}` })),
);

let stage: Stage;
beforeAll(async () => {
  stage = await setStage(assembly, roomsTable?.ref ?? "");
});
afterEach(() => stage.stopListening());
afterAll(() => stage.cloud.close());

/** What everybody may do is done by who has the role. */
const doing = (deed: Deed, name: string) => () => deeds[deed](name === "authenticated" ? { ...stage, person: stage.host } : stage);

it("has a row for every grant of every role, no row for a grant that there is not, and no deed without a row", () => {
  const inTemplates = grants.map(({ name, label }) => `${name}: ${label}`).sort();
  expect(Object.entries(rows).flatMap(([name, labels]) => Object.keys(labels).map((label) => `${name}: ${label}`)).sort()).toEqual(inTemplates);
  expect(new Set(Object.values(rows).flatMap((labels) => Object.values(labels)))).toEqual(new Set(Object.keys(deeds)));
});

it.each(Object.entries(rows).flatMap(([name, labels]) => Object.entries(labels).map(([label, deed]) => [name, label, deed] as const)))(
  "%s needs %s, or it no longer %s",
  async (name, label, deed) => {
    const grant = grants.find((each) => each.name === name && each.label === label)?.grant;
    if (!grant) throw new Error("There is no such grant.");
    const { failure, refused } = await stage.cloud.withholding(grant, doing(deed, name));
    expect(failure).toBeInstanceOf(Error);
    // For want of the grant, and of nothing else.
    expect(refused.length).toBeGreaterThan(0);
    for (const { action, resource, layer, explicit, principal } of refused) {
      expect({ action, layer, explicit }).toEqual({ action: grant.action, layer: "identity-based policy", explicit: false });
      expect(resource).toSatisfy((asked: string) => isOn(grant, asked));
      expect(principal).toSatisfy((session: string) => isSessionOf(grant.roleArn, session));
    }
  },
);

const { authenticated = {}, ...others } = rows;
const byOthers = new Set(Object.values(others).flatMap((labels) => Object.values(labels)));
it.each([
  ...[...byOthers].map((deed) => [deed, "unauthenticated"] as const),
  ...Object.values(authenticated).map((deed) => [deed, "authenticated"] as const),
])("%s with all grants (%s), and is refused nothing", async (deed, name) => {
  expect(await stage.cloud.granting(doing(deed, name))).toEqual([]);
});
