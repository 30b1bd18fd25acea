import { languages } from '@milpa/sdk';
import type { SearchQuestion } from '../../contract.ts';
import { titleKey } from '../segment/documents.ts';
import { hasBit, listBits } from './bits.ts';
import type { Found } from './count.ts';
import { compareIds, type Ranked, Top } from './top.ts';

/** The page that is asked for, of all that was found. */
export function rank(found: readonly Found[], question: SearchQuestion): Ranked[] {
  const { limit, offset, sort } = question;
  if (limit === 0) return [];
  const size = Math.min(
    offset + limit,
    found.reduce((sum, { part }) => sum + part.segment.documents.count, 0),
  );
  if (sort === 'title') return rankByTitle(found, question.language, size).slice(offset);
  const newest = sort === 'modified' || (sort === 'relevance' && found.every(({ sorted }) => !sorted?.scores));
  if (newest && found.every(isBroad)) return listNewest(found, size).slice(offset);
  const top = new Top(
    size,
    found.map(({ part }) => part.segment.documents),
  );
  for (const [at, each] of found.entries()) {
    if (newest) offerAll(top, at, each, undefined);
    else if (sort === 'relevance') offerBest(top, at, each);
    else offerAll(top, at, each, sort === 'use' ? 'use' : 'score');
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

function offerAll(top: Top, at: number, { part, narrowed, sorted }: Found, by: 'use' | 'score' | undefined): void {
  const keys = by && part.segment.documents[by];
  for (const document of sorted?.hits ?? listBits(narrowed.base)) top.offer(keys?.[document] ?? 0, at, document);
}

/** Of this part of all documents and more, the newest of all are gone through until enough of them were found. */
const broad = 1 / 8;
const isBroad = ({ part, sorted }: Found): boolean =>
  !sorted || (!sorted.scores && sorted.hits.length >= part.segment.documents.count * broad);

/** The newest, from the orders of all parts side by side. */
function listNewest(found: readonly Found[], size: number): Ranked[] {
  const cursors = found.map(({ part, narrowed }, at) => ({ part: at, narrowed, ...part.segment.documents, turn: -1 }));
  const advance = (cursor: (typeof cursors)[number]): boolean => {
    const { byModified, narrowed } = cursor;
    for (cursor.turn += 1; cursor.turn < byModified.length; cursor.turn += 1) {
      const document = byModified[cursor.turn] ?? 0;
      if (hasBit(narrowed.base, document) && narrowed.filters.every(({ fits }) => hasBit(fits, document))) return true;
    }
    return false;
  };
  let open = cursors.filter(advance);
  const ranked: Ranked[] = [];
  while (open.length > 0 && ranked.length < size) {
    let [best] = open;
    let [document, time] = [0, Number.NEGATIVE_INFINITY];
    for (const cursor of open) {
      const own = cursor.byModified[cursor.turn] ?? 0;
      const ownTime = cursor.modified[own] ?? 0;
      if (ownTime < time || (ownTime === time && compareIds(cursor, own, best, document) >= 0)) continue;
      [best, document, time] = [cursor, own, ownTime];
    }
    if (!best) break;
    ranked.push({ part: best.part, document });
    if (!advance(best)) open = open.filter((cursor) => cursor !== best);
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

function rankByTitle(found: readonly Found[], language: SearchQuestion['language'], size: number): Ranked[] {
  const spoken = languages.indexOf(language);
  const entries = found.flatMap(({ part, narrowed, sorted }, at) => {
    const { documents } = part.segment;
    const order = documents.byTitle[spoken] ?? new Uint32Array();
    const places = placesOf(order);
    const hits = sorted?.hits ?? listBits(narrowed.base);
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
