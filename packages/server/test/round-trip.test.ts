import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findShared, importFile } from './imports.ts';
import { startTestPortal, type TestPortal } from './portal.ts';
import { isPortalOwn, traceFile } from './round-trip.ts';

const fixtures = fileURLToPath(new URL('../fixtures/harvest/dcat/', import.meta.url));
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

async function trace(path: string) {
  await portal.clientAs('publisher'); // brings the office
  const root = await portal.clientAs('portal-administrator');
  const file = { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
  // Some name no publisher: then the office is.
  const publisher = readFileSync(path, 'utf8').includes('publisher') ? {} : { publisher: 'office' };
  const options = { release: true, licence: 'CC-BY-4.0', source: path, ...publisher };
  const { result, rows } = await importFile(portal, root, file, options);
  if (result.state === 'failed') return { result, rows, traced: [] };
  return { result, rows, traced: await traceFile(await portal.clientAs('anyone'), path, rows, portal.url) };
}

test.each(readdirSync(fixtures).filter((name) => !name.endsWith('.expected.json')))(
  '%s comes back whole: what the model holds, and what it keeps aside',
  async (name) => {
    const { result, traced } = await trace(join(fixtures, name));
    expect(result).toMatchObject({ state: 'done', counts: { refused: 0, released: traced.length } });
    expect(traced.length).toBeGreaterThan(0);
    for (const one of traced) {
      expect(one.lost, one.key).toEqual([]);
      expect(
        one.added.filter((statement) => !isPortalOwn(statement, one.recast > 0)),
        one.key,
      ).toEqual([]);
    }
  },
);

test('what the model has in other spellings comes back in those of its vocabularies', async () => {
  const { traced } = await trace(join(fixtures, 'agua.ttl'));
  const wells = traced.find(({ key }) => key.endsWith('/pozos-2024'));
  for (const said of ['authority/frequency/ANNUAL', 'licenses/by/4.0/', 'file-type/XLSX', '["Pozos","es"'])
    expect(wells?.added.some((statement) => statement.includes(said))).toBe(true);
});

const catalogues = [
  ...['demo/catalogues/C5_dcat-ap-it-alessandria-rdf-xml', 'catalogues/ckanext_dcat_examples/dcat'],
  ...['conformance/dcat_ap/3.0.0/html/examples'],
].flatMap((folder) => {
  const found = findShared(folder);
  return found ? readdirSync(found).map((name) => join(found, name)) : [];
});

describe.skipIf(catalogues.length === 0)('descriptions of others (skipped where they are not)', () => {
  test('lose nothing, but for what no standard can read', { timeout: 120_000 }, async () => {
    const sums = { described: 0, unread: 0, lost: 0, odd: 0, held: 0, recast: 0, aside: 0 };
    for (const path of catalogues) {
      const { result, traced } = await trace(path);
      if (result.state === 'failed') sums.unread += 1;
      for (const one of traced) {
        sums.described += 1;
        sums.held += one.held;
        sums.recast += one.recast;
        sums.aside += one.aside;
        sums.lost += one.lost.length;
        sums.odd += one.added.filter((statement) => !isPortalOwn(statement, one.recast > 0)).length;
      }
    }
    // Unread: Turtle that is not Turtle (3), and JSON-LD whose context lies elsewhere (14), which is told.
    expect(sums).toMatchObject({ described: 20, unread: 17, lost: 0, odd: 0 });
  });
});
