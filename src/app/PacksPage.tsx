import { PackCards } from "../features/packs/PackCards.tsx";
import "../locales/phrases/load.ts";
import { useMessages } from "../ui/use-messages.ts";

export function PacksPage() {
  const t = useMessages();
  return (
    <>
      <title>{t("packs.page")}</title>
      <PackCards hrefOf={(id) => `/phrases/packs/${id}`} backHref="/phrases" />
    </>
  );
}
