// @ts-check
/**
 * The Node.js runtime inside a worker thread: loads the handler once, then answers one event at a time.
 * Plain JavaScript, so that a cold start compiles no TypeScript.
 * Receives { id, event (JSON), timeoutMs, arn }; posts { ready }, { id, payload (JSON) } or { id, error }, { fatal } or { outOfMemory } before it exits.
 */
import console from "node:console";
import { existsSync, readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { parentPort, workerData } from "node:worker_threads";

/** @type {{ codePath: string, handler: string, name: string, memoryMb: number }} */
const { codePath, handler: handlerName, name, memoryMb } = workerData;

/** @param {unknown} error @returns {{ errorType: string, errorMessage: string }} */
const describe = (error) =>
  error instanceof Error || (typeof error === "object" && error !== null && "message" in error)
    ? { errorType: /** @type {Error} */ (error).name || "Error", errorMessage: String(/** @type {Error} */ (error).message) }
    : { errorType: typeof error, errorMessage: String(error) };

/** @param {unknown} message */
const post = (message) => parentPort?.postMessage(message);

/** @param {string} type @param {unknown} reason */
const endWith = (type, reason) => {
  console.error(reason);
  post({ fatal: { errorType: type, errorMessage: describe(reason).errorMessage } });
  process.exit(129);
};
process.on("unhandledRejection", (reason) => endWith("Runtime.UnhandledPromiseRejection", reason));
process.on("uncaughtException", (error) => endWith(describe(error).errorType, error));

/** @param {string} type @param {string} message */
const runtimeError = (type, message) => Object.assign(new Error(message), { name: type });

async function loadHandler() {
  const slash = handlerName.lastIndexOf("/") + 1;
  const dot = handlerName.indexOf(".", slash);
  const base = join(codePath, handlerName.slice(0, dot));
  const file = [".mjs", ".js", ".cjs"].map((extension) => base + extension).find((path) => existsSync(path));
  if (!file) throw runtimeError("Runtime.ImportModuleError", `Error: Cannot find module '${handlerName.slice(slash, dot)}'`);
  const isModule = file.endsWith(".mjs") || (file.endsWith(".js") && packageTypeOf(dirname(file)) === "module");
  if (!isModule) loadScriptsAsCommonJs();
  const loaded = isModule ? await import(pathToFileURL(file).href) : createRequire(file)(file);
  /** @type {unknown} */
  const found = handlerName.slice(dot + 1).split(".").reduce((value, key) => value?.[key], loaded);
  if (typeof found === "function") return found;
  throw runtimeError("Runtime.HandlerNotFound", `${handlerName} is undefined or not exported`);
}

/** Only a package.json inside the bundle counts, as on AWS: one above it belongs to the checkout that it happens to lie in. @param {string} folder */
function packageTypeOf(folder) {
  for (let at = folder; at.startsWith(codePath); at = dirname(at)) {
    const file = join(at, "package.json");
    if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")).type;
  }
  return undefined;
}

function loadScriptsAsCommonJs() {
  // Node itself would ask the nearest package.json, here that of the checkout, which says "module".
  /** @type {any} */ (Module)._extensions[".js"] = (/** @type {any} */ module, /** @type {string} */ file) =>
    module._compile(readFileSync(file, "utf8"), file);
}

/** @param {Function} handler @param {unknown} event @param {object} context */
function run(handler, event, context) {
  return new Promise((resolve, reject) => {
    /** @param {unknown} error @param {unknown} value */
    const callback = (error, value) => (error ? reject(error) : resolve(value));
    const answer = handler(event, context, callback);
    if (typeof answer?.then === "function") answer.then(resolve, reject);
    else if (handler.length < 3) resolve(null); // Neither a promise nor a callback: AWS ignores the value.
  });
}

/** @param {unknown} value */
function toJson(value) {
  try {
    return JSON.stringify(value) ?? "null";
  } catch (error) {
    throw runtimeError("Runtime.MarshalError", `Unable to stringify response body: ${describe(error).errorMessage}`);
  }
}

/** V8 bounds its heap, but not buffers, which lie outside: so they are looked at while the handler waits for something. */
function watchMemory() {
  return setInterval(() => {
    const { heapUsed, external } = process.memoryUsage();
    if (heapUsed + external <= memoryMb * 1_048_576) return;
    post({ outOfMemory: true });
    process.exit(137);
  }, 100);
}

try {
  const handler = await loadHandler();
  parentPort?.on("message", async (/** @type {{ id: string, event: string, timeoutMs: number, arn: string }} */ message) => {
    const { id, event, timeoutMs, arn } = message;
    const deadline = performance.now() + timeoutMs;
    const context = {
      awsRequestId: id,
      callbackWaitsForEmptyEventLoop: true,
      functionName: name,
      functionVersion: "$LATEST",
      getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
      invokedFunctionArn: arn,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      memoryLimitInMB: String(memoryMb),
    };
    const watch = watchMemory();
    try {
      post({ id, payload: toJson(await run(handler, JSON.parse(event), context)) });
    } catch (error) {
      post({ id, error: describe(error) });
    } finally {
      clearInterval(watch);
    }
  });
  post({ ready: true });
} catch (error) {
  console.error(error);
  post({ fatal: describe(error) });
  process.exit(1);
}
