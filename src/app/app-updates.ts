import { workerScript } from "./worker-script.ts";

export interface AppUpdates {
  /** Another version of the app is on this device: the one that this page runs is the older. */
  isNewer: () => boolean;
  subscribe: (listener: () => void) => () => void;
  /** Goes over to the newer version. */
  take: () => void;
}

const hour = 3_600_000;

/**
 * Keeps the app on this device, so that it opens without a network, and looks for newer versions. A newer one waits until
 * the person takes it, or until all tabs were closed. `workers` is undefined where browsers have none (plain http on a LAN
 * address, some private windows): the app then always comes from the server.
 */
export function createAppUpdates(workers: ServiceWorkerContainer | undefined, page: Pick<Location, "reload">): AppUpdates & { start: () => () => void } {
  let registration: ServiceWorkerRegistration | undefined;
  let newer = false;
  const listeners = new Set<() => void>();
  const found = () => {
    newer = true;
    listeners.forEach((listener) => listener());
  };

  const watch = (worker: ServiceWorker | null) => {
    worker?.addEventListener("statechange", () => {
      // The first worker of all is no news: it holds what this page runs.
      if (worker.state === "installed" && registration?.active) found();
    });
  };
  const watchAll = (entered: ServiceWorkerRegistration) => {
    registration = entered;
    if (entered.waiting && entered.active) found();
    watch(entered.installing);
    entered.addEventListener("updatefound", () => watch(entered.installing));
  };
  // Without a network there is nothing to look for.
  const look = () => void registration?.update().catch(() => undefined);
  const lookIfSeen = () => {
    if (document.visibilityState === "visible") look();
  };

  return {
    isNewer: () => newer,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      if (!workers) return () => undefined;
      let controlled = workers.controller !== null;
      // Another tab took the newer version: this one still runs the older, and goes on until it is told to.
      const changed = () => {
        if (controlled) found();
        controlled = true;
      };
      workers.addEventListener("controllerchange", changed);
      workers.register(workerScript).then(watchAll, () => undefined);
      const timer = setInterval(look, hour);
      window.addEventListener("online", look);
      document.addEventListener("visibilitychange", lookIfSeen);
      return () => {
        workers.removeEventListener("controllerchange", changed);
        clearInterval(timer);
        window.removeEventListener("online", look);
        document.removeEventListener("visibilitychange", lookIfSeen);
      };
    },
    take: () => {
      const waiting = registration?.waiting;
      if (!waiting) {
        page.reload();
        return;
      }
      waiting.addEventListener("statechange", () => {
        if (waiting.state === "activated" || waiting.state === "redundant") page.reload();
      });
      waiting.postMessage({ type: "SKIP_WAITING" });
    },
  };
}
