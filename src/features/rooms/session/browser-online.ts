/** Whether there is a network at all, as far as the browser knows. */
export interface Online {
  /** False only if there is none for sure. */
  isOnline(): boolean;
  subscribe(listener: () => void): () => void;
}

export const browserOnline: Online = {
  isOnline: () => navigator.onLine,
  subscribe(listener) {
    window.addEventListener("online", listener);
    window.addEventListener("offline", listener);
    return () => {
      window.removeEventListener("online", listener);
      window.removeEventListener("offline", listener);
    };
  },
};
