import { expect } from "@playwright/test";
import { accountOf } from "../support/account-of.ts";
import { readOutputs } from "../support/amplify-client.ts";
import { test, trySignIn } from "../support/journey.ts";
import { look } from "../support/look.ts";
import { signUp } from "../support/person.ts";

test("a code of the authenticator app is asked for after the password", async ({ page, stage }) => {
  const outputs = await readOutputs(stage.origin);
  const person = await signUp(stage.origin, outputs);
  const nextCode = await (await accountOf(stage.origin, outputs, person)).useApp();
  await page.goto(stage.origin);
  await trySignIn(page, person);
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Look at your authenticator app")).toBeVisible();
  await look(page, "authenticator-app");
  const code = dialog.getByLabel("The six digits that it shows now");
  await code.fill(nextCode() === "000000" ? "000001" : "000000");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(dialog.getByText("Take the one that your app shows now.")).toBeVisible();
  await code.fill(nextCode());
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
});

test("a passkey of the device signs in without a password", async ({ page, stage }) => {
  const outputs = await readOutputs(stage.origin);
  const person = await signUp(stage.origin, outputs);
  const passkey = await (await accountOf(stage.origin, outputs, person)).makePasskey();
  const base64 = (text: string) => Buffer.from(text, "base64url").toString("base64");
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  const credential = {
    credentialId: base64(passkey.id),
    isResidentCredential: true,
    rpId: passkey.rpId,
    privateKey: passkey.privateKey.toString("base64"),
    userHandle: base64(passkey.userHandle),
    // Registering counted once.
    signCount: 1,
  };
  await devtools.send("WebAuthn.addCredential", { authenticatorId, credential });

  await page.goto(stage.origin);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Sign in" }).first().click();
  await dialog.getByLabel("E-mail").fill(person.email);
  await dialog.getByRole("button", { name: "Other ways to sign in" }).click();
  await expect(dialog.getByRole("button", { name: "Sign in with a passkey" })).toBeVisible();
  await look(page, "other-ways-to-sign-in");
  await dialog.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page.getByRole("button", { name: "Your account" })).toBeVisible();
});
