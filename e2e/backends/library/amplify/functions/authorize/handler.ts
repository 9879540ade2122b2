interface AuthorizerEvent {
  readonly authorizationToken: string;
}

export const handler = ({ authorizationToken }: AuthorizerEvent) =>
  Promise.resolve({
    isAuthorized: authorizationToken.startsWith("open sesame"),
    resolverContext: { door: "front" },
    deniedFields: authorizationToken === "open sesame, a little" ? ["Vault.gold"] : [],
  });
