import { useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { showToast } from "../../../ui/toasts.ts";
import { useMessages } from "../../../ui/use-messages.ts";
import { accountProblem } from "../account-problem.ts";
import type { AccountServices } from "../account-services.ts";
import { Field } from "./Field.tsx";
import { Form } from "./Form.tsx";
import { useAttempt } from "./use-attempt.ts";

interface ChangePasswordProps {
  email: string;
  services: Pick<AccountServices, "changePassword">;
}

export function ChangePassword({ email, services }: ChangePasswordProps) {
  const t = useMessages();
  const [step, setStep] = useState<"untouched" | "shown" | "open">("untouched");
  const [present, setPresent] = useState("");
  const [next, setNext] = useState("");
  const { busy, problem, setProblem, attempt } = useAttempt();
  const wrong = t("account.password.present.wrong");
  const close = () => {
    setStep("shown");
    setProblem(undefined);
    setPresent("");
    setNext("");
  };
  const save = () =>
    void attempt(
      async () => {
        await services.changePassword(present, next);
        showToast({ text: t("account.password.changed") });
        close();
      },
      (error) => accountProblem(error, t, "account.password.present.wrong"),
    );

  if (step !== "open") {
    // The form goes, and the focus it had comes back to where it began.
    return (
      <Button autoFocus={step === "shown"} onClick={() => setStep("open")}>
        {t("account.password.change")}
      </Button>
    );
  }
  return (
    <Form label={t("account.password.change")} send={t("account.reset.save")} busy={busy} onSend={save} onCancel={close}>
      {/* For who keeps passwords: whose it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field autoFocus type="password" autoComplete="current-password" label={t("account.password.present")} problem={problem === wrong ? problem : undefined} value={present} onChange={(event) => setPresent(event.currentTarget.value)} />
      <Field type="password" autoComplete="new-password" label={t("account.password.new")} problem={problem === wrong ? undefined : problem} value={next} onChange={(event) => setNext(event.currentTarget.value)} />
    </Form>
  );
}
