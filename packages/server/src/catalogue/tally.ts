/** Counts in memory and writes in batches: a counted request costs no statement, and a crash loses some counts at most. */
export interface Tally {
  add(key: string): void;
  /** Writes what was counted; what cannot be written is kept for the next time. */
  flush(): Promise<void>;
}

export interface TallyOptions {
  /** Keys held at once; further ones are not counted until the next flush: nobody fills the memory by asking for much. */
  readonly mostKeys: number;
  readonly write: (counts: readonly (readonly [key: string, count: number])[]) => Promise<void>;
}

export function createTally({ mostKeys, write }: TallyOptions): Tally {
  let held = new Map<string, number>();
  const add = (key: string, count: number) => {
    const known = held.get(key);
    if (known !== undefined || held.size < mostKeys) held.set(key, (known ?? 0) + count);
  };
  return {
    add: (key) => add(key, 1),
    async flush() {
      if (held.size === 0) return;
      const taken = held;
      held = new Map();
      try {
        await write([...taken]);
      } catch (error) {
        for (const [key, count] of taken) add(key, count);
        throw error;
      }
    },
  };
}
