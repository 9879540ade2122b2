import { defineAuth } from "@aws-amplify/backend";

/** A password, with an authenticator app beside it for who wants one; or a passkey in place of both. */
export const auth = defineAuth({
  // "AUTO": this app's own domain on Amplify Hosting, else localhost.
  loginWith: { email: true, webAuthn: { relyingPartyId: "AUTO", userVerification: "required" } },
  multifactor: { mode: "OPTIONAL", totp: true },
});
