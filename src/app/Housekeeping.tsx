import { useForgetPeople } from "../features/account/use-forget-people.ts";

/** Draws nothing: what has to happen whichever page is open. */
export function Housekeeping() {
  useForgetPeople();
  return null;
}
