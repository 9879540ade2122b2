/** The list of what waits to be sent opens from the header, and from a phrase that was refused. */
const listeners = new Set<() => void>();
let open = false;

const set = (next: boolean) => {
  open = next;
  listeners.forEach((listener) => listener());
};

export const waitingOpen = {
  current: () => open,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

export const openWaiting = () => set(true);
export const closeWaiting = () => set(false);
