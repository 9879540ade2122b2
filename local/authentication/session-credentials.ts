import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { join } from "node:path";
import type { Clock } from "../services/interfaces.ts";
import { loadSecretKey } from "./secret-key.ts";
import type { CredentialIssuer, Principal } from "./principal.ts";
import { SignatureError } from "./signature-error.ts";

export interface SessionSecret {
  readonly secretKey: string;
  readonly principal: Principal;
}

export interface SessionCredentials extends CredentialIssuer {
  /** Throws SignatureError `token` for credentials that were not issued here, `token-expired` for those that were. */
  find(accessKeyId: string, sessionToken: string | undefined): SessionSecret;
}

interface Session {
  readonly principal: Principal;
  /** Milliseconds since the epoch. */
  readonly expires: number;
}

/** What a token says, and what is derived from it. */
interface OpenedSession extends Session {
  readonly accessKeyId: string;
  readonly secretKey: string;
}

const notRecognized = "The security token included in the request is invalid.";
const rememberedSessions = 1_000;

/**
 * Credentials that nobody stores: the session token itself carries the principal and the expiry, authenticated with a
 * key that is made once per data directory; access key id and secret are derived from the token with that key.
 * So they survive a restart, and none can be made without the key.
 */
export function createSessionCredentials(options: { dataDirectory: string; clock: Clock }): SessionCredentials {
  const { dataDirectory, clock } = options;
  const key = loadSecretKey(join(dataDirectory, "session-credentials.key"));
  const known = new Map<string, OpenedSession>();

  const derive = (purpose: string, text: string) => createHmac("sha256", key).update(`${purpose}\n${text}`).digest();
  const accessKeyIdOf = (token: string) => `ASIA${base32(derive("access-key-id", token)).slice(0, 16)}`;
  const secretKeyOf = (token: string) => derive("secret-key", token).toString("base64").slice(0, 40);

  function open(token: string): OpenedSession {
    const remembered = known.get(token);
    if (remembered) return remembered;
    const [payload = "", seal = "", ...rest] = token.split(".");
    const expected = derive("session", payload);
    const given = Buffer.from(seal, "base64url");
    // Compared as text too: base64url has more than one spelling of the same bytes.
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (rest.length > 0 || !genuine || seal !== expected.toString("base64url")) {
      throw new SignatureError("token", notRecognized);
    }
    const content = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Session;
    const session = { ...content, accessKeyId: accessKeyIdOf(token), secretKey: secretKeyOf(token) };
    if (known.size >= rememberedSessions) known.clear();
    known.set(token, session);
    return session;
  }

  return {
    issue(principal, lifetimeSeconds) {
      const expires = clock.now() + lifetimeSeconds * 1000;
      const content = JSON.stringify({ principal, expires, nonce: randomBytes(12).toString("base64url") });
      const payload = Buffer.from(content).toString("base64url");
      const token = `${payload}.${derive("session", payload).toString("base64url")}`;
      return {
        AccessKeyId: accessKeyIdOf(token),
        SecretKey: secretKeyOf(token),
        SessionToken: token,
        Expiration: new Date(expires),
      };
    },

    find(accessKeyId, sessionToken) {
      if (!sessionToken) throw new SignatureError("token", notRecognized);
      const session = open(sessionToken);
      if (accessKeyId !== session.accessKeyId) throw new SignatureError("token", notRecognized);
      if (clock.now() >= session.expires) {
        throw new SignatureError("token-expired", "The security token included in the request is expired");
      }
      return { secretKey: session.secretKey, principal: session.principal };
    },
  };
}

function base32(bytes: Buffer): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join("");
}
