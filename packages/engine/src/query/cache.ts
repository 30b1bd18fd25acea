/** What was found for the last `size` keys; the one asked for longest ago goes first. A failure is not kept. */
export interface Cache<T> {
  get(key: string, find: () => Promise<T>): Promise<T>;
}

export function createCache<T>(size: number): Cache<T> {
  const kept = new Map<string, { readonly value: T }>();
  return {
    async get(key, find) {
      const before = kept.get(key);
      kept.delete(key);
      const entry = before ?? { value: await find() };
      kept.set(key, entry);
      const oldest = kept.keys().next();
      if (kept.size > size && !oldest.done) kept.delete(oldest.value);
      return entry.value;
    },
  };
}
