import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes, type KeyObject } from "node:crypto";
import { promisify } from "node:util";
import { calculateJwkThumbprint, exportJWK, type JWK } from "jose";
import type { DurableStore } from "../../storage/durable-store.ts";

export interface SigningKey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** As `/.well-known/jwks.json` shows it. */
  readonly jwk: JWK;
}

interface StoredSecrets {
  /** PKCS #8, PEM */
  readonly privateKey: string;
  /** Makes the stable answers for users that do not exist. */
  readonly decoySecret: string;
}

/** Made on the first start and kept from then on, so that tokens outlive a restart. */
export async function loadSecrets(store: DurableStore): Promise<{ signingKey: SigningKey; decoySecret: string }> {
  const table = store.table<StoredSecrets>("secrets");
  const stored = table.get("installation") ?? (await makeSecrets());
  if (table.size === 0) await table.put("installation", stored);

  const privateKey = createPrivateKey(stored.privateKey);
  const publicKey = createPublicKey(privateKey);
  const jwk = await exportJWK(publicKey);
  const id = await calculateJwkThumbprint(jwk);
  const signingKey = { id, privateKey, publicKey, jwk: { ...jwk, kid: id, alg: "RS256", use: "sig" } };
  return { signingKey, decoySecret: stored.decoySecret };
}

async function makeSecrets(): Promise<StoredSecrets> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    decoySecret: randomBytes(32).toString("base64"),
  };
}
