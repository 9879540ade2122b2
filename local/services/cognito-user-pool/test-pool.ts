import { rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSessionCredentials } from "../../authentication/session-credentials.ts";
import { createSignatureVerifier } from "../../authentication/verify-signature.ts";
import type { Assembly, Resource } from "../../assembly/model.ts";
import type { AccessControl } from "../../iam/access-control.ts";
import { everythingAllowed } from "../../iam/everything-allowed.fixture.ts";
import type { LambdaInvoker, Mail } from "../interfaces.ts";
import { createUserPools } from "./service.ts";

type Properties = Readonly<Record<string, unknown>>;

export const poolId = "us-east-1_AbCdEf123";
export const clientId = "1example23456789";
export const otherPoolId = "us-east-1_Other0000";
export const otherClientId = "9otherclient";
export const password = "Correct-Horse-1";

/** What Amplify synthesizes for `loginWith: { email: true }`. */
const amplifyPool: Properties = {
  AutoVerifiedAttributes: ["email"],
  Schema: [{ Mutable: true, Name: "email", Required: true }],
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] },
  UsernameAttributes: ["email"],
  UsernameConfiguration: { CaseSensitive: false },
  VerificationMessageTemplate: { EmailMessage: "The code is {####}", EmailSubject: "Verify your new account" },
};
const amplifyClient: Properties = {
  ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH"],
  PreventUserExistenceErrors: "ENABLED",
};

export interface TestPoolOptions {
  readonly pool?: Properties;
  readonly client?: Properties;
  readonly lambda?: LambdaInvoker;
  /** Default: everything is allowed. */
  readonly access?: AccessControl;
  /** Properties by name. */
  readonly groups?: Readonly<Record<string, Properties>>;
}

function assemblyOf({ pool, client, groups = {} }: TestPoolOptions): Assembly {
  const resource = (type: string, ref: string, properties: Properties): Resource => ({
    stackPath: [],
    logicalId: ref,
    type,
    ref,
    attributes: {},
    properties,
  });
  const resources = [
    resource("AWS::Cognito::UserPool", poolId, { ...amplifyPool, ...pool }),
    resource("AWS::Cognito::UserPoolClient", clientId, { ...amplifyClient, UserPoolId: poolId, ...client }),
    ...Object.entries(groups).map(([GroupName, group]) =>
      resource("AWS::Cognito::UserPoolGroup", GroupName, { GroupName, UserPoolId: poolId, ...group }),
    ),
    resource("AWS::Cognito::UserPool", otherPoolId, amplifyPool),
    resource("AWS::Cognito::UserPoolClient", otherClientId, { ...amplifyClient, UserPoolId: otherPoolId }),
  ];
  return {
    directory: "",
    accountId: "000000000000",
    region: "us-east-1",
    rootStackName: "amplify-test",
    rootOutputs: {},
    rootMetadata: {},
    resources,
    resourcesOf: (type) => resources.filter((each) => each.type === type),
    assetPath: (key) => key,
  };
}

const silent = {
  mailbox: { send: () => Promise.resolve(), forget: () => Promise.resolve() },
  lambda: { invoke: () => Promise.reject(new Error("No trigger was expected.")) },
  access: everythingAllowed,
  signatures: { verify: () => Promise.reject(new Error("No signature was expected.")) },
};

let keyed: Promise<string> | undefined;
/** A data directory with a signing key in it: making one for every test would take most of the time. */
async function makeKeyed(): Promise<string> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "user-pool-key-"));
  const service = await createUserPools({ assembly: assemblyOf({}), dataDirectory, ...silent, clock: Date });
  await service.close?.();
  process.on("exit", () => rmSync(dataDirectory, { recursive: true }));
  return dataDirectory;
}

/** A user pool service with a store in a temporary folder, on a port of its own, and a clock that stands still until moved. */
export async function startTestPool(options: TestPoolOptions = {}) {
  const dataDirectory = await mkdtemp(join(tmpdir(), "user-pool-"));
  await cp(await (keyed ??= makeKeyed()), dataDirectory, { recursive: true });
  const mails: (Omit<Mail, "sentAt"> & { user?: string })[] = [];
  let now = Date.now();
  const clock = { now: () => now };
  const credentials = createSessionCredentials({ dataDirectory, clock });
  let codes = 0;
  const start = () =>
    createUserPools({
      assembly: assemblyOf(options),
      dataDirectory,
      mailbox: {
        send: (mail) => Promise.resolve(void mails.push(mail)),
        forget: (user) => Promise.resolve(void mails.splice(0, Infinity, ...mails.filter((mail) => mail.user !== user))),
      },
      lambda: options.lambda ?? silent.lambda,
      access: options.access ?? everythingAllowed,
      signatures: createSignatureVerifier({ credentials, clock }),
      clock,
      newCode: () => String(100_000 + ++codes),
    });
  let service = await start();
  const server = createServer((request, response) => {
    if (!service.handles(request)) return void response.writeHead(404).end();
    service.handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    endpoint,
    mails,
    credentials,
    lastCode: () => mails.at(-1)?.code ?? "",
    get tokens() {
      return service.tokens;
    },
    now: () => now,
    advance: (milliseconds: number) => void (now += milliseconds),
    /** One operation over the wire; throws what AWS names, as `Code: sentence`. */
    async call(operation: string, input: unknown): Promise<Record<string, unknown>> {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: { "x-amz-target": `AWSCognitoIdentityProviderService.${operation}` },
        body: typeof input === "string" ? input : JSON.stringify(input),
      });
      const answer = (await response.json()) as Record<string, unknown>;
      if (!response.ok) throw new Error(`${String(answer.__type)}: ${String(answer.message)}`);
      return answer;
    },
    async restart() {
      await service.close?.();
      service = await start();
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await service.close?.();
      await rm(dataDirectory, { recursive: true });
    },
  };
}

export type TestPool = Awaited<ReturnType<typeof startTestPool>>;

export async function signUpAndConfirm(pool: TestPool, Username = "ada@example.com"): Promise<string> {
  const { UserSub } = await pool.call("SignUp", { ClientId: clientId, Username, Password: password });
  await pool.call("ConfirmSignUp", { ClientId: clientId, Username, ConfirmationCode: pool.lastCode() });
  return String(UserSub);
}

export interface TestTokens {
  readonly AccessToken: string;
  readonly IdToken: string;
  readonly RefreshToken: string;
}

export async function signIn(pool: TestPool, USERNAME = "ada@example.com", PASSWORD = password): Promise<TestTokens> {
  const answer = await pool.call("InitiateAuth", {
    ClientId: clientId,
    AuthFlow: "USER_PASSWORD_AUTH",
    AuthParameters: { USERNAME, PASSWORD },
  });
  return answer.AuthenticationResult as TestTokens;
}
