/** Short word that something was done, with one way back: "Deleted. Undo". Errors stay where the hand is instead. */
export interface Toast {
  text: string;
  action?: { label: string; run: () => void };
}

type Listener = (toast: Toast | undefined) => void;

/** One at a time: a newer one says what a person cares about now. */
export function createToasts() {
  let current: Toast | undefined;
  const listeners = new Set<Listener>();
  const set = (toast: Toast | undefined) => {
    current = toast;
    listeners.forEach((listener) => listener(toast));
  };

  return {
    current: () => current,
    show: set,
    /** Takes this one away; a newer one stays. */
    dismiss: (toast: Toast) => {
      if (current === toast) set(undefined);
    },
    subscribe: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const toasts = createToasts();
export const showToast = toasts.show;
