import { createHash } from "node:crypto";
import { CognitoIdentityProviderClient, ConfirmSignUpCommand, GetUserCommand, SignUpCommand, UpdateUserAttributesCommand } from "@aws-sdk/client-cognito-identity-provider";
import { GetObjectCommand, paginateListObjectsV2, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { fetchAuthSession, signIn, signOut } from "aws-amplify/auth";
import { configureAmplify, type Outputs } from "./amplify-client.ts";
import { postGraphQL } from "./graphql.ts";
import type { Ledger } from "./ledger.ts";
import { codeFor, newPerson, signUp } from "./person.ts";

/** Somebody who writes wherever the cloud keeps something, and finds it again. */
export interface Writer {
  /** Each makes one more write and resolves when it was acknowledged. They may run beside one another. */
  readonly lanes: readonly (() => Promise<void>)[];
  /**
   * What is there, under the keys that the ledger knows. What an earlier call found is looked at again only where that
   * costs little, unless `thoroughly`.
   */
  readonly find: (options: { readonly thoroughly: boolean }) => Promise<Map<string, string>>;
  readonly signOut: () => Promise<void>;
}

interface Session {
  readonly outputs: Outputs;
  readonly accessToken: string;
  readonly cognito: CognitoIdentityProviderClient;
  readonly s3: S3Client;
  /** The person's own folder in the bucket. */
  readonly folder: string;
  readonly ledger: Ledger;
}

export async function signedInWriter(origin: string, ledger: Ledger): Promise<Writer> {
  const { outputs } = await configureAmplify(origin);
  const person = await signUp(origin, outputs);
  await signIn({ username: person.email, password: person.password });
  const { tokens, credentials, identityId } = await fetchAuthSession();
  if (!tokens || !credentials || !identityId) throw new Error("Nobody is signed in.");
  const region = outputs.auth.aws_region;
  // Once: what the SDK tried again by itself would be acknowledged by the next process.
  const once = { region, maxAttempts: 1 };
  const session: Session = {
    outputs,
    accessToken: tokens.accessToken.toString(),
    cognito: new CognitoIdentityProviderClient({ ...once, endpoint: origin, credentials: { accessKeyId: "none", secretAccessKey: "none" } }),
    s3: new S3Client({ ...once, endpoint: outputs.custom.endpoints.storage, forcePathStyle: true, credentials }),
    folder: `people/${identityId}`,
    ledger,
  };
  const parts = [phrases(session), objects(session), attributes(session), accounts(session, origin)];
  return {
    lanes: parts.map(({ write }) => write),
    find: async ({ thoroughly }) => new Map((await Promise.all(parts.map(({ find }) => find(thoroughly)))).flat()),
    signOut: () => signOut(),
  };
}

interface Part {
  readonly write: () => Promise<void>;
  readonly find: (thoroughly: boolean) => Promise<[string, string][]>;
}

/** New ones, and every third time a change of the one before. */
function phrases({ outputs, accessToken, ledger }: Session): Part {
  let turn = 0;
  let last = "";
  const ask = async (query: string, variables: object) => {
    const { data, errors } = await postGraphQL(outputs.data.url, { authorization: accessToken }, query, { ...variables });
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  };
  return {
    async write() {
      turn += 1;
      const sourceText = `Sentence ${String(turn)}`;
      const input = { sourceText, sourceLanguage: "en", targetText: "Frase", targetLanguage: "es" };
      const isChange = last !== "" && turn % 3 === 0;
      const id = isChange ? last : crypto.randomUUID();
      const query = isChange
        ? "mutation ($input: UpdatePhraseInput!) { updatePhrase(input: $input) { id } }"
        : "mutation ($input: CreatePhraseInput!) { createPhrase(input: $input) { id } }";
      await ledger.write(`phrase ${id}`, sourceText, () => ask(query, { input: { id, ...(isChange ? { sourceText } : { ...input, clientId: id }) } }));
      last = id;
    },
    async find() {
      const found: [string, string][] = [];
      let nextToken: string | null = null;
      do {
        const data = await ask("query ($nextToken: String) { listPhrases(limit: 500, nextToken: $nextToken) { items { id sourceText } nextToken } }", { nextToken });
        const page = data["listPhrases"] as { items: { id: string; sourceText: string }[]; nextToken: string | null };
        found.push(...page.items.map(({ id: each, sourceText }): [string, string] => [`phrase ${each}`, sourceText]));
        ({ nextToken } = page);
      } while (nextToken);
      return found;
    },
  };
}

/** New ones, and every other time one of ten is replaced, by another size. Known by their MD5. */
function objects({ outputs, s3, folder, ledger }: Session): Part {
  const Bucket = outputs.storage.bucket_name;
  const md5 = (content: string) => createHash("md5").update(content).digest("hex");
  const unread = new Set<string>();
  let turn = 0;

  async function read(Key: string): Promise<string> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    unread.delete(Key);
    return md5((await Body?.transformToString()) ?? "");
  }

  return {
    write() {
      turn += 1;
      const Key = `${folder}/${turn % 2 === 0 ? `replaced-${String(turn % 20)}` : `new-${String(turn)}`}`;
      const Body = `${String(turn)} `.repeat(1 + ((turn * 7919) % 5000));
      unread.add(Key);
      return ledger.write(`object ${Key}`, md5(Body), () => s3.send(new PutObjectCommand({ Bucket, Key, Body })));
    },
    async find(thoroughly) {
      const found: [string, string][] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix: `${folder}/` })) {
        for (const { Key = "", ETag = "" } of Contents)
          found.push([`object ${Key}`, thoroughly || unread.has(Key) ? await read(Key) : ETag.replaceAll('"', "")]);
      }
      return found;
    },
  };
}

/** One attribute of the person, changed again and again. */
function attributes({ cognito, accessToken: AccessToken, ledger }: Session): Part {
  let turn = 0;
  return {
    write() {
      const Value = `Name ${String((turn += 1))}`;
      return ledger.write("attribute", Value, () => cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes: [{ Name: "nickname", Value }] })));
    },
    async find() {
      const { UserAttributes = [] } = await cognito.send(new GetUserCommand({ AccessToken }));
      return UserAttributes.filter(({ Name }) => Name === "nickname").map(({ Value = "" }) => ["attribute", Value]);
    },
  };
}

/** Sign-ups, each with its e-mail, and every other one confirmed. */
function accounts({ outputs, cognito, ledger }: Session, origin: string): Part {
  const ClientId = outputs.auth.user_pool_client_id;
  const states = new Map<string, string>();
  const mailed = new Set<string>();
  let turn = 0;
  const signUpAs = (email: string) =>
    cognito.send(new SignUpCommand({ ClientId, Username: email, Password: "Corr3ct-horse-battery", UserAttributes: [{ Name: "email", Value: email }] }));
  const confirm = (email: string, ConfirmationCode: string) => cognito.send(new ConfirmSignUpCommand({ ClientId, Username: email, ConfirmationCode }));

  /** Somebody who is there cannot sign up again; somebody confirmed is told so whatever the code. */
  async function stateOf(email: string): Promise<string> {
    const signedUp = await errorOf(signUpAs(email));
    if (signedUp?.name !== "UsernameExistsException") return `not there: ${String(signedUp)}`;
    return (await errorOf(confirm(email, "000000")))?.message.includes("CONFIRMED") ? "confirmed" : "signed up";
  }

  return {
    async write() {
      const { email } = newPerson();
      states.set(email, "new");
      await ledger.write(`account ${email}`, "signed up", () => ledger.write(`mail ${email}`, "sent", () => signUpAs(email)));
      if ((turn += 1) % 2 === 0) return;
      const code = await codeFor(origin, email);
      await ledger.write(`account ${email}`, "confirmed", () => confirm(email, code));
    },
    async find(thoroughly) {
      // First, since looking for somebody who is not there sends another e-mail. The mailbox keeps the newest only.
      const response = await fetch(`${origin}/_local/mailbox`, { headers: { accept: "application/json" } });
      for (const { to } of (await response.json()) as { to: string }[]) mailed.add(to);
      for (const [email, state] of states) if (thoroughly || state === "new") states.set(email, await stateOf(email));
      return [...[...states].map(([email, state]): [string, string] => [`account ${email}`, state]), ...[...mailed].map((to): [string, string] => [`mail ${to}`, "sent"])];
    },
  };
}

async function errorOf(answer: Promise<unknown>): Promise<Error | undefined> {
  try {
    await answer;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
