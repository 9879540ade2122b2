import { expect, it, vi } from "vitest";
import { createToasts } from "./toasts.ts";

it("shows the newest, and an older one's end does not take it away", () => {
  const toasts = createToasts();
  const listener = vi.fn();
  toasts.subscribe(listener);
  const first = { text: "Kept" };
  const second = { text: "Deleted" };
  toasts.show(first);
  toasts.show(second);
  toasts.dismiss(first);
  expect(toasts.current()).toBe(second);
  toasts.dismiss(second);
  expect(toasts.current()).toBeUndefined();
  expect(listener).toHaveBeenCalledTimes(3);
});
