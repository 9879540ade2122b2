import { type ReactNode, useId } from "react";
import { Link } from "wouter";
import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { DoorNotice } from "./DoorNotice.tsx";
import fields from "./Fields.module.css";
import { joinRoom } from "./join-room.ts";
import styles from "./JoinView.module.css";
import { NewcomerFields } from "./NewcomerFields.tsx";
import { isWhole, typedCode } from "./typed-code.ts";
import { useEntrance } from "./use-entrance.ts";
import { type DoorLanguages, useNewcomer } from "./use-newcomer.ts";

interface JoinViewProps {
  /** As it stands in the address. */
  code: string;
  languages: DoorLanguages;
  languagesNotice: ReactNode;
  /** Where another code can be typed. */
  doorsHref: string;
  onSignIn: () => void;
  onEntered: (roomId: string) => void;
}

/** What the picture and the link lead to, on a phone that never saw Parley: a name, a language, one button. */
export function JoinView({ code: given, languages, languagesNotice, doorsHref, onSignIn, onEntered }: JoinViewProps) {
  const t = useMessages();
  const id = useId();
  const code = typedCode(given);
  const newcomer = useNewcomer(languages);
  const entrance = useEntrance(newcomer, onEntered);
  const { busy, sentenceAt } = entrance;
  // There is no field for the code here.
  const problem = entrance.problem?.at === "code" ? { ...entrance.problem, at: "door" as const } : entrance.problem;

  const join = () => {
    void entrance.enter(
      () => joinRoom({ code, displayName: newcomer.name.trim(), language: newcomer.language }),
      isWhole(code) ? undefined : { code: "CodeUnknown", sentence: t("rooms.error.CodeUnknown"), at: "door" },
    );
  };

  return (
    <form
      className={styles.card}
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        join();
      }}
    >
      <h1 id={id} className={styles.title}>
        {t("rooms.invited")}
      </h1>
      <p className={styles.code}>
        {t("rooms.code.given")} <bdi dir="ltr">{code}</bdi>
      </p>
      <NewcomerFields newcomer={newcomer} languages={languages} nameProblem={sentenceAt("name")} nameField={entrance.nameField} />
      {languagesNotice}
      <DoorNotice problem={problem} onSignIn={onSignIn} />
      <Button type="submit" look="filled" className={`${fields.go} ${styles.go}`} aria-disabled={busy}>
        {t(busy ? "rooms.joining" : "rooms.join.go")}
      </Button>
      <p className={styles.other}>
        {t("rooms.join.free")} <Link href={doorsHref}>{t("rooms.join.other")}</Link>
      </p>
    </form>
  );
}
