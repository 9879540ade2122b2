import { Suspense } from "react";
import { useSession } from "../api/use-session.ts";
import { accountOf } from "../device/account.ts";
import { useForgetPeople } from "../features/account/use-forget-people.ts";
import { Toaster } from "../ui/Toaster.tsx";
import { lazily } from "./lazily.ts";
import { UpdateNotice } from "./UpdateNotice.tsx";

const SendWaiting = lazily(async () => (await import("../features/rooms/waiting/SendWaiting.tsx")).SendWaiting);

/** What has to happen whichever page is open. */
export function Housekeeping() {
  useForgetPeople();
  const account = accountOf(useSession());
  return (
    <>
      <Toaster />
      <UpdateNotice />
      <Suspense>
        <SendWaiting account={account} />
      </Suspense>
    </>
  );
}
