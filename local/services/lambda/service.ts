import type { CredentialIssuer } from "../../authentication/principal.ts";
import type { Assembly, Resource } from "../../assembly/model.ts";
import { AwsError } from "../../gateway/aws-error.ts";
import { authorize, type AccessControl } from "../../iam/access-control.ts";
import type { LambdaInvoker } from "../interfaces.ts";
import { defaultLimits, FunctionPool, type PoolLimits } from "./function-pool.ts";
import { codePathOf, isDefinedFunction, lambdaFunctionOf, type LambdaFunction } from "./lambda-function.ts";
import { requestLimitBytes, sizeOf } from "./payload-size.ts";

export interface LambdaOptions {
  readonly assembly: Assembly;
  readonly credentials: CredentialIssuer;
  readonly access: AccessControl;
  /** Asked for when an environment starts: `http://HOST:PORT` of the local cloud. */
  readonly endpoint: () => string;
  /** Exchanges addresses on AWS for local ones: in the functions' variables, and in events (a conversation's names its API). */
  readonly localize?: (text: string) => string;
  readonly log: (message: string) => void;
  readonly limits?: Partial<PoolLimits>;
}

export interface Lambda extends LambdaInvoker {
  /** Starts one environment of each function that the app defines, so that the first call finds it loaded. */
  warm(): void;
  /** The folder of the code that each function runs now, by the function's name. */
  code(): ReadonlyMap<string, string>;
  /** Events go to the code in this folder from now on. Resolves when those that ran on the old code are answered. */
  replaceCode(functionName: string, codePath: string): Promise<void>;
  close(): Promise<void>;
}

/** Runs the functions of the assembly from their bundles, in worker threads. A function starts when it is first invoked. */
export function createLambda(options: LambdaOptions): Lambda {
  const { assembly, credentials, access, endpoint, localize = unchanged, log } = options;
  const { region, accountId } = assembly;
  const limits = { ...defaultLimits, ...options.limits };
  const resources = new Map(assembly.resourcesOf("AWS::Lambda::Function").map((resource) => [resource.ref, resource]));
  const pools = new Map<string, FunctionPool>();
  const retiring = new Set<FunctionPool>();
  const replacedCode = new Map<string, string>();
  const idleTimer = setInterval(() => pools.forEach((pool) => pool.dropIdle()), limits.idleMs / 2);
  idleTimer.unref();
  let isClosed = false;

  function definitionOf(resource: Resource): LambdaFunction {
    const definition = lambdaFunctionOf(resource, assembly, log);
    return { ...definition, codePath: replacedCode.get(resource.ref) ?? definition.codePath };
  }

  function poolOf(resource: Resource): FunctionPool {
    const existing = pools.get(resource.ref);
    if (existing) return existing;
    const definition = definitionOf(resource);
    if (!definition.runtime.startsWith("nodejs")) {
      throw new AwsError("NotEmulated", `${definition.friendlyName} needs the runtime ${definition.runtime}; only Node.js runs here.`, 501);
    }
    const settings = { region, accountId, credentials, endpoint, localize };
    const pool = new FunctionPool(definition, settings, limits, (message) => log(`[${definition.friendlyName}] ${message}`));
    pools.set(resource.ref, pool);
    return pool;
  }

  return {
    async invoke(functionArn, event, invocationType, caller) {
      if (isClosed) throw new AwsError("ServiceException", "The local cloud was stopped.", 500);
      if (caller) authorize(access, caller, { action: "lambda:InvokeFunction", resource: functionArn }, 403);
      const resource = resources.get(nameOf(functionArn));
      if (!resource) throw new AwsError("ResourceNotFoundException", `Function not found: ${functionArn}`, 404);
      const json = JSON.stringify(event ?? null);
      const limit = requestLimitBytes[invocationType];
      const bytes = sizeOf(json, limit);
      if (bytes > limit) {
        const message = `${bytes} byte payload is too large for the ${invocationType} invocation operation (limit ${limit} bytes)`;
        throw new AwsError("RequestTooLargeException", message, 413);
      }
      const result = poolOf(resource).invoke(localize(json));
      return invocationType === "Event" ? { payload: null } : result;
    },
    warm() {
      for (const resource of resources.values()) if (isDefinedFunction(resource, assembly)) poolOf(resource).warm();
    },
    code: () => new Map([...resources.values()].map((resource) => [resource.ref, replacedCode.get(resource.ref) ?? codePathOf(resource, assembly)])),
    async replaceCode(functionName, codePath) {
      const resource = resources.get(functionName);
      if (!resource || isClosed) return;
      replacedCode.set(functionName, codePath);
      const old = pools.get(functionName);
      pools.delete(functionName);
      poolOf(resource).warm();
      if (!old) return;
      retiring.add(old);
      await old.retire();
      retiring.delete(old);
    },
    async close() {
      isClosed = true;
      clearInterval(idleTimer);
      await Promise.all([...pools.values(), ...retiring].map((pool) => pool.close()));
    },
  };
}

const unchanged = (text: string): string => text;

/** Of `arn:aws:lambda:REGION:ACCOUNT:function:NAME`, with or without a version or alias behind it; or the name itself. */
function nameOf(functionArn: string): string {
  return functionArn.startsWith("arn:") ? (functionArn.split(":")[6] ?? "") : functionArn;
}
