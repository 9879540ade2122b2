import { fetchAuthSession, signIn } from "aws-amplify/auth";
import { cognitoCredentialsProvider, cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import type { Person } from "./person.ts";
import type { SigningCredentials } from "./room-member.ts";

/** What somebody who signed in holds. */
export interface Session {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  readonly sub: string;
  readonly identityId: string;
  readonly credentials: SigningCredentials;
}

/** Signs in by `aws-amplify`, and lets this process forget it without ending the session: the next may sign in, and all stay so. */
export async function sessionOf({ email, password }: Person): Promise<Session> {
  const { authTokenStore } = cognitoUserPoolsTokenProvider;
  await signIn({ username: email, password });
  try {
    const { tokens, credentials, identityId } = await fetchAuthSession();
    const kept = await authTokenStore.loadTokens();
    if (!tokens || !credentials || identityId === undefined || !kept?.refreshToken) throw new Error("Nobody is signed in.");
    const { accessToken, idToken } = tokens;
    return { accessToken: String(accessToken), idToken: String(idToken), refreshToken: kept.refreshToken, sub: String(accessToken.payload.sub), identityId, credentials };
  } finally {
    await authTokenStore.clearTokens();
    await cognitoCredentialsProvider.clearCredentialsAndIdentityId();
  }
}
