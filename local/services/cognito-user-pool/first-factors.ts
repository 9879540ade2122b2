import type { Context } from "./context.ts";
import { invalidParameter } from "./input.ts";
import { passkeysToSignInWith } from "./passkeys.ts";
import { challengePassword, checkPassword, type FactorInput, userOrDecoy, usernameOf } from "./password-factor.ts";

/** What USER_AUTH offers, chosen by `PREFERRED_CHALLENGE` or by an answer to SELECT_CHALLENGE. */
type Factor = "PASSWORD" | "PASSWORD_SRP" | "WEB_AUTHN";

/** Choice-based sign-in. One who does not exist looks like one who has a password alone. */
export async function chooseFactor(context: Context, input: FactorInput, wanted: string | undefined): Promise<object> {
  const { client, parameters } = input;
  const found = userOrDecoy(context, client, usernameOf(parameters));
  const passkeys = found.user ? passkeysToSignInWith(client, found.user) : [];
  const withPassword: readonly Factor[] = client.pool.firstFactors.includes("PASSWORD") ? ["PASSWORD", "PASSWORD_SRP"] : [];
  const available: readonly Factor[] = [...withPassword, ...(passkeys.length > 0 ? (["WEB_AUTHN"] as const) : [])];
  const { username, user } = found;
  const session = { client, username, sub: user?.sub };
  const ask = (challenge: Factor | "SELECT_CHALLENGE", parametersOfChallenge: object = {}, webAuthnChallenge?: string) => ({
    ChallengeName: challenge,
    Session: context.challengeSessions.open({ ...session, challenge, ...(webAuthnChallenge && { webAuthnChallenge }) }),
    ChallengeParameters: { USERNAME: username, ...parametersOfChallenge },
    AvailableChallenges: available,
  });

  const factor = available.find((each) => each === wanted);
  if (factor === "PASSWORD") return parameters.PASSWORD ? checkPassword(context, input) : ask("PASSWORD");
  if (factor === "PASSWORD_SRP") return parameters.SRP_A ? challengePassword(context, input) : ask("PASSWORD_SRP");
  if (factor !== "WEB_AUTHN") return ask("SELECT_CHALLENGE");
  await context.triggers.preAuthentication(client, user, username, input.metadata);
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  const options = await generateAuthenticationOptions({
    rpID: client.pool.relyingPartyId ?? "",
    allowCredentials: passkeys.map(({ id }) => ({ id })),
    userVerification: client.pool.userVerification,
  });
  return ask("WEB_AUTHN", { CREDENTIAL_REQUEST_OPTIONS: JSON.stringify(options) }, options.challenge);
}

/** The USER_AUTH flow. */
export function startChoice(context: Context, input: FactorInput): Promise<object> {
  const { PREFERRED_CHALLENGE: wanted } = input.parameters;
  if (wanted !== undefined && !/^[A-Z_]+$/.test(wanted)) throw invalidParameter("PREFERRED_CHALLENGE is no challenge.");
  return chooseFactor(context, input, wanted);
}
