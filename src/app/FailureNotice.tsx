import type { ReactNode } from "react";
import { useSession } from "../api/use-session.ts";
import type { MessageId } from "../locales/message-id.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useMessages } from "../ui/use-messages.ts";

/** As `ParleyError`, whose class comes with the scripts that ask the server. */
export interface Failure {
  code: string;
  sentence: string;
}

interface FailureNoticeProps {
  error: Failure;
  /** The language that the request was about, in words. */
  language: string;
  /** Characters allowed a day, where known. */
  allowed: number | undefined;
  onRetry: () => void;
  onSignIn: () => void;
}

/** A refusal in one sentence, with the way out; for a code without a sentence of its own here, the server's words. */
export function FailureNotice({ error, language, allowed, onRetry, onSignIn }: FailureNoticeProps): ReactNode {
  const t = useMessages();
  const { state } = useSession();
  const ways: Partial<Record<string, ReactNode>> = {
    QuotaExceeded: state === "guest" && <SignIn onSignIn={onSignIn} />,
    SessionExpired: <SignIn onSignIn={onSignIn} />,
    ...Object.fromEntries(["TextEmpty", "TextTooLong", "SameLanguage", "UnsupportedLanguage", "UnsupportedLanguagePair"].map((code) => [code, null])),
  };
  const sentences: Partial<Record<string, MessageId>> = {
    SameLanguage: "error.SameLanguage",
    UnsupportedLanguage: "error.UnsupportedLanguage",
    UnsupportedFormality: "error.UnsupportedFormality",
    VoiceNotFound: "error.VoiceNotFound",
    VoiceLanguageMismatch: "error.VoiceLanguageMismatch",
    ...(allowed !== undefined && { QuotaExceeded: `error.QuotaExceeded.${state}` }),
  };
  const id = sentences[error.code];
  const way = error.code in ways ? ways[error.code] : <Retry onRetry={onRetry} />;
  return (
    <Notice role="alert" tone="bad">
      {id ? t(id, { language, allowed: (allowed ?? 0).toLocaleString("en") }) : error.sentence} {way}
    </Notice>
  );
}

function SignIn({ onSignIn }: { onSignIn: () => void }) {
  const t = useMessages();
  return (
    <Button look="link" onClick={onSignIn}>
      {t("error.signin")}
    </Button>
  );
}

function Retry({ onRetry }: { onRetry: () => void }) {
  const t = useMessages();
  return (
    <Button look="link" onClick={onRetry}>
      {t("error.retry")}
    </Button>
  );
}
