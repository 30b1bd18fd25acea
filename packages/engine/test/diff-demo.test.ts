import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TableDiff } from '@milpa/sdk';
import { afterAll, describe, expect, test } from 'vitest';
import { createLocalEngine } from '../src/local.ts';

const tables = fileURLToPath(new URL('../../../../shared/data/demo/tables/', import.meta.url));
const present = existsSync(tables);
if (!present) console.info('Skipped: the demo tables (../shared/data) are not on this machine.');

const folder = mkdtempSync(join(tmpdir(), 'milpa-deliveries-'));
const engine = createLocalEngine({ tempDirectory: folder });
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

async function store(file: string) {
  const path = join(tables, file);
  const reading = await engine.read({ path, name: basename(path), out: mkdtempSync(join(folder, 'read-')) });
  const [table] = reading.tables;
  return { path: table?.parquet?.path ?? '', columns: table?.profile.columns ?? [], keys: table?.profile.keys ?? [] };
}

async function compare(before: string, after: string): Promise<TableDiff> {
  const [older, newer] = [await store(before), await store(after)];
  return engine.diff({ name: 't', before: older, after: newer, keys: newer.keys });
}

/** The rows of a plain file as records of texts, read without the engine; quotes are doubled inside quotes. */
function readRecords(file: string): Map<string, string>[] {
  const text = readFileSync(join(tables, file), 'utf8').replace(/^\ufeff/, '');
  const cells = [...text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)];
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of cells) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') rows.push([]);
  }
  const [header = [], ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) => new Map(header.map((name, index) => [name, row[index] ?? ''])));
}

/** What changed, counted from the texts alone. */
function truth(before: string, after: string, key: readonly string[]) {
  const index = (file: string) =>
    new Map(readRecords(file).map((row) => [key.map((name) => row.get(name)).join('|'), JSON.stringify([...row])]));
  const [olds, news] = [index(before), index(after)];
  const both = [...news.keys()].filter((each) => olds.has(each));
  return {
    before: olds.size,
    after: news.size,
    added: news.size - both.length,
    removed: olds.size - both.length,
    changed: both.filter((each) => olds.get(each) !== news.get(each)).length,
  };
}

describe.skipIf(!present)('Deliveries of real tables', () => {
  const station = (delivery: number) => `15_estaciones-ecobici-3-entregas/estaciones-de-ecobici.0${delivery}.csv`;
  const counter = (delivery: number) => `16_contador-ciclista/contador-ciclistas.0${delivery}.csv`;

  test.each([
    [0, 1],
    [1, 2],
    [0, 2],
  ])('the stations of delivery %i and %i are the same rows in another order', async (before, after) => {
    const diff = await compare(station(before), station(after));
    expect(diff.rows).toEqual(truth(station(before), station(after), ['ID']));
    expect(diff.rows).toEqual({ before: 480, after: 480, added: 0, removed: 0, changed: 0 });
    expect([diff.schema, diff.sample, diff.ignored]).toEqual([[], { added: [], removed: [] }, undefined]);
    expect(diff.key).toEqual(['ID']);
  });

  test('the days of the bicycle counter that came and went', async () => {
    const diff = await compare(counter(0), counter(3));
    expect(diff.rows).toEqual(truth(counter(0), counter(3), ['Día', 'Mes', 'Año']));
    expect(diff.rows).toMatchObject({ added: 304, removed: 123, changed: 0 });
  });
});
