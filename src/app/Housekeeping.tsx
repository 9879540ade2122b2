import { Suspense } from "react";
import { useSession } from "../api/use-session.ts";
import { accountOf } from "../device/account.ts";
import { useForgetPeople } from "../features/account/use-forget-people.ts";
import { Toaster } from "../ui/Toaster.tsx";
import { lazily } from "./lazily.ts";

const SendWaiting = lazily(async () => (await import("../features/rooms/waiting/SendWaiting.tsx")).SendWaiting);
import { UpdateNotice } from "./UpdateNotice.tsx";

/** What has to happen whichever page is open. */
export function Housekeeping() {
  useForgetPeople();
  return (
    <>
      <Toaster />
      <UpdateNotice />
    </>
  );
}
