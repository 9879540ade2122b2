import {
  CodeMismatchException,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  InvalidPasswordException,
  NotAuthorizedException,
  SignUpCommand,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clientId as ClientId, password as Password, startTestPool, type TestPool } from "./test-pool.ts";

const Username = "ada@example.com";
let pool: TestPool;
let client: CognitoIdentityProviderClient;

beforeEach(async () => {
  pool = await startTestPool();
  const credentials = { accessKeyId: "none", secretAccessKey: "none" };
  client = new CognitoIdentityProviderClient({ region: "us-east-1", endpoint: pool.endpoint, credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await pool.stop();
});

it("answers the AWS SDK as AWS does", async () => {
  const { UserSub, UserConfirmed, CodeDeliveryDetails } = await client.send(new SignUpCommand({ ClientId, Username, Password }));
  expect({ UserConfirmed, CodeDeliveryDetails }).toEqual({
    UserConfirmed: false,
    CodeDeliveryDetails: { AttributeName: "email", DeliveryMedium: "EMAIL", Destination: "a***@e***" },
  });
  await client.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: pool.lastCode() }));
  const { AuthenticationResult } = await client.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: { USERNAME: Username, PASSWORD: Password } }),
  );
  expect(AuthenticationResult).toMatchObject({ ExpiresIn: 3_600, TokenType: "Bearer" });
  const refreshed = await client.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken: AuthenticationResult?.RefreshToken }));
  const AccessToken = refreshed.AuthenticationResult?.AccessToken;
  const user = await client.send(new GetUserCommand({ AccessToken }));
  expect(user).toMatchObject({
    Username: UserSub,
    UserAttributes: [
      { Name: "sub", Value: UserSub },
      { Name: "email", Value: Username },
      { Name: "email_verified", Value: "true" },
    ],
  });
  await client.send(new GlobalSignOutCommand({ AccessToken }));
  await expect(client.send(new GetUserCommand({ AccessToken }))).rejects.toThrow(NotAuthorizedException);
});

it("throws the exceptions that the AWS SDK knows", async () => {
  await client.send(new SignUpCommand({ ClientId, Username, Password }));
  await expect(client.send(new SignUpCommand({ ClientId, Username, Password }))).rejects.toThrow(UsernameExistsException);
  await expect(client.send(new SignUpCommand({ ClientId, Username: "b@example.com", Password: "weak" }))).rejects.toThrow(InvalidPasswordException);
  await expect(client.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: "000000" }))).rejects.toThrow(CodeMismatchException);
});
