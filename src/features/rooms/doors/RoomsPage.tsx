import { type ReactNode, useId, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { CodeField } from "./CodeField.tsx";
import { DoorNotice } from "./DoorNotice.tsx";
import fields from "./Fields.module.css";
import { joinRoom } from "./join-room.ts";
import { NewcomerFields } from "./NewcomerFields.tsx";
import { openRoom } from "./open-room.ts";
import { RoomList } from "./RoomList.tsx";
import styles from "./RoomsPage.module.css";
import { isWhole, typedCode } from "./typed-code.ts";
import { useEntrance } from "./use-entrance.ts";
import { type DoorLanguages, useNewcomer } from "./use-newcomer.ts";

/** As the API bounds it. */
const longestTitle = 80;

export interface RoomsPageProps {
  languages: DoorLanguages;
  /** Whose conversations are listed; "guest" for whoever has no account. */
  person: string;
  onSignIn: () => void;
  onEntered: (roomId: string) => void;
  hrefOf: (roomId: string) => string;
  /** Said where the languages could not be loaded. */
  languagesNotice: ReactNode;
}

/** Two doors, and the conversations one is in. */
export function RoomsPage({ languages, person, onSignIn, onEntered, hrefOf, languagesNotice }: RoomsPageProps) {
  const t = useMessages();
  const id = useId();
  const newcomer = useNewcomer(languages);
  const [title, setTitle] = useState("");
  const [code, setCode] = useState("");
  const [door, setDoor] = useState<"open" | "join">();
  const entrance = useEntrance(newcomer, onEntered);
  const { busy, sentenceAt } = entrance;
  // Who has signed in again need not be told to.
  const problem = person !== "guest" && entrance.problem?.code === "SessionExpired" ? undefined : entrance.problem;
  const me = { displayName: newcomer.name.trim(), language: newcomer.language };

  const open = () => {
    setDoor("open");
    void entrance.enter(() => openRoom({ title: title.trim() || t("rooms.title.usual"), ...me }));
  };
  const join = () => {
    setDoor("join");
    void entrance.enter(
      () => joinRoom({ code: typedCode(code), ...me }),
      isWhole(code) ? undefined : { code: "CodeUnknown", sentence: t("rooms.code.short"), at: "code" },
    );
  };

  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("rooms.heading")}</h1>
      <div className={styles.sheet}>
        <section className={styles.me} aria-label={t("rooms.me")}>
          <NewcomerFields newcomer={newcomer} languages={languages} nameProblem={sentenceAt("name")} nameField={entrance.nameField} />
          {languagesNotice}
        </section>
        <section className={`${styles.door} ${styles.open}`} aria-labelledby={`${id} open`}>
          <h2 id={`${id} open`} className={styles.lead}>
            {t("rooms.open")}
          </h2>
          {person === "guest" ? (
            <>
              <p className={styles.why}>{t("rooms.open.guest")}</p>
              <Button className={`${fields.go} ${styles.go}`} onClick={onSignIn}>
                {t("account.signin")}
              </Button>
            </>
          ) : (
            <form
              className={styles.form}
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                open();
              }}
            >
              <p className={fields.field}>
                <label htmlFor={`${id} title`}>{t("rooms.title")}</label>
                <input
                  id={`${id} title`}
                  value={title}
                  maxLength={longestTitle}
                  dir="auto"
                  autoComplete="off"
                  enterKeyHint="go"
                  placeholder={t("rooms.title.usual")}
                  onChange={(event) => setTitle(event.currentTarget.value)}
                />
              </p>
              {door === "open" && <DoorNotice problem={problem} onSignIn={onSignIn} />}
              <Button type="submit" look="filled" className={`${fields.go} ${styles.go}`} aria-disabled={busy}>
                {t(busy && door === "open" ? "rooms.opening" : "rooms.open.go")}
              </Button>
            </form>
          )}
        </section>
        <section className={`${styles.door} ${styles.join}`} aria-labelledby={`${id} join`}>
          <h2 id={`${id} join`} className={styles.lead}>
            {t("rooms.join")}
          </h2>
          <form
            className={styles.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              join();
            }}
          >
            <CodeField
              code={code}
              onCode={(next) => {
                setCode(next);
                if (next !== code && sentenceAt("code")) entrance.forgive();
              }}
              problem={sentenceAt("code")}
              field={entrance.codeField}
            />
            {door === "join" && <DoorNotice problem={problem} onSignIn={onSignIn} />}
            <Button type="submit" look="filled" className={`${fields.go} ${styles.go} ${styles.theirs}`} aria-disabled={busy}>
              {t(busy && door === "join" ? "rooms.joining" : "rooms.join.go")}
            </Button>
          </form>
        </section>
      </div>
      <RoomList key={person} person={person} languages={languages} hrefOf={hrefOf} />
    </div>
  );
}
