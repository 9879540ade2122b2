import { AwsError } from "../../../gateway/aws-error.ts";
import type { Context, Operation } from "../context.ts";
import { credentialId, parseInput, token } from "../input.ts";

const shape = { AccessToken: token, CredentialId: credentialId };

export const deleteWebAuthnCredential =
  ({ users, authenticate }: Pick<Context, "users" | "authenticate">): Operation =>
  async (input) => {
    const { AccessToken, CredentialId } = parseInput(input, shape);
    const { user, client } = await authenticate(AccessToken);
    const others = (user.passkeys ?? []).filter(({ id }) => id !== CredentialId);
    if (others.length === (user.passkeys ?? []).length) throw new AwsError("ResourceNotFoundException", "Credential not found.");
    await users.save(client.pool, { ...user, passkeys: others });
    return {};
  };
