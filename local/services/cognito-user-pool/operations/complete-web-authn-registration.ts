import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { recordOf, textOf, textsOf } from "../../../assembly/read-property.ts";
import { AwsError } from "../../../gateway/aws-error.ts";
import type { Context, Operation } from "../context.ts";
import { userNotFound } from "../errors.ts";
import { document, parseInput, token } from "../input.ts";
import { requireOrigin, requireRelyingParty } from "../passkeys.ts";

const shape = { AccessToken: token, Credential: document };
const mostPasskeys = 20;

type Needs = Pick<Context, "users" | "authenticate" | "pendingPasskeys" | "clock">;

/** Keeps the passkey that the browser made for the challenge of StartWebAuthnRegistration; each challenge counts once. */
export const completeWebAuthnRegistration =
  ({ users, authenticate, pendingPasskeys, clock }: Needs): Operation =>
  async (input) => {
    const { AccessToken, Credential } = parseInput(input, shape);
    const { user, client } = await authenticate(AccessToken);
    const relyingPartyId = requireRelyingParty(client.pool);
    const pending = pendingPasskeys.get(user.sub);
    pendingPasskeys.remove(user.sub);
    if (!pending) throw new AwsError("WebAuthnChallengeNotFoundException", "The challenge was not found, or is over.");
    if (pending.clientId !== client.id) {
      throw new AwsError("WebAuthnClientMismatchException", "The access token is of another client than the one that started.");
    }
    const response = recordOf(Credential.response);
    const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
    const { registrationInfo } = await verifyRegistrationResponse({
      response: Credential as unknown as RegistrationResponseJSON,
      expectedChallenge: pending.challenge,
      expectedOrigin: requireOrigin(textOf(response.clientDataJSON) ?? "", relyingPartyId),
      expectedRPID: relyingPartyId,
      requireUserVerification: client.pool.userVerification === "required",
    }).catch((error: unknown) => {
      throw refusalOf(error);
    });
    const made = registrationInfo?.credential;
    if (!made) throw refusalOf(new Error("The credential could not be verified."));

    // Read anew: something else of theirs may have changed while the credential was verified.
    const now = users.get(user.poolId, user.username);
    if (now?.sub !== user.sub) throw userNotFound();
    const others = (now.passkeys ?? []).filter(({ id }) => id !== made.id);
    if (others.length >= mostPasskeys) throw new AwsError("LimitExceededException", `A person has at most ${mostPasskeys} passkeys.`);
    const passkey = {
      id: made.id,
      publicKey: Buffer.from(made.publicKey).toString("base64url"),
      counter: made.counter,
      relyingPartyId,
      transports: textsOf(response.transports),
      attachment: textOf(Credential.authenticatorAttachment),
      createdAt: clock.now(),
    };
    await users.save(client.pool, { ...now, passkeys: [...others, passkey] });
    return {};
  };

/** The library tells its reasons apart by their sentences alone. */
function refusalOf(error: unknown): unknown {
  if (error instanceof AwsError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = /RP ID/.test(reason) ? "WebAuthnRelyingPartyMismatchException" : "WebAuthnCredentialNotSupportedException";
  return new AwsError(code, reason);
}
