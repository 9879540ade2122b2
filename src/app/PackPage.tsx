import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { isPackId, loadPack, type PackId } from "../features/packs/pack.ts";
import { packWords } from "../features/packs/PackCards.tsx";
import type { PackLanguages } from "../features/packs/pack-parts.ts";
import { PackView } from "../features/packs/PackView.tsx";
import { useKeeping } from "../features/phrases/exchange/use-keeping.ts";
import { hasSpeech, keepSpeech } from "../features/speech/kept-speech.ts";
import { translationQuery } from "../features/translate/translation-query.ts";
import "../locales/phrases/load.ts";
import { useMessages } from "../ui/use-messages.ts";
import { LanguageSide } from "./LanguageSide.tsx";
import { useListening } from "./listening.tsx";
import { Missing } from "./Missing.tsx";
import { usePair } from "./use-pair.ts";

const sound = { keepSpeech, hasSpeech };

export function PackPage({ pack: id, onSignIn }: { pack: string; onSignIn: () => void }) {
  return isPackId(id) ? <KnownPack id={id} onSignIn={onSignIn} /> : <Missing />;
}

function KnownPack({ id, onSignIn }: { id: PackId; onSignIn: () => void }) {
  const t = useMessages();
  const queries = useQueryClient();
  const { data: pack } = useQuery({ queryKey: ["pack", id], queryFn: () => loadPack(id), staleTime: Infinity, retry: true });
  const [pair, setPair] = usePair();
  const keeping = useKeeping(onSignIn);
  const { languages, listen } = useListening(onSignIn);

  const translate = useCallback(
    async (text: string, source: string, target: string) =>
      (await queries.query({ ...translationQuery({ text, source, target, formal: false }), retry: false })).text,
    [queries],
  );
  const packLanguages = useMemo<PackLanguages>(
    () => ({ ...languages, canSpeak: (code) => languages.get(code)?.canSpeak }),
    [languages],
  );

  return (
    <>
      <title>{t("packs.pack.page", { pack: t(packWords[id].name) })}</title>
      {pack && (
        <PackView
          pack={pack}
          {...pair}
          onMine={(mine) => setPair({ ...pair, mine })}
          onTheirs={(theirs) => setPair({ ...pair, theirs })}
          backHref="/phrases/packs"
          parts={{ languages: packLanguages, LanguageChoice: LanguageSide, listen, translate, keeping, sound }}
        />
      )}
    </>
  );
}
