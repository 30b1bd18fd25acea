import { languages } from '@milpa/sdk/plain';
import type { SearchQuestion } from '../../contract.ts';
import { compareIds, titleKey } from '../segment/documents.ts';
import { hasBit, listBits } from './bits.ts';
import type { Found } from './count.ts';
import type { Scratch } from './scratch.ts';
import { type Ranked, Top } from './top.ts';

/** The page that is asked for, of all that was found. */
export function rank(found: readonly Found[], question: SearchQuestion, scratch: Scratch): Ranked[] {
  const { limit, offset, sort } = question;
  if (limit === 0) return [];
  const size = Math.min(
    offset + limit,
    found.reduce((sum, { part }) => sum + part.segment.documents.count, 0),
  );
  if (sort === 'title') return rankByTitle(found, question.language, size, scratch).slice(offset);
  const newest = sort === 'modified' || (sort === 'relevance' && found.every(({ sorted }) => !sorted?.scores));
  if (newest && found.every(isBroad)) return listNewest(found, offset, size);
  const top = new Top(
    size,
    found.map(({ part }) => part.segment.documents),
  );
  for (const [at, each] of found.entries()) {
    if (newest) offerAll(top, at, each, undefined, scratch);
    else if (sort === 'relevance') offerBest(top, at, each);
    else offerAll(top, at, each, sort === 'use' ? 'use' : 'score', scratch);
  }
  return top.list().slice(offset);
}

function offerBest(top: Top, at: number, { part, sorted }: Found): void {
  if (!sorted?.scores) return;
  const { hits, scores } = sorted;
  const { favour } = part.segment.documents;
  let least = top.least();
  for (let turn = 0; turn < hits.length; turn += 1) {
    const document = hits[turn] ?? 0;
    const key = (scores[turn] ?? 0) * (favour[document] ?? 1);
    if (key < least) continue;
    top.offer(key, at, document);
    least = top.least();
  }
}

function offerAll(
  top: Top,
  at: number,
  { part, narrowed, sorted }: Found,
  by: 'use' | 'score' | undefined,
  scratch: Scratch,
): void {
  const keys = by && part.segment.documents[by];
  const hits = sorted?.hits ?? listBits(narrowed.base, scratch);
  for (let turn = 0; turn < hits.length; turn += 1) top.offer(keys?.[hits[turn] ?? 0] ?? 0, at, hits[turn] ?? 0);
}

/** Of this part of all documents and more, the newest of all are gone through until enough of them were found. */
const broad = 1 / 8;
const isBroad = ({ part, sorted }: Found): boolean =>
  !sorted || (!sorted.scores && sorted.hits.length >= part.segment.documents.count * broad);

/** Goes through the order of one part, standing on what was found. */
class Newest {
  readonly part: number;
  readonly ids: Uint32Array;
  document = 0;
  time = 0;
  private readonly found: Found;
  private turn = -1;

  constructor(part: number, found: Found) {
    this.part = part;
    this.found = found;
    this.ids = found.part.segment.documents.ids;
  }

  advance(): boolean {
    const { byModified, modified } = this.found.part.segment.documents;
    const { base, filters } = this.found.narrowed;
    for (this.turn += 1; this.turn < byModified.length; this.turn += 1) {
      const document = byModified[this.turn] ?? 0;
      if (!hasBit(base, document) || !filters.every(({ fits }) => hasBit(fits, document))) continue;
      this.document = document;
      this.time = modified[document] ?? 0;
      return true;
    }
    return false;
  }
}

/** The newest from one place to another, from the orders of all parts side by side. */
function listNewest(found: readonly Found[], from: number, to: number): Ranked[] {
  let open = found.map((each, at) => new Newest(at, each)).filter((cursor) => cursor.advance());
  const ranked: Ranked[] = [];
  for (let place = 0; place < to; place += 1) {
    let [best] = open;
    if (!best) break;
    for (let at = 1; at < open.length; at += 1) {
      const cursor = open[at];
      if (!cursor || cursor.time < best.time) continue;
      if (cursor.time === best.time && compareIds(cursor, cursor.document, best, best.document) >= 0) continue;
      best = cursor;
    }
    if (place >= from) ranked.push({ part: best.part, document: best.document });
    if (!best.advance()) open = open.filter((cursor) => cursor !== best);
  }
  return ranked;
}

const ranks = new WeakMap<Uint32Array, Uint32Array>();

/** The place of each document in an order, worked out once. */
function placesOf(order: Uint32Array): Uint32Array {
  let places = ranks.get(order);
  if (!places) {
    places = new Uint32Array(order.length);
    for (let at = 0; at < order.length; at += 1) places[order[at] ?? 0] = at;
    ranks.set(order, places);
  }
  return places;
}

function rankByTitle(
  found: readonly Found[],
  language: SearchQuestion['language'],
  size: number,
  scratch: Scratch,
): Ranked[] {
  const spoken = languages.indexOf(language);
  const entries = found.flatMap(({ part, narrowed, sorted }, at) => {
    const { documents } = part.segment;
    const order = documents.byTitle[spoken] ?? new Uint32Array();
    const places = placesOf(order);
    const hits = sorted?.hits ?? listBits(narrowed.base, scratch);
    const best = Uint32Array.from(hits, (document) => places[document] ?? 0)
      .sort()
      .subarray(0, size);
    return Array.from(best, (place) => {
      const document = order[place] ?? 0;
      const key = titleKey(
        documents.titles.map((titles) => titles.get(document)),
        spoken,
      );
      return { part: at, document, key, documents };
    });
  });
  return entries
    .toSorted((a, b) =>
      a.key === b.key ? compareIds(a.documents, a.document, b.documents, b.document) : a.key < b.key ? -1 : 1,
    )
    .slice(0, size);
}
