import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { recordOf, textOf } from "../../../assembly/read-property.ts";
import type { Context } from "../context.ts";
import { notAuthorized } from "../errors.ts";
import { invalidParameter } from "../input.ts";
import { passkeysToSignInWith, requireOrigin } from "../passkeys.ts";
import { type Challenge, requireResponse, requireSession, requireUser } from "./challenge.ts";

type Needs = Pick<Context, "users" | "challengeSessions" | "completeSignIn">;

/** A passkey's signature over the challenge, which counts once. */
export const webAuthn =
  ({ users, challengeSessions, completeSignIn }: Needs): Challenge =>
  async ({ client, responses, session, metadata }) => {
    const credential = parseCredential(requireResponse(responses, "CREDENTIAL"));
    const token = requireSession(session);
    const challenge = challengeSessions.require(token, client, "WEB_AUTHN");
    const user = requireUser(users, challenge, responses);
    challengeSessions.close(token);
    const passkey = passkeysToSignInWith(client, user).find(({ id }) => id === credential.id);
    if (!passkey || challenge.webAuthnChallenge === undefined) throw notAuthorized("Invalid passkey.");
    const { id, publicKey, counter, relyingPartyId } = passkey;
    const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: credential as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge.webAuthnChallenge,
      expectedOrigin: requireOrigin(textOf(recordOf(credential.response).clientDataJSON) ?? "", relyingPartyId),
      expectedRPID: relyingPartyId,
      requireUserVerification: client.pool.userVerification === "required",
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")), counter },
    }).catch((error: unknown) => {
      throw notAuthorized(`Invalid passkey: ${error instanceof Error ? error.message : String(error)}`);
    });
    if (!verified) throw notAuthorized("Invalid passkey.");

    // Read anew: the passkey may have been taken away while its signature was verified.
    const now = requireUser(users, challenge, responses);
    if (!passkeysToSignInWith(client, now).some((each) => each.id === id)) throw notAuthorized("Invalid passkey.");
    const passkeys = now.passkeys?.map((each) => (each.id === id ? { ...each, counter: authenticationInfo.newCounter } : each)) ?? [];
    const updated = { ...now, passkeys };
    await users.save(client.pool, updated);
    return completeSignIn(client, updated, metadata);
  };

function parseCredential(text: string): Readonly<Record<string, unknown>> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    throw invalidParameter("CREDENTIAL is not JSON.");
  }
}
