import { currentRun, type FilterGroup, type Invalidation } from "../resolvers/context.ts";
import { ResolverError, UnauthorizedField } from "../resolvers/resolver-error.ts";
import { listUtilities, mapUtilities, mathUtilities, strUtilities } from "./collections.ts";
import { toConditionExpression } from "./condition-expression.ts";
import { dynamodbUtilities } from "./dynamodb.ts";
import { toSubscriptionFilter } from "./subscription-filter.ts";
import { textUtilities } from "./text.ts";
import { timeUtilities } from "./time.ts";
import { valueUtilities } from "./values.ts";

const toExpressionText = (filter: Record<string, unknown> | null) => JSON.stringify(toConditionExpression(filter));

const resolverError = (message: unknown, errorType?: unknown, data?: unknown, errorInfo?: unknown) =>
  new ResolverError(String(message), typeof errorType === "string" ? errorType : null, data ?? null, errorInfo ?? null);

/** `$util` of templates and `util` of handlers: https://docs.aws.amazon.com/appsync/latest/devguide/resolver-util-reference.html */
export const util = {
  ...valueUtilities,
  ...textUtilities,
  qr: () => "",
  quiet: () => "",
  authType: () => currentRun().authType,
  error(...args: [message: unknown, errorType?: unknown, data?: unknown, errorInfo?: unknown]): never {
    throw resolverError(...args);
  },
  appendError(...args: [message: unknown, errorType?: unknown, data?: unknown, errorInfo?: unknown]) {
    currentRun().appendError(resolverError(...args));
    return "";
  },
  unauthorized(): never {
    throw new UnauthorizedField();
  },
  dynamodb: dynamodbUtilities,
  time: timeUtilities,
  map: mapUtilities,
  list: listUtilities,
  str: strUtilities,
  math: mathUtilities,
  transform: {
    toDynamoDBConditionExpression: toExpressionText,
    toDynamoDBFilterExpression: toExpressionText,
    toSubscriptionFilter,
  },
  log: {
    info: (...message: unknown[]) => logged(message),
    debug: (...message: unknown[]) => logged(message),
    error: (...message: unknown[]) => logged(message),
  },
};

function logged(message: readonly unknown[]): string {
  currentRun().log(message.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join(" "));
  return "";
}

/** `$extensions` of templates and `extensions` of handlers. */
export const extensions = {
  setSubscriptionFilter(filter: FilterGroup | string) {
    currentRun().setSubscriptionFilter(asFilterGroup(filter));
    return "";
  },
  setSubscriptionInvalidationFilter(filter: FilterGroup | string) {
    currentRun().setInvalidationFilter(asFilterGroup(filter));
    return "";
  },
  invalidateSubscriptions(invalidation: Invalidation) {
    currentRun().invalidate(invalidation);
    return "";
  },
  // There is no cache to evict from.
  evictFromApiCache: () => "",
};

const asFilterGroup = (filter: FilterGroup | string): FilterGroup =>
  typeof filter === "string" ? (JSON.parse(filter) as FilterGroup) : filter;
