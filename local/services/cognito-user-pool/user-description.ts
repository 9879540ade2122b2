import type { User } from "./user-store.ts";

/** A person as administrators see them: dates in seconds, as this protocol has them. Nothing says when they last changed. */
export function describeUser({ username, sub, status, attributes, createdAt }: User) {
  return {
    Username: username,
    attributes: Object.entries({ sub, ...attributes }).map(([Name, Value]) => ({ Name, Value })),
    more: { Enabled: true, UserStatus: status, UserCreateDate: createdAt / 1000, UserLastModifiedDate: createdAt / 1000 },
  };
}
