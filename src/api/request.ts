import { type Client, loadApi } from "./client.ts";
import { ParleyError, toParleyError } from "./errors.ts";
import { session } from "./session.ts";
import { type Answer, unwrap } from "./unwrap.ts";

export interface RequestOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds until the request counts as failed. */
  timeout?: number;
  /** "signed-in": never ask as a guest, not even when the session turns out to have expired. */
  who?: "anyone" | "signed-in";
}

export interface Auth {
  authMode: "userPool" | "iam";
}

/**
 * One request to the API, as whoever is here: `request((client, auth) => client.queries.usage(auth))`. Credentials
 * that the backend refuses are renewed once; a session that cannot be renewed goes on as a guest's.
 * @throws ParleyError, or the signal's reason if the caller aborted
 */
export const request = <T>(
  send: (client: Client, auth: Auth) => Promise<Answer<T>>,
  options: RequestOptions = {},
): Promise<NonNullable<T>> => exchange(send, (answer: Answer<T>) => unwrap(answer), options);

/** One page of a list, and where the next begins. */
export interface Page<T> {
  items: T[];
  nextToken: string | undefined;
}

type PagedAnswer<T> = Answer<T[]> & { nextToken?: string | null | undefined };

/** As `request`, for lists, which come in pages. */
export const requestPage = <T>(
  send: (client: Client, auth: Auth) => Promise<PagedAnswer<T>>,
  options: RequestOptions = {},
): Promise<Page<T>> =>
  exchange(send, (answer: PagedAnswer<T>) => ({ items: unwrap(answer), nextToken: answer.nextToken ?? undefined }), options);

async function exchange<A, R>(
  send: (client: Client, auth: Auth) => Promise<A>,
  read: (answer: A) => R,
  { signal, timeout = 15_000, who = "anyone" }: RequestOptions,
): Promise<R> {
  const limit = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
  const ask = async () => read(await until<A>(limit, send, who));
  try {
    return await ask().catch(async (error: unknown) => {
      if (limit.aborted || toParleyError(error).code !== "SessionExpired") throw error;
      await (await loadApi()).renew();
      session.refresh("expired");
      return ask();
    });
  } catch (error) {
    // The caller's own reason, not ours: TanStack Query tells its aborts from failures by it.
    signal?.throwIfAborted();
    if (limit.aborted) throw new ParleyError("TimedOut", undefined, error);
    throw toParleyError(error);
  }
}

/** Sends, and lets go when `limit` aborts, whatever amplify is doing then: signing, refreshing tokens, or waiting. */
async function until<A>(
  limit: AbortSignal,
  send: (client: Client, auth: Auth) => Promise<A>,
  who: RequestOptions["who"],
): Promise<A> {
  const aborted = new Promise<never>((_, reject) => {
    limit.addEventListener("abort", () => reject(new ParleyError("TimedOut")), { once: true });
  });
  const { client } = await Promise.race([loadApi(), aborted]);
  const isGuest = session.current().state === "guest";
  if (isGuest && who === "signed-in") throw new ParleyError("SessionExpired");

  const pending = send(client, { authMode: isGuest ? "iam" : "userPool" });
  limit.addEventListener("abort", () => void client.cancel(pending), { once: true });
  return Promise.race([pending, aborted]);
}
