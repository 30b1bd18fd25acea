import type { Segment } from '../segment/segment.ts';
import { intersect, nothing, type Scored, unite } from './lists.ts';
import { findPhrase } from './phrase.ts';
import { findTerms, type Step, type Way, type Word } from './plan.ts';

/** How many documents have a word, over all segments, and how many there are: what makes rare words worth more. */
export interface Rarity {
  worth(word: Word): number;
}

const idf = (count: number, all: number): number => Math.log(1 + (all - count + 0.5) / (count + 0.5));

export function createRarity(
  segments: readonly Segment[],
  steps: readonly Step[],
): Rarity & { known(word: Word): number } {
  const all = segments.reduce((sum, segment) => sum + segment.documents.count, 0);
  const counts = new Map<Word, number>();
  for (const { ways } of steps)
    for (const { words } of ways)
      for (const word of words) {
        let count = 0;
        for (const segment of segments) {
          // Terms of one word are found in much the same documents.
          let most = 0;
          for (const term of findTerms(segment, word)) most = Math.max(most, segment.words.counts[term] ?? 0);
          count += most;
        }
        counts.set(word, count);
      }
  return {
    worth: (word) => idf(Math.min(all, counts.get(word) ?? 0), all),
    known: (word) => counts.get(word) ?? 0,
  };
}

/** Documents of a segment that meet a step in any way. */
export function findStep(segment: Segment, step: Step, rarity: Rarity): Scored {
  const lists = step.ways.map((way) => findWay(segment, way, rarity));
  return unite(lists, segment.documents.count, 'greatest');
}

function findWay(segment: Segment, way: Way, rarity: Rarity): Scored {
  if (way.phrase) return scale(findPhrase(segment, way), worthOf(way, rarity) * way.factor);
  let found: Scored | undefined;
  const lists = way.words.map((word) => findWord(segment, word, way.fields, rarity.worth(word) * way.factor));
  for (const list of lists.toSorted((a, b) => a.length - b.length)) found = found ? intersect(found, list) : list;
  return found ?? nothing;
}

const worthOf = (way: Way, rarity: Rarity): number => way.words.reduce((sum, word) => sum + rarity.worth(word), 0);

function scale(list: Scored, by: number): Scored {
  for (let at = 0; at < list.length; at += 1) list.scores[at] = (list.scores[at] ?? 0) * by;
  return list;
}

export function findWord(segment: Segment, word: Word, fields: number, worth: number): Scored {
  const lists = findTerms(segment, word).map((term) => readPostings(segment, term, fields, worth / 255));
  return unite(lists, segment.documents.count, 'greatest');
}

/** The postings of a term in any of the fields. */
function readPostings({ words }: Segment, term: number, fields: number, by: number): Scored {
  const { postings, postingsFrom, counts } = words;
  const most = counts[term] ?? 0;
  const documents = new Uint32Array(most);
  const scores = new Float32Array(most);
  const end = postingsFrom[term + 1] ?? 0;
  let length = 0;
  let document = 0;
  for (let at = postingsFrom[term] ?? 0; at < end; ) {
    let byte = postings[at++] ?? 0;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = postings[at++] ?? 0;
      distance |= (byte & 127) << shift;
    }
    document += distance;
    const weight = postings[at++] ?? 0;
    if (((postings[at++] ?? 0) & fields) === 0) continue;
    documents[length] = document;
    scores[length] = weight * by;
    length += 1;
  }
  return { length, documents, scores };
}
