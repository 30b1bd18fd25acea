export interface Limiter {
  /** Takes one try of this key. Seconds to wait when there is none left, else 0. */
  take(key: string): number;
}

export interface LimiterOptions {
  /** Tries at once. */
  readonly burst: number;
  /** Tries that come back in a second. */
  readonly perSecond: number;
  readonly now: () => Date;
}

const mostKeys = 50_000;

/** A bucket of tries for each key, kept in memory. Full buckets are forgotten. */
export function createLimiter({ burst, perSecond, now }: LimiterOptions): Limiter {
  const buckets = new Map<string, { left: number; at: number }>();
  const fill = (bucket: { left: number; at: number }, at: number) =>
    Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
  const forgetFull = (at: number) => {
    for (const [key, bucket] of buckets) if (fill(bucket, at) >= burst) buckets.delete(key);
    if (buckets.size >= mostKeys) buckets.clear(); // rather lenient for a moment than out of memory
  };
  return {
    take(key) {
      const at = now().getTime();
      if (buckets.size >= mostKeys) forgetFull(at);
      const left = fill(buckets.get(key) ?? { left: burst, at }, at);
      const allowed = left >= 1;
      buckets.set(key, { left: allowed ? left - 1 : left, at });
      return allowed ? 0 : (1 - left) / perSecond;
    },
  };
}
