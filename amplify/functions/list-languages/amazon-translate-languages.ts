import { ListLanguagesCommand, type TranslateClient } from "@aws-sdk/client-translate";
import { amazonTranslate, translationEngineName } from "../text/translation-engine-name.ts";

export interface TranslatableLanguage {
  readonly code: string;
  /** In English. */
  readonly name: string;
  readonly engine: string;
}

export async function listTranslatableLanguages(translate: Pick<TranslateClient, "send">): Promise<TranslatableLanguage[]> {
  const languages: TranslatableLanguage[] = [];
  let NextToken: string | undefined;
  do {
    let engine = amazonTranslate;
    const command = new ListLanguagesCommand({ DisplayLanguageCode: "en", MaxResults: 500, NextToken });
    command.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        engine = translationEngineName(result.response);
        return result;
      },
      { step: "deserialize" },
    );
    const page = await translate.send(command);
    for (const { LanguageCode: code, LanguageName: name } of page.Languages ?? []) {
      // "auto" stands in Amazon's list as if it were a language.
      if (code && name && code !== "auto") languages.push({ code, name, engine });
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return languages;
}
