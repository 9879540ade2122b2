import { AwsError } from "../../../gateway/aws-error.ts";
import type { Context, Operation } from "../context.ts";
import { softwareTokenOff } from "../errors.ts";
import { flags, invalidParameter, optional, parseInput, token } from "../input.ts";

const settings = optional(flags("Enabled", "PreferredMfa"));
const shape = {
  AccessToken: token,
  SoftwareTokenMfaSettings: settings,
  SMSMfaSettings: settings,
  EmailMfaSettings: settings,
  WebAuthnMfaSettings: settings,
};

export const setUserMfaPreference =
  ({ users, authenticate }: Pick<Context, "users" | "authenticate">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const { user, client } = await authenticate(request.AccessToken);
    for (const other of ["SMSMfaSettings", "EmailMfaSettings", "WebAuthnMfaSettings"] as const) {
      if (request[other]?.Enabled || request[other]?.PreferredMfa) throw new AwsError("NotEmulated", `${other} are not emulated.`, 501);
    }
    const wanted = request.SoftwareTokenMfaSettings;
    if (!wanted) return {};
    const { Enabled: enabled = false, PreferredMfa: preferred = false } = wanted;
    if (preferred && !enabled) throw invalidParameter("Invalid MFA preference: a method that is off cannot be preferred.");
    if (!client.pool.softwareTokens && enabled) throw softwareTokenOff();
    if (!user.softwareToken) {
      if (enabled) throw invalidParameter("User has not verified software token mfa");
      return {};
    }
    await users.save(client.pool, { ...user, softwareToken: { ...user.softwareToken, enabled, preferred } });
    return {};
  };
