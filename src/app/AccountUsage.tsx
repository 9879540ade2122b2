import { useQuery } from "@tanstack/react-query";
import { useSession } from "../api/use-session.ts";
import { UsageLine } from "../features/account/UsageLine.tsx";
import { usageQuery } from "../features/translate/usage-query.ts";
import { personOf } from "./person.ts";

/** Today's characters, in the account menu. */
export function AccountUsage() {
  const { data: usage } = useQuery(usageQuery(personOf(useSession())));
  return usage ? <UsageLine {...usage} /> : null;
}
