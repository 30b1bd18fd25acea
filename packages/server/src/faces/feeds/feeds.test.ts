import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Client, type Draft, Slug } from '@milpa/sdk';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createByForm, getDraft, harvest, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

let portal: TestPortal;
let client: Client;
let first: Draft;

beforeAll(async () => {
  portal = await startTestPortal();
  client = await portal.clientAs('publisher');
  first = await publish('Cosecha de maíz', 2);
  await publish('Cosecha de frijol', 1);
});
afterAll(() => portal.close());

async function publish(title: string, months: number): Promise<Draft> {
  const files = [{ name: 'datos.csv', bytes: harvest(months) }];
  const draft = await createByForm(client, 'office', files, { title: { es: title }, licence: 'CC-BY-4.0' });
  await portal.work();
  const ready = await getDraft(client, draft);
  await release(client, ready);
  await portal.work();
  return getDraft(client, draft);
}

const ask = (path: string, init: RequestInit = {}) => portal.fetch(new Request(new URL(path, portal.url), init));
const parse = (text: string, format = 'text/turtle') => new Parser({ format }).parse(text);
const read = async (path: string) => (await ask(path)).text();
/** Builds wait some seconds so that many changes make one; here they need not. */
async function build(): Promise<void> {
  const run = portal.domains.jobs['feeds-build'];
  await run?.({}, AbortSignal.timeout(300_000));
}
interface Changes {
  readonly next: string;
  readonly more: boolean;
  readonly orderedItems: readonly { type: string; change: string; cursor: string; object: Record<string, unknown> }[];
}
const readChanges = async (path: string): Promise<Changes> => JSON.parse(await read(path));
const kinds = ({ orderedItems }: Changes) => orderedItems.map(({ change }) => change);

const documents: readonly (readonly [string, string])[] = [
  ['/catalog.ttl', 'text/turtle; charset=utf-8'],
  ['/catalog.rdf', 'application/rdf+xml; charset=utf-8'],
  ['/catalog.jsonld', 'application/ld+json'],
  ['/catalog.nt', 'application/n-triples; charset=utf-8'],
  ['/data.json', 'application/json'],
  ['/catalog/dcat-us-3.jsonld', 'application/ld+json'],
  ['/catalog.csv', 'text/csv; charset=utf-8'],
  ['/catalog.jsonl', 'application/jsonl; charset=utf-8'],
];

describe('the whole catalogue', () => {
  const streamed = new Map<string, string>();
  test('is made on the way while nothing was built', async () => {
    // What background work built already is derived, and may go at any time.
    await rm(join(portal.dataFolder, 'feeds'), { recursive: true, force: true });
    expect((await ask('/catalog.parquet')).status).toBe(503);
    for (const [path, type] of documents) {
      const answer = await ask(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 200, type]);
      streamed.set(path, await answer.text());
      const again = await ask(path, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
      expect([path, again.status]).toEqual([path, 304]);
    }
  });
  test('and the same to the byte when it was, packed or not, with its time, tag and sum', async () => {
    await build();
    const { built, seconds } = JSON.parse(await readFile(join(portal.dataFolder, 'feeds', 'manifest.json'), 'utf8'));
    for (const [path] of documents) {
      const plain = await ask(path);
      const text = await plain.text();
      expect(text).toBe(streamed.get(path));
      expect(plain.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
      expect(plain.headers.get('repr-digest')).toMatch(/^sha-256=:/);
      const packed = await ask(path, { headers: { 'accept-encoding': 'gzip' } });
      expect(packed.headers.get('content-encoding')).toBe('gzip');
      expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(text);
      const known = await ask(path, { headers: { 'if-modified-since': plain.headers.get('last-modified') ?? '' } });
      expect(known.status).toBe(304);
      const head = await ask(path, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
        200,
        plain.headers.get('content-length'),
        '',
      ]);
      expect(plain.headers.get('access-control-allow-origin')).toBe('*');
      const asOf = Date.parse(plain.headers.get('x-milpa-as-of') ?? '');
      expect(Date.parse(built) - asOf).toBeGreaterThanOrEqual(Math.floor(seconds * 1000));
    }
    const parquet = Buffer.from(await (await ask('/catalog.parquet')).arrayBuffer());
    expect(parquet.subarray(0, 4).toString()).toBe('PAR1');
  });
  test('lists each dataset once', async () => {
    const quads = parse(await read('/catalog.nt'), 'application/n-triples');
    const listed = quads.filter(({ predicate }) => predicate.value === 'http://www.w3.org/ns/dcat#dataset');
    expect(listed.map(({ object }) => object.value)).toContain(`${new URL(portal.url).origin}/datasets/${first.id}`);
    expect(listed).toHaveLength(2);
    const rows = (await read('/catalog.csv')).trim().split('\r\n');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toContain('id,slug,kind,url,title_es');
    expect(
      (await read('/catalog.jsonl'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toContain(first.id);
  });
  test('page by page with Hydra, and no further than there are pages', async () => {
    const answer = await ask('/catalog.ttl?page=1');
    const text = await answer.text();
    expect(answer.headers.get('link')).toContain('/catalog.ttl?page=1>; rel="last"');
    const quads = parse(text);
    const find = (name: string) =>
      quads.find(({ predicate }) => predicate.value === `http://www.w3.org/ns/hydra/core#${name}`)?.object.value;
    expect([find('totalItems'), find('last'), find('next')]).toEqual([
      '2',
      `${new URL(portal.url).origin}/catalog.ttl?page=1`,
      undefined,
    ]);
    for (const page of ['0', '2', 'x', '-1']) expect((await ask(`/catalog.ttl?page=${page}`)).status).toBe(404);
  });
  test('by another profile, and by none that nobody knows', async () => {
    expect(await read('/catalog.ttl?profile=dcat-ap-2.1.1')).toContain('owl:versionInfo');
    const high = parse(await read('/catalog.ttl?profile=dcat-ap-hvd'));
    expect(high.filter(({ object }) => object.value.includes(first.id))).toEqual([]);
    expect((await ask('/catalog.ttl?profile=dcat-ap-9')).status).toBe(422);
  });
  test('by Accept, or a list of what there is', async () => {
    const answer = await ask('/catalog', { headers: { accept: 'application/rdf+xml' } });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/catalog.rdf']);
    const refused = await ask('/catalog', { headers: { accept: 'image/png' } });
    expect(refused.status).toBe(406);
    expect(await refused.text()).toContain('application/n-triples');
  });
});

describe('one dataset', () => {
  test.each(['ttl', 'rdf', 'jsonld', 'nt'])('as .%s, and for who asks whether it changed', async (extension) => {
    const answer = await ask(`/datasets/${first.slug}.${extension}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('link')).toContain('rel="profile"');
    const since = answer.headers.get('last-modified') ?? '';
    const again = await ask(`/datasets/${first.slug}.${extension}`, { headers: { 'if-modified-since': since } });
    expect(again.status).toBe(304);
  });
  test('as packages', async () => {
    const croissant = JSON.parse(await read(`/datasets/${first.slug}/croissant.json`));
    expect(croissant.recordSet[0].field).toHaveLength(5);
    const [file] = croissant.distribution;
    const bytes = Buffer.from(
      await (await ask(new URL(file.contentUrl).pathname + new URL(file.contentUrl).search)).arrayBuffer(),
    );
    expect(bytes.length).toBe(Number.parseInt(file.contentSize, 10));
    const pack = JSON.parse(await read(`/datasets/${first.slug}/datapackage.json`));
    const table = pack.resources.find((resource: { schema?: unknown }) => resource.schema);
    const csv = await read(new URL(table.path).pathname + new URL(table.path).search);
    expect(csv.split('\n')[0]?.trim().split(',')).toEqual(
      table.schema.fields.map((field: { name: string }) => field.name),
    );
  });
  test('in one version, which says of what it is one', async () => {
    const asked = await ask(`/datasets/${first.id}/versions/1`, { headers: { accept: 'text/turtle' } });
    expect([asked.status, asked.headers.get('location')]).toEqual([303, `/datasets/${first.slug}/versions/1.ttl`]);
    const quads = parse(await read(`/datasets/${first.slug}/versions/1.ttl`));
    const self = `${new URL(portal.url).origin}/datasets/${first.id}`;
    expect(quads.find(({ predicate }) => predicate.value === 'http://www.w3.org/ns/dcat#isVersionOf')).toMatchObject({
      subject: { value: `${self}/versions/1` },
      object: { value: self },
    });
    expect((await ask(`/datasets/${first.id}/versions/9.ttl`)).status).toBe(404);
  });
});

describe('changes', () => {
  test('come in their order, with a cursor to go on from', async () => {
    const all = await readChanges('/catalog/changes');
    expect(kinds(all)).toEqual(['created', 'created']);
    expect(all.more).toBe(false);
    const one = await readChanges('/catalog/changes?limit=1');
    expect([one.orderedItems.length, one.more]).toEqual([1, true]);
    const { pathname, search } = new URL(one.next);
    expect(kinds(await readChanges(pathname + search))).toEqual(['created']);
    expect((await ask('/catalog/changes?since=yesterday')).status).toBe(422);
    expect(kinds(await readChanges('/catalog/changes?since=2020-01-01'))).toHaveLength(2);
    expect(kinds(await readChanges('/catalog/changes?since=2090-01-01T00:00:00Z'))).toEqual([]);
  });
  test('an event that is heard twice is noted once', async () => {
    await portal.domains.feeds.events['dataset-released']([{ dataset: first.id, version: 1 }]);
    expect((await readChanges('/catalog/changes')).orderedItems).toHaveLength(2);
  });
  test('a new version, a withdrawal with its tombstone, a return', async () => {
    const at = (await readChanges('/catalog/changes')).next;
    const { pathname, search } = new URL(at);
    let draft = await getDraft(client, first);
    draft = await client.call('changeDraft', {
      params: { dataset: first.id },
      revision: draft.revision,
      body: { metadata: { description: { es: 'Por municipio' } }, slug: Slug.parse('cosecha-nueva') },
    });
    await release(client, draft);
    await portal.work();
    expect(kinds(await readChanges(pathname + search))).toEqual(['updated']);
    draft = await getDraft(client, first);
    await client.call('withdrawDataset', {
      params: { dataset: first.id },
      revision: draft.revision,
      body: { reason: 'Datos personales', authority: 'Comité de Transparencia' },
    });
    await portal.work();
    const { orderedItems } = await readChanges(pathname + search);
    expect(orderedItems.at(-1)).toMatchObject({
      type: 'Delete',
      change: 'withdrawn',
      object: { type: 'Tombstone', summary: 'Datos personales', attributedTo: { name: 'Comité de Transparencia' } },
    });
    for (const path of ['.ttl', '.jsonld', '/croissant.json', '/versions/1.nt']) {
      const gone = await ask(`/datasets/cosecha-nueva${path}`, {
        headers: { accept: 'application/json, text/turtle' },
      });
      expect([path, gone.status]).toEqual([path, 410]);
      expect(await gone.text()).toContain('Datos personales');
    }
    expect(await read('/catalog/changes.atom')).toContain(`<at:deleted-entry ref="`);
    draft = await getDraft(client, first);
    await client.call('restoreDataset', { params: { dataset: first.id }, revision: draft.revision });
    await portal.work();
    expect(kinds(await readChanges(pathname + search))).toEqual(['updated', 'withdrawn', 'restored']);
  });
  test('an address it had leads to the one it has', async () => {
    const old = await ask(`/datasets/${first.slug}.ttl?profile=dcat-ap-2.1.1`);
    expect([old.status, old.headers.get('location')]).toEqual([
      301,
      '/datasets/cosecha-nueva.ttl?profile=dcat-ap-2.1.1',
    ]);
    expect((await ask(`/datasets/${first.slug}/datapackage.json`)).headers.get('location')).toBe(
      '/datasets/cosecha-nueva/datapackage.json',
    );
  });
  test('what was built before a change is not given for what is now, and is built anew', async () => {
    expect(await read('/catalog.ttl')).toContain('cosecha-nueva');
    await build();
    const answer = await ask('/catalog.ttl');
    expect(answer.headers.get('repr-digest')).not.toBeNull();
    expect(await answer.text()).toContain('cosecha-nueva');
  });
  test('a portal that starts again writes them anew only when something changed', async () => {
    const listWaiting = () =>
      portal.database.query("select from graphile_worker.jobs where task_identifier = 'feeds-build'");
    const check = () => portal.domains.jobs['feeds-check']?.({}, new AbortController().signal);
    await portal.work();
    await build();
    await portal.database.query("select graphile_worker.remove_job('feeds-build')");
    await check();
    expect(await listWaiting()).toEqual([]);
    await portal.database.query("select nextval('feed_generation')");
    await check();
    expect(await listWaiting()).toHaveLength(1);
  });
  test('a build that is asked for while another runs takes its turn afterwards', async () => {
    await portal.database.query("select graphile_worker.remove_job('feeds-build')");
    await Promise.all([build(), build()]);
    const waiting = await portal.database.query(
      "select from graphile_worker.jobs where task_identifier = 'feeds-build'",
    );
    expect(waiting).toHaveLength(1);
  });
});

test('vocabularies as SKOS, in each syntax', async () => {
  const quads = parse(await read('/vocabulary/theme-g8.ttl'));
  const top = quads.filter(({ predicate }) => predicate.value.endsWith('#hasTopConcept'));
  expect(top).toHaveLength(14);
  const negotiated = await ask('/vocabulary/licence', { headers: { accept: 'application/ld+json' } });
  expect(negotiated.headers.get('content-type')).toBe('application/ld+json');
  expect(await read('/vocabulary/fields.ttl')).toContain('"Fields that this portal adds to descriptions"@en');
  expect((await ask('/vocabulary/nope.ttl')).status).toBe(404);
});
