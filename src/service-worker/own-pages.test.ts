import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { isOwnPage } from "./own-pages.ts";

it("knows every page that the app has a route for", () => {
  const app = readFileSync(new URL("../app/App.tsx", import.meta.url), "utf8");
  const routes = [...app.matchAll(/<Route path="([^"]+)"/g)].map(([, path = ""]) => path.replace(/:\w+\??|\*/g, "a1b2"));
  expect(routes).toContain("/phrases");
  expect(routes.filter((path) => !isOwnPage(path))).toEqual([]);
});

it.each(["/", "/account", "/conversations", "/conversations/4f1a", "/join/CDFH-JKMN", "/phrases", "/phrases/packs/clinic", "/shared"])("%s is ours", (path) => {
  expect(isOwnPage(path)).toBe(true);
});

it.each(["/_local/mailbox", "/amplify_outputs.json", "/graphql", "/oauth2/authorize", "/phrasesx", "/robots.txt", "/join/", "/conversations/a/b", "//"])(
  "%s is not ours",
  (path) => {
    expect(isOwnPage(path)).toBe(false);
  },
);
