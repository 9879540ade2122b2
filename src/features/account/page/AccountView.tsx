import { type ReactNode, useState } from "react";
import { toParleyError } from "../../../api/errors.ts";
import { Button } from "../../../ui/Button.tsx";
import { Question } from "../../../ui/Question.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { accountServices, type AccountServices } from "../account-services.ts";
import styles from "./AccountView.module.css";
import { ChangeEmail } from "./ChangeEmail.tsx";
import { ChangePassword } from "./ChangePassword.tsx";
import { DeleteDialog } from "./DeleteDialog.tsx";
import { ExportData } from "./ExportData.tsx";

interface AccountViewProps {
  email: string;
  /** Sign-in by other means than the password: sections of their own. */
  methods: ReactNode;
  /** Everything of the person's, as one object. */
  gather: () => Promise<object>;
  onSignOut: () => void;
  onDeleted: () => void;
  services?: AccountServices;
}

/** What one signs in with, where one is signed in, and the two ways to take one's data along. */
export function AccountView({ email, methods, gather, onSignOut, onDeleted, services = accountServices }: AccountViewProps) {
  const t = useMessages();
  const [asking, setAsking] = useState<"everywhere" | "delete">();
  const close = () => setAsking(undefined);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("account.page")}</h1>
      <Section title={t("account.email")} what={t("account.email.how")}>
        <p className={styles.email} dir="ltr">
          {email}
        </p>
        <ChangeEmail email={email} services={services} />
      </Section>
      <Section title={t("account.password")}>
        <ChangePassword email={email} services={services} />
      </Section>
      <Section title={t("account.methods")}>{methods}</Section>
      <Section title={t("account.sessions")} what={t("account.sessions.what")}>
        <div className={styles.ways}>
          <Button onClick={onSignOut}>{t("account.signout")}</Button>
          <Button onClick={() => setAsking("everywhere")}>{t("account.signout.everywhere")}</Button>
        </div>
      </Section>
      <Section title={t("account.data")} what={t("account.data.what")}>
        <ExportData gather={gather} />
      </Section>
      <Section title={t("account.delete")} what={t("account.delete.short")}>
        <Button className={styles.grave} onClick={() => setAsking("delete")}>
          {t("account.delete.start")}
        </Button>
      </Section>
      {asking === "everywhere" && (
        <Question
          title={t("account.signout.everywhere.title")}
          what={t("account.signout.everywhere.what")}
          yes={t("account.signout.everywhere")}
          no={t("account.cancel")}
          busy={t("account.signingout")}
          problemOf={(error) => toParleyError(error).sentence}
          onNo={close}
          onYes={() => services.signOutEverywhere()}
        />
      )}
      {asking === "delete" && <DeleteDialog email={email} services={services} onDeleted={onDeleted} onClose={close} />}
    </div>
  );
}

function Section({ title, what, children }: { title: string; what?: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <div className={styles.body}>
        {what && <p className={styles.what}>{what}</p>}
        {children}
      </div>
    </section>
  );
}
