interface TokenEvent {
  readonly request: { readonly userAttributes: Readonly<Record<string, string>> };
  response: object;
}

/** `librarians+anna@…` is one of the Librarians. */
export const handler = (event: TokenEvent): Promise<TokenEvent> => {
  const name = event.request.userAttributes["email"]?.split("+")[0];
  const groupsToOverride = ["Librarians", "Readers"].filter((group) => group.toLowerCase() === name);
  event.response = { claimsOverrideDetails: { groupOverrideDetails: { groupsToOverride } } };
  return Promise.resolve(event);
};
