import type { Context, Operation } from "../context.ts";
import { parseInput, token } from "../input.ts";

export const globalSignOut =
  ({ sessions, authenticate }: Pick<Context, "sessions" | "authenticate">): Operation =>
  async (input) => {
    const { AccessToken } = parseInput(input, { AccessToken: token });
    const { user } = await authenticate(AccessToken);
    await sessions.revoke(...sessions.ofUser(user));
    return {};
  };
