import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AppSetup } from "./AppSetup.tsx";
import { AuthenticatorApp } from "./AuthenticatorApp.tsx";
import { Passkeys } from "./Passkeys.tsx";
import type { Change } from "./use-change.ts";

i18n.loadAndActivate({ locale: "en", messages: { "methods.passkeys.made": "Made on {date}", "methods.passkeys.remove": "Remove: {name}" } });
const html = (what: ReactNode) => renderToStaticMarkup(<I18nProvider i18n={i18n}>{what}</I18nProvider>);

const change: Change = { busy: false, problem: undefined, run: () => Promise.resolve(true) };
const app = { secret: "JBSWY3DPEHPK3PXP", address: "otpauth://totp/Parley:ada@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Parley" };
const passkeys = [{ id: "a", createdAt: new Date("2026-11-28T12:00:00Z") }, { id: "b", createdAt: undefined }];

it("shows the app's key as a picture and as text, and asks for its first code", () => {
  const page = html(<AppSetup app={app} busy={false} problem="Not that one." onCode={() => undefined} onCancel={() => undefined} />);
  expect(page).toMatch(/<svg[^>]*role="img"[^>]*aria-label="methods.app.picture"/);
  expect(page).toContain(`value="${app.secret}"`);
  expect(page).toMatch(/<input[^>]*inputMode="numeric"[^>]*autoComplete="one-time-code"/i);
  expect(page).toMatch(/role="alert"[^>]*>Not that one\./);
});

it("offers to set an app up, or to turn it off", () => {
  const off = html(<AuthenticatorApp on={false} email="ada@example.com" passkeys={0} change={change} />);
  const on = html(<AuthenticatorApp on email="ada@example.com" passkeys={0} change={change} />);
  expect(off).toContain("methods.app.start");
  expect(off).not.toContain("methods.app.instead");
  expect(on).toContain("methods.app.off");
  expect(on).not.toContain("methods.app.start");
});

it("says that a second step puts passkeys aside, before and after", () => {
  expect(html(<AuthenticatorApp on={false} email="ada@example.com" passkeys={2} change={change} />)).toContain("methods.app.instead");
  const aside = html(<Passkeys passkeys={passkeys} aside possible change={change} />);
  expect(aside).toContain("methods.passkeys.aside");
  expect(aside).not.toContain("methods.passkeys.add");
});

it("lists passkeys by their day, each with a way to remove it", () => {
  const page = html(<Passkeys passkeys={passkeys} aside={false} possible change={change} />);
  expect(page.match(/<li/g)).toHaveLength(2);
  expect(page).toContain('aria-label="Remove: Made on November 28, 2026"');
  expect(page).toContain('aria-label="Remove: methods.passkeys.one"');
  expect(page).toContain("methods.passkeys.add");
});

it("says so where the browser cannot make passkeys, and still lets them be removed", () => {
  const page = html(<Passkeys passkeys={passkeys} aside={false} possible={false} change={change} />);
  expect(page).toContain("methods.passkeys.impossible");
  expect(page).not.toContain("methods.passkeys.add");
  expect(page).toContain("Remove: ");
});
