import { AwsError } from "../../../gateway/aws-error.ts";
import type { Challenge } from "../challenges/challenge.ts";
import { customChallenge } from "../challenges/custom-challenge.ts";
import { mfaSetup } from "../challenges/mfa-setup.ts";
import { passwordVerifier } from "../challenges/password-verifier.ts";
import { answerFactor, selectChallenge } from "../challenges/select-challenge.ts";
import { softwareTokenMfa } from "../challenges/software-token-mfa.ts";
import { webAuthn } from "../challenges/web-authn.ts";
import type { Context, Operation } from "../context.ts";
import { clientId, optional, parseInput, session, text, textMap } from "../input.ts";

const shape = {
  ClientId: clientId,
  ChallengeName: text({ max: 64, pattern: /^[A-Z_]+$/, patternText: "[A-Z_]+" }),
  ChallengeResponses: optional(textMap),
  Session: optional(session),
  ClientMetadata: optional(textMap),
};

export const respondToAuthChallenge = (context: Context): Operation => {
  const challenges: Readonly<Record<string, Challenge>> = {
    CUSTOM_CHALLENGE: customChallenge(context),
    MFA_SETUP: mfaSetup(context),
    PASSWORD: answerFactor(context, "PASSWORD"),
    PASSWORD_SRP: answerFactor(context, "PASSWORD_SRP"),
    PASSWORD_VERIFIER: passwordVerifier(context),
    SELECT_CHALLENGE: selectChallenge(context),
    SOFTWARE_TOKEN_MFA: softwareTokenMfa(context),
    WEB_AUTHN: webAuthn(context),
  };
  return async (input) => {
    const { ClientId, ChallengeName, ChallengeResponses: responses = {}, Session, ClientMetadata: metadata } = parseInput(input, shape);
    const client = context.pools.client(ClientId);
    const challenge = Object.hasOwn(challenges, ChallengeName) ? challenges[ChallengeName] : undefined;
    if (!challenge) throw new AwsError("NotEmulated", `The challenge ${ChallengeName} is not emulated.`, 501);
    return challenge({ client, responses, session: Session, metadata });
  };
};
