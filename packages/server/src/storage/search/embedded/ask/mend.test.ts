import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, id, text } from '../../conformance/library.ts';
import { normalizeDocument } from '../../document/document.ts';
import { buildSegment } from '../segment/build.ts';
import { Lexicon } from '../segment/lexicon.ts';
import { openSegment } from '../segment/segment.ts';
import { countWrong, findAlike } from './mend.ts';

fc.configureGlobal({ seed: 20_261_126 });

const open = (titles: readonly string[]) =>
  openSegment(
    buildSegment(
      titles.map((title, at) => ({
        sequence: at + 1,
        id: id(at),
        body: JSON.stringify(
          normalizeDocument({ id: id(at), kind: 'dataset', texts: { es: text(title) }, facets: {}, modified: day(1) }),
        ),
      })),
      new Lexicon(),
    ),
  );

const wordOf = (letters: string) =>
  fc.array(fc.constantFrom(...letters), { minLength: 3, maxLength: 11 }).map((list) => list.join(''));
const lists = (letters: string) =>
  fc.tuple(wordOf(letters), fc.array(wordOf(letters), { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 2 }));

test.each(['abz', 'жяъ'])(
  'the word most like another one is the one that a look at all words finds (of the letters %s)',
  (letters) => {
    fc.assert(
      fc.property(lists(letters), fc.nat(60), ([word, known, least], cut) => {
        const parts = [known.slice(0, cut), known.slice(cut)].filter((part) => part.length > 0).map(open);
        const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
        const counts = new Map<string, number>();
        for (const each of known) counts.set(each, (counts.get(each) ?? 0) + 1);
        const [best] = [...counts]
          .map(([own, count]) => ({ own, count, wrong: countWrong(word, own, most) }))
          .filter(({ own, count, wrong }) => most > 0 && own !== word && count >= least && wrong <= most)
          .toSorted((a, b) => a.wrong - b.wrong || b.count - a.count || (a.own < b.own ? -1 : 1));
        expect(findAlike(parts, word, least)).toBe(best?.own);
      }),
      { numRuns: 150 },
    );
  },
);
