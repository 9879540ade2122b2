import { confirmUserAttribute, deleteUser, fetchAuthSession, signOut, updatePassword, updateUserAttribute } from "aws-amplify/auth";
import { loadApi } from "../../api/client.ts";
import { request } from "../../api/request.ts";
import { session } from "../../api/session.ts";
import { forgetOthers } from "../../device/forget.ts";

/** What the account page does with Cognito and the API. Each rejects with Cognito's error, by name, or ParleyError. */
export const accountServices = {
  /** Resolves once the code is on its way to the new address; until that is confirmed the old one counts. */
  async changeEmail(email: string): Promise<void> {
    await loadApi();
    await updateUserAttribute({ userAttribute: { attributeKey: "email", value: email } });
  },

  async confirmEmail(code: string): Promise<void> {
    await loadApi();
    await confirmUserAttribute({ userAttributeKey: "email", confirmationCode: code });
    // The page reads the address out of the token.
    await fetchAuthSession({ forceRefresh: true });
    session.refresh();
  },

  async changePassword(oldPassword: string, newPassword: string): Promise<void> {
    await loadApi();
    await updatePassword({ oldPassword, newPassword });
  },

  async signOutEverywhere(): Promise<void> {
    await loadApi();
    await signOut({ global: true });
    session.refresh();
  },

  /** Resolves with what is left. By identity, because a token alone does not say which files are whose. */
  deleteStored: (): Promise<readonly string[]> =>
    request((client) => client.mutations.deleteAccount({ authMode: "iam" }), { who: "signed-in", timeout: 35_000 }),

  /** The sign-in itself, and with it this session. */
  async deleteSignIn(): Promise<void> {
    await loadApi();
    await deleteUser();
  },

  /** Everything that this browser keeps of anybody. */
  async forgetDevice(): Promise<void> {
    session.refresh();
    await forgetOthers(["guest"]);
  },
};

export type AccountServices = typeof accountServices;
