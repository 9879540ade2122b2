import {
  AssociateSoftwareTokenCommand,
  CognitoIdentityProviderClient,
  CompleteWebAuthnRegistrationCommand,
  InitiateAuthCommand,
  SetUserMFAPreferenceCommand,
  StartWebAuthnRegistrationCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { Secret, TOTP } from "otpauth";
import { makeAuthenticator } from "../../local/services/cognito-user-pool/passkey-for-tests.ts";
import type { Outputs } from "./amplify-client.ts";
import type { Person } from "./person.ts";

const codeOf = (secret: string, timestamp: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });

/** What a person sets up while they are signed in, by the AWS SDK. */
export async function accountOf(origin: string, outputs: Outputs, { email, password }: Person) {
  const credentials = { accessKeyId: "none", secretAccessKey: "none" };
  const client = new CognitoIdentityProviderClient({ region: outputs.auth.aws_region, endpoint: origin, credentials });
  const AuthParameters = { USERNAME: email, PREFERRED_CHALLENGE: "PASSWORD", PASSWORD: password };
  const signedIn = await client.send(
    new InitiateAuthCommand({ ClientId: outputs.auth.user_pool_client_id, AuthFlow: "USER_AUTH", AuthParameters }),
  );
  const AccessToken = signedIn.AuthenticationResult?.AccessToken;

  return {
    /** Answers what the app shows next: a code that was not used, whenever it is asked for. */
    async useApp(): Promise<() => string> {
      const { SecretCode = "" } = await client.send(new AssociateSoftwareTokenCommand({ AccessToken }));
      await client.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: codeOf(SecretCode, Date.now()) }));
      await client.send(new SetUserMFAPreferenceCommand({ AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } }));
      return () => codeOf(SecretCode, Date.now() + 30_000);
    },
    /** Answers the passkey, for a browser to hold. */
    async makePasskey() {
      const { CredentialCreationOptions } = await client.send(new StartWebAuthnRegistrationCommand({ AccessToken }));
      const { challenge, rp, user } = CredentialCreationOptions as unknown as { challenge: string; rp: { id: string }; user: { id: string } };
      const authenticator = makeAuthenticator();
      const Credential = authenticator.create({ challenge, rpId: rp.id, origin });
      await client.send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }));
      return { id: authenticator.id, privateKey: authenticator.privateKey, rpId: rp.id, userHandle: user.id };
    },
  };
}
