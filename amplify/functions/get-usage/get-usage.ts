import type { Person } from "../quota/person.ts";
import { nextMidnight, type QuotaTable, readUsage } from "../quota/quota.ts";

/** Characters used and allowed today (UTC), and when the count starts again (ISO 8601). */
export async function getUsage(quota: QuotaTable, person: Person) {
  return {
    used: await readUsage(quota, person),
    allowed: person.allowed,
    resetsAt: new Date(nextMidnight(quota.now())).toISOString(),
  };
}
