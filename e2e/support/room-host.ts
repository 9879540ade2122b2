import { fetchAuthSession, signIn } from "aws-amplify/auth";
import { cognitoCredentialsProvider } from "aws-amplify/auth/cognito";
import { configureAmplify, type Outputs } from "./amplify-client.ts";
import { signUp } from "./person.ts";
import { roomMember, type RoomMember } from "./room-member.ts";

/** Somebody new who is signed in, and so may open rooms. One in each process. */
export async function signedInHost(origin: string): Promise<{ host: RoomMember; outputs: Outputs }> {
  const { outputs } = await configureAmplify(origin);
  // The guest that this process was at another cloud is not known here.
  await cognitoCredentialsProvider.clearCredentialsAndIdentityId();
  const { email, password } = await signUp(origin, outputs);
  await signIn({ username: email, password });
  const { credentials } = await fetchAuthSession();
  if (!credentials) throw new Error("The identity pool gave no credentials.");
  return { host: roomMember(outputs, credentials), outputs };
}
