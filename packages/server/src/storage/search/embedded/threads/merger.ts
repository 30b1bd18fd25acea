import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { mergeSegments } from '../segment/merge.ts';
import { openSegment } from '../segment/segment.ts';
import type { MergerData } from './messages.ts';

const parseData = (data: unknown): MergerData => data as MergerData;

/** How far behind those who answer; of all that a system has for it, about half. */
const behind = 10;

/** Makes one segment of several and ends: its memory goes with it. */
const { parts, gently } = parseData(workerData);
// Of Linux each thread has a priority of its own; elsewhere that of the whole process would change.
if (gently && process.platform === 'linux') setPriority(behind);
parentPort?.postMessage(mergeSegments(parts.map(({ block, gone }) => ({ segment: openSegment(block), gone }))));
