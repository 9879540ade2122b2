import type { SignatureVerifier } from "./authentication/principal.ts";
import { createEspeak } from "./engines/speech/espeak.ts";
import { createApertium } from "./engines/translation/apertium.ts";
import { createLibreTranslate, type LibreTranslateOptions } from "./engines/translation/libretranslate.ts";
import type { Service } from "./gateway/service.ts";
import type { AccessControl } from "./iam/access-control.ts";
import { createPolly } from "./services/polly/service.ts";
import { createTranslate } from "./services/translate/service.ts";

/** What answers as Translate and Polly; made anew with every cloud, which closes it. */
export type AiServices = (checks: { readonly signatures: SignatureVerifier; readonly access: AccessControl }) => readonly Service[];

/** The engines of this machine, or a LibreTranslate server for the translations. */
export function localAi(libreTranslate?: LibreTranslateOptions): AiServices {
  return (checks) => [
    createTranslate({ engine: libreTranslate ? createLibreTranslate(libreTranslate) : createApertium(), ...checks }),
    createPolly({ engine: createEspeak(), ...checks }),
  ];
}

/** Amazon's own, with the developer's credentials. Rejects where there are none. */
export async function cloudAi(defaultRegion: string): Promise<AiServices> {
  // Loaded only when asked for: the SDK costs a part of a second.
  const { createCloudAi, developerIdentity } = await import("./services/cloud-ai/service.ts");
  const identity = await developerIdentity(defaultRegion);
  return (checks) => createCloudAi({ ...checks, ...identity });
}
