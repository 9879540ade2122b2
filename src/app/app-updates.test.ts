import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAppUpdates } from "./app-updates.ts";

class Worker extends EventTarget {
  state = "installing";
  postMessage = vi.fn();
  become(state: string) {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

class Registration extends EventTarget {
  active: Worker | null = null;
  waiting: Worker | null = null;
  installing: Worker | null = null;
  update = vi.fn(async () => undefined);
  /** As a browser does when it finds other bytes at `/sw.js`. */
  arrives(): Worker {
    const worker = new Worker();
    this.installing = worker;
    this.dispatchEvent(new Event("updatefound"));
    this.installing = null;
    this.waiting = worker;
    return worker;
  }
}

const reload = vi.fn();
const page = Object.assign(new EventTarget(), { visibilityState: "visible" });
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", page);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  reload.mockReset();
});

async function started(active: boolean) {
  const registration = new Registration();
  if (active) registration.active = new Worker();
  const container = Object.assign(new EventTarget(), { controller: registration.active, register: vi.fn(async () => registration) });
  const updates = createAppUpdates(container as never, { reload });
  const stop = updates.start();
  await vi.advanceTimersByTimeAsync(0);
  return { registration, container, updates, stop };
}

it("says nothing when the app is kept for the first time", async () => {
  const { registration, container, updates } = await started(false);
  registration.arrives().become("installed");
  container.dispatchEvent(new Event("controllerchange"));
  expect(updates.isNewer()).toBe(false);
});

it("tells when a newer version waits, and reloads only once that one answers", async () => {
  const { registration, updates } = await started(true);
  const told = vi.fn();
  updates.subscribe(told);
  const worker = registration.arrives();
  expect(updates.isNewer()).toBe(false);
  worker.become("installed");
  expect(updates.isNewer()).toBe(true);
  expect(told).toHaveBeenCalledOnce();

  updates.take();
  expect(worker.postMessage).toHaveBeenCalledWith({ type: "SKIP_WAITING" });
  worker.become("activating");
  expect(reload).not.toHaveBeenCalled();
  worker.become("activated");
  expect(reload).toHaveBeenCalledOnce();
});

it("never reloads a tab because another one took the newer version", async () => {
  const { container, updates } = await started(true);
  container.dispatchEvent(new Event("controllerchange"));
  expect(updates.isNewer()).toBe(true);
  expect(reload).not.toHaveBeenCalled();
  updates.take();
  expect(reload).toHaveBeenCalledOnce();
});

it("looks every hour, when the network is back, and when the page is seen again", async () => {
  const { registration, stop } = await started(true);
  await vi.advanceTimersByTimeAsync(3_600_000);
  window.dispatchEvent(new Event("online"));
  document.dispatchEvent(new Event("visibilitychange"));
  expect(registration.update).toHaveBeenCalledTimes(3);
  page.visibilityState = "hidden";
  document.dispatchEvent(new Event("visibilitychange"));
  page.visibilityState = "visible";
  stop();
  window.dispatchEvent(new Event("online"));
  expect(registration.update).toHaveBeenCalledTimes(3);
});

it("does without workers, and without leave to register one", async () => {
  const none = createAppUpdates(undefined, { reload });
  none.start()();
  expect(none.isNewer()).toBe(false);
  const refusing = Object.assign(new EventTarget(), { controller: null, register: () => Promise.reject(new Error("SecurityError")) });
  const refused = createAppUpdates(refusing as never, { reload });
  refused.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(refused.isNewer()).toBe(false);
});
