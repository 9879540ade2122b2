/** Few browsers translate by themselves: the scripts for it are only for them. */
export const canTranslate = "Translator" in globalThis;
