import type { CallOptions, Progress } from './contract.ts';

type Phase = Progress['phase'];

/** How far a reading is: a span of the whole for each phase, and within it the share that is done. It only ever rises. */
export interface Pace {
  /** The phase that begins now takes the whole from one share to another. */
  enter(phase: Phase, from: number, to: number): void;
  /** The share of the present phase that is done, 0 to 1. */
  tell(share: number): void;
  /** A part of the whole as a pace of its own. */
  within(from: number, to: number): Pace;
}

/** Steps smaller than this are not told. */
const step = 0.002;

export function createPace({ onProgress }: CallOptions): Pace {
  let told = -1;
  const say = (phase: Phase, done: number, first: boolean) => {
    if (done < told || (!first && done - told < step)) return;
    told = done;
    onProgress?.({ phase, done });
  };
  const make = (low: number, high: number): Pace => {
    let now: { readonly phase: Phase; readonly from: number; readonly to: number } = {
      phase: 'detect',
      from: 0,
      to: 0,
    };
    const at = (share: number) =>
      low + (high - low) * (now.from + (now.to - now.from) * Math.min(1, Math.max(0, share)));
    return {
      enter(phase, from, to) {
        now = { phase, from, to };
        say(phase, at(0), true);
      },
      tell: (share) => say(now.phase, at(share), false),
      within: (from, to) => make(low + (high - low) * from, low + (high - low) * to),
    };
  };
  return make(0, 1);
}

const lookEvery = 200;

/** Asks again and again how far a statement is, and tells it; what is not known (below zero) is not told. */
export async function watchShare<T>(pace: Pace, shareOf: () => number, work: () => Promise<T>): Promise<T> {
  const clock = setInterval(() => {
    const share = shareOf();
    if (share > 0 && share <= 1) pace.tell(share);
  }, lookEvery);
  try {
    return await work();
  } finally {
    clearInterval(clock);
  }
}
