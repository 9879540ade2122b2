import { expect, it, vi } from "vitest";
import { createSessionStore } from "./session-store.ts";

const token = (claims: object) => {
  const bytes = String.fromCharCode(...new TextEncoder().encode(JSON.stringify(claims)));
  return `e30.${btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "")}.signature`;
};

class Memory extends Map<string, string> {
  getItem = (key: string) => this.get(key) ?? null;
  key = (index: number) => [...this.keys()][index] ?? null;
  get length() {
    return this.size;
  }
  signIn(email: string, client = "client") {
    this.set(`CognitoIdentityServiceProvider.${client}.LastAuthUser`, "name.with.dots");
    this.set(`CognitoIdentityServiceProvider.${client}.name.with.dots.idToken`, token({ sub: `sub of ${email}`, email }));
    return this;
  }
}

it("knows who is signed in from amplify's stored tokens, non-Latin addresses too", () => {
  expect(createSessionStore(new Memory().signIn("юля@example.org")).current()).toEqual({
    state: "signed-in",
    sub: "sub of юля@example.org",
    username: "name.with.dots",
    email: "юля@example.org",
  });
});

it.each(["", "x", "e30.!!!.s", token({ sub: 1 })])("takes %j for a guest's", (bad) => {
  const memory = new Memory().signIn("ana@example.org");
  memory.set("CognitoIdentityServiceProvider.client.name.with.dots.idToken", bad);
  expect(createSessionStore(memory).current()).toEqual({ state: "guest" });
});

it("tells why a session ended, and forgets it at the next sign-in", () => {
  const memory = new Memory().signIn("ana@example.org");
  const store = createSessionStore(memory);
  const listener = vi.fn();
  store.subscribe(listener);

  memory.clear();
  store.refresh("elsewhere");
  expect(store.current()).toEqual({ state: "guest", ended: "elsewhere" });
  store.refresh("expired");
  expect(listener).toHaveBeenCalledTimes(1);

  memory.signIn("ana@example.org");
  store.refresh();
  expect(store.current()).toMatchObject({ state: "signed-in" });
});

it("ignores the tokens of another deployment once it knows its own client", () => {
  const store = createSessionStore(new Memory().signIn("ana@example.org", "old"));
  store.useClient("new");
  expect(store.current()).toEqual({ state: "guest" });
});
