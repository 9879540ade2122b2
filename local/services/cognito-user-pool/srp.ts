import { createDiffieHellman, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/**
 * SRP-6a as Cognito speaks it: the 3072-bit group of RFC 5054, SHA-256, integers hashed as Java's BigInteger writes them,
 * the pool's name and the username in the identity, and an HMAC over the session instead of SRP's own proof.
 * The reference is Amplify's client (`providers/cognito/utils/srp`), which this answers.
 */
const N = BigInt(
  "0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B" +
    "302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE6" +
    "49286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D" +
    "670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718" +
    "3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7D" +
    "B3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C" +
    "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
);
const g = 2n;
const k = hashOfNumbers(N, g);
const prime = bytes(N.toString(16));

/** What is stored in place of a password: both in hexadecimal. */
export interface PasswordVerifier {
  readonly salt: string;
  readonly verifier: string;
}

export interface SrpChallenge {
  readonly clientPublic: bigint;
  readonly serverSecret: bigint;
  readonly serverPublic: bigint;
}

export function makeVerifier(poolName: string, username: string, password: string, salt = randomBytes(16)): PasswordVerifier {
  const saltNumber = toNumber(salt.toString("hex"));
  const identity = createHash("sha256").update(`${poolName}${username}:${password}`).digest("hex");
  const x = toNumber(sha256Hex(padded(saltNumber) + identity));
  return { salt: saltNumber.toString(16), verifier: power(g, x).toString(16) };
}

/** Whether the password is the one that the verifier was made from. */
export function matchesPassword({ salt, verifier }: PasswordVerifier, poolName: string, username: string, password: string): boolean {
  const saltBytes = Buffer.from(salt.padStart(32, "0"), "hex");
  const remade = makeVerifier(poolName, username, password, saltBytes).verifier;
  return timingSafeEqual(sha256(remade), sha256(verifier));
}

/** A verifier that fits no password, always the same for the same name, so that an unknown user looks like any other. */
export function decoyVerifier(secret: string, poolId: string, name: string): PasswordVerifier & { readonly username: string } {
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, poolId, `${purpose}\n${name}`, length)).toString("hex");
  const id = derive("username", 16);
  const username = `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-a${id.slice(17, 20)}-${id.slice(20)}`;
  return { username, salt: toNumber(derive("salt", 16)).toString(16), verifier: (toNumber(derive("verifier", 384)) % N).toString(16) };
}

/** Undefined where the client's public value is no number that the protocol allows (a multiple of N would need no password). */
export function openChallenge({ verifier }: PasswordVerifier, clientPublicHex: string): SrpChallenge | undefined {
  if (!/^[0-9a-f]{1,770}$/i.test(clientPublicHex)) return undefined;
  const clientPublic = toNumber(clientPublicHex);
  if (clientPublic % N === 0n) return undefined;
  const serverSecret = toNumber(randomBytes(32).toString("hex"));
  const serverPublic = (k * toNumber(verifier) + power(g, serverSecret)) % N;
  return { clientPublic, serverSecret, serverPublic };
}

export interface Claim {
  readonly poolName: string;
  readonly username: string;
  /** Base64, as sent. */
  readonly secretBlock: string;
  readonly timestamp: string;
  /** Base64. */
  readonly signature: string;
}

/** Whether the signature was made by someone who knows the password behind the verifier. */
export function provesPassword({ verifier }: PasswordVerifier, challenge: SrpChallenge, claim: Claim): boolean {
  const { clientPublic, serverSecret, serverPublic } = challenge;
  const u = hashOfNumbers(clientPublic, serverPublic);
  if (u === 0n) return false;
  const shared = sharedSecret(clientPublic, toNumber(verifier), u, serverSecret);
  if (shared === undefined) return false;
  const key = hkdfSync("sha256", bytes(padded(shared)), bytes(padded(u)), "Caldera Derived Key", 16);
  const expected = createHmac("sha256", Buffer.from(key))
    .update(claim.poolName)
    .update(claim.username)
    .update(Buffer.from(claim.secretBlock, "base64"))
    .update(claim.timestamp)
    .digest();
  const given = Buffer.from(claim.signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function sharedSecret(clientPublic: bigint, verifier: bigint, u: bigint, serverSecret: bigint): bigint | undefined {
  try {
    return power((clientPublic * power(verifier, u)) % N, serverSecret);
  } catch {
    return undefined;
  }
}

/**
 * OpenSSL's modular exponentiation, by way of Diffie-Hellman in the same group: several times as fast as BigInt, and its
 * time does not depend on the secret. Throws for a base outside the group, which no honest client sends.
 */
function power(base: bigint, exponent: bigint): bigint {
  const exchange = createDiffieHellman(prime, 2);
  exchange.setPrivateKey(bytes(padded(exponent)));
  return toNumber(exchange.computeSecret(bytes(padded(base))).toString("hex"));
}

/** Even-length hexadecimal, with a leading zero byte where the first bit would read as a sign. */
function padded(number: bigint): string {
  const digits = number.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  return /^[89a-f]/.test(even) ? `00${even}` : even;
}

function hashOfNumbers(first: bigint, second: bigint): bigint {
  return toNumber(sha256Hex(padded(first) + padded(second)));
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function sha256Hex(hex: string): string {
  return createHash("sha256").update(bytes(hex)).digest("hex");
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, "hex");
}

function toNumber(hex: string): bigint {
  return BigInt(`0x${hex}`);
}
