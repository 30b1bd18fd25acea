import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listRows } from './ourdata/explore.ts';
import { editions } from './ourdata/structure.ts';

const here = dirname(fileURLToPath(import.meta.url));
const tables = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.data.ts'));
/** Who published it, or where it can be looked up. */
const source = /\bdoi 10\.|https?:\/\/|\bdata\.europa\.eu\b|\bOECD\b|\bWorld Wide Web Foundation\b|\bOpen Knowledge\b/;

test('there are tables of published figures', () => {
  expect(tables.length).toBeGreaterThan(4);
});

test.each(tables)('%s says where its figures come from', (name) => {
  const text = readFileSync(join(here, name), 'utf8');
  expect(text.match(source)?.[0], `${name} names no source`).toBeDefined();
});

test.each([...editions])(
  'every number that edition %i is computed from, and every printed one, names its source',
  (edition) => {
    const rows = listRows(edition);
    expect(rows.length).toBeGreaterThan(0);
    for (const { country, composite, pillars, subpillars, rank, numbers } of rows) {
      for (const number of numbers) expect(number.source, `${country} ${number.component}`).toMatch(/\S.{20,}/);
      const shown = [composite, rank, ...Object.values(pillars), ...Object.values(subpillars)];
      if (shown.some((value) => value !== undefined)) expect(numbers, country).not.toEqual([]);
    }
  },
);
