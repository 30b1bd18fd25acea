import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { paths } from '@milpa/sdk';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { harvest, publish } from './datasets.ts';
import { findShared, importFile } from './imports.ts';
import { startTestPortal, type TestPortal } from './portal.ts';
import { type Imported, ownStatements, traceCatalog, traceFile } from './round-trip.ts';

const fixtures = fileURLToPath(new URL('../fixtures/harvest/dcat/', import.meta.url));
let portal: TestPortal;
beforeAll(async () => {
  portal = await startTestPortal();
});
afterAll(() => portal.close());

async function bring(portal: TestPortal, path: string) {
  await portal.clientAs('publisher'); // brings the office
  const root = await portal.clientAs('portal-administrator');
  const file = { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
  // Some name no publisher: then the office is.
  const publisher = readFileSync(path, 'utf8').includes('publisher') ? {} : { publisher: 'office' };
  const options = { release: true, licence: 'CC-BY-4.0', source: path, ...publisher };
  return importFile(portal, root, file, options);
}

async function trace(path: string, portal: TestPortal) {
  const { result, rows } = await bring(portal, path);
  if (result.state === 'failed') return { result, rows, traced: [] };
  return { result, rows, traced: await traceFile(await portal.clientAs('anyone'), path, rows, portal.url) };
}

test.each(readdirSync(fixtures).filter((name) => !name.endsWith('.expected.json')))(
  '%s comes back as the same graph, statement by statement',
  async (name) => {
    const { result, traced } = await trace(join(fixtures, name), portal);
    expect(result).toMatchObject({ state: 'done', counts: { refused: 0, released: traced.length } });
    expect(traced.length).toBeGreaterThan(0);
    for (const { key, lost, odd, isSame, said, given } of traced) {
      expect({ lost, odd }, key).toEqual({ lost: [], odd: [] });
      expect({ key, isSame, given }).toEqual({ key, isSame: true, given: said });
    }
  },
);

test('what another portal of this kind measured is not given back as a statement of who publishes', async () => {
  const [from, to] = [await startTestPortal(), await startTestPortal()];
  const folder = await mkdtemp(join(tmpdir(), 'milpa-measured-'));
  try {
    const publisher = await from.clientAs('publisher');
    const { slug } = await publish(from, publisher, { name: 'cosecha.csv', bytes: harvest(1) });
    await from.work();
    const read = async (path: string) => (await publisher.request(path)).text();
    const text = `${await read(`/datasets/${slug}.nt`)}${await read(`/datasets/${slug}/quality.nt`)}`;
    expect(text).toContain('dqv#QualityMeasurement');
    const path = join(folder, 'de-otro.nt');
    await writeFile(path, text.replaceAll(new URL('/', from.url).href, 'https://otro.example.org/'));
    const { result, rows } = await bring(to, path);
    expect(result).toMatchObject({ state: 'done', counts: { refused: 0, released: 1 } });
    const anyone = await to.clientAs('anyone');
    const [id] = rows.flatMap(({ dataset }) => dataset?.id ?? []);
    for (const address of [`/datasets/${id}.nt`, '/catalog.nt']) {
      const given = new Parser().parse(await (await anyone.request(address)).text());
      const measured = given.filter(({ predicate, object }) => /dqv#/.test(predicate.value + object.value));
      expect(measured.map(({ object }) => object.value)).toContain(
        new URL(paths.qualityIdentity(id ?? ''), to.url).href,
      );
      // No more than where this portal's own measure lies.
      for (const { subject, predicate, object } of measured)
        expect([predicate.value, object.value]).toEqual([
          'http://www.w3.org/ns/dqv#hasQualityMetadata',
          `${subject.value}/quality`,
        ]);
    }
  } finally {
    await Promise.all([from.close(), to.close(), rm(folder, { recursive: true, force: true })]);
  }
});

test('what catalogues say of themselves, their records, and what belongs to nothing, comes back with the whole catalogue', async () => {
  const fresh = await startTestPortal();
  try {
    const imported: Imported[] = [];
    for (const name of ['cultura.ttl', 'tradiciones.rdf']) {
      const path = join(fixtures, name);
      imported.push({ path, rows: (await bring(fresh, path)).rows });
    }
    const trip = await traceCatalog(await fresh.clientAs('anyone'), imported, fresh.url);
    expect({ lost: trip.lost, odd: trip.odd }).toEqual({ lost: [], odd: [] });
    expect(trip).toMatchObject({ isSame: true, given: trip.said });
  } finally {
    await fresh.close();
  }
});

test('the list of what feeds say of their own is the one in the documentation', () => {
  const text = readFileSync(new URL('../../../docs/feeds.md', import.meta.url), 'utf8');
  const table = text.slice(text.indexOf('## What was imported'), text.indexOf('## Held by tests'));
  const rows = [...table.matchAll(/^\| ([a-z ]+) \| /gm)].map(([, name]) => name);
  expect(rows.filter((name) => name !== 'what')).toEqual(Object.keys(ownStatements));
});

const catalogues = [
  ...['demo/catalogues/C5_dcat-ap-it-alessandria-rdf-xml', 'catalogues/ckanext_dcat_examples/dcat'],
  ...['conformance/dcat_ap/3.0.0/html/examples', 'conformance/mqa_assets/samples'],
].flatMap((folder) => {
  const found = findShared(folder);
  return found ? readdirSync(found).map((name) => join(found, name)) : [];
});

describe.skipIf(catalogues.length === 0)('descriptions of others (skipped where they are not)', () => {
  test('come back as the same graph, but for what no standard can read', { timeout: 600_000 }, async () => {
    // Unread: Turtle that is not Turtle (3), which is told.
    const sums = { described: 0, same: 0, unread: 0 };
    const wrong: unknown[] = [];
    for (const path of catalogues) {
      let { result, rows, traced } = await trace(path, portal);
      // What another file said of the same dataset before is no concern of this one.
      if (rows.some(({ outcome }) => outcome !== 'create' && outcome !== 'refused')) {
        const fresh = await startTestPortal();
        ({ result, rows, traced } = await trace(path, fresh));
        await fresh.close();
      }
      if (result.state === 'failed') sums.unread += 1;
      for (const { isSame, ...trip } of traced) {
        sums.described += 1;
        if (isSame) sums.same += 1;
        else wrong.push({ path, ...trip });
      }
    }
    expect(wrong).toEqual([]);
    expect(sums).toEqual({ described: 139, same: 139, unread: 3 });
  });
});
