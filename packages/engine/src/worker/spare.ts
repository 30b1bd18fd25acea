import { defaultLimits, type Limits } from '../contract.ts';
import { type Child, startChild } from './child.ts';
import type { Reach } from './sandbox.ts';

export type { Child } from './child.ts';

/** A process that reads or writes files, within the limits of its work and the reach of its files. */
export const startReader = (tempDirectory: string, { memoryBytes, threads }: Limits, reach: Reach): Child =>
  startChild({
    ...{ tempDirectory, memoryBytes, threads, reach },
    ...{ uses: 'reading', allowed: { paths: reach.read, folders: reach.write } },
  });

/** Reaches nothing but its own folder, into which small files are put. */
export const ownFolderOnly: Reach = { read: [], write: [] };

/**
 * Starts a process that will read one small file, before anybody has loaded what it takes to ask it: `createEnginePool` takes it over
 * as `spareReader`.
 */
export const startSpareReader = (tempDirectory: string): Child =>
  startReader(tempDirectory, defaultLimits, ownFolderOnly);
