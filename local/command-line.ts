import { parseArgs } from "node:util";

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  /** Serves this synthesized backend, without a front end. */
  readonly assembly?: string;
  readonly reset: boolean;
  readonly dev: boolean;
  readonly cloudAi: boolean;
  /** Files of the organization's policies, one for each of its levels. */
  readonly serviceControlPolicies: readonly string[];
}

export const defaultDataDirectory = ".parley";

export const help = `Parley and its whole backend on this machine.

  npm start -- [options]

  --port N         the port (default 5173)
  --host HOST      the address to listen on (default 127.0.0.1; 0.0.0.0 lets other devices in the network in)
  --data DIR       where everything is kept (default ${defaultDataDirectory})
  --reset          forgets everything that was kept, then starts
  --cloud-ai       sends the Translate and Polly calls to AWS, with your own credentials
  --scp FILE       a service control policy (JSON) that holds for every call, beside the roles' own policies; may be repeated
  --dev            hot reload of src/, and live replacement of the backend when amplify/ changes (npm run dev)
  --assembly DIR   serves this synthesized Amplify Gen2 backend instead, without a front end
  --help           this

Environment: LIBRETRANSLATE_URL (and LIBRETRANSLATE_API_KEY) names a LibreTranslate server to translate with instead of Apertium.`;

/** Throws UsageError, whose message says which option is wrong and how. */
export function readCommandLine(words: readonly string[]): StartOptions | "help" {
  const values = parse(words);
  if (values.help) return "help";
  if (values.assembly !== undefined && values.dev) throw new UsageError("--dev works on this checkout's own backend: leave --assembly out.");
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535) throw new UsageError(`--port must be a number from 0 to 65535, not ${values.port}.`);
  for (const name of ["host", "data", "assembly"] as const) if (values[name] === "") throw new UsageError(`--${name} must not be empty.`);
  if (values.scp.includes("")) throw new UsageError("--scp must not be empty.");
  return {
    port,
    host: values.host,
    dataDirectory: values.data,
    ...(values.assembly !== undefined && { assembly: values.assembly }),
    reset: values.reset,
    dev: values.dev,
    cloudAi: values["cloud-ai"],
    serviceControlPolicies: values.scp,
  };
}

export class UsageError extends Error {
  override readonly name = "UsageError";
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        port: { type: "string", default: "5173" },
        host: { type: "string", default: "127.0.0.1" },
        data: { type: "string", default: defaultDataDirectory },
        assembly: { type: "string" },
        reset: { type: "boolean", default: false },
        dev: { type: "boolean", default: false },
        scp: { type: "string", multiple: true, default: [] },
        "cloud-ai": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n--help lists the options.`);
  }
}
