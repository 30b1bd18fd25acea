import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Megabytes of what was made just now, in a thread that stays. Node would let them grow to 48 in each before it looks. */
const youngMb = 12;

/** Starts one of the programs of this folder. */
export const beginThread = (
  program: 'builder' | 'maker' | 'merger' | 'searcher',
  options: Pick<WorkerOptions, 'workerData' | 'trackUnmanagedFds'> & { readonly stays?: true } = {},
): Worker => {
  const { stays, ...given } = options;
  return new Worker(new URL(`./${program}.ts`, import.meta.url), {
    ...given,
    ...(stays ? { resourceLimits: { maxYoungGenerationSizeMb: youngMb } } : {}),
  });
};
