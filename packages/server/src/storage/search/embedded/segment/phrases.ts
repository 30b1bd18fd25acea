import { fold, listWords } from '../../language/fold.ts';
import { bytesOf, type Section, type Sections, wholesOf } from './sections.ts';
import { createStringsWriter, findEnd, findPlace, openStrings, type Strings } from './strings.ts';

/** Keywords and publishers of a segment, to complete what is being typed. */
export interface Phrases {
  readonly texts: Strings;
  /** 0 for a keyword, 1 for a publisher. */
  readonly fields: Uint8Array;
  /** How many documents said it when the segment was made. */
  readonly counts: Uint32Array;
  /** Those that go on like the words from the start of one of theirs; each once, the `most` most frequent, first those that begin so. */
  find(beginning: string, most: number): { readonly phrase: number; readonly atStart: boolean }[];
}

/** Words of a phrase from which it is found, and letters of one that is kept. */
const mostStarts = 6;
const longest = 120;
/** A single letter begins many. */
const mostStartsLooked = 20_000;

export function openPhrases(sections: Sections): Phrases {
  const starts = openStrings(sections, 'starts');
  const phraseOf = wholesOf(sections, 'starts.of');
  const counts = wholesOf(sections, 'phrases.count');
  return {
    texts: openStrings(sections, 'phrases'),
    fields: bytesOf(sections, 'phrases.field'),
    counts,
    find(beginning, most) {
      const found = new Map<number, boolean>();
      const first = findPlace(starts, beginning);
      const end = Math.min(first + mostStartsLooked, findEnd(starts, beginning, first));
      for (let at = first; at < end; at += 1) {
        const code = phraseOf[at] ?? 0;
        found.set(code >>> 1, (found.get(code >>> 1) ?? false) || (code & 1) === 1);
      }
      return [...found]
        .toSorted(([a, one], [b, other]) => Number(other) - Number(one) || (counts[b] ?? 0) - (counts[a] ?? 0))
        .slice(0, most)
        .map(([phrase, atStart]) => ({ phrase, atStart }));
    },
  };
}

export function createPhrasesWriter() {
  const counts: [Map<string, number>, Map<string, number>] = [new Map(), new Map()];
  return {
    add(text: string, field: 0 | 1, count = 1): void {
      if (text.length <= longest) counts[field].set(text, (counts[field].get(text) ?? 0) + count);
    },
    put(sections: Map<string, Section>): void {
      const all = counts.flatMap((texts, field) => [...texts].map(([text, count]) => ({ text, field, count })));
      const texts = createStringsWriter(all.length);
      for (const { text } of all) texts.add(text);
      texts.put(sections, 'phrases');
      sections.set('phrases.field', Uint8Array.from(all.map((each) => each.field)));
      sections.set('phrases.count', Uint32Array.from(all.map((each) => each.count)));
      const starts = all.flatMap(({ text }, phrase) => listStarts(text, phrase));
      starts.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.code - b.code));
      const writer = createStringsWriter(starts.length);
      for (const { text } of starts) writer.add(text);
      writer.put(sections, 'starts');
      sections.set('starts.of', Uint32Array.from(starts.map((each) => each.code)));
    },
  };
}

function listStarts(text: string, phrase: number): { text: string; code: number }[] {
  const words = listWords(fold(text));
  return words
    .slice(0, mostStarts)
    .map((_, at) => ({ text: words.slice(at).join(' '), code: phrase * 2 + (at === 0 ? 1 : 0) }));
}
