import type { SearchKind } from '@milpa/sdk';
import { searchKinds } from '@milpa/sdk/plain';
import { type FacetCount, type SearchQuestion, SearchTooSlow } from '../../contract.ts';
import { type Clause, formatQuestion, parseQuestion } from '../../question/question.ts';
import { replaceWords } from '../../question/replace.ts';
import type { Widen } from '../../question/synonyms.ts';
import { listNumbers } from '../segment/facets.ts';
import type { Segment } from '../segment/segment.ts';
import { hasBit, keepOnly, listBits, takeAway } from './bits.ts';
import { countFacets, type Found, type Numbering } from './count.ts';
import { createRarity, type Finding, favourStep, findStep, keepStep, sizeOfStep } from './find.ts';
import { nothing, type Scored, unite, without } from './lists.ts';
import { countSurface, findAlike } from './mend.ts';
import { type Narrowed, narrow, type Part, type Sorted, sortFound } from './narrow.ts';
import { findTerms, makeWord, planQuestion, type Step } from './plan.ts';
import { rank } from './rank.ts';
import type { Scratch } from './scratch.ts';

/** An answer without reasons: those need the texts, which are elsewhere. */
export interface BareAnswer {
  readonly total: number;
  /** With the place in the log of each. */
  readonly hits: readonly { readonly id: string; readonly kind: SearchKind; readonly sequence: number }[];
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
  readonly scratch: Scratch;
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
  const { scratch } = asking;
  scratch.begin();
  const steps = planQuestion(clauses);
  const segments = asking.parts.map((part) => part.segment);
  const rarity = createRarity(segments, steps);
  let matched = steps.length === 0;
  let total = 0;
  const found = asking.parts.map((part): Found => {
    asking.check();
    const narrowed = narrow(part, question, scratch);
    const sorted = sortPart({ segment: part.segment, rarity, scratch }, part, narrowed, steps, need, asking.check);
    if (sorted && (sorted.hits.length > 0 || sorted.matched)) matched = true;
    total += sorted ? sorted.hits.length : part.segment.documents.count - part.goneCount;
    return { part, narrowed, sorted };
  });
  asking.check();
  const facets = countFacets(asking.numbering, found, question, scratch);
  asking.check();
  const hits = rank(found, question, scratch).map(({ part, document }) => describeHit(segments[part], document));
  return { matched, answer: { total, hits, facets, clauses } satisfies BareAnswer };
}

function describeHit(segment: Segment | undefined, document: number): BareAnswer['hits'][number] {
  const facet = segment?.facets.get('kind');
  const kind = facet?.values.get(listNumbers(facet, document)[0] ?? 0);
  return {
    id: segment?.documents.id(document) ?? '',
    kind: parseKind(kind),
    sequence: segment?.documents.sequences[document] ?? 0,
  };
}

function parseKind(value: string | undefined): SearchKind {
  const kind = searchKinds.find((each) => each === value);
  if (!kind) throw new TypeError(`A document of the index is of no kind that is known: ${value}`);
  return kind;
}

/** Hits and near misses of a part; undefined when it is all of it, or all but what is gone. */
function sortPart(
  finding: Finding,
  part: Part,
  narrowed: Narrowed,
  steps: readonly Step[],
  need: 'all' | 'any',
  check: () => void,
): (Sorted & { readonly matched: boolean }) | undefined {
  if (steps.length > 0) {
    const found = findSteps(finding, steps, need, check);
    const matched = hasAny(part, found);
    return { ...sortFound(found, narrowed, narrowed.plain && part.goneCount === 0, finding.scratch), matched };
  }
  const { base, filters } = narrowed;
  if (filters.length === 0 && narrowed.plain) return undefined;
  const allBut = (but: number): Uint32Array => {
    const bits = finding.scratch.wholes(base.length);
    bits.set(base);
    for (const [at, { fits }] of filters.entries()) {
      if (at === but) takeAway(bits, fits);
      else keepOnly(bits, fits);
    }
    return listBits(bits, finding.scratch);
  };
  return { hits: allBut(-1), scores: undefined, missed: allBut, matched: true };
}

function hasAny(part: Part, found: Scored): boolean {
  for (let at = 0; at < found.length; at += 1) if (!hasBit(part.gone, found.documents[at] ?? 0)) return true;
  return false;
}

function findSteps(finding: Finding, steps: readonly Step[], need: 'all' | 'any', check: () => void): Scored {
  const find = (step: Step): Scored => {
    check();
    return findStep(finding, step);
  };
  const { segment, scratch } = finding;
  const wanted = steps.filter((step) => !step.excluded && !step.optional);
  let found: Scored;
  if (wanted.length === 0) found = everything(finding);
  else if (need === 'any') found = unite(scratch, wanted.map(find), segment.documents.count, 'sum');
  else {
    const [first, ...others] = wanted.toSorted((a, b) => sizeOfStep(finding, a) - sizeOfStep(finding, b));
    found = first ? find(first) : nothing;
    for (const step of others) {
      check();
      if (found.length > 0) found = keepStep(finding, found, step);
    }
  }
  for (const step of steps) {
    if (found.length === 0) return nothing;
    if (step.excluded) found = without(found, find(step));
    else if (step.optional) found = favourStep(finding, found, step);
  }
  return found;
}

function everything({ segment, scratch }: Finding): Scored {
  const { count } = segment.documents;
  const documents = scratch.wholes(count);
  for (let at = 0; at < count; at += 1) documents[at] = at;
  return { length: count, documents, scores: scratch.floats(count).fill(0) };
}
