import type { SignatureVerifier } from "./authentication/principal.ts";
import { createEspeak } from "./engines/speech/espeak.ts";
import { createApertium } from "./engines/translation/apertium.ts";
import { createLibreTranslate, type LibreTranslateOptions } from "./engines/translation/libretranslate.ts";
import type { Service } from "./gateway/service.ts";
import type { AccessControl } from "./iam/access-control.ts";
import { createPolly } from "./services/polly/service.ts";
import { createTranslate } from "./services/translate/service.ts";

/** What answers as Translate and Polly; made anew with every cloud, which closes it, but not the engines behind it. */
export type AiServices = (checks: { readonly signatures: SignatureVerifier; readonly access: AccessControl }) => readonly Service[];

export interface Engines {
  readonly ai: AiServices;
  close(): Promise<void>;
}

/** The engines of this machine, or a LibreTranslate server for the translations. Clouds come and go in front of them. */
export function startEngines(libreTranslate?: LibreTranslateOptions): Engines {
  const translation = libreTranslate ? createLibreTranslate(libreTranslate) : createApertium();
  const speech = createEspeak();
  return {
    ai: (checks) => [createTranslate({ engine: translation, ...checks }), createPolly({ engine: speech, ...checks })],
    async close() {
      await Promise.all([translation.close(), speech.close()]);
    },
  };
}

/** Amazon's own, with the developer's credentials. Rejects where there are none. */
export async function cloudAi(defaultRegion: string): Promise<Engines> {
  // Loaded only when asked for: the SDK costs a part of a second.
  const { createCloudAi, developerIdentity } = await import("./services/cloud-ai/service.ts");
  const identity = await developerIdentity(defaultRegion);
  return { ai: (checks) => createCloudAi({ ...checks, ...identity }), close: () => Promise.resolve() };
}
