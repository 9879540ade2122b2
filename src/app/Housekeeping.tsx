import { useForgetPeople } from "../features/account/use-forget-people.ts";
import { Toaster } from "../ui/Toaster.tsx";
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
