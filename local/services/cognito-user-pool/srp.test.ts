import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { decoyVerifier, makeVerifier, matchesPassword, openChallenge, provesPassword } from "./srp.ts";

it("knows the password that a verifier was made from, and no other", () => {
  const stored = makeVerifier("pool", "ada", "Correct-Horse-1");
  expect(matchesPassword(stored, "pool", "ada", "Correct-Horse-1")).toBe(true);
  expect(matchesPassword(stored, "pool", "ada", "Correct-Horse-2")).toBe(false);
  expect(matchesPassword(stored, "pool", "bob", "Correct-Horse-1")).toBe(false);
  expect(matchesPassword(stored, "other", "ada", "Correct-Horse-1")).toBe(false);
});

it("remakes a verifier whose salt begins with zeros", () => {
  const stored = makeVerifier("pool", "ada", "Correct-Horse-1", Buffer.from(`0000${"ab".repeat(14)}`, "hex"));
  expect(matchesPassword(stored, "pool", "ada", "Correct-Horse-1")).toBe(true);
});

it("fails, and never throws, for whatever public value and signature a client makes up", () => {
  const real = makeVerifier("pool", "ada", "Correct-Horse-1");
  for (const stored of [real, decoyVerifier("secret", "pool", "nobody")]) {
    for (const clientPublic of ["1", "2", "3", "5", "ffff", "f".repeat(768), randomBytes(384).toString("hex"), randomBytes(384).toString("hex")]) {
      const challenge = openChallenge(stored, clientPublic);
      expect(challenge).toBeDefined();
      const claim = { poolName: "pool", username: "ada", secretBlock: "AAAA", timestamp: "now", signature: "AAAA" };
      expect(challenge && provesPassword(stored, challenge, claim)).toBe(false);
    }
  }
});
