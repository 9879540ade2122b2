import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  SignUpCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Outputs } from "./amplify-client.ts";

export interface Person {
  readonly email: string;
  readonly password: string;
}

let people = 0;

export function newPerson(): Person {
  people += 1;
  return { email: `person-${Date.now()}-${people}@example.com`, password: "Corr3ct-horse-battery" };
}

/** Signs a person up and confirms with the code from the mailbox. */
export async function signUp(origin: string, outputs: Outputs, person: Person = newPerson()): Promise<Person> {
  const client = new CognitoIdentityProviderClient({
    region: outputs.auth.aws_region,
    endpoint: origin,
    credentials: { accessKeyId: "none", secretAccessKey: "none" },
  });
  const ClientId = outputs.auth.user_pool_client_id;
  await client.send(
    new SignUpCommand({
      ClientId,
      Username: person.email,
      Password: person.password,
      UserAttributes: [{ Name: "email", Value: person.email }],
    }),
  );
  const ConfirmationCode = await codeFor(origin, person.email);
  await client.send(new ConfirmSignUpCommand({ ClientId, Username: person.email, ConfirmationCode }));
  client.destroy();
  return person;
}

/** The newest code that the mailbox holds for an address, once there is one. */
export async function codeFor(origin: string, email: string): Promise<string> {
  const giveUpAt = performance.now() + 30_000;
  while (performance.now() < giveUpAt) {
    const response = await fetch(`${origin}/_local/mailbox`, { headers: { accept: "application/json" } });
    const mails = (await response.json()) as { to: string; code?: string }[];
    const code = mails.find((mail) => mail.to === email && mail.code)?.code;
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No code for ${email} in the mailbox.`);
}
