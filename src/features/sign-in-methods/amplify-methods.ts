import { Amplify } from "aws-amplify";
import {
  associateWebAuthnCredential,
  deleteWebAuthnCredential,
  fetchMFAPreference,
  listWebAuthnCredentials,
  setUpTOTP,
  updateMFAPreference,
  verifyTOTPSetup,
} from "aws-amplify/auth";
import type { AppSecret, Passkey, SignInMethods } from "./methods.ts";

export async function readMethods(): Promise<SignInMethods> {
  const hasPasskeys = Amplify.getConfig().Auth?.Cognito.passwordless?.webAuthn !== undefined;
  const [{ enabled }, passkeys] = await Promise.all([fetchMFAPreference(), hasPasskeys ? readPasskeys() : undefined]);
  return { app: enabled?.includes("TOTP") ?? false, passkeys };
}

async function readPasskeys(): Promise<Passkey[]> {
  const { credentials } = await listWebAuthnCredentials({ pageSize: 20 });
  return credentials.flatMap(({ credentialId, createdAt }) => (credentialId ? [{ id: credentialId, createdAt }] : []));
}

/** `email` is what the app will list the code under. */
export async function startApp(email: string): Promise<AppSecret> {
  const setup = await setUpTOTP();
  return { secret: setup.sharedSecret, address: setup.getSetupUri("Parley", email).toString() };
}

/** From here on each sign-in asks for a code. */
export async function confirmApp(code: string): Promise<void> {
  await verifyTOTPSetup({ code });
  await updateMFAPreference({ totp: "PREFERRED" });
}

export async function turnAppOff(): Promise<void> {
  await updateMFAPreference({ totp: "DISABLED" });
}

/** The browser asks the person for their finger, face or PIN. */
export const addPasskey = associateWebAuthnCredential;

export async function removePasskey(credentialId: string): Promise<void> {
  await deleteWebAuthnCredential({ credentialId });
}
