import { readableAttributes } from "../attributes.ts";
import type { Context, Operation } from "../context.ts";
import { parseInput, token } from "../input.ts";

export const getUser =
  ({ authenticate }: Pick<Context, "authenticate">): Operation =>
  async (input) => {
    const { AccessToken } = parseInput(input, { AccessToken: token });
    const { user, client } = await authenticate(AccessToken);
    const UserAttributes = Object.entries(readableAttributes(client, user)).map(([Name, Value]) => ({ Name, Value }));
    return { Username: user.username, UserAttributes };
  };
