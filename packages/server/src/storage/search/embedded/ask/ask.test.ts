import { type Language, languages } from '@milpa/sdk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, id, question, text } from '../../conformance/library.ts';
import type { SearchDocument, SearchField, SearchQuestion } from '../../contract.ts';
import { normalizeDocument } from '../../document/document.ts';
import { stem } from '../../language/stem.ts';
import { buildSegment } from '../segment/build.ts';
import { Lexicon } from '../segment/lexicon.ts';
import { mergeSegments } from '../segment/merge.ts';
import { openSections, packSections } from '../segment/sections.ts';
import { openSegment } from '../segment/segment.ts';
import { ask } from './ask.ts';
import { countBits, makeBits, setBit } from './bits.ts';
import { type Numbering, prepareCounts } from './count.ts';
import type { Part } from './narrow.ts';
import { Scratch } from './scratch.ts';

fc.configureGlobal({ seed: 20_261_126 });

/** The same each time; the first of a list comes most often. */
function createChance(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() ** 2 * list.length)] ?? list[0];
  return { next, pick };
}

const vocabulary = [
  'agua',
  'aguila',
  'agosto',
  'datos',
  'ciudad',
  'hospital',
  'ozono',
  'puente',
  'salud',
  'tren',
  'zorro',
] as const;
const facetNames = ['publisher', 'theme', 'format', 'licence', 'level', 'kind'] as const;

/** Documents enough for lists that are entered in the middle, and for facets that are counted together. */
function makeDocument(number: number): SearchDocument {
  const { next, pick } = createChance(number + 1);
  const say = (most: number) => Array.from({ length: Math.floor(next() * most) }, () => pick(vocabulary)).join(' ');
  const spoken: Language = next() < 0.3 ? 'en' : 'es';
  const themes = ['a', 'b', 'c', 'd'].filter(() => next() < 0.3);
  return {
    id: id(number),
    kind: next() < 0.9 ? 'dataset' : 'series',
    texts: { [spoken]: text(say(5), { description: say(14), columns: [say(4), say(3)] }) },
    facets: {
      theme: themes,
      publisher: [`p${Math.floor(next() ** 2 * 90)}`],
      format: next() < 0.8 ? ['csv'] : ['xlsx', 'csv'],
      licence: [pick(['by', 'zero', 'other'])],
      ...(next() < 0.7 ? { level: [pick(['federal', 'state'])] } : {}),
    },
    modified: day(number % 50),
    use: number % 9,
  };
}

interface Kept {
  readonly document: SearchDocument;
  /** Words of each piece of each field, as written and as stems. */
  readonly pieces: readonly { readonly field: SearchField; readonly written: string[]; readonly stems: string[] }[];
}

const all = Array.from({ length: 2600 }, (_, number) => makeDocument(number));
const isGone = (number: number): boolean => number % 11 === 3 && number > 600;
const kept = all.filter((_, number) => !isGone(number)).map(readPieces);

function readPieces(document: SearchDocument): Kept {
  const pieces = languages.flatMap((language) => {
    const own = document.texts[language];
    if (!own) return [];
    const fields: (readonly [SearchField, readonly string[]])[] = [
      ['title', [own.title]],
      ['description', [own.description]],
      ['columns', own.columns],
    ];
    return fields.flatMap(([field, texts]) =>
      texts.map((each) => {
        const written = each.split(' ').filter((word) => word !== '');
        return { field, written, stems: written.map((word) => language + stem[language](word)) };
      }),
    );
  });
  return { document, pieces };
}

/** Without the sections whose names fit, as blocks were before there were such. */
function openParts(lacking?: RegExp): Part[] {
  const lexicon = new Lexicon();
  const make = (from: number, to: number) =>
    buildSegment(
      all.slice(from, to).map((document, at) => ({
        sequence: from + at + 1,
        id: document.id,
        body: JSON.stringify(normalizeDocument(document)),
      })),
      lexicon,
    );
  const merged = mergeSegments(
    [make(0, 900), make(900, 1400), make(1400, 2000)].map((block) => {
      const segment = openSegment(block);
      return { segment, gone: makeBits(segment.documents.count) };
    }),
  );
  if (!merged) throw new Error('Nothing remains');
  return [merged, make(2000, 2550), make(2550, 2600)].map((block) => {
    const segment = openSegment(lacking ? without(block, lacking) : block);
    const gone = makeBits(segment.documents.count);
    for (let number = 0; number < segment.documents.count; number += 1)
      if (isGone(Number(segment.documents.id(number).slice(-12)))) setBit(gone, number);
    return { segment, gone, goneCount: countBits(gone) };
  });
}

const without = (block: SharedArrayBuffer, lacking: RegExp) =>
  packSections(new Map([...openSections(block)].filter(([name]) => !lacking.test(name))));

const createAsk = (parts: readonly Part[], prepared = false) => {
  const numbering: Numbering = new Map();
  const prepare = () => {
    for (const { segment } of parts) for (const pieces = prepareCounts(numbering, segment); !pieces.next().done; );
  };
  if (prepared) prepare();
  const asking = {
    parts,
    numbering,
    widen: <T>(same: T) => same,
    scratch: new Scratch(),
    check: () => undefined,
  };
  return (asked: SearchQuestion) => ask(asking, asked);
};

interface Wanted {
  readonly words: readonly string[];
  readonly phrase: boolean;
  /** Words that begin so. */
  readonly open: boolean;
  readonly field: 'title' | 'columns' | undefined;
  readonly excluded: boolean;
}

const isThere = ({ pieces }: Kept, { words, phrase, open, field }: Wanted): boolean => {
  const own = pieces.filter((piece) => !field || piece.field === field);
  if (open) return own.some(({ written }) => written.some((each) => each.startsWith(words[0] ?? '')));
  if (!phrase) return words.some((word) => own.some((piece) => hasInARow(piece.stems, [word])));
  return own.some((piece) => hasInARow(piece.stems, words));
};
const hasInARow = (stems: readonly string[], words: readonly string[]): boolean =>
  languages.some((language) => {
    const wanted = words.map((word) => language + stem[language](word));
    return stems.some((_, at) => wanted.every((each, ahead) => stems[at + ahead] === each));
  });
const formatWanted = ({ words, phrase, open, field, excluded }: Wanted): string =>
  `${excluded ? '-' : ''}${field ? `${field}:` : ''}${phrase ? `"${words.join(' ')}"` : words.join(' OR ')}${open ? '*' : ''}`;

const word = fc.constantFrom(...vocabulary, 'hospitl', 'zorroo');
const one: fc.Arbitrary<Wanted> = fc.record({
  words: fc.tuple(word),
  phrase: fc.constant(false),
  open: fc.constant(false),
  field: fc.constantFrom(undefined, undefined, 'title' as const, 'columns' as const),
  excluded: fc.constantFrom(false, false, false, true),
});
const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  one,
  fc
    .tuple(one, fc.array(word, { minLength: 2, maxLength: 3 }))
    .map(([each, words]) => ({ ...each, words, phrase: true, excluded: false })),
  fc
    .tuple(one, word)
    .map(([each, other]) => ({ ...each, words: [...each.words, other], field: undefined, excluded: false })),
  fc
    .tuple(one, fc.constantFrom('ag', 'agu', 'da', 'z'))
    .map(([each, start]) => ({ ...each, words: [start], open: true })),
);
const filters = fc.record(
  {
    licence: fc.subarray(['by', 'zero'], { minLength: 1 }),
    level: fc.constant(['federal']),
    theme: fc.subarray(['a', 'b', 'nobody'], { minLength: 1 }),
    publisher: fc.constantFrom(['p0'], ['p0', 'p1', 'p7'], ['p80']),
  },
  { requiredKeys: [] },
);
const asked = fc.record({
  clauses: fc.array(wanted, { maxLength: 3 }),
  filters: fc.oneof(fc.constant({}), filters),
  sort: fc.constantFrom('relevance' as const, 'modified' as const, 'title' as const),
});

/** What a look at every document finds: no index, no cleverness. */
function lookAtAll(clauses: readonly Wanted[], given: Readonly<Record<string, readonly string[]>>) {
  const has = ({ document }: Kept, facet: string): readonly string[] =>
    facet === 'kind' ? [document.kind] : (document.facets[facet] ?? []);
  const fits = (each: Kept, but?: string) =>
    Object.entries(given).every(
      ([facet, values]) => facet === but || has(each, facet).some((own) => values.includes(own)),
    );
  const found = kept.filter((each) => clauses.every((clause) => isThere(each, clause) !== clause.excluded));
  const facets = facetNames.map((facet) => {
    const counts = new Map<string, number>();
    for (const each of found)
      if (fits(each, facet)) for (const value of has(each, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const sorted = [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
    return [facet, sorted.map(([value, count]) => ({ value, count })).slice(0, 60)] as const;
  });
  const ids = found.filter((each) => fits(each)).map(({ document }) => document.id);
  return { matched: found.length > 0, ids: ids.toSorted(), facets: Object.fromEntries(facets) };
}

test('every question is answered as a look at every document answers it, and as blocks of before answer it', {
  timeout: 600_000,
}, () => {
  const answer = createAsk(openParts());
  const others = [
    createAsk(openParts(), true),
    // Positions are passed over one by one, and letters of words are looked at when an error is mended.
    createAsk(openParts(/spans|letters/)),
    // Lists are read from the start.
    createAsk(openParts(/^entries/)),
  ];
  fc.assert(
    fc.property(asked, fc.constantFrom(...others), ({ clauses, filters: given, sort }, other) => {
      // A blank at the end: the last word is whole.
      const words = clauses.map((clause) => `${formatWanted(clause)} `).join('');
      const put = question(words, { filters: given, sort, facets: [...facetNames], facetValues: 60, limit: 5000 });
      const answered = answer(put);
      expect(JSON.stringify(other(put))).toBe(JSON.stringify(answered));
      const { hits, facets, total, relaxed } = answered;
      const expected = lookAtAll(clauses, given);
      if (relaxed) expect(expected.matched).toBe(false);
      else {
        expect(total).toBe(expected.ids.length);
        expect(
          hits
            .map((hit) => hit.id)
            .toSorted()
            .join(),
        ).toBe(expected.ids.join());
        expect(facets).toEqual(expected.facets);
      }
    }),
    { numRuns: 250 },
  );
});
