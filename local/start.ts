import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { cloudAi, startEngines, type Engines } from "./ai-services.ts";
import { addressesOf, checkPort } from "./addresses.ts";
import { synthesize } from "./build/synthesize.ts";
import { startCloud, type Cloud, type CloudOptions } from "./cloud.ts";
import { defaultDataDirectory, help, readCommandLine, UsageError, type StartOptions } from "./command-line.ts";
import { openDataDirectory } from "./data-directory.ts";
import { developBackend } from "./development/develop.ts";
import { buildSite } from "./front-end/build-site.ts";
import { serveDevSite, type FrontEnd } from "./front-end/dev-site.ts";
import { noSite } from "./front-end/no-site.ts";
import { serveSite } from "./front-end/serve-site.ts";
import { onThisMachine, readSiteHeaders } from "./front-end/site-headers.ts";
import { readServiceControlPolicies } from "./iam/service-control-policies.ts";
import { explain } from "./start-error.ts";
import { installMissing } from "./system/install-missing.ts";
import { writeOutputs } from "./write-outputs.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const cacheDirectory = join(root, defaultDataDirectory, "cache");
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(options: StartOptions): Promise<void> {
  const dataDirectory = resolve(options.dataDirectory);
  const serviceControlPolicies = readServiceControlPolicies(options.serviceControlPolicies);
  const lock = await openDataDirectory(dataDirectory, { reset: options.reset });
  const { deleted } = lock;
  if (options.reset) say(deleted.length > 0 ? `Deleted from ${dataDirectory}: ${deleted.join(", ")}.` : `There was nothing to delete in ${dataDirectory}.`);

  await checkPort(options.port, options.host);
  const [engines, assembly, frontEnd] = await Promise.all([enginesFor(options), assemblyFor(options), frontEndFor(options)]);
  const cloudOptions = { dataDirectory, host: options.host, fallback: frontEnd, ai: engines.ai, serviceControlPolicies, log: say };
  let cloud = await open({ ...cloudOptions, assembly, port: options.port }, options);
  const { origin, port } = cloud;
  cloud.warm();
  say(`E-mail that it sends is read at ${origin}/_local/mailbox`);
  say(`Parley is ready at ${origin}`);

  let running = assembly;
  async function run(next: string): Promise<void> {
    cloud = await open({ ...cloudOptions, assembly: next, port }, options);
    cloud.warm();
    running = next;
  }
  /** The same data, port and engines, the new backend; or the old one, where that does not start. */
  async function replaceCloud(next: string): Promise<void> {
    await cloud.close();
    await run(next).catch(async (error: unknown) => {
      await run(running);
      throw error;
    });
  }
  const stopDeveloping = options.dev
    ? developBackend({ root, assembly, cloud: () => cloud.functions, synthesize: (signal) => assemblyFor(options, signal), replaceCloud, say })
    : () => undefined;

  async function stop(): Promise<void> {
    await stopDeveloping();
    await cloud.close();
    await engines.close();
    await frontEnd.close?.();
    await lock.release();
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // A second signal ends it at once.
    process.once(signal, () => void stop().then(() => process.exit(0), fail(options)));
  }
}

async function enginesFor({ cloudAi: isCloud }: StartOptions): Promise<Engines> {
  const { LIBRETRANSLATE_URL: url, LIBRETRANSLATE_API_KEY: apiKey } = process.env;
  if (isCloud) return cloudAi("us-east-1");
  if (url) return startEngines({ url, ...(apiKey && { apiKey }) });
  await installMissing(["apertium"], say);
  return startEngines();
}

async function open(cloudOptions: CloudOptions, options: StartOptions): Promise<Cloud> {
  const cloud = await startCloud(cloudOptions);
  const isDefaultData = resolve(options.dataDirectory) === resolve(root, defaultDataDirectory);
  if (options.assembly === undefined) await writeOutputs(join(root, "amplify_outputs.json"), cloud.outputs);
  if (options.assembly !== undefined || !isDefaultData) await writeOutputs(join(cloudOptions.dataDirectory, "amplify_outputs.json"), cloud.outputs);
  return cloud;
}

async function assemblyFor(options: StartOptions, signal?: AbortSignal): Promise<string> {
  if (options.assembly !== undefined) return resolve(options.assembly);
  const onStart = () => say("Synthesizing the backend from amplify/ (once for each change of it) ...");
  return synthesize({ root, cacheDirectory, onStart, ...(signal && { signal }) });
}

async function frontEndFor(options: StartOptions): Promise<FrontEnd> {
  if (options.assembly !== undefined) return noSite("This is a backend without a front end.");
  if (options.dev) return serveDevSite(root);
  const site = await buildSite({ root, cacheDirectory, onStart: () => say("Building the front end from src/ (once for each change of it) ...") });
  if (site !== undefined) {
    return serveSite(site, onThisMachine(await readSiteHeaders(join(root, "customHttp.yml")), addressesOf(options.host).endpoint));
  }
  say("There is no index.html: serving the backend without a front end.");
  return noSite("There is no front end: index.html is missing.");
}

function fail(options: { port: number; host: string; dataDirectory: string }) {
  return (error: unknown) => {
    process.stderr.write(`${explain(error, options)}\n`);
    process.exit(1);
  };
}

try {
  const options = readCommandLine(process.argv.slice(2));
  if (options === "help") say(help);
  else main(options).catch(fail(options));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}
