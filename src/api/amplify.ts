import { Amplify } from "aws-amplify";
import { fetchAuthSession } from "aws-amplify/auth";
import { cognitoCredentialsProvider } from "aws-amplify/auth/cognito";
import { CONNECTION_STATE_CHANGE, ConnectionState, generateClient } from "aws-amplify/data";
import { Hub } from "aws-amplify/utils";
import type { Schema } from "../../amplify/data/resource.ts";
import { loadConfiguration } from "./configuration.ts";
import { session } from "./session.ts";

/** An interface, so that TypeScript compares it by name: comparing the generated type member by member overflows. */
// oxlint-disable-next-line typescript/no-empty-object-type -- the name is the point
export interface Client extends ReturnType<typeof generateClient<Schema>> {}

export interface Api {
  client: Client;
  /** Gets new tokens or guest credentials, for when the backend refuses those we have. */
  renew: () => Promise<void>;
  /**
   * `listener` runs each time that a subscription stands (again), with its variables: what happened before it has to be
   * fetched.
   */
  onSubscribed: (listener: (variables: Readonly<Record<string, unknown>>) => void) => () => void;
  /** `listener` runs each time that the connection of all subscriptions breaks; amplify mends it, in its own time. */
  onDisrupted: (listener: () => void) => () => void;
}

/** Everything of amplify that a first translation needs; loaded as one chunk by `client.ts`. */
export async function connect(): Promise<Api> {
  const configuration = await loadConfiguration();
  Amplify.configure(configuration);
  session.useClient(configuration.Auth?.Cognito.userPoolClientId ?? "");

  // Amplify clears the tokens in the same turn, after it has told us.
  Hub.listen("auth", ({ payload }) => {
    setTimeout(() => session.refresh(payload.event === "tokenRefresh_failure" ? "expired" : undefined));
  });

  return { client: generateClient<Schema>(), renew, onSubscribed, onDisrupted };
}

async function renew(): Promise<void> {
  const wasGuest = session.current().state === "guest";
  try {
    await fetchAuthSession({ forceRefresh: true });
  } catch (error) {
    // A guest's stored identity can be gone from the pool (it was deleted, or the pool is a new one): take another.
    if (!wasGuest) throw error;
    await cognitoCredentialsProvider.clearCredentialsAndIdentityId();
    await fetchAuthSession();
  }
}

const onSubscribed: Api["onSubscribed"] = (listener) =>
  Hub.listen("api", ({ payload }) => {
    if (payload.event !== "Subscription ack") return;
    listener((payload.data as { variables?: Record<string, unknown> } | undefined)?.variables ?? {});
  });

const disrupted = new Set<unknown>([
  ConnectionState.ConnectionDisrupted,
  ConnectionState.ConnectionDisruptedPendingNetwork,
  ConnectionState.Disconnected,
]);

const onDisrupted: Api["onDisrupted"] = (listener) =>
  Hub.listen("api", ({ payload }) => {
    const { connectionState } = (payload.data ?? {}) as { connectionState?: unknown };
    if (payload.event === CONNECTION_STATE_CHANGE && disrupted.has(connectionState)) listener();
  });
