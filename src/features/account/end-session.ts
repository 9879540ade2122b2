import { signOut } from "aws-amplify/auth";
import { loadApi } from "../../api/client.ts";
import { session } from "../../api/session.ts";

/** Ends the session: here and now, in other tabs by the storage they share, on the server as soon as it hears. */
export async function endSession(): Promise<void> {
  await loadApi();
  await signOut();
  session.refresh();
}
