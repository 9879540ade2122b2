import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { startEngines, type AiServices } from "./ai-services.ts";
import { addressesOf } from "./addresses.ts";
import { loadAssembly } from "./assembly/load-assembly.ts";
import type { Assembly } from "./assembly/model.ts";
import { notEmulated } from "./assembly/not-emulated.ts";
import { createSessionCredentials } from "./authentication/session-credentials.ts";
import { createSignatureVerifier } from "./authentication/verify-signature.ts";
import { labelsOf } from "./dashboard/labels.ts";
import { createRecorder } from "./dashboard/recorder.ts";
import { createDashboard } from "./dashboard/service.ts";
import { createGateway, type GatewayOptions } from "./gateway/gateway.ts";
import { notEmulatedService } from "./gateway/not-emulated.ts";
import type { Service } from "./gateway/service.ts";
import { createAccessControl, type AccessControl, type AccessControlOptions } from "./iam/access-control.ts";
import { clientConfigOf } from "./outputs/client-config.ts";
import { localAddresses } from "./outputs/local-addresses.ts";
import { outputsFor, outputsService } from "./outputs/service.ts";
import { createAppSync } from "./services/appsync/service.ts";
import { createIdentityPools } from "./services/cognito-identity/service.ts";
import { createUserPools } from "./services/cognito-user-pool/service.ts";
import { createDynamoDb } from "./services/dynamodb/service.ts";
import { createEventBridge } from "./services/eventbridge/service.ts";
import type { Clock } from "./services/interfaces.ts";
import { createLambda, type Lambda } from "./services/lambda/service.ts";
import { createMailbox } from "./services/mailbox/service.ts";
import { createS3 } from "./services/s3/service.ts";

export interface CloudOptions {
  /** A synthesized backend, or the folder of one. */
  readonly assembly: Assembly | string;
  /** Everything the cloud keeps, and finds again when it starts on the same folder. */
  readonly dataDirectory: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Default: loopback. */
  readonly host?: string;
  /** The front end: gets what no service takes. */
  readonly fallback?: GatewayOptions["fallback"];
  /** The organization's, one list for each of its levels. Default: none. */
  readonly serviceControlPolicies?: AccessControlOptions["serviceControlPolicies"];
  /** Decides what callers may do. Default: the assembly's policies and the organization's. */
  readonly access?: AccessControl;
  /** What answers as Translate and Polly. Default: this machine's engines, closed with the cloud. */
  readonly ai?: AiServices;
  readonly log?: (message: string) => void;
  readonly clock?: Clock;
}

export interface Cloud {
  /** `http://HOST:PORT`, as a browser on this machine opens it. */
  readonly origin: string;
  readonly port: number;
  /** What `amplify_outputs.json` holds, with addresses on `origin`. */
  readonly outputs: object;
  /** Loads the app's functions ahead of their first call. */
  warm(): void;
  /** Its functions, for `npm run dev` to replace their code. */
  readonly functions: Pick<Lambda, "code" | "replaceCode">;
  /** Resolves when nothing of it runs or is open any more. */
  close(): Promise<void>;
}

/** Runs a synthesized Amplify backend on one port. Rejects, with nothing left running, when a part of it cannot start. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { dataDirectory, port: wantedPort = 0, fallback, clock = Date } = options;
  const recorder = createRecorder(clock);
  const log = (message: string) => {
    recorder.log(message);
    options.log?.(message);
  };
  const assembly = typeof options.assembly === "string" ? loadAssembly(options.assembly) : options.assembly;
  const addresses = addressesOf(options.host ?? "127.0.0.1");
  const closers: (() => Promise<void> | void)[] = [];
  const opened = <T extends { close?(): Promise<void> | void }>(part: T): T => {
    closers.push(() => part.close?.());
    return part;
  };
  const close = async () => {
    for (const closePart of closers.splice(0).reverse()) await closePart();
  };

  try {
    for (const resource of notEmulated(assembly)) log(`NotEmulated: ${resource}. What depends on it will not work here.`);
    await mkdir(dataDirectory, { recursive: true });
    const localize = localAddresses(assembly);
    const clientConfig = clientConfigOf(assembly, join(dataDirectory, "client-config"));
    clientConfig.catch(() => undefined); // Awaited below; until then a failure must not end the process.
    const credentials = createSessionCredentials({ dataDirectory, clock });
    const signatures = createSignatureVerifier({ credentials, clock });
    const { serviceControlPolicies = [] } = options;
    const access = options.access ?? createAccessControl({ assembly, serviceControlPolicies, clock, log });
    const common = { assembly, dataDirectory, signatures, access, clock, log };
    let port = 0;
    const endpoint = () => addresses.endpoint(port);

    const lambda = opened(createLambda({ assembly, credentials, access, endpoint, localize: (text) => localize(text, endpoint()), log }));
    const stores = [createMailbox({ ...common, host: addresses.host }), createDynamoDb(common), createS3(common)] as const;
    // Waits for all of them, so that when one fails the others are known and get closed.
    for (const store of await Promise.allSettled(stores)) if (store.status === "fulfilled") opened<Service>(store.value);
    const [mailbox, dynamodb, s3] = await Promise.all(stores);
    const userPools = opened(await createUserPools({ ...common, mailbox, lambda }));
    const { tokens } = userPools;
    const identityPools = opened(await createIdentityPools({ ...common, tokens, credentials }));
    const appSync = opened(await createAppSync({ ...common, lambda, dynamodb, tokens, traceOf: recorder.traceOf }));
    const ai = options.ai ?? opened(startEngines()).ai;
    const aiServices = ai({ signatures, access }).map((service) => opened(service));
    const outputs = outputsFor(await clientConfig, localize);
    const dashboard = createDashboard({ recorder, dynamodb, buckets: s3.contents, labels: labelsOf(assembly), access });
    const services: Service[] = [appSync, userPools, identityPools, dynamodb, s3, ...aiServices, mailbox, dashboard, outputsService(outputs, () => addresses.origin(port)), notEmulatedService];
    const shown = new Set<Service>([mailbox, dashboard]);
    // The dashboard does not look at itself.
    const onRequest: GatewayOptions["onRequest"] = (service, ...exchange) => {
      if (!shown.has(service)) recorder.onRequest(service, ...exchange);
    };
    const gateway = opened(createGateway({ services, log, onRequest, ...(fallback && { fallback }) }));
    port = await gateway.listen(wantedPort, addresses.host);
    opened(createEventBridge({ assembly, lambda, clock, log }));
    const origin = addresses.origin(port);
    return { origin, port, outputs: outputs(origin), warm: () => lambda.warm(), functions: lambda, close };
  } catch (error) {
    await close();
    throw error;
  }
}
