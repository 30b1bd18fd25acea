import { type Language, languages } from '@milpa/sdk/plain';
import { type SearchField, type Suggestion, searchFields } from '../../contract.ts';
import { fold, listWords } from '../../language/fold.ts';
import { goesOn } from '../../question/complete.ts';
import { type Documents, titleKey } from '../segment/documents.ts';
import { hasBit } from './bits.ts';
import { findStep, type Rarity } from './find.ts';
import type { Part } from './narrow.ts';
import { findTerms, makeWord, type Step } from './plan.ts';
import type { Scratch } from './scratch.ts';
import { Top } from './top.ts';

const mostWords = 8;
/** Phrases and titles looked at. */
const mostLooked = 200;
const longest = 120;

interface Offer {
  readonly suggestion: Suggestion;
  rank: number;
  count: number;
}

/** Keywords, publishers and titles that go on like what was typed; what begins so first, then the most frequent. */
export function complete(
  parts: readonly Part[],
  prefix: string,
  language: Language,
  limit: number,
  scratch: Scratch,
): Suggestion[] {
  const typed = listWords(fold(prefix)).slice(0, mostWords);
  if (typed.length === 0) return [];
  const offers = new Map<string, Offer>();
  const offer = (suggestion: Suggestion, rank: number, count: number) => {
    const key = fold(suggestion.text);
    const known = offers.get(key);
    if (!known) offers.set(key, { suggestion, rank, count });
    else {
      known.count += count;
      known.rank = Math.max(known.rank, rank);
    }
  };
  for (const { segment } of parts)
    for (const { phrase, atStart } of segment.phrases.find(typed.join(' '), mostLooked)) {
      const field = segment.phrases.fields[phrase] === 1 ? ('publisher' as const) : ('keywords' as const);
      offer(
        { text: segment.phrases.texts.get(phrase), field },
        atStart ? 2.2 : 1.2,
        segment.phrases.counts[phrase] ?? 0,
      );
    }
  for (const { text, spoken, fit } of listTitles(parts, typed, language, scratch))
    offer({ text, field: 'title' }, fit + (languages[spoken] === language ? 0.5 : 0), 1);
  const sorted = [...offers.values()].toSorted(
    (a, b) => b.rank - a.rank || b.count - a.count || (a.suggestion.text < b.suggestion.text ? -1 : 1),
  );
  const sure: Suggestion[] = [];
  for (const { suggestion } of sorted) {
    if (sure.length >= limit) break;
    // What only documents said that are gone is not said again.
    if (suggestion.field === 'title' || isSaid(parts, suggestion.text, suggestion.field, scratch))
      sure.push(suggestion);
  }
  return sure;
}

const same: Rarity = { worth: () => 1, terms: findTerms };
const bitOf = (field: SearchField): number => 1 << searchFields.indexOf(field);
const makeStep = (words: readonly string[], fields: number, phrase: boolean, open: boolean): Step => ({
  ways: [
    {
      words: words.map((word, at) => makeWord(word, open && at === words.length - 1)),
      phrase: phrase && words.length > 1,
      fields,
      factor: 1,
    },
  ],
  excluded: false,
  optional: false,
});

function isSaid(parts: readonly Part[], text: string, field: SearchField, scratch: Scratch): boolean {
  const step = makeStep(listWords(fold(text)), bitOf(field), true, false);
  return parts.some((part) => {
    scratch.begin();
    const found = findStep({ segment: part.segment, rarity: same, scratch }, step);
    for (let at = 0; at < found.length; at += 1) if (!hasBit(part.gone, found.documents[at] ?? 0)) return true;
    return false;
  });
}

/** Letters from which words within titles are looked for; before that there are too many, and titles have to begin so. */
const shortestWithin = 3;
/** Titles that begin so and are looked at. */
const mostBeginning = 20_000;

function* listTitles(parts: readonly Part[], typed: readonly string[], language: Language, scratch: Scratch) {
  const last = typed.at(-1) ?? '';
  const top = new Top(
    mostLooked,
    parts.map((part) => part.segment.documents),
  );
  const spokenFirst = languages.indexOf(language);
  const step = makeStep(typed, bitOf('title'), false, true);
  for (const [at, part] of parts.entries()) {
    scratch.begin();
    const { documents } = part.segment;
    const found =
      typed.length === 1 && last.length < shortestWithin
        ? listBeginning(documents, last, spokenFirst)
        : findStep({ segment: part.segment, rarity: same, scratch }, step);
    for (let turn = 0; turn < found.length; turn += 1) {
      const document = found.documents[turn] ?? 0;
      if (!hasBit(part.gone, document)) top.offer(documents.use[document] ?? 0, at, document);
    }
  }
  const order = [spokenFirst, ...languages.keys()];
  for (const { part, document } of top.list())
    for (const spoken of new Set(order)) {
      const text = parts[part]?.segment.documents.titles[spoken]?.get(document) ?? '';
      const fit = text.length > 0 && text.length <= longest ? goesOn(text, typed) : 0;
      if (fit > 0) yield { text, spoken, fit };
    }
}

/** Documents whose title begins so, in one language, else in the first that it has. */
function listBeginning(documents: Documents, beginning: string, spoken: number) {
  const order = documents.byTitle[spoken] ?? new Uint32Array();
  const keyAt = (place: number): string =>
    titleKey(
      documents.titles.map((titles) => titles.get(order[place] ?? 0)),
      spoken,
    );
  const first = findFirst(order.length, (place) => keyAt(place) >= beginning);
  const end = findFirst(order.length, (place) => keyAt(place) >= beginning && !keyAt(place).startsWith(beginning));
  const found = order.subarray(first, Math.min(end, first + mostBeginning));
  return { length: found.length, documents: found };
}

/** The first number below `count` that fits, or `count`; all after one that fits do too. */
function findFirst(count: number, fits: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
