import { useEffect, useState } from "react";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { useMessages } from "../../../ui/use-messages.ts";
import { deviceTranslator } from "./device-translator.ts";

type Standing = { is: "unknown" | "offered" | "failed" | "there" } | { is: "coming"; percent: number };

/** Offers to fetch what the browser needs to translate between these languages by itself, where it can and has not. */
export function PairForOffline({ source, target }: { source: string; target: string }) {
  const t = useMessages();
  const [standing, setStanding] = useState<Standing>({ is: "unknown" });

  useEffect(() => {
    let gone = false;
    deviceTranslator?.canFetch(source, target).then(
      (can) => !gone && can && setStanding({ is: "offered" }),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [source, target]);

  const fetchIt = async () => {
    setStanding({ is: "coming", percent: 0 });
    try {
      await deviceTranslator?.fetch(source, target, (share) => setStanding({ is: "coming", percent: Math.floor(100 * share) }));
      setStanding({ is: "there" });
    } catch {
      setStanding({ is: "failed" });
    }
  };

  if (standing.is === "unknown") return null;
  if (standing.is === "coming") return <Notice>{t("translate.pair.coming", { percent: standing.percent })}</Notice>;
  if (standing.is === "there") return <Notice role="status">{t("translate.pair.there")}</Notice>;
  return (
    <Notice {...(standing.is === "failed" && { role: "status" })}>
      {standing.is === "failed" && t("translate.pair.failed")}{" "}
      <Button look="link" onClick={() => void fetchIt()}>
        {t("translate.pair.get")}
      </Button>
    </Notice>
  );
}
