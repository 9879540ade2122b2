/** The system's own way to send something on, where there is one. */
export const canShare = (): boolean => "share" in navigator;

/** Changing one's mind in the system's dialog is no error. */
export async function systemShare(what: ShareData): Promise<void> {
  try {
    await navigator.share(what);
  } catch {
    // What was to be sent stands on the page still.
  }
}
