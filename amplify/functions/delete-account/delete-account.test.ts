import { expect, it, vi } from "vitest";
import { accountOf } from "./account.ts";
import { deleteAccount, type Deletions } from "./delete-account.ts";

const order: string[] = [];
const deletions = (over: Partial<Deletions> = {}): Deletions => {
  const done = (part: string) => async () => void order.push(part);
  order.length = 0;
  return { conversations: done("conversations"), phrases: done("phrases"), usage: done("usage"), files: done("files"), identity: done("identity"), ...over };
};

it("deletes every part, what the others are found by last, and answers that nothing is left", async () => {
  expect(await deleteAccount(deletions(), () => 0)).toEqual([]);
  expect(order).toEqual(["conversations", "phrases", "usage", "files", "identity"]);
});

it("goes on after a part that fails, keeps what that part is found by, and says what is left without a word of the person", async () => {
  const log = { info: vi.fn(), error: vi.fn() };
  const failing = () => Promise.reject(new Error("anna@example.com: no"));
  expect(await deleteAccount(deletions({ phrases: failing }), () => 0, log)).toEqual(["phrases", "identity"]);
  expect(order).toEqual(["conversations", "usage", "files"]);
  expect(log.error.mock.calls).toMatchObject([["part failed", { part: "phrases", error: "Error" }]]);
  expect(JSON.stringify(log.error.mock.calls)).not.toContain("anna@");
});

it("stops before its time is up, and says what it has not reached", async () => {
  let now = 0;
  const endless: Deletions["phrases"] = async (checkTime) => {
    for (;;) {
      checkTime();
      now += 1_000;
    }
  };
  expect(await deleteAccount(deletions({ phrases: endless }), () => now)).toEqual(["phrases", "usage", "files", "identity"]);
  expect(order).toEqual(["conversations"]);
});

it("finds a person by the token, and by the identity the files and the guest of before too", () => {
  const authProvider = '"cognito-idp.us-east-1.amazonaws.com/pool","cognito-idp.us-east-1.amazonaws.com/pool:CognitoSignIn:abc"';
  const identity = { cognitoIdentityId: "r:1", cognitoIdentityAuthType: "authenticated", cognitoIdentityAuthProvider: authProvider };
  expect(accountOf({ sub: "abc" } as never)).toEqual({ owner: "abc", people: ["user#abc"], identityId: undefined });
  expect(accountOf(identity as never)).toEqual({ owner: "abc", people: ["user#abc", "guest#r:1"], identityId: "r:1" });
});
