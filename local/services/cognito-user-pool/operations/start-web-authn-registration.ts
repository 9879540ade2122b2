import type { Context, Operation } from "../context.ts";
import { parseInput, token } from "../input.ts";
import { requireRelyingParty } from "../passkeys.ts";

const shape = { AccessToken: token };

/** What the browser makes a passkey from. */
export const startWebAuthnRegistration =
  ({ authenticate, pendingPasskeys }: Pick<Context, "authenticate" | "pendingPasskeys">): Operation =>
  async (input) => {
    const { user, client } = await authenticate(parseInput(input, shape).AccessToken);
    const rpID = requireRelyingParty(client.pool);
    const name = user.attributes.email ?? user.attributes.phone_number ?? user.username;
    // Half a second to load: not before somebody makes a passkey.
    const { generateRegistrationOptions } = await import("@simplewebauthn/server");
    const options = await generateRegistrationOptions({
      rpID,
      rpName: rpID,
      userID: new TextEncoder().encode(user.sub),
      userName: name,
      userDisplayName: name,
      attestationType: "none",
      excludeCredentials: (user.passkeys ?? []).map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: "required", userVerification: client.pool.userVerification },
    });
    pendingPasskeys.add(user.sub, { challenge: options.challenge, clientId: client.id }, client.challengeLifetime);
    return { CredentialCreationOptions: options };
  };
