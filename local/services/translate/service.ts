import type { SignatureVerifier } from "../../authentication/principal.ts";
import { createDetector, type DetectLanguage } from "../../engines/detection/detect-language.ts";
import type { TranslationEngine } from "../../engines/translation/engine.ts";
import { jsonProtocolService } from "../../gateway/json-protocol.ts";
import type { Service } from "../../gateway/service.ts";
import { authorize, type AccessControl } from "../../iam/access-control.ts";
import { translateAccess } from "../../iam/ai-access.ts";
import { listLanguages } from "./list-languages.ts";
import { translateText } from "./translate-text.ts";

export interface TranslateOptions {
  readonly engine: TranslationEngine;
  readonly detect?: DetectLanguage;
  readonly signatures: SignatureVerifier;
  readonly access: AccessControl;
}

/** What n-grams cannot tell apart is taken for one of these. */
const likelyLanguages = ["en", "es", "fr", "it", "pt", "ca"];

/** Amazon Translate, answered by the engine; the `Server` header names it. */
export function createTranslate({ engine, detect = createDetector(likelyLanguages), signatures, access }: TranslateOptions): Service {
  return jsonProtocolService({
    name: "Amazon Translate",
    targetPrefix: "AWSShineFrontendService_20170701",
    operations: {
      TranslateText: translateText({ engine, detect }),
      ListLanguages: listLanguages({ engine }),
    },
    signatures,
    authorize: (operation, input, caller) => {
      for (const wanted of translateAccess(operation, input)) authorize(access, caller, wanted);
    },
    signingName: "translate",
    headers: { server: engine.name },
  });
}
