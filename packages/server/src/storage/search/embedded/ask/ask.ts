import { languages, SearchKind } from '@milpa/sdk';
import { type FacetCount, type SearchQuestion, SearchTooSlow } from '../../contract.ts';
import { type Clause, formatQuestion, parseQuestion } from '../../question/question.ts';
import { replaceWords } from '../../question/replace.ts';
import type { Widen } from '../../question/synonyms.ts';
import { titleKey } from '../segment/documents.ts';
import type { Segment } from '../segment/segment.ts';
import { hasBit, keepOnly, listBits, takeAway } from './bits.ts';
import { countFacets, type Found, type Numbering } from './count.ts';
import { createRarity, findStep, type Rarity } from './find.ts';
import { favour, intersect, nothing, type Scored, unite, without } from './lists.ts';
import { countSurface, findAlike } from './mend.ts';
import { type Narrowed, narrow, type Part, type Sorted, sortFound } from './narrow.ts';
import { findTerms, makeWord, planQuestion, type Step } from './plan.ts';
import { compareIds, type Ranked, Top } from './top.ts';

/** An answer without reasons: those need the texts, which are elsewhere. */
export interface BareAnswer {
  readonly total: number;
  readonly hits: readonly { readonly id: string; readonly kind: SearchKind }[];
  readonly facets: Record<string, FacetCount[]>;
  readonly relaxed?: 'mended' | 'any';
  readonly words?: string;
  readonly suggestion?: string;
  /** The question as it was answered. */
  readonly clauses: readonly Clause[];
}

export interface Asking {
  readonly parts: readonly Part[];
  readonly numbering: Numbering;
  readonly widen: Widen;
  /** Throws SearchTooSlow when the time is over. */
  readonly check: () => void;
}

export const createCheck = (milliseconds: number, started: number, now: () => number) => (): void => {
  if (now() - started >= milliseconds) throw new SearchTooSlow(milliseconds);
};

/** Answers a question from the parts. */
export function ask(asking: Asking, question: SearchQuestion): BareAnswer {
  const written = parseQuestion(question.words);
  if (written.length === 0) return answer(asking, question, []).answer;
  if (question.need === 'any') return answer(asking, question, asking.widen(written), 'any').answer;
  const exact = answer(asking, question, asking.widen(written));
  if (exact.matched) return { ...exact.answer, ...suggestBetter(asking, question, written, exact.answer) };
  const segments = asking.parts.map((part) => part.segment);
  const mended = replaceWords(written, (word) => {
    asking.check();
    return isKnown(segments, word) ? undefined : findAlike(segments, word, 1);
  });
  if (mended) {
    const found = answer(asking, question, asking.widen(mended));
    if (found.matched) return { ...found.answer, relaxed: 'mended', words: formatQuestion(mended) };
  }
  const any = answer(asking, question, asking.widen(mended ?? written), 'any');
  return any.matched ? { ...any.answer, relaxed: 'any' } : exact.answer;
}

/** Whether a word, or another form of it, is said anywhere. */
const isKnown = (segments: readonly Segment[], word: string): boolean => {
  const own = makeWord(word, false);
  return segments.some((segment) => findTerms(segment, own).length > 0);
};

/** A word is taken for a typing error when it stands in no more documents than this, and one like it in ten times as many. */
const rare = 5;
const times = 10;

function suggestBetter(asking: Asking, question: SearchQuestion, written: readonly Clause[], found: BareAnswer) {
  if (found.total > rare) return {};
  const segments = asking.parts.map((part) => part.segment);
  const better = replaceWords(written, (word) => {
    asking.check();
    const count = countSurface(segments, word);
    return count > rare ? undefined : findAlike(segments, word, Math.max(1, count) * times);
  });
  if (!better) return {};
  const more = answer(asking, { ...question, limit: 0, facets: [] }, asking.widen(better));
  return more.answer.total > found.total ? { suggestion: formatQuestion(better) } : {};
}

/** `matched`: whether anything has the words, whatever the filters leave of it. */
function answer(asking: Asking, question: SearchQuestion, clauses: readonly Clause[], need: 'all' | 'any' = 'all') {
  const steps = planQuestion(clauses);
  const segments = asking.parts.map((part) => part.segment);
  const rarity = createRarity(segments, steps);
  let matched = steps.length === 0;
  let total = 0;
  const found = asking.parts.map((part): Found => {
    asking.check();
    const narrowed = narrow(part, question);
    const sorted = sortPart(part, narrowed, steps, rarity, need, asking.check);
    if (sorted && (sorted.hits.length > 0 || sorted.matched)) matched = true;
    total += sorted ? sorted.hits.length : part.segment.documents.count - part.goneCount;
    return { part, narrowed, sorted };
  });
  asking.check();
  const facets = countFacets(asking.numbering, found, question);
  asking.check();
  const hits = rank(found, question).map(({ part, document }) => describeHit(segments[part], document));
  return { matched, answer: { total, hits, facets, clauses } satisfies BareAnswer };
}

function describeHit(segment: Segment | undefined, document: number): BareAnswer['hits'][number] {
  const facet = segment?.facets.get('kind');
  const kind = facet?.values.get(facet.of[facet.from[document] ?? 0] ?? 0);
  return { id: segment?.documents.id(document) ?? '', kind: SearchKind.parse(kind) };
}

/** Hits and near misses of a part; undefined when it is all of it, or all but what is gone. */
function sortPart(
  part: Part,
  narrowed: Narrowed,
  steps: readonly Step[],
  rarity: Rarity,
  need: 'all' | 'any',
  check: () => void,
): (Sorted & { readonly matched: boolean }) | undefined {
  if (steps.length > 0) {
    const found = findSteps(part.segment, steps, rarity, need, check);
    const sorted = sortFound(found, narrowed);
    return { ...sorted, matched: hasAny(part, found) };
  }
  if (narrowed.filters.length === 0) {
    if (narrowed.plain) return undefined;
    return { hits: listBits(narrowed.base), scores: undefined, misses: [], matched: true };
  }
  const allBut = (but: number): Uint32Array => {
    const bits = narrowed.base.slice();
    for (const [at, { fits }] of narrowed.filters.entries()) {
      if (at === but) takeAway(bits, fits);
      else keepOnly(bits, fits);
    }
    return listBits(bits);
  };
  const misses = narrowed.filters.map((_, filter) => allBut(filter));
  return { hits: allBut(-1), scores: undefined, misses, matched: true };
}

function hasAny(part: Part, found: Scored): boolean {
  for (let at = 0; at < found.length; at += 1) if (!hasBit(part.gone, found.documents[at] ?? 0)) return true;
  return false;
}

function findSteps(
  segment: Segment,
  steps: readonly Step[],
  rarity: Rarity,
  need: 'all' | 'any',
  check: () => void,
): Scored {
  const find = (step: Step): Scored => {
    check();
    return findStep(segment, step, rarity);
  };
  const wanted = steps.filter((step) => !step.excluded && !step.optional);
  let found: Scored;
  if (wanted.length === 0) found = everything(segment);
  else if (need === 'any') found = unite(wanted.map(find), segment.documents.count, 'sum');
  else found = findAll(wanted.map(find));
  for (const step of steps) {
    if (found.length === 0) return nothing;
    if (step.excluded) found = without(found, find(step));
    else if (step.optional) found = favour(found, find(step));
  }
  return found;
}

function findAll(lists: readonly Scored[]): Scored {
  let found: Scored | undefined;
  for (const list of lists.toSorted((a, b) => a.length - b.length)) found = found ? intersect(found, list) : list;
  return found ?? nothing;
}

function everything(segment: Segment): Scored {
  const { count } = segment.documents;
  return {
    length: count,
    documents: Uint32Array.from({ length: count }, (_, at) => at),
    scores: new Float32Array(count),
  };
}

/** How much more what is good and much used is worth than what is not, when the words fit both alike. */
const forScore = 0.15;
const forUse = 0.03;

function rank(found: readonly Found[], question: SearchQuestion): Ranked[] {
  const { limit, offset, sort } = question;
  if (limit === 0) return [];
  const size = Math.min(
    offset + limit,
    found.reduce((sum, { part }) => sum + part.segment.documents.count, 0),
  );
  if (sort === 'title') return rankByTitle(found, question.language, size).slice(offset);
  const top = new Top(
    size,
    found.map(({ part }) => part.segment.documents),
  );
  for (const [at, { part, narrowed, sorted }] of found.entries()) {
    const { documents } = part.segment;
    const scores = sorted?.scores;
    if (sort === 'relevance' && scores && sorted)
      for (let turn = 0; turn < sorted.hits.length; turn += 1) {
        const document = sorted.hits[turn] ?? 0;
        const better =
          1 + forScore * (documents.score[document] ?? 0) + forUse * Math.log1p(documents.use[document] ?? 0);
        top.offer((scores[turn] ?? 0) * better, at, document);
      }
    else if (sort === 'use' || sort === 'quality') {
      const keys = sort === 'use' ? documents.use : documents.score;
      for (const document of sorted?.hits ?? listBits(narrowed.base)) top.offer(keys[document] ?? 0, at, document);
    } else offerNewest(top, at, part, narrowed, sorted, size);
  }
  return top.list().slice(offset);
}

/** With few hits each is looked at; with many, the newest of all are gone through until enough of them are hits. */
function offerNewest(
  top: Top,
  at: number,
  part: Part,
  { base, filters }: Narrowed,
  sorted: Sorted | undefined,
  size: number,
) {
  const { byModified, count } = part.segment.documents;
  if (sorted && (sorted.scores || sorted.hits.length < count / 8)) {
    for (const document of sorted.hits) top.offer(0, at, document);
    return;
  }
  let offered = 0;
  for (let turn = 0; turn < byModified.length && offered < size; turn += 1) {
    const document = byModified[turn] ?? 0;
    if (!hasBit(base, document) || !filters.every(({ fits }) => hasBit(fits, document))) continue;
    top.offer(0, at, document);
    offered += 1;
  }
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
