import { type TranslateClient, TranslateTextCommand } from "@aws-sdk/client-translate";
import { ParleyError } from "../errors/parley-error.ts";
import { calling, type ServiceErrors } from "../errors/service-errors.ts";
import { noSuchForm } from "../text/formality.ts";
import { amazonTranslate, translationEngineName } from "../text/translation-engine-name.ts";
import type { Piece, TranslationEngine } from "./engine.ts";

export function createAmazonTranslate(client: Pick<TranslateClient, "send">): TranslationEngine {
  return {
    async translate(piece, signal) {
      let engine = amazonTranslate;
      const command = new TranslateTextCommand({
        Text: piece.text,
        SourceLanguageCode: piece.source,
        TargetLanguageCode: piece.target,
        ...settingsOf(piece),
      });
      command.middlewareStack.add(
        (next) => async (args) => {
          const result = await next(args);
          engine = translationEngineName(result.response);
          return result;
        },
        { step: "deserialize" },
      );
      const answer = await calling(errorsFor(piece), () => client.send(command, { abortSignal: signal }));
      // Amazon refuses a form that it does not have; an engine that stands in for it may just not say that it used one.
      if (piece.formality && engine !== amazonTranslate && !answer.AppliedSettings?.Formality) throw noSuchForm(piece);
      return { text: answer.TranslatedText ?? "", source: answer.SourceLanguageCode ?? piece.source, engine };
    },
  };
}

function settingsOf({ formality, maskProfanity }: Piece) {
  if (formality === undefined && !maskProfanity) return {};
  return {
    Settings: {
      ...(formality && { Formality: formality === "formal" ? ("FORMAL" as const) : ("INFORMAL" as const) }),
      ...(maskProfanity && { Profanity: "MASK" as const }),
    },
  };
}

/** https://docs.aws.amazon.com/translate/latest/APIReference/API_TranslateText.html#API_TranslateText_Errors */
function errorsFor(piece: Piece): ServiceErrors {
  const { formality, source, target } = piece;
  const refused = () =>
    formality
      ? noSuchForm(piece)
      : new ParleyError("UnsupportedLanguage", `“${source}” to “${target}” is not something we can translate.`);
  return {
    UnsupportedLanguagePairException: (error) => new ParleyError("UnsupportedLanguagePair", error.message),
    DetectedLanguageLowConfidenceException: () =>
      new ParleyError("LanguageNotDetected", "We could not tell which language this is. Choose it yourself."),
    TextSizeLimitExceededException: () => new ParleyError("TextTooLong", "The text is too long to translate at once."),
    InvalidRequestException: refused,
    ValidationException: refused,
  };
}
