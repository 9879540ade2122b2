import type { AppSyncIdentity } from "aws-lambda";
import { limits } from "../../limits.ts";
import { ParleyError } from "../errors/parley-error.ts";

/** Whose characters are counted. */
export interface Person {
  readonly key: string;
  readonly signedIn: boolean;
  /** Characters in one UTC day. */
  readonly allowed: number;
}

/** A signed-in person is the same one with a token and with the credentials that the identity pool gave for it. */
export function personOf(identity: AppSyncIdentity): Person {
  if (identity && "sub" in identity) return signedIn(`user#${identity.sub}`);
  if (identity && "cognitoIdentityId" in identity) {
    const { cognitoIdentityId, cognitoIdentityAuthType, cognitoIdentityAuthProvider } = identity;
    if (cognitoIdentityAuthType !== "authenticated") {
      return { key: `guest#${cognitoIdentityId}`, signedIn: false, allowed: limits.dailyCharacters.guest };
    }
    // `"cognito-idp.REGION.amazonaws.com/POOL","cognito-idp.REGION.amazonaws.com/POOL:CognitoSignIn:SUB"`
    const sub = /:CognitoSignIn:([^"]+)/.exec(cognitoIdentityAuthProvider)?.[1];
    return signedIn(sub === undefined ? `identity#${cognitoIdentityId}` : `user#${sub}`);
  }
  throw new ParleyError("ServiceUnavailable", "This call does not say who makes it.");
}

function signedIn(key: string): Person {
  return { key, signedIn: true, allowed: limits.dailyCharacters.signedIn };
}
