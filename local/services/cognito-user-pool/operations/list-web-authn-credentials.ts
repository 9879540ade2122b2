import type { Context, Operation } from "../context.ts";
import { parseInput, token } from "../input.ts";

const shape = { AccessToken: token };

/** All of them on one page: there are at most twenty. */
export const listWebAuthnCredentials =
  ({ authenticate }: Pick<Context, "authenticate">): Operation =>
  async (input) => {
    const { user } = await authenticate(parseInput(input, shape).AccessToken);
    const Credentials = (user.passkeys ?? []).map(({ id, relyingPartyId, transports, attachment, createdAt }) => ({
      CredentialId: id,
      FriendlyCredentialName: "Passkey",
      RelyingPartyId: relyingPartyId,
      AuthenticatorTransports: transports,
      ...(attachment && { AuthenticatorAttachment: attachment }),
      CreatedAt: createdAt / 1000,
    }));
    return { Credentials };
  };
