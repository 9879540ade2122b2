import { extensions, util } from "@aws-appsync/utils";

export const request = () => ({ payload: null });

export function response({ args: { desk, leastUrgency } }) {
  const filter = {};
  if (desk) filter.desk = { eq: desk };
  if (leastUrgency) filter.urgency = { ge: leastUrgency };
  extensions.setSubscriptionFilter(util.transform.toSubscriptionFilter(filter));
  return null;
}
