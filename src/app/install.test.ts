import { expect, it, vi } from "vitest";
import { createInstall } from "./install.ts";

const offered = (page: EventTarget) => {
  const prompt = vi.fn(async () => undefined);
  const event = Object.assign(new Event("beforeinstallprompt", { cancelable: true }), { prompt });
  page.dispatchEvent(event);
  return { event, prompt };
};

it("keeps the browser's offer instead of its banner, and asks once", () => {
  const page = new EventTarget();
  const install = createInstall(page);
  const changed = vi.fn();
  install.subscribe(changed);
  expect(install.isOffered()).toBe(false);

  const { event, prompt } = offered(page);
  expect(event.defaultPrevented).toBe(true);
  expect(install.isOffered()).toBe(true);

  install.ask();
  install.ask();
  expect(prompt).toHaveBeenCalledTimes(1);
  expect(install.isOffered()).toBe(false);
  expect(changed).toHaveBeenCalled();
});

it("has nothing to offer once the app is installed", () => {
  const page = new EventTarget();
  const install = createInstall(page);
  offered(page);
  page.dispatchEvent(new Event("appinstalled"));
  expect(install.isOffered()).toBe(false);
});
