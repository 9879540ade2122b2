/** Tells the other tabs of this browser. Where there is no way to, they learn it at their next load. */
export interface Channel<T> {
  post: (message: T) => void;
  close: () => void;
}

export function openChannel<T>(name: string, listener: (message: T) => void): Channel<T> {
  if (typeof BroadcastChannel === "undefined") return { post: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(`parley/${name}`);
  channel.onmessage = (event: MessageEvent<T>) => listener(event.data);
  return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}
