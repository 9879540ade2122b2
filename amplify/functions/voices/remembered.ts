/** Loads once and answers the same for `seconds`, to all who ask meanwhile too. A failure is not remembered. */
export function remembered<Value>(load: () => Promise<Value>, seconds: number, now: () => number): () => Promise<Value> {
  let value: Promise<Value> | undefined;
  let until = 0;
  return () => {
    if (value && now() < until) return value;
    const loading = load();
    value = loading;
    until = now() + seconds * 1000;
    loading.catch(() => {
      if (value === loading) value = undefined;
    });
    return loading;
  };
}
