/**
 * Runs `work` while no other tab of this browser runs under the same name. A tab that crashes lets go. Browsers have
 * locks in secure contexts only: elsewhere it runs at once, and what it does must bear being done twice.
 */
export const withLock = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  typeof navigator !== "undefined" && "locks" in navigator ? navigator.locks.request(`parley/${name}`, work) : work();
