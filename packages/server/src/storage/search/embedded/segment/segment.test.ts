import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, facets, id, question, text } from '../../conformance/library.ts';
import type { SearchDocument } from '../../contract.ts';
import { normalizeDocument } from '../../document/document.ts';
import { ask } from '../ask/ask.ts';
import { hasBit, makeBits, setBit } from '../ask/bits.ts';
import { countWrong } from '../ask/mend.ts';
import { Scratch } from '../ask/scratch.ts';
import { buildSegment } from './build.ts';
import { Lexicon } from './lexicon.ts';
import { mergeSegments } from './merge.ts';
import { openSections, packSections, type Section } from './sections.ts';
import { openSegment } from './segment.ts';

fc.configureGlobal({ seed: 20_261_126 });

const words = ['agua', 'aguas', 'aire', 'ozono', 'escuela', 'de', 'la', 'salud', 'niños', 'hospitales'];
const someWords = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((list) => list.join(' '));
const document = (number: number): fc.Arbitrary<SearchDocument> =>
  fc
    .record({ title: someWords, description: someWords, column: someWords, theme: fc.subarray(['a', 'b', 'c']) })
    .map(({ title, description, column, theme }) => ({
      id: id(number),
      kind: 'dataset' as const,
      texts: { es: text(title, { description, columns: [column, 'clave'] }), fr: text(description) },
      facets: facets({ theme }),
      modified: day(number % 7),
      use: number % 3,
    }));
const documents = fc
  .integer({ min: 1, max: 12 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, number) => document(number))));

const make = (list: readonly SearchDocument[], lexicon: Lexicon) =>
  openSegment(
    buildSegment(
      list.map((one) => ({
        sequence: Number(one.id.slice(-3)) + 1,
        id: one.id,
        body: JSON.stringify(normalizeDocument(one)),
      })),
      lexicon,
    ),
  );
const answer = (parts: Parameters<typeof ask>[0]['parts'], asked: string) =>
  ask(
    { parts, numbering: new Map(), widen: (clauses) => clauses, scratch: new Scratch(), check: () => undefined },
    question(asked, { facets: ['theme', 'kind'], sort: 'modified', limit: 50 }),
  );

describe('segments', () => {
  test('merged ones answer as one made of all that remains, however they were parted', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(documents, fc.array(fc.nat(2)), fc.array(fc.boolean()), someWords, (all, where, going, asked) => {
        const lexicon = new Lexicon();
        const groups = [0, 1, 2].map((group) => all.filter((_, at) => (where[at] ?? 0) === group));
        const parts = groups
          .filter((group) => group.length > 0)
          .map((group) => {
            const segment = make(group, lexicon);
            const gone = makeBits(segment.documents.count);
            for (const [at, one] of all.entries()) {
              const number = segment.documents.find(one.id);
              if (number >= 0 && going[at]) setBit(gone, number);
            }
            const goneCount = group.filter((_, number) => hasBit(gone, number)).length;
            return { segment, gone, goneCount };
          });
        const block = mergeSegments(parts);
        const kept = all.filter((_, at) => !going[at]);
        expect(block === undefined).toBe(kept.length === 0);
        if (!block) return;
        const one = (segment: ReturnType<typeof openSegment>) => [
          { segment, gone: makeBits(segment.documents.count), goneCount: 0 },
        ];
        for (const words of [
          asked,
          `"${asked.split(' ').slice(0, 2).join(' ')}"`,
          `title:${asked.split(' ')[0]}`,
          '',
        ]) {
          const expected = answer(one(make(kept, lexicon)), words);
          for (const other of [answer(one(openSegment(block)), words), answer(parts, words)]) {
            // Words of what is gone are still known until they are merged away, so that errors may be mended otherwise.
            if (expected.relaxed === 'mended' || other.relaxed === 'mended') continue;
            const { total, hits, facets, relaxed } = other;
            expect({ total, hits, facets, relaxed }).toEqual({
              total: expected.total,
              hits: expected.hits,
              facets: expected.facets,
              relaxed: expected.relaxed,
            });
          }
        }
      }),
      { numRuns: 60 },
    );
  });
  test('merged lists are byte for byte those of a segment made of all that remains', { timeout: 300_000 }, () => {
    const given = fc.record({
      group: fc.nat(2),
      stays: fc.boolean(),
      // Some say a word so often that a byte cannot tell how far its positions go.
      times: fc.constantFrom(1, 1, 1, 1, 1, 2, 300),
      say: someWords,
    });
    const alike = /^(terms|postings|positions|entries|surfaces)/;
    const listWordSections = (block: SharedArrayBuffer) =>
      [...openSections(block)]
        .filter(([name]) => alike.test(name))
        .map(([name, values]) => [
          name,
          Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64'),
        ]);
    fc.assert(
      fc.property(fc.array(given, { minLength: 180, maxLength: 260 }), fc.boolean(), (all, together) => {
        // Those that came together are in one part, or they are mixed as chance has it.
        const groupOf = (at: number) => (together ? Math.floor((at * 3) / all.length) : (all[at]?.group ?? 0));
        const made = all.map(({ say, times }, number) => ({
          id: id(number),
          kind: 'dataset' as const,
          texts: { es: text(say, { description: `${say} `.repeat(times) }) },
          facets: {},
          modified: day(1),
        }));
        const stays = (at: number) => at === 0 || (all[at]?.stays ?? false) || together;
        const lexicon = new Lexicon();
        const parts = [0, 1, 2].map((group) => {
          const own = made.filter((_, at) => groupOf(at) === group);
          const segment = make(own, lexicon);
          const gone = makeBits(own.length);
          for (const [at, one] of made.entries())
            if (groupOf(at) === group && !stays(at)) setBit(gone, segment.documents.find(one.id));
          return { segment, gone };
        });
        const merged = mergeSegments(parts);
        const expected = make(
          made.filter((_, at) => stays(at)),
          lexicon,
        );
        // How often a word is said counts those that are gone too, until they are made anew.
        const counted = (name: unknown) => together || !String(name).startsWith('surfaces');
        const sections = merged ? listWordSections(merged).filter(([name]) => counted(name)) : [];
        expect(sections).toEqual(listWordSections(expected.block).filter(([name]) => counted(name)));
      }),
      { numRuns: 12 },
    );
  });
  test('find what a look at every document finds', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom('agua', 'aire', 'hospital', 'ninos'), (all, word) => {
        const segment = make(all, new Lexicon());
        const parts = [{ segment, gone: makeBits(all.length), goneCount: 0 }];
        const begins = { agua: /agua/, aire: /aire/, hospital: /hospital/, ninos: /niños/ }[word];
        const expected = all.filter((one) => begins?.test(JSON.stringify(one.texts))).length;
        const found = answer(parts, `${word} `);
        expect(found.relaxed ? 0 : found.total).toBe(expected);
      }),
    );
  });
  test('hold numbers as they were, and refuse what is no block', () => {
    const sections = new Map<string, Section>([
      ['a', new Uint8Array([1, 2, 3])],
      ['b', new Float64Array([0.5, -1])],
      ['c', new Uint16Array([65535, 7])],
    ]);
    const open = openSections(packSections(sections));
    expect([...open].map(([name, values]) => [name, [...values]])).toEqual([
      ['a', [1, 2, 3]],
      ['b', [0.5, -1]],
      ['c', [65535, 7]],
    ]);
    expect(() => openSections(new SharedArrayBuffer(64))).toThrow(RangeError);
    expect(() => openSections(new SharedArrayBuffer(2))).toThrow(RangeError);
  });
});

test.each([
  ['aire', 'aire', 0],
  ['aire', 'airé', 1],
  ['aire', 'aier', 1],
  ['aire', 'air', 1],
  ['airports', 'airprots', 1],
  ['aire', 'tierra', 3],
  ['a', 'abcdef', 3],
])('%s and %s differ by %i letters', (a, b, expected) => {
  expect(countWrong(a, b, 2)).toBe(expected);
  expect(countWrong(b, a, 2)).toBe(expected);
});
