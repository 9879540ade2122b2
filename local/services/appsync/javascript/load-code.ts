import { createContext, Script, type Context } from "node:vm";
import { transformSync } from "esbuild";
import { AssemblyError } from "../../../assembly/assembly-error.ts";
import { currentRun } from "../resolvers/context.ts";
import { extensions, util } from "../util/util.ts";
import { dynamodbHelpers } from "./dynamodb-helpers.ts";
import { onlyEmulated } from "./only-emulated.ts";
import { runtime } from "./runtime.ts";

export type Handler = (context: unknown) => unknown;
export interface Handlers {
  readonly request?: Handler;
  readonly response?: Handler;
}

/** The module's names also stand on its default export, as `import util from` and `import * as ddb from` are both in use. */
const asModule = (members: object) => ({ __esModule: true, ...members, default: members });

const utils = { util: onlyEmulated("util", util), extensions: onlyEmulated("extensions", extensions), runtime };

const modules: Readonly<Record<string, object>> = {
  "@aws-appsync/utils": asModule(utils),
  "@aws-appsync/utils/dynamodb": asModule(onlyEmulated("the helper ddb", dynamodbHelpers)),
};

/** A module that is not emulated, such as the helpers of RDS, says so when something of it is used. */
const importModule = (name: string): object => (Object.hasOwn(modules, name) ? modules[name] : undefined) ?? onlyEmulated(`the module ${name}:`, {});

const log = (...values: unknown[]) => currentRun().log(values.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join(" "));
const console = { log, error: log, info: log, warn: log, debug: log };

/** A bare global scope: none of Node's names, as in AppSync, and `util` also where nobody imports it. It is no security boundary; the code is the backend's own. */
let globals: Context | undefined;

/** Evaluates an APPSYNC_JS module. `source` is ESM as it was uploaded. Throws AssemblyError for code that AppSync would not take. */
export function loadCode(source: string, name: string): Handlers {
  try {
    return evaluate(source, name);
  } catch (error) {
    throw new AssemblyError(`The code of ${name} does not load: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function evaluate(source: string, name: string): Handlers {
  const { code } = transformSync(source, { format: "cjs", target: "es2022", sourcefile: name, sourcemap: false, logLevel: "silent" });
  globals ??= createContext(Object.assign(Object.create(null) as object, utils), { codeGeneration: { strings: false, wasm: false } });
  const script = new Script(`(function (exports, require, module, console) {${code}\n})`, { filename: name });
  const run = script.runInContext(globals) as (exports: object, require: typeof importModule, module: object, log: typeof console) => void;
  const module: { exports: Handlers } = { exports: {} };
  run(module.exports, importModule, module, console);
  return module.exports;
}
