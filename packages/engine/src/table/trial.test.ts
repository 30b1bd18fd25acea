import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ColumnNotes } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { makeDbf } from '../../test/make-shapefile.ts';
import { readFile } from '../read.ts';

const bytes = makeDbf(
  [
    { name: 'CVE', kind: 'C', length: 5 },
    { name: 'POB', kind: 'C', length: 9 },
  ],
  [
    ['01001', '120'],
    ['01002', '95'],
    ['01003', 'sin dato'],
  ],
);

async function read(notes: ColumnNotes) {
  const folder = await mkdtemp(join(tmpdir(), 'milpa-trial-'));
  try {
    const path = join(folder, 'mun.dbf');
    await writeFile(path, bytes);
    const reading = await readFile({ path, name: 'mun.dbf', notes: { mun: notes } });
    return reading.tables[0]?.profile.columns.map(({ type, misfits, profile }) => [type, profile.sum, misfits?.count]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a column that its format calls text stays text, unless the publisher says what it is', async () => {
  expect(await read({})).toEqual([
    ['string', undefined, undefined],
    ['string', undefined, undefined],
  ]);
  const [code, people] = (await read({ POB: { type: 'integer' } })) ?? [];
  expect(code?.[0]).toBe('string');
  expect(people?.slice(0, 2)).toEqual(['integer', 215]);
});
