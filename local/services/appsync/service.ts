import type { IncomingMessage } from "node:http";
import { WebSocketServer } from "ws";
import type { Assembly } from "../../assembly/model.ts";
import type { SignatureVerifier, TokenVerifier } from "../../authentication/principal.ts";
import type { Service } from "../../gateway/service.ts";
import type { AccessControl } from "../../iam/access-control.ts";
import type { Clock, DynamoDb, LambdaInvoker } from "../interfaces.ts";
import { readApiSettings, type ApiSettings } from "./api-settings.ts";
import { createAuthenticate } from "./authorization/authenticate.ts";
import { readFieldRules } from "./authorization/field-rules.ts";
import { createPermission } from "./authorization/permission.ts";
import { createDataSources } from "./data-sources/data-source.ts";
import { attachResolvers } from "./execution/attach-resolvers.ts";
import { createDocuments } from "./execution/documents.ts";
import { createEngine, type Published } from "./execution/engine.ts";
import { createHttpHandler, sourceIpOf, type TraceOf } from "./http.ts";
import { byFieldName, fragmentsOf, selectedFields } from "./real-time/completed-fields.ts";
import { serveConnection } from "./real-time/connection.ts";
import { readConnectionHeader } from "./real-time/messages.ts";
import { createRegistry } from "./real-time/registry.ts";
import { createStartSubscription } from "./real-time/start-subscription.ts";
import { createResolvers } from "./resolvers/create-resolvers.ts";
import { buildAppSyncSchema } from "./schema/build-schema.ts";
import { readTriggers } from "./schema/subscriptions.ts";

export interface AppSyncOptions {
  readonly assembly: Assembly;
  readonly lambda: LambdaInvoker;
  readonly dynamodb: DynamoDb;
  readonly tokens: TokenVerifier;
  readonly signatures: SignatureVerifier;
  readonly access: AccessControl;
  readonly clock: Clock;
  readonly log: (message: string) => void;
  readonly traceOf?: TraceOf;
  /** AWS's is 30 seconds. */
  readonly timeLimitMs?: number;
}

const path = "/graphql";
const realtimePath = "/graphql/realtime";

/** AppSync's GraphQL API of the assembly at `/graphql`, its real-time channel at `/graphql/realtime`. Rejects for a backend that AppSync would not deploy. */
export async function createAppSync(options: AppSyncOptions): Promise<Service> {
  const settings = readApiSettings(options.assembly);
  return settings ? createApi(settings, options) : Promise.resolve(noApi);
}

const noApi: Service = { name: "AppSync", handles: () => false, handle: () => Promise.reject(new Error("There is no GraphQL API.")) };

function createApi(settings: ApiSettings, options: AppSyncOptions): Service {
  const { assembly, lambda, dynamodb, tokens, signatures, access, clock, log, timeLimitMs = 30_000 } = options;
  const { environment, introspection, resolverCountLimit } = settings;
  const schema = buildAppSyncSchema(settings.schema);
  const [defaultProvider] = settings.providers;
  const guards = readFieldRules(schema, { defaultMode: defaultProvider.mode, deniesByDefault: defaultProvider.defaultAction === "DENY" });
  const resolvers = createResolvers(assembly, settings.apiId, createDataSources(assembly, settings.apiId, { dynamodb, lambda }));
  const { region, accountId } = assembly;
  const permission = createPermission(access, `arn:aws:appsync:${region}:${accountId}:apis/${settings.apiId}`);
  attachResolvers(schema, resolvers, guards, permission);

  const authenticate = createAuthenticate(settings, { tokens, signatures, lambda, roleIds: readRoleIds(assembly) });
  const prepare = createDocuments(schema, settings);
  const registry = createRegistry(log);
  const triggers = readTriggers(schema);

  function publish({ document, operation, variables, data }: Published): void {
    const fragments = fragmentsOf(document);
    for (const { node } of selectedFields(operation.selectionSet, fragments, variables)) {
      const subscriptions = triggers.get(node.name.value);
      const value = data[node.alias?.value ?? node.name.value];
      if (!subscriptions || typeof value !== "object" || value === null) continue;
      const fields = byFieldName(value, node.selectionSet, fragments, variables) as Record<string, unknown>;
      for (const subscription of subscriptions) registry.publish(subscription, fields);
    }
  }

  const execute = createEngine({ schema, prepare, environment, introspection, timeLimitMs, resolverCountLimit, publish, invalidate: (invalidation) => registry.invalidate(invalidation), log });
  const handle = createHttpHandler(authenticate, execute, options.traceOf);
  const start = createStartSubscription({ schema, prepare, resolvers, guards, permission, environment, log });
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: 1_048_576, handleProtocols: () => "graphql-ws" });

  return {
    name: "AppSync",
    handles: (request) => request.method !== "OPTIONS" && [path, realtimePath].includes(pathOf(request)),
    handle,
    upgrade(request, socket, head) {
      const url = new URL(request.url ?? "/", "http://localhost");
      const header = readConnectionHeader(request.headers["sec-websocket-protocol"], url.searchParams);
      const sourceIp = sourceIpOf(request);
      // The client signs this path and an empty payload, whatever URL it connects to.
      const authorized = authenticate({ headers: header ?? {}, url: `${path}/connect`, body: "{}", sourceIp });
      authorized.catch(() => undefined); // The connection says it to the client.
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
        serveConnection(webSocket, { authenticate, start, registry, clock, sourceIp, headers, log, authorized });
      });
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      return Promise.resolve();
    },
  };
}

const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?")[0] ?? "/";

function readRoleIds(assembly: Assembly): ReadonlyMap<string, string> {
  return new Map(assembly.resourcesOf("AWS::IAM::Role").map(({ attributes }) => [attributes["Arn"] ?? "", attributes["RoleId"] ?? ""]));
}
