import type { Clock } from '../../../clock.ts';

/** Answers kept for a moment, so that a crowd asking the same is answered once. */
export interface Kept<T> {
  take(key: string, make: () => Promise<T>): Promise<T>;
  forget(): void;
}

const most = 500;

export function createKept<T>(clock: Clock, ms: number): Kept<T> {
  let held = new Map<string, { readonly until: number; readonly value: Promise<T> }>();
  return {
    take(key, make) {
      const now = clock().getTime();
      const found = held.get(key);
      if (found && found.until > now) return found.value;
      if (held.size >= most) held = new Map();
      const mine = held;
      const value = make();
      mine.set(key, { until: now + ms, value });
      // A failure is for those who wait for it now, and for nobody after them.
      value.catch(() => mine.delete(key));
      return value;
    },
    forget() {
      held = new Map();
    },
  };
}
