/** Chromium's offer to install the app: other browsers have it in their menus, and say nothing. */
interface InstallOffer extends Event {
  prompt: () => Promise<unknown>;
}

/** The browser offers it once, perhaps before the page is drawn: it is kept until somebody takes it. */
export function createInstall(page: EventTarget) {
  let offer: InstallOffer | undefined;
  const listeners = new Set<() => void>();
  const set = (next: InstallOffer | undefined) => {
    offer = next;
    listeners.forEach((listener) => listener());
  };
  page.addEventListener("beforeinstallprompt", (event) => {
    // Asked for in the footer, not by a banner over the words.
    event.preventDefault();
    set(event as InstallOffer);
  });
  page.addEventListener("appinstalled", () => set(undefined));

  return {
    isOffered: () => offer !== undefined,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Shows the browser's own question. An offer can be taken once; a person who declines is offered it anew, later. */
    ask: () => {
      void offer?.prompt();
      set(undefined);
    },
  };
}
