import type { Clock, Pause } from "../../../device/clock.ts";
import { createErrand } from "../../../device/errand.ts";
import type { ServerPhrase } from "./kept-phrase.ts";
import type { News } from "./phrase-shelf.ts";
import type { PhrasesApi } from "./phrases-api.ts";
import type { ServerCopy } from "./server-copy.ts";

interface Needs {
  sub: string;
  api: PhrasesApi;
  copy: ServerCopy;
  clock: Clock;
  pause: Pause;
  receive: (news: News) => Promise<void>;
  /** Whether this device is about to remove it itself. */
  isRemovedHere: (id: string) => Promise<boolean>;
  onConnection: (connection: "offline") => void;
  /** The whole list is here. */
  onSynced: () => Promise<void>;
}

/** Milliseconds: several acknowledgements make one fetch; a listening that failed is taken up again. */
const settling = 100;
const again = 10_000;

/** Reads the whole list whenever something may have been missed, and listens to what happens on other devices. */
export function keepInStep({ sub, api, copy, clock, pause, receive, isRemovedHere, onConnection, onSynced }: Needs) {
  let stopListening: (() => void) | undefined;
  let callOff: (() => void) | undefined;
  let stopped = false;

  const read = async () => {
    const listing = copy.beginListing();
    let nextToken: string | undefined;
    do {
      const page = await api.page(sub, nextToken);
      nextToken = page.nextToken;
      await receive(listing.page(page.items));
    } while (nextToken !== undefined && !stopped);
    if (stopped) return;
    await receive(listing.end());
    await onSynced();
  };
  const reading = createErrand({
    clock,
    pause,
    mayRun: () => !stopped,
    run: () =>
      read().catch((error: unknown) => {
        onConnection("offline");
        throw error;
      }),
  });

  const hearGone = async (phrase: ServerPhrase) => {
    const here = await isRemovedHere(phrase.id);
    const news = copy.heardGone(phrase);
    await receive(here ? { ...news, overwritten: [] } : news);
  };
  // What could not be written down is read again.
  const reread = () => reading.within(settling);

  const listen = () => {
    stopListening?.();
    if (stopped) return;
    stopListening = api.listen({
      changed: (phrase) => void receive(copy.heard(phrase)).catch(reread),
      deleted: (phrase) => void hearGone(phrase).catch(reread),
      established: () => reading.within(settling),
      lost: () => onConnection("offline"),
      failed: () => {
        onConnection("offline");
        callOff?.();
        callOff = clock.after(again, listen);
      },
    });
  };

  return {
    start() {
      listen();
      reading.now();
    },
    hurry: () => reading.now(),
    stop() {
      stopped = true;
      reading.rest();
      callOff?.();
      stopListening?.();
    },
  };
}
