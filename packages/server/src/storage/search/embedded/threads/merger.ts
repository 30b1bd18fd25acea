import { parentPort, workerData } from 'node:worker_threads';
import { mergeSegments } from '../segment/merge.ts';
import { openSegment } from '../segment/segment.ts';
import type { PartState } from './messages.ts';

const parseParts = (data: unknown): readonly PartState[] => data as readonly PartState[];

/** Makes one segment of several and ends: its memory goes with it. */
const parts = parseParts(workerData).map(({ block, gone }) => ({ segment: openSegment(block), gone }));
parentPort?.postMessage(mergeSegments(parts));
