/** Texts by key, the ones asked for longest ago leaving first; together they have at most so many characters, keys included. */
export interface TextCache {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
}

export function createTextCache(most: number): TextCache {
  const kept = new Map<string, string>();
  let size = 0;
  const drop = (key: string) => {
    size -= key.length + (kept.get(key)?.length ?? -key.length);
    kept.delete(key);
  };
  return {
    get(key) {
      const text = kept.get(key);
      if (text === undefined) return undefined;
      kept.delete(key);
      kept.set(key, text);
      return text;
    },
    set(key, text) {
      drop(key);
      // One that would push out a good part of the others is not worth it.
      if (key.length + text.length > most / 8) return;
      kept.set(key, text);
      size += key.length + text.length;
      for (const oldest of kept.keys()) {
        if (size <= most) break;
        drop(oldest);
      }
    },
  };
}
