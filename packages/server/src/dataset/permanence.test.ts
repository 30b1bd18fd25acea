import { createHash } from 'node:crypto';
import { type Client, Dataset, type Draft, Problem, paths, Tombstone } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addByForm, getDraft, harvest, publish, release } from '../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

/** Each test is named after a defect of Mexico's ADELA, or a failure of open data policies, that it prevents: docs/regressions.md. */
let portal: TestPortal;
let publisher: Client;
let anyone: Client;
let made: Draft;
beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
  made = await publish(portal, publisher, { name: 'cosecha.csv', bytes: harvest(3) });
});
afterAll(() => portal.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  portal.fetch(new Request(new URL(path, portal.url), { headers, redirect: 'manual' }));
const locationOf = (answer: Response) => answer.headers.get('location')?.replace(portal.url, '');
const readDataset = async (dataset: string, version?: number) =>
  Dataset.parse(await anyone.call('getDataset', { params: { dataset }, query: version ? { version } : {} }));
const change = async (body: object) => {
  const { revision } = await getDraft(publisher, made);
  return publisher.call('changeDraft', { params: { dataset: made.id }, revision, body });
};

describe('4.6-5, F4: identity is not the title: a typo in it once orphaned the record and its deep links', () => {
  test('renamed, title and address: old addresses answer 301 for ever, identifiers stay', async () => {
    const before = await readDataset(made.id);
    for (const [slug, title] of [
      ['cosecha-nacional', 'Cosecha nacional de maíz'],
      ['cosecha-nacional-2', 'Cosecha nacional de maíz blanco'],
    ] as const) {
      await release(publisher, await change({ slug, metadata: { title: { es: title } } }));
    }
    const after = await readDataset(made.id);
    expect(after.id).toBe(before.id);
    expect(after.distributions.map(({ id, file }) => [id, file?.tables.map((table) => table.id)])).toEqual(
      before.distributions.map(({ id, file }) => [id, file?.tables.map((table) => table.id)]),
    );
    for (const old of [made.slug, 'cosecha-nacional']) {
      const page = await get(`/es/datasets/${old}`);
      expect([page.status, locationOf(page)]).toEqual([301, '/es/datasets/cosecha-nacional-2']);
      const pinned = await get(`/fr/datasets/${old}/versions/1`);
      expect([pinned.status, locationOf(pinned)]).toEqual([301, '/fr/datasets/cosecha-nacional-2/versions/1']);
      const feed = await get(`/datasets/${old}.ttl`);
      expect([feed.status, locationOf(feed)]).toEqual([301, '/datasets/cosecha-nacional-2.ttl']);
      expect((await readDataset(old)).slug).toBe('cosecha-nacional-2');
    }
    // Nobody else gets an address that somebody may have written down.
    const taken = publisher.call('createDataset', {
      body: { publisher: 'office', slug: made.slug, metadata: { title: { es: 'Otra cosa' } } },
    });
    await expect(taken).rejects.toBeInstanceOf(Problem);
  });
});

describe('4.6-6: a purge and a new harvest gave everything another identity', () => {
  test('the file of the next month is a new version of the same distribution and table', async () => {
    const [file] = made.distributions;
    await addByForm(publisher, made.id, { name: 'cosecha-abril.csv', bytes: harvest(4) }, file?.id);
    await portal.work();
    await release(publisher, await getDraft(publisher, made), 'Abril');
    const { version, distributions } = await readDataset(made.id);
    expect(version).toBe(4);
    expect(distributions[0]?.id).toBe(file?.id);
    expect(distributions[0]?.file?.tables[0]?.id).toBe(file?.file?.tables[0]?.id);
  });
});

describe('4.6-7: `modified` was typed, or never set', () => {
  test('it comes from the bytes: a description changes it not, a file does', async () => {
    const [first, second, fourth] = [
      await readDataset(made.id, 1),
      await readDataset(made.id, 2),
      await readDataset(made.id, 4),
    ];
    expect(second.modified).toBe(first.modified);
    expect(Date.parse(fourth.modified)).toBeGreaterThan(Date.parse(first.modified));
    expect(fourth.issued).toBe(first.issued);
    const forged = change({ metadata: { modified: '1999-01-01' } });
    expect((await forged).metadata).not.toHaveProperty('modified');
  });

  test('4.6-8: what the file covers is measured in it, and stands beside what is declared (dates were lost)', async () => {
    const { measured, metadata } = await readDataset(made.id);
    expect(measured?.temporal).toEqual({ from: '2025-01-15', to: '2025-04-15' });
    expect(metadata.temporal).toEqual({});
  });
});

describe('F1: the file was replaced under the same name: versions are immutable', () => {
  test('every version keeps its page, its JSON, its bytes; `latest` leads to the newest', async () => {
    const [one, newest] = [await readDataset(made.id, 1), await readDataset(made.id)];
    const [distribution] = one.distributions;
    const bytes = Buffer.from(await (await get(paths.original(distribution?.id ?? '', 1))).arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(distribution?.file?.sha256);
    expect(newest.distributions[0]?.file?.sha256).not.toBe(distribution?.file?.sha256);
    expect((await get(`/es/datasets/${newest.slug}/versions/1`)).status).toBe(200);
    const latest = await get(paths.version(made.slug, 'latest'), { accept: 'application/json' });
    expect([latest.status, locationOf(latest)]).toEqual([302, `/api/v1/datasets/${made.id}?version=4`]);
    const pinned = await get(paths.version(newest.slug, 1), { accept: 'text/html', 'accept-language': 'en' });
    expect([pinned.status, locationOf(pinned)]).toEqual([303, `/en/datasets/${newest.slug}/versions/1`]);
    expect((await get(paths.version(newest.slug, 99))).status).toBe(404);
  });

  test('every answer says what it is and how to verify it: digest, ETag, Last-Modified, links between versions', async () => {
    const { id, slug, distributions } = await readDataset(made.id);
    const [distribution] = distributions;
    const sha256 = distribution?.file?.sha256 ?? '';
    const digest = `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
    const file = await get(paths.original(distribution?.id ?? '', 4));
    expect(Object.fromEntries(file.headers)).toMatchObject({ 'repr-digest': digest, etag: `"${sha256}"` });
    const [table] = distribution?.file?.tables ?? [];
    const csv = await get(paths.tableExport(table?.id ?? '', 'csv', 4));
    const csvHash = createHash('sha256')
      .update(Buffer.from(await csv.arrayBuffer()))
      .digest('base64');
    expect(csv.headers.get('repr-digest')).toBe(`sha-256=:${csvHash}:`);
    const api = await get(`/api/v1/datasets/${id}?version=2`);
    for (const answer of [file, api]) expect(Date.parse(answer.headers.get('last-modified') ?? '')).toBeGreaterThan(0);
    expect(api.headers.get('etag')).toBeTruthy();
    const links = api.headers.get('link') ?? '';
    for (const link of [
      `</datasets/${slug}/versions/2>; rel="cite-as"`,
      `</datasets/${slug}/versions/4>; rel="latest-version"`,
      `</datasets/${slug}/versions/1>; rel="predecessor-version"`,
      `</datasets/${slug}/versions/3>; rel="successor-version"`,
      `</datasets/${slug}.jsonld>; rel="describedby"`,
    ])
      expect(links).toContain(link);
    expect(file.headers.get('link')).toContain(`</datasets/${slug}/versions/4>; rel="cite-as"`);
    const again = await get(`/api/v1/datasets/${id}?version=2`, { 'if-none-match': api.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  test('every version is cited by address', async () => {
    const { slug } = await readDataset(made.id);
    const types = { bib: '@misc{', ris: 'TY  - DATA', 'csl.json': '"type": "dataset"' } as const;
    for (const format of ['bib', 'ris', 'csl.json'] as const) {
      const answer = await get(paths.citation(slug, 1, format), { 'accept-language': 'es' });
      const text = await answer.text();
      expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
        200,
        `attachment; filename="${slug}-v1.${format}"`,
      ]);
      expect(text).toContain(types[format]);
      expect(text).toContain(`/datasets/${slug}/versions/1`);
      expect(text).toContain('SHA-256: ');
    }
    expect((await get(`/datasets/${slug}/versions/1.doc`)).status).toBe(404);
  });
});

describe('4.6-17, F5: deletion without trace: items vanished with the migration that cleaned up', () => {
  test('withdrawn: 410 with reason, authority and day on page, API, downloads and feeds; restored: as it was', async () => {
    const before = await readDataset(made.id);
    const [distribution] = before.distributions;
    const table = distribution?.file?.tables[0]?.id ?? '';
    const addresses = [
      `/es/datasets/${before.slug}`,
      `/es/datasets/${made.slug}/versions/1`,
      `/es/datasets/${before.slug}/tables/${table}`,
      `/api/v1/datasets/${before.id}`,
      `/api/v1/datasets/${made.slug}?version=1`,
      `/api/v1/datasets/${before.id}/releases`,
      `/api/v1/datasets/${before.id}/history`,
      `/api/v1/tables/${table}`,
      `${paths.rows(table)}?limit=1`,
      paths.original(distribution?.id ?? '', 1),
      paths.tableExport(table, 'csv'),
      paths.tableSchema(table),
      `/datasets/${before.slug}.ttl`,
      `/datasets/${made.id}.jsonld`,
      paths.version(before.slug, 1),
      paths.citation(before.slug, 1, 'bib'),
    ];
    const said = { reason: 'Contiene datos personales', authority: 'Comité de Transparencia' };
    const params = { dataset: made.id };
    await publisher.call('withdrawDataset', {
      params,
      revision: (await getDraft(publisher, made)).revision,
      body: said,
    });
    for (const address of addresses) {
      const html = await get(address, { accept: 'text/html,*/*;q=0.1' });
      expect([address, html.status]).toEqual([address, 410]);
      const text = await html.text();
      for (const part of [said.reason, said.authority, made.id]) expect(text, address).toContain(part);
      const answer = await get(address, { accept: 'application/json' });
      expect([address, answer.status]).toEqual([address, 410]);
      if (address.startsWith('/es/')) continue;
      const problem: { current?: unknown } = JSON.parse(await answer.text());
      expect(Tombstone.parse(problem.current), address).toMatchObject({ ...said, id: made.id });
    }
    await portal.work();
    expect(await (await get('/catalog.ttl')).text()).not.toContain(made.id);
    await publisher.call('restoreDataset', { params, revision: (await getDraft(publisher, made)).revision });
    await portal.work();
    expect(await readDataset(made.id)).toEqual(before);
    for (const address of addresses) expect((await get(address)).status, address).toBeLessThan(400);
  });
});
