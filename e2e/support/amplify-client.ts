import { Amplify } from "aws-amplify";
import { cognitoCredentialsProvider } from "aws-amplify/auth/cognito";
import { generateClient } from "aws-amplify/data";
import { parseAmplifyConfig } from "aws-amplify/utils";
import { WebSocket } from "ws";
import type { Schema } from "../../amplify/data/resource.ts";

/** What the tests read of `amplify_outputs.json`. */
export interface Outputs {
  readonly auth: {
    readonly aws_region: string;
    readonly user_pool_id: string;
    readonly user_pool_client_id: string;
    readonly identity_pool_id: string;
  };
  readonly data: { readonly url: string; readonly model_introspection: { readonly queries?: Readonly<Record<string, unknown>> } };
  readonly storage: { readonly bucket_name: string };
  readonly custom: { readonly endpoints: { userPool: string; identityPool: string; storage: string } };
}

export type DataClient = ReturnType<typeof generateClient<Schema>>;

export async function readOutputs(origin: string): Promise<Outputs> {
  const response = await fetch(`${origin}/amplify_outputs.json`);
  return (await response.json()) as Outputs;
}

/** The names of the schema's queries; none while nothing answers, as between an old backend and a new one. */
export async function queriesOf(origin: string): Promise<readonly string[]> {
  const outputs = await readOutputs(origin).catch(() => undefined);
  return Object.keys(outputs?.data.model_introspection.queries ?? {});
}

/** `aws-amplify` hard-codes wss:// for its real-time endpoint; in the browser a local-only Vite plugin mends that. */
class PlainWebSocket extends WebSocket {
  constructor(address: string, protocols?: string | string[]) {
    super(address.replace(/^wss:/, "ws:"), protocols);
  }
}

/** The unmodified `aws-amplify` client of this process, at the product's origin. One person at a time. */
export async function configureAmplify(origin: string): Promise<{ outputs: Outputs; client: DataClient }> {
  return { outputs: await connectAmplify(origin), client: generateClient<Schema>() };
}

/** Points `aws-amplify` at any backend's origin. */
export async function connectAmplify(origin: string): Promise<Outputs> {
  Object.assign(globalThis, { WebSocket: PlainWebSocket });
  const outputs = await readOutputs(origin);
  const config = parseAmplifyConfig({ version: "1.4", ...outputs });
  const { userPool, identityPool } = outputs.custom.endpoints;
  Object.assign(config.Auth?.Cognito ?? {}, { userPoolEndpoint: userPool, identityPoolEndpoint: identityPool });
  Amplify.configure(config);
  // An identity of a product that this process met before is not known to this one.
  await cognitoCredentialsProvider.clearCredentialsAndIdentityId();
  return outputs;
}
