import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { AssemblyError } from "./assembly-error.ts";
import { readAssets } from "./assets.ts";
import type { Assembly, Resource } from "./model.ts";
import { readJson } from "./read-json.ts";
import { readTemplate, Stack } from "./stack.ts";
import { isObject } from "./template.ts";

/** The account of the local cloud: twelve digits that no AWS customer has. */
const accountId = "000000000000";
const defaultRegion = "us-east-1";

/**
 * Reads a synthesized Amplify Gen2 backend (a CDK cloud assembly): opens every nested stack and resolves every intrinsic
 * function. Identifiers are derived from the root stack's name and the logical ids, so they are the same at every start.
 * Throws AssemblyError where the templates do not resolve.
 */
export function loadAssembly(directory: string): Assembly {
  const root = findRoot(directory);
  const template = readTemplate(join(directory, root.templateFile));
  const assetPath = readAssets(directory);
  const environment = { accountId, region: root.region, assetPath };
  const place = { path: [], name: root.stackName, seed: root.stackName, parameter: () => undefined };
  const stack = new Stack(template, environment, place);
  const resources = stack.resources();
  const byType = new Map<string, Resource[]>();
  for (const resource of resources) byType.set(resource.type, [...(byType.get(resource.type) ?? []), resource]);
  return {
    directory: resolve(directory),
    accountId,
    region: root.region,
    rootStackName: root.stackName,
    rootOutputs: stack.outputs(),
    rootMetadata: template.Metadata ?? {},
    resources,
    resourcesOf: (type) => byType.get(type) ?? [],
    assetPath,
  };
}

function findRoot(directory: string): { stackName: string; templateFile: string; region: string } {
  const path = join(directory, "manifest.json");
  if (!existsSync(path)) throw new AssemblyError(`${directory} is no synthesized backend: it has no manifest.json.`);
  const { artifacts: listed } = readJson(path);
  const artifacts = isObject(listed) ? Object.entries(listed) : [];
  const stacks = artifacts.flatMap(([name, artifact]) => {
    if (!isObject(artifact) || artifact.type !== "aws:cloudformation:stack" || !isObject(artifact.properties)) return [];
    const { templateFile, stackName = name } = artifact.properties;
    if (typeof templateFile !== "string" || typeof stackName !== "string") return [];
    const region = /^aws:\/\/[^/]+\/([a-z]{2}(?:-[a-z]+)+-\d+)$/.exec(String(artifact.environment))?.[1] ?? defaultRegion;
    return [{ stackName, templateFile, region }];
  });
  const root = stacks.find(({ stackName }) => stackName.startsWith("amplify-"));
  if (root) return root;
  const found = stacks.length === 0 ? "no CloudFormation stack" : `only ${stacks.map(({ stackName }) => stackName).join(", ")}`;
  throw new AssemblyError(`${directory} holds no Amplify backend, whose stack would be called amplify-...: its manifest.json names ${found}.`);
}
