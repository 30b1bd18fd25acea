import { type Digest, firstPrevious, hashValue } from '../audit/index.ts';
import type { ScoreDocument, ScoreFault } from '../contract/scoreboard.ts';

/** SHA-256 of the canonical JSON of a month with everything in it, the hash before it included. */
export const hashScores = ({ hash: _, ...content }: ScoreDocument, digest: Digest): string =>
  hashValue(content, digest);

/**
 * Whether kept months are as they were written, from the first on: each hashes to what it says and follows the one before.
 * After a fault it goes on from what is written, so that one change is one fault. `isScored` computes the scores again.
 */
export async function listScoreFaults(
  months: AsyncIterable<ScoreDocument> | Iterable<ScoreDocument>,
  digest: Digest,
  isScored: (document: ScoreDocument) => boolean,
): Promise<ScoreFault[]> {
  const faults: ScoreFault[] = [];
  let [number, head] = [0, firstPrevious];
  for await (const each of months) {
    const { month } = each;
    if (each.number !== number + 1) faults.push({ month, reason: 'missing' });
    else if (each.previous !== head) faults.push({ month, reason: 'previous' });
    else if (each.hash !== hashScores(each, digest)) faults.push({ month, reason: 'content' });
    else if (!isScored(each)) faults.push({ month, reason: 'score' });
    number = each.number;
    head = each.hash;
  }
  return faults;
}
