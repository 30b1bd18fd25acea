import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bench, openBench } from './corpora/open-raw.ts';

let folder: string;
let bench: Bench;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-roundtrip-'));
  bench = await openBench();
});
afterAll(async () => {
  await bench.close();
  await rm(folder, { recursive: true, force: true });
});

interface Style {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: 'doubled' | 'backslash';
  readonly lineEnd: string;
  readonly encoding: string;
  readonly marked: boolean;
  readonly quoteAll: boolean;
  readonly lastEnd: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', '^', '~', '||', '\u001f'),
  quote: fc.constantFrom('"', '"', "'"),
  escape: fc.constantFrom('doubled', 'doubled', 'backslash'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'windows-1252', 'macroman', 'cp850'),
  marked: fc.boolean(),
  quoteAll: fc.boolean(),
  lastEnd: fc.boolean(),
});

function writeText(rows: readonly (readonly string[])[], style: Style): Buffer {
  const { delimiter, quote, lineEnd, encoding } = style;
  const doubled = style.escape === 'doubled' ? quote + quote : `\\${quote}`;
  // A single cell between apostrophes may as well hold them: whoever quotes with them quotes all.
  const cell = (text: string) =>
    style.quoteAll || quote === "'" || text.includes(delimiter) || text.includes(quote) || /[\r\n]|^ | $/.test(text)
      ? quote + text.replaceAll(quote, doubled) + quote
      : text;
  const text = rows.map((row) => row.map(cell).join(delimiter)).join(lineEnd) + (style.lastEnd ? lineEnd : '');
  const mark = style.marked && encoding.startsWith('utf') ? '\ufeff' : '';
  return iconv.encode(mark + text, encoding);
}

const words = ['Peña', 'árbol', 'maíz', 'Ñandú', 'café', 'sol', 'río Lerma', 'aquí', 'León', 'señal', 'Zoé', 'unión'];
const word = fc.constantFrom(...words);
/** What breaks careless readers: delimiters of all kinds, quotes, breaks and blanks inside a cell. */
const hard = fc
  .tuple(word, fc.constantFrom(', ', '; ', ' | ', ' "a" ', " d'e ", '\t', ' ^ ', ' ~ ', '\nbis ', ' "" ', ": '"), word)
  .map((parts) => parts.join(''));
const cell = fc.oneof(
  { weight: 5, arbitrary: word },
  { weight: 3, arbitrary: hard },
  { weight: 2, arbitrary: fc.integer().map(String) },
  { weight: 1, arbitrary: fc.constantFrom('', '12.5', '2024-01-31', ' con blancos ', "l'eau", '5"') },
);

const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) =>
    fc.tuple(
      fc.constant(['clave', 'año', 'título', 'posición', 'región'].slice(0, width)),
      fc.array(fc.tuple(fc.array(cell, { minLength: width, maxLength: width }), word), { minLength: 6, maxLength: 40 }),
    ),
  );

describe('A text that a proper writer made is read cell for cell', () => {
  test('whatever the delimiter, quote, escape, line end and encoding', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(table, style, async ([header, body], written) => {
        const rows = body.map(([cells, last]) => [...cells, last]);
        const path = join(folder, `t${count++}.csv`);
        await writeFile(path, writeText([[...header, 'fin'], ...rows], written));
        const read = await bench.openText(path, 'tabla.csv');
        await rm(path);
        if (typeof read === 'string') throw new Error(`refused: ${read}`);
        expect(read.map(({ header: found, rows: cells }) => ({ header: found, rows: cells }))).toEqual([
          { header: [...header, 'fin'], rows },
        ]);
      }),
      { numRuns: 150, seed: 20_260_311 },
    );
  });
});
