import { readableAttributes } from "../attributes.ts";
import type { Context, Operation } from "../context.ts";
import { parseInput, token } from "../input.ts";
import { hasSecondFactor } from "../sign-in.ts";

export const getUser =
  ({ authenticate }: Pick<Context, "authenticate">): Operation =>
  async (input) => {
    const { AccessToken } = parseInput(input, { AccessToken: token });
    const { user, client } = await authenticate(AccessToken);
    const UserAttributes = Object.entries(readableAttributes(client, user)).map(([Name, Value]) => ({ Name, Value }));
    const mfa = hasSecondFactor(client, user) && {
      UserMFASettingList: ["SOFTWARE_TOKEN_MFA"],
      ...(user.softwareToken?.preferred && { PreferredMfaSetting: "SOFTWARE_TOKEN_MFA" }),
    };
    return { Username: user.username, UserAttributes, ...mfa };
  };
