import { Component, type ReactNode } from "react";
import { Button } from "../ui/Button.tsx";
import { useMessages } from "../ui/use-messages.ts";
import styles from "./Missing.module.css";

/** The last resort: a part of the page that threw says so, and can be tried again. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Repair onRepair={() => this.setState({ broken: false })} /> : this.props.children;
  }
}

function Repair({ onRepair }: { onRepair: () => void }) {
  const t = useMessages();
  return (
    <div role="alert" className={styles.page}>
      <p className={styles.words}>{t("app.broken")}</p>
      <Button look="filled" onClick={onRepair}>
        {t("app.broken.again")}
      </Button>
    </div>
  );
}
