import { useQuery } from "@tanstack/react-query";
import { useSession } from "../api/use-session.ts";
import { UsageLine } from "../features/account/UsageLine.tsx";
import { usageQuery } from "../features/translate/usage-query.ts";
import { accountOf } from "../device/account.ts";

/** Today's characters, in the account menu. */
export function AccountUsage() {
  const { data: usage } = useQuery(usageQuery(accountOf(useSession())));
  return usage ? <UsageLine {...usage} /> : null;
}
