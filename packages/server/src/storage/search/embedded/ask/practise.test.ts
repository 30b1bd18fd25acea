import { expect, test } from 'vitest';
import { day, facets, id, text } from '../../conformance/library.ts';
import { normalizeDocument } from '../../document/document.ts';
import { buildSegment } from '../segment/build.ts';
import { Lexicon } from '../segment/lexicon.ts';
import { openSegment } from '../segment/segment.ts';
import { makeBits } from './bits.ts';
import { practise } from './practise.ts';
import { Scratch } from './scratch.ts';

const open = (titles: readonly string[]) => {
  const rows = titles.map((title, at) => ({
    sequence: at + 1,
    id: id(at),
    body: JSON.stringify(
      normalizeDocument({
        id: id(at),
        kind: 'dataset',
        texts: { es: text(title) },
        facets: facets({ theme: [at % 2 === 0 ? 'a' : 'b'] }),
        modified: day(1),
      }),
    ),
  }));
  const segment = openSegment(buildSegment(rows, new Lexicon()));
  return { segment, gone: makeBits(segment.documents.count), goneCount: 0 };
};
const practiseWith = (parts: readonly ReturnType<typeof open>[]) => [
  ...practise({
    parts,
    numbering: new Map(),
    widen: (same) => same,
    scratch: new Scratch(),
    check: () => undefined,
  }),
];

test('an index is asked of words that it has, with filters and without, with errors and as phrases', () => {
  const often = Array.from(
    { length: 200 },
    (_, at) => `hospitales escuelas ${at % 64 === 0 ? 'volcanes glaciares' : ''}`,
  );
  const answers = practiseWith([open(['nada']), open(often)]);
  expect(answers.filter(({ total }) => total > 0).length).toBeGreaterThan(answers.length / 2);
  expect(answers.some(({ relaxed }) => relaxed === 'mended')).toBe(true);
  expect(answers.some(({ clauses }) => clauses.some(({ any }) => any.some(({ phrase }) => phrase)))).toBe(true);
  expect(new Set(answers.map(({ total }) => total)).size).toBeGreaterThan(3);
});

test('an index that has no words to be asked of is asked nothing', () => {
  expect(practiseWith([])).toEqual([]);
  expect(practiseWith([open(['', '1 2 3'])])).toEqual([]);
});
