import { useState } from "react";
import { useMessages } from "../ui/use-messages.ts";
import styles from "./Footer.module.css";
import { InstallButton } from "./InstallButton.tsx";
import { applyTheme, chosenTheme, themes } from "./theme.ts";

export function Footer() {
  const t = useMessages();
  const [chosen, setChosen] = useState(chosenTheme);
  return (
    <footer className={styles.footer}>
      <p>{t("app.tagline")}</p>
      <InstallButton />
      <fieldset className={styles.themes}>
        <legend className={styles.legend}>{t("theme.label")}</legend>
        {themes.map((theme) => (
          <label key={theme} className={styles.theme}>
            <input
              type="radio"
              name="theme"
              checked={theme === chosen}
              onChange={() => {
                applyTheme(theme);
                setChosen(theme);
              }}
            />
            <span>{t(`theme.${theme}`)}</span>
          </label>
        ))}
      </fieldset>
    </footer>
  );
}
