import { errors, jwtVerify, type JWTPayload } from "jose";
import type { TokenClaims } from "../../authentication/principal.ts";
import type { Clock } from "../interfaces.ts";
import type { Session, SessionStore } from "./session-store.ts";
import type { SigningKey } from "./signing-key.ts";
import type { UserPool, UserPoolClient, UserPools } from "./user-pool.ts";
import type { User, UserStore } from "./user-store.ts";

export type TokenProblem = "malformed" | "forged" | "foreign" | "expired" | "revoked" | "no-user";

/** Why a token is not accepted. Who asked words it in its own service's way. */
export class TokenRefused extends Error {
  constructor(readonly problem: TokenProblem) {
    super(`The token is ${problem}.`);
    this.name = "TokenRefused";
  }
}

export interface VerifiedToken {
  readonly claims: TokenClaims;
  readonly client: UserPoolClient;
  readonly user: User;
  /** Undefined for clients whose tokens cannot be revoked: they carry no `origin_jti`. */
  readonly session: Session | undefined;
}

interface SignedToken {
  readonly claims: TokenClaims;
  readonly clientId: string;
  readonly sessionId: string | undefined;
}

const rememberedTokens = 2_000;
const longestToken = 16_384;

export type VerifyToken = (token: string) => Promise<VerifiedToken>;

/** Only the signature is remembered; expiry, revocation and the user are looked at each time. Throws TokenRefused. */
export function createTokenVerifier(options: {
  signingKey: SigningKey;
  pools: UserPools;
  users: UserStore;
  sessions: SessionStore;
  clock: Clock;
}): VerifyToken {
  const { signingKey, pools, users, sessions, clock } = options;
  const poolsByIssuer = new Map([...pools.pools.values()].map((pool) => [pool.issuer, pool]));
  const remembered = new Map<string, SignedToken>();

  async function readSigned(token: string): Promise<SignedToken> {
    const known = remembered.get(token);
    if (known) {
      remembered.delete(token);
      remembered.set(token, known);
      return known;
    }
    const signed = readClaims(await verifiedPayload(token, signingKey));
    const oldest = remembered.size >= rememberedTokens ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    remembered.set(token, signed);
    return signed;
  }

  return async (token) => {
    const { claims, clientId, sessionId } = await readSigned(token);
    const pool = poolsByIssuer.get(claims.iss);
    const client = pool && clientOf(pools, clientId, pool);
    if (!pool || !client) throw new TokenRefused("foreign");
    if (claims.exp * 1000 <= clock.now()) throw new TokenRefused("expired");
    const user = users.get(pool.id, claims.username);
    if (user?.sub !== claims.sub) throw new TokenRefused("no-user");
    const session = sessionId === undefined ? undefined : sessions.get(sessionId);
    // A session that is gone altogether had ended before the store was last opened.
    if (sessionId !== undefined && (!session || session.revoked)) throw new TokenRefused("revoked");
    return { claims, client, user, session };
  };
}

async function verifiedPayload(token: string, { publicKey }: SigningKey): Promise<JWTPayload> {
  if (token.length > longestToken) throw new TokenRefused("malformed");
  try {
    // The epoch as "now": expiry is judged by our clock, each time.
    const { payload } = await jwtVerify(token, publicKey, { algorithms: ["RS256"], currentDate: new Date(0) });
    return payload;
  } catch (error) {
    const malformed = error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid;
    throw new TokenRefused(malformed ? "malformed" : "forged");
  }
}

function readClaims(payload: JWTPayload): SignedToken {
  const { sub, iss, exp, token_use: use, origin_jti: session } = payload;
  const clientId = use === "id" ? payload.aud : payload.client_id;
  const username = use === "id" ? payload["cognito:username"] : payload.username;
  if (use !== "id" && use !== "access") throw new TokenRefused("forged");
  if (typeof sub !== "string" || typeof iss !== "string" || typeof exp !== "number") throw new TokenRefused("forged");
  if (typeof clientId !== "string" || typeof username !== "string") throw new TokenRefused("forged");
  return {
    claims: { ...payload, sub, iss, exp, token_use: use, username },
    clientId,
    sessionId: typeof session === "string" ? session : undefined,
  };
}

function clientOf(pools: UserPools, clientId: string, pool: UserPool): UserPoolClient | undefined {
  const client = pools.find(clientId);
  return client?.pool.id === pool.id ? client : undefined;
}
