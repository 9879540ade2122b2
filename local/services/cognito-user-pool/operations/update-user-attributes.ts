import { acceptAttributes, requireAttributes } from "../attributes.ts";
import type { Context, Operation } from "../context.ts";
import { aliasExists } from "../errors.ts";
import { attributeList, invalidParameter, optional, parseInput, textMap, token } from "../input.ts";
import { withoutCode, type CodeDelivery } from "../codes.ts";
import { contactNames } from "../contacts.ts";
import type { UserPoolClient } from "../user-pool.ts";
import { isNameToSignInWith, type User } from "../user-store.ts";

const shape = { AccessToken: token, UserAttributes: attributeList, ClientMetadata: optional(textMap) };

export const updateUserAttributes =
  ({ users, codes, authenticate }: Pick<Context, "users" | "codes" | "authenticate">): Operation =>
  async (input) => {
    const request = parseInput(input, shape);
    const { user, client } = await authenticate(request.AccessToken);
    const { pool } = client;
    const accepted = acceptAttributes(client, request.UserAttributes);
    for (const name of Object.keys(accepted)) {
      if (!pool.attributes.get(name)?.mutable) throw invalidParameter(`user.${name}: Attribute cannot be updated.\n`);
    }
    const changed = contactNames.filter((contact) => accepted[contact] !== undefined && accepted[contact] !== user.attributes[contact]);
    for (const contact of changed) {
      if (isNameToSignInWith(pool, contact) && users.find(pool, accepted[contact] ?? "")) throw aliasExists(contact);
    }
    const waiting = changed.filter((contact) => pool.verifiedBeforeUpdate.includes(contact) && pool.autoVerified.includes(contact));
    const now = Object.entries(accepted).filter(([name]) => !(waiting as readonly string[]).includes(name));
    const unverified = changed.filter((contact) => !waiting.includes(contact)).map((contact) => [`${contact}_verified`, "false"] as const);
    const attributes = { ...user.attributes, ...Object.fromEntries(now), ...Object.fromEntries(unverified) };
    requireAttributes(pool, attributes);

    const toVerify = changed.filter((contact) => pool.autoVerified.includes(contact));
    for (const contact of toVerify) codes.countRequest(pool, user.username, contact);
    // An older code would verify an address that was sent another one.
    let updated: User = changed.reduce<User>(withoutCode, { ...user, attributes });
    const deliveries: ((to: UserPoolClient) => Promise<CodeDelivery>)[] = [];
    for (const contact of toVerify) {
      const pending = waiting.includes(contact) ? accepted[contact] : undefined;
      const issued = codes.issue(updated, { purpose: contact, source: "UpdateUserAttribute", contact, metadata: request.ClientMetadata, ...(pending && { pending }) });
      updated = issued.user;
      deliveries.push(issued.deliver);
    }
    await users.save(pool, updated);
    return { CodeDeliveryDetailsList: await Promise.all(deliveries.map((deliver) => deliver(client))) };
  };
