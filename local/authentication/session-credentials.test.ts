import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Principal } from "./principal.ts";
import { createSessionCredentials } from "./session-credentials.ts";

const principal: Principal = {
  arn: "arn:aws:sts::000000000000:assumed-role/guest/s",
  roleArn: "arn:aws:iam::000000000000:role/guest",
  accountId: "000000000000",
  cognito: { identityPoolId: "p", identityId: "i", authType: "unauthenticated" },
};

function setUp(dataDirectory = mkdtempSync(join(tmpdir(), "credentials-"))) {
  const clock = { time: 1_000_000_000_000, now: () => clock.time };
  return { clock, dataDirectory, credentials: createSessionCredentials({ dataDirectory, clock }) };
}

it("issues credentials that look like AWS's and name their principal", () => {
  const { credentials } = setUp();
  const issued = credentials.issue(principal, 60);
  expect(issued.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
  expect(issued.SecretKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
  expect(issued.Expiration).toEqual(new Date(1_000_000_060_000));
  expect(credentials.find(issued.AccessKeyId, issued.SessionToken)).toEqual({ secretKey: issued.SecretKey, principal });
  expect(credentials.issue(principal, 60).AccessKeyId).not.toBe(issued.AccessKeyId);
});

it("keeps them over a restart, and only for the same data directory", () => {
  const { credentials, dataDirectory } = setUp();
  const { AccessKeyId, SessionToken } = credentials.issue(principal, 60);
  expect(setUp(dataDirectory).credentials.find(AccessKeyId, SessionToken).principal).toEqual(principal);
  expect(() => setUp().credentials.find(AccessKeyId, SessionToken)).toThrow(
    expect.objectContaining({ code: "UnrecognizedClientException" }),
  );
});

it("lets them expire to the millisecond, remembered or not", () => {
  const { credentials, clock } = setUp();
  const { AccessKeyId, SessionToken } = credentials.issue(principal, 60);
  clock.time += 59_999;
  credentials.find(AccessKeyId, SessionToken);
  clock.time += 1;
  expect(() => credentials.find(AccessKeyId, SessionToken)).toThrow(
    expect.objectContaining({ code: "ExpiredTokenException" }),
  );
});

it("refuses every change of the token, and another's access key id", () => {
  const { credentials } = setUp();
  const { AccessKeyId, SessionToken } = credentials.issue(principal, 60);
  const refused = expect.objectContaining({ code: "UnrecognizedClientException", status: 403 }) as Error;
  for (let at = 0; at < SessionToken.length; at += 1) {
    const changed = SessionToken.slice(0, at) + (SessionToken[at] === "A" ? "B" : "A") + SessionToken.slice(at + 1);
    expect(() => credentials.find(AccessKeyId, changed)).toThrow(refused);
  }
  for (const token of [
    undefined,
    "",
    ".",
    "..",
    `${SessionToken}.`,
    `${SessionToken}=`,
    SessionToken.slice(0, -1),
    "\0",
    "é".repeat(500),
  ]) {
    expect(() => credentials.find(AccessKeyId, token)).toThrow(refused);
  }
  expect(() => credentials.find(credentials.issue(principal, 60).AccessKeyId, SessionToken)).toThrow(refused);
});

it("keeps its key where only its owner can read it, and says when it is damaged", () => {
  const { dataDirectory } = setUp();
  const file = join(dataDirectory, "session-credentials.key");
  expect(readdirSync(dataDirectory)).toEqual(["session-credentials.key"]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, "short");
  expect(() => setUp(dataDirectory)).toThrow(/damaged/);
});
