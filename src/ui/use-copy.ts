import { useEffect, useState } from "react";

/** `yes` for a moment, or `refused`: on plain http, as in one's own network, there is no clipboard. */
export type Copied = "yes" | "refused" | undefined;

export function useCopy(): [Copied, (text: string) => Promise<void>] {
  const [copied, setCopied] = useState<Copied>();

  useEffect(() => {
    if (copied !== "yes") return;
    const timer = setTimeout(() => setCopied(undefined), 1600);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("yes");
    } catch {
      setCopied("refused");
    }
  };
  return [copied, copy];
}
