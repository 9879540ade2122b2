import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "../../ui/IconButton.tsx";
import { useMessages } from "../../ui/use-messages.ts";
import styles from "./Pane.module.css";

/** Copies, and says so for a moment; `onFailed` is for browsers that forbid it. */
export function CopyButton({ text, onFailed }: { text: string; onFailed: (failed: boolean) => void }) {
  const t = useMessages();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      onFailed(false);
    } catch {
      onFailed(true);
    }
  };

  return (
    <>
      <IconButton
        icon={copied ? Check : Copy}
        label={t(copied ? "translate.copied" : "translate.copy")}
        className={copied ? styles.copied : ""}
        disabled={text === ""}
        onClick={() => void copy()}
      />
      <span role="status" className={styles.hidden}>
        {copied && t("translate.copied")}
      </span>
    </>
  );
}
