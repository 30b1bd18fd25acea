import { languages } from '@milpa/sdk/plain';
import { searchFields } from '../../contract.ts';
import { fold, listWords } from '../../language/fold.ts';
import { stem } from '../../language/stem.ts';
import { telling } from '../../language/stop-words.data.ts';
import type { Alternative, Clause } from '../../question/question.ts';
import type { Segment } from '../segment/segment.ts';
import { findEnd, findPlace, findString } from '../segment/strings.ts';

/** One word of a question, in every language: neither the reader's nor the document's binds the other. */
export interface Word {
  readonly text: string;
  readonly prefix: boolean;
  /** Terms it stands for, by language. */
  readonly terms: readonly string[];
}

export interface Way {
  readonly words: readonly Word[];
  readonly phrase: boolean;
  /** A bit for each field it may be in. */
  readonly fields: number;
  /** What a find is worth, beside the word that was written. */
  readonly factor: number;
}

export interface Step {
  readonly ways: readonly Way[];
  readonly excluded: boolean;
  /** A word that says nothing by itself: worth something where it is, missed by nobody. */
  readonly optional: boolean;
}

export const allFields = 2 ** searchFields.length - 1;
const synonymFactor = 0.7;

export const makeWord = (text: string, prefix: boolean): Word => ({
  text,
  prefix,
  terms: languages.map((language, spoken) => `${spoken}${stem[language](text)}`),
});

/** A question as it is put to the segments. */
export function planQuestion(clauses: readonly Clause[]): Step[] {
  const steps = clauses.flatMap((clause): Step[] => {
    const ways = clause.any.map(planWay).filter((way) => way.words.length > 0);
    if (ways.length === 0) return [];
    const optional = !clause.excluded && ways.every((way) => way.words.every((word) => saysNothing(word, way)));
    return [{ ways, excluded: clause.excluded, optional }];
  });
  const wanted = steps.filter((step) => !step.excluded);
  return wanted.every((step) => step.optional) ? steps.map((step) => ({ ...step, optional: false })) : steps;
}

const saysNothing = (word: Word, way: Way): boolean => !way.phrase && !telling(word.text);

function planWay({ text, phrase, prefix, field, synonym }: Alternative): Way {
  const words = listWords(fold(text));
  const parts = words.map((word, at) => makeWord(word, prefix && at === words.length - 1));
  const say = parts.filter((part) => telling(part.text) || part.prefix);
  return {
    words: phrase || say.length === 0 ? parts : say,
    phrase: phrase && parts.length > 1,
    fields: field ? 1 << searchFields.indexOf(field) : allFields,
    factor: synonym ? synonymFactor : 1,
  };
}

/** Surfaces that begin alike and are looked at: all of them, but for a bound that no vocabulary reaches. */
const mostSurfaces = 100_000;

/** The numbers of the terms a word stands for in a segment. */
export function findTerms({ words }: Segment, word: Word): number[] {
  const found = new Set<number>();
  for (const term of word.terms) {
    const number = findString(words.terms, term);
    if (number >= 0) found.add(number);
  }
  if (word.prefix) {
    const start = findPlace(words.surfaces, word.text);
    const end = Math.min(start + mostSurfaces, findEnd(words.surfaces, word.text, start));
    for (let own = words.surfaceTermsFrom[start] ?? 0; own < (words.surfaceTermsFrom[end] ?? 0); own += 1)
      found.add(words.surfaceTerms[own] ?? 0);
  }
  return [...found];
}
