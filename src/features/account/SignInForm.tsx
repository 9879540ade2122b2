import { Authenticator, type AuthenticatorProps, useAuthenticator } from "@aws-amplify/ui-react";
import { useLingui } from "@lingui/react";
import { Amplify } from "aws-amplify";
import { I18n } from "aws-amplify/utils";
import { useEffect, useMemo, useRef } from "react";
import { type Message, useMessages } from "../../ui/use-messages.ts";
import { signInServices } from "./sign-in-services.ts";
import { fields, phrases } from "./sign-in-words.ts";
import "./amplify-ui.css";
import styles from "./SignInForm.module.css";

/** Amplify UI's Authenticator in Parley's words and look. Only for after `loadApi()`: it needs the configuration. */
export function SignInForm() {
  const t = useMessages();
  const { i18n } = useLingui();
  const services = useMemo(() => {
    // The form reads its words as it is drawn: they must be there before it is.
    const length = Amplify.getConfig().Auth?.Cognito.passwordFormat?.minLength ?? 8;
    I18n.putVocabulariesForLanguage(i18n.locale, {
      ...mapValues(phrases, (id) => t(id)),
      [`Password must have at least ${length} characters`]: t("account.password.short", { length }),
    });
    I18n.setLanguage(i18n.locale);
    return signInServices(t);
  }, [i18n.locale, t]);

  return (
    <Authenticator.Provider>
      <FocusedForm>
        <Authenticator className={styles.form} services={services} formFields={formFields(t)} passwordless={passwordless()} />
      </FocusedForm>
    </Authenticator.Provider>
  );
}

/** The password first; passkeys behind "other ways", where this deployment and this browser have them. */
function passwordless(): NonNullable<AuthenticatorProps["passwordless"]> {
  const hasPasskeys = window.isSecureContext && typeof window.PublicKeyCredential === "function";
  return hasPasskeys ? { preferredAuthMethod: "PASSWORD" } : { hiddenAuthMethods: ["EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"] };
}

const formFields = (t: Message) =>
  mapValues(fields, (form) =>
    mapValues(form, ({ label, autocomplete, order }) => ({
      label: t(label),
      placeholder: "",
      autocomplete,
      order,
      isRequired: true,
    })),
  );

/** The Authenticator lets the focus fall when a form changes or is sent; a hand on the keyboard wants it in the form. */
function FocusedForm({ children }: { children: React.ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const { route, isPending, error } = useAuthenticator(({ route, isPending, error }) => [route, isPending, error]);

  useEffect(() => {
    if (isPending) return;
    const inputs = [...(place.current?.querySelectorAll("input") ?? [])];
    // After a refusal it is the last thing typed that has to be typed again: the password or the code.
    const input = error ? inputs.findLast((one) => one.type !== "hidden") : inputs[0];
    input?.focus();
    if (error) input?.select();
  }, [route, isPending, error]);

  return <div ref={place}>{children}</div>;
}

const mapValues = <A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
