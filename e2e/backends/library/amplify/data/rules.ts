import { a } from "@aws-amplify/backend";

/** Every way to say who may do what. */
export const rules = {
  Diary: a.model({ text: a.string().required() }).authorization((allow) => [allow.owner()]),
  Letter: a
    .model({ text: a.string(), sender: a.string(), receivers: a.string().array() })
    .authorization((allow) => [
      allow.ownerDefinedIn("sender").to(["create", "read", "update"]),
      allow.ownersDefinedIn("receivers").to(["read"]),
    ]),
  Album: a.model({ title: a.string(), editors: a.string().array() }).authorization((allow) => [allow.ownersDefinedIn("editors")]),
  Draft: a
    .model({ text: a.string(), by: a.string() })
    .authorization((allow) => [allow.ownerDefinedIn("by").identityClaim("sub")]),
  Notice: a
    .model({ text: a.string() })
    .authorization((allow) => [allow.group("Librarians"), allow.groups(["Readers", "Guards"]).to(["read"]), allow.publicApiKey().to(["get"])]),
  Minutes: a.model({ text: a.string(), committee: a.string() }).authorization((allow) => [allow.groupDefinedIn("committee")]),
  Agenda: a.model({ text: a.string(), committees: a.string().array() }).authorization((allow) => [allow.groupsDefinedIn("committees")]),
  Poster: a
    .model({ text: a.string() })
    .authorization((allow) => [allow.guest().to(["read"]), allow.authenticated("identityPool").to(["create", "read"])]),
  Vault: a.model({ gold: a.integer(), dust: a.integer() }).authorization((allow) => [allow.custom()]),
  Employee: a
    .model({
      name: a.string().required(),
      salary: a.integer().authorization((allow) => [allow.owner(), allow.group("Librarians").to(["read"])]),
    })
    .authorization((allow) => [allow.owner(), allow.authenticated().to(["read"])]),
  Visit: a
    .model({ desk: a.string().required() })
    .disableOperations(["update", "delete", "list", "onCreate", "onUpdate", "onDelete"])
    .authorization((allow) => [allow.publicApiKey()]),
};
