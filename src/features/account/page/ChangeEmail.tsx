import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { showToast } from "../../../ui/toasts.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import { accountProblem } from "../account-problem.ts";
import type { AccountServices } from "../account-services.ts";
import { Field } from "./Field.tsx";
import { Form } from "./Form.tsx";
import { useAttempt } from "./use-attempt.ts";

interface ChangeEmailProps {
  email: string;
  services: Pick<AccountServices, "changeEmail" | "confirmEmail">;
}

/** The new address, then the code that was sent there. */
export function ChangeEmail({ email, services }: ChangeEmailProps) {
  const t = useMessages();
  const [step, setStep] = useState<"untouched" | "shown" | "address" | "code">("untouched");
  const [address, setAddress] = useState("");
  const [code, setCode] = useState("");
  const { busy, problem, setProblem, attempt } = useAttempt();
  const open = (next: typeof step) => {
    setProblem(undefined);
    setCode("");
    setStep(next);
  };
  const problemOf = (error: unknown) => accountProblem(error, t);

  const send = () => {
    if (address.toLowerCase() === email.toLowerCase()) {
      setProblem(t("account.email.same"));
      return;
    }
    void attempt(async () => {
      await services.changeEmail(address);
      open("code");
    }, problemOf);
  };
  const confirm = () =>
    void attempt(async () => {
      await services.confirmEmail(code.trim());
      showToast({ text: t("account.email.changed", { email: address }) });
      open("shown");
    }, problemOf);

  if (step === "shown" || step === "untouched") {
    // The form goes, and the focus it had comes back to where it began.
    return (
      <Button autoFocus={step === "shown"} onClick={() => open("address")}>
        {t("account.email.change")}
      </Button>
    );
  }
  if (step === "address") {
    return (
      <Form label={t("account.email.change")} send={t("account.reset.send")} busy={busy} onSend={send} onCancel={() => open("shown")}>
        <Field autoFocus type="email" autoComplete="email" label={t("account.email.new")} problem={problem} value={address} onChange={(event) => setAddress(event.currentTarget.value.trim())} />
      </Form>
    );
  }
  return (
    <Form label={t("account.email.change")} send={t("account.code.confirm")} busy={busy} onSend={confirm} onCancel={() => open("shown")}>
      <p role="status">{t("account.email.code", { email: address })}</p>
      <Field autoFocus inputMode="numeric" autoComplete="one-time-code" label={t("account.code")} problem={problem} value={code} onChange={(event) => setCode(event.currentTarget.value)} />
    </Form>
  );
}
