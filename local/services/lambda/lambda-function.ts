import { isObject } from "../../assembly/template.ts";
import type { Assembly, Resource } from "../../assembly/model.ts";
import { resolveParameterEnvironment } from "./parameter-environment.ts";

/** One `AWS::Lambda::Function` of the assembly. */
export interface LambdaFunction {
  readonly arn: string;
  readonly name: string;
  /** What the log calls it: the name that its author gave it. */
  readonly friendlyName: string;
  readonly roleArn: string;
  /** Folder of the bundle. */
  readonly codePath: string;
  /** `FILE.EXPORT` */
  readonly handler: string;
  readonly runtime: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  /** The template's own variables, those of the parameter store resolved. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Reads the function from its template. Defaults are those of https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
export function lambdaFunctionOf(resource: Resource, assembly: Assembly, log: (message: string) => void): LambdaFunction {
  const { Environment, Handler, MemorySize, Role, Runtime, Timeout } = resource.properties;
  const friendlyName = friendlyNameOf(resource);
  const variables = isObject(Environment) && isObject(Environment.Variables) ? Environment.Variables : {};
  return {
    arn: resource.attributes.Arn ?? resource.ref,
    name: resource.ref,
    friendlyName,
    roleArn: typeof Role === "string" ? Role : "",
    codePath: codePathOf(resource, assembly),
    handler: typeof Handler === "string" ? Handler : "index.handler",
    runtime: typeof Runtime === "string" ? Runtime : "",
    timeoutMs: 1000 * Number(Timeout ?? 3),
    memoryMb: Number(MemorySize ?? 128),
    variables: resolveParameterEnvironment(
      Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)])),
      assembly,
      (message) => log(`[${friendlyName}] ${message}`),
    ),
  };
}

export function codePathOf({ properties: { Code } }: Resource, assembly: Assembly): string {
  return isObject(Code) && typeof Code.S3Key === "string" ? assembly.assetPath(Code.S3Key) : "";
}

/** Functions that `defineFunction` made: Amplify lists them in the root's outputs. CDK's own providers are not among them. */
export function isDefinedFunction(resource: Resource, assembly: Assembly): boolean {
  try {
    const names: unknown = JSON.parse(assembly.rootOutputs.definedFunctions ?? "[]");
    return Array.isArray(names) && names.includes(resource.ref);
  } catch {
    return false;
  }
}

function friendlyNameOf({ properties, logicalId }: Resource): string {
  const tags = Array.isArray(properties.Tags) ? (properties.Tags as unknown[]) : [];
  const tag = tags.filter(isObject).find(({ Key }) => Key === "amplify:friendly-name");
  return typeof tag?.Value === "string" ? tag.Value : logicalId;
}
