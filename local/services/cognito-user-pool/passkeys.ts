import { AwsError } from "../../gateway/aws-error.ts";
import { hasSecondFactor } from "./sign-in.ts";
import type { UserPool, UserPoolClient } from "./user-pool.ts";
import type { Passkey, User } from "./user-store.ts";

/** The domain that passkeys of the pool belong to. Throws WebAuthnNotEnabledException, WebAuthnConfigurationMissingException. */
export function requireRelyingParty({ firstFactors, relyingPartyId }: UserPool): string {
  if (!firstFactors.includes("WEB_AUTHN")) throw new AwsError("WebAuthnNotEnabledException", "Passkeys are not enabled for this user pool.");
  if (relyingPartyId === undefined) {
    throw new AwsError("WebAuthnConfigurationMissingException", "The user pool has no relying party id.");
  }
  return relyingPartyId;
}

/** A person uses either passkeys or a second factor: one who has the latter is not offered the former. */
export function passkeysToSignInWith(client: UserPoolClient, user: User): readonly Passkey[] {
  const { mfa, firstFactors, relyingPartyId } = client.pool;
  if (mfa === "ON" || !firstFactors.includes("WEB_AUTHN") || relyingPartyId === undefined) return [];
  if (hasSecondFactor(client, user)) return [];
  return (user.passkeys ?? []).filter((passkey) => passkey.relyingPartyId === relyingPartyId);
}

/**
 * Where the page stood that the browser made the credential for. Throws WebAuthnOriginNotAllowedException unless it is the
 * relying party's domain or below it, by https where it is not this machine.
 */
export function requireOrigin(clientDataJson: string, relyingPartyId: string): string {
  try {
    const { origin } = JSON.parse(Buffer.from(clientDataJson, "base64url").toString("utf8")) as { origin?: unknown };
    const { hostname, protocol } = new URL(String(origin));
    const isBelow = hostname === relyingPartyId || hostname.endsWith(`.${relyingPartyId}`);
    if (isBelow && (protocol === "https:" || relyingPartyId === "localhost")) return String(origin);
  } catch {
    // Named below, as for any other origin that is not ours.
  }
  throw new AwsError("WebAuthnOriginNotAllowedException", "The origin of the credential does not belong to the relying party.");
}
