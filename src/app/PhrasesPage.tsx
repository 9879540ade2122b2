import { useMessages } from "../ui/use-messages.ts";

export function PhrasesPage() {
  const t = useMessages();
  return <title>{t("app.title.phrases")}</title>;
}
