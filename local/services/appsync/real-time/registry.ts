import type { GraphQLOutputType } from "graphql-16";
import type { FilterGroup, Invalidation } from "../resolvers/context.ts";
import { matchesFilter } from "./matches-filter.ts";
import { writeSelection, type SelectionPlan } from "./selection-plan.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What subscriptions with the same query and the same filter share: a message is written once for all of them. */
export interface Interest {
  /** Equal for equal interests. */
  readonly key: string;
  readonly fieldName: string;
  /** The name that the client gave the field. */
  readonly responseKey: string;
  readonly type: GraphQLOutputType;
  readonly plan: SelectionPlan | undefined;
  readonly matches: (fields: Fields) => boolean;
}

export interface Subscriber {
  /** Sends a message whose payload is JSON text. */
  readonly send: (payload: string) => void;
  /** Ends the subscription from this side. */
  readonly end: () => void;
  readonly invalidationFilter: FilterGroup | undefined;
}

export interface Registry {
  /** Returns what takes the subscriber out again. */
  add(interest: Interest, subscriber: Subscriber): () => void;
  publish(fieldName: string, fields: Fields): void;
  invalidate(invalidation: Invalidation): void;
}

const limitBytes = 240_000;

export function createRegistry(log: (message: string) => void): Registry {
  const byField = new Map<string, Map<string, { interest: Interest; subscribers: Set<Subscriber> }>>();

  return {
    add(interest, subscriber) {
      const groups = byField.get(interest.fieldName) ?? new Map<string, { interest: Interest; subscribers: Set<Subscriber> }>();
      byField.set(interest.fieldName, groups);
      const group = groups.get(interest.key) ?? { interest, subscribers: new Set<Subscriber>() };
      groups.set(interest.key, group);
      group.subscribers.add(subscriber);
      return () => {
        group.subscribers.delete(subscriber);
        if (group.subscribers.size === 0 && groups.get(interest.key) === group) groups.delete(interest.key);
      };
    },

    publish(fieldName, fields) {
      for (const { interest, subscribers } of byField.get(fieldName)?.values() ?? []) {
        if (!interest.matches(fields)) continue;
        const payload = writePayload(interest, fields);
        if (Buffer.byteLength(payload) > limitBytes) {
          log(`A message of ${fieldName} is over ${limitBytes} bytes and was not sent.`);
          continue;
        }
        for (const subscriber of subscribers) subscriber.send(payload);
      }
    },

    invalidate({ subscriptionField, payload }) {
      for (const { subscribers } of [...(byField.get(subscriptionField)?.values() ?? [])]) {
        for (const subscriber of [...subscribers]) {
          if (subscriber.invalidationFilter && matchesFilter(subscriber.invalidationFilter, payload)) subscriber.end();
        }
      }
    },
  };
}

function writePayload({ type, plan, responseKey }: Interest, fields: Fields): string {
  const { value, errors } = writeSelection(type, plan, fields, responseKey);
  const data = { [responseKey]: value };
  return JSON.stringify(errors.length === 0 ? { data } : { data, errors: errors.map((error) => ({ ...error, locations: null })) });
}
