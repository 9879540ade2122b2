import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fetchAuthSession, signIn, signOut } from "aws-amplify/auth";
import { generateClient } from "aws-amplify/data";
import { afterAll, inject, vi } from "vitest";
import { startCloud } from "../../../local/cloud.ts";
import { connectAmplify, type Outputs } from "../../support/amplify-client.ts";
import { newPerson, signUp } from "../../support/person.ts";
import type { Schema } from "./amplify/data/resource.ts";

export type LibraryClient = ReturnType<typeof generateClient<Schema>>;

/** Serves the library, a backend that is not Parley's, in this process, until the test file is through. */
export async function serveLibrary() {
  const dataDirectory = await mkdtemp(join(tmpdir(), "parley-library-"));
  const log: string[] = [];
  const cloud = await startCloud({ assembly: inject("library"), dataDirectory, ai: () => [], log: (line) => log.push(line) });
  afterAll(async () => {
    await cloud.close();
    await rm(dataDirectory, { recursive: true });
  });
  const outputs = await connectAmplify(cloud.origin);
  return { origin: cloud.origin, outputs, log, client: generateClient<Schema>() };
}

export interface Member {
  readonly sub: string;
  /** What `owner` fields hold of them. */
  readonly owner: string;
  readonly client: LibraryClient;
}

/**
 * Signs a person up and in; `name` before a `+` is their group. The client takes the token as it does a Lambda authorizer's,
 * which is the same on the wire: `aws-amplify` holds one session at a time.
 */
export async function newMember(origin: string, outputs: Outputs, name = "reader"): Promise<Member> {
  const person = newPerson();
  const { email, password } = await signUp(origin, outputs, { ...person, email: `${name}+${person.email}` });
  await signIn({ username: email, password });
  const { tokens } = await fetchAuthSession();
  // Offline, so that the token is forgotten here but not revoked there.
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  await signOut();
  vi.unstubAllGlobals();
  const sub = String(tokens?.accessToken.payload.sub);
  const authToken = String(tokens?.accessToken);
  // Who signs up with an e-mail address has the sub for a username.
  return { sub, owner: `${sub}::${sub}`, client: generateClient<Schema>({ authMode: "lambda", authToken }) };
}
