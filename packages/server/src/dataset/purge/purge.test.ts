import { type Client, type Draft, Problem, paths } from '@milpa/sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addByForm, createByForm, getDraft, latin1, publish, release } from '../../../test/datasets.ts';
import { allowPersonal, countSecondsKept, type Drill, openDrill } from '../../../test/drill.ts';
import type { TestPortal } from '../../../test/portal.ts';

/** Of nobody: the name of the person and their place of birth do not exist. */
const curp = 'XAXX010101HNEXXXA4';
const reason = { reason: 'Tenía la CURP de una persona', authority: 'Artículo 113, fracción I' };

// Whole portals are filled and searched through here.
vi.setConfig({ testTimeout: 600_000 });

let drill: Drill;
let portal: TestPortal;
let administrator: Client;
let anyone: Client;
beforeEach(async () => {
  drill = await openDrill(curp);
  ({ portal, administrator, anyone } = drill);
});
afterEach(() => portal.close());

const table = (values: readonly string[]) => latin1([`Folio;Dato ${curp};Fecha`, ...values]);
const rows = (month: string) => [
  `1;${curp};01/${month}/2026`,
  `2;${curp}-B;02/${month}/2026`,
  `3;Nadie;03/${month}/2026`,
];
/** A personal number everywhere a person can put one: content, heading, names, description, address, notes. */
async function plant(): Promise<Draft> {
  const metadata = {
    title: { es: `Padrón ${curp}` },
    description: { es: `Con ${curp} dentro.` },
    keywords: { es: [curp] },
    licence: 'CC-BY-4.0',
  };
  const made = await createByForm(
    administrator,
    'office',
    [{ name: `${curp}.csv`, bytes: table(rows('01')) }],
    metadata,
  );
  await portal.work();
  await allowPersonal(administrator, made);
  await release(administrator, await getDraft(administrator, made), `Primera, ${curp}`);
  const [first] = (await getDraft(administrator, made)).distributions;
  await addByForm(administrator, made.id, { name: `${curp}-2.csv`, bytes: table(rows('02')) }, first?.id);
  await portal.work();
  await allowPersonal(administrator, made);
  await release(administrator, await getDraft(administrator, made), `Segunda, ${curp}`);
  await portal.work();
  return getDraft(administrator, made);
}

function listAddresses(draft: Draft): string[] {
  const [distribution] = draft.distributions;
  const [found] = distribution?.file?.tables ?? [];
  const [id, file] = [found?.id ?? '', distribution?.id ?? ''];
  const formats = ['csv', 'json', 'jsonl', 'xlsx', 'parquet'] as const;
  return [
    ...[1, 2].flatMap((version) => [
      paths.original(file, version),
      `/api/v1/datasets/${draft.slug}?version=${version}`,
      ...formats.map((format) => paths.tableExport(id, format, version)),
      paths.dataset('es', draft.slug, version),
    ]),
    `/api/v1/datasets/${draft.id}`,
    paths.dataset('es', draft.slug),
    paths.table('es', draft.slug, id),
    paths.rows(id),
    paths.rowsExport(id, 'csv'),
    paths.tableSchema(id),
    paths.csvMetadata(id),
    paths.original(file),
    ...(['jsonld', 'ttl', 'rdf', 'nt'] as const).map((extension) => paths.datasetFeed(draft.slug, extension)),
    paths.dataPackage(draft.slug),
    paths.croissant(draft.slug),
    paths.schemaOrg(draft.slug),
  ];
}

const documents = [
  ...['/catalog.ttl', '/catalog.jsonld', '/catalog.nt', '/catalog.csv', '/catalog.jsonl', '/data.json'],
  ...[
    '/catalog/dcat-us-3.jsonld',
    '/catalog/changes',
    '/catalog/changes.atom',
    '/es/releases.atom',
    '/es/releases.rss',
  ],
  ...[
    '/sitemap-1.xml',
    '/es',
    '/es/datasets',
    `/api/v1/datasets?q=${curp}`,
    `/api/v1/suggestions?q=${curp.slice(0, 8)}`,
  ],
  `/sparql?query=${encodeURIComponent('select ?o where { ?s ?p ?o }')}`,
];

describe('F20: an emergency purge', () => {
  test('nothing of a purged dataset is left in files, database or at any address, within five minutes', async () => {
    await publish(portal, administrator, { name: 'otra.csv', bytes: latin1(['a;b', '1;x', '2;y']) });
    const draft = await plant();
    await drill.build();
    const addresses = listAddresses(draft);
    for (const path of [...addresses, ...documents]) {
      const answer = await drill.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      // Those on the way who keep copies ask again long before five minutes are over.
      expect([path, countSecondsKept(answer) <= 60]).toEqual([path, true]);
      await answer.arrayBuffer();
    }
    // The drill would prove nothing if there were nothing to find.
    expect((await drill.grepFiles()).length).toBeGreaterThan(3);
    expect(await drill.grepDatabase()).toEqual(
      expect.arrayContaining([
        'public.release',
        'public.search_source',
        'public.catalogue_entry',
        'public.audit_detail',
      ]),
    );
    const started = performance.now();
    const asked = await administrator.call('purgeDataset', { params: { dataset: draft.id }, body: reason });
    expect(asked).toMatchObject({ state: 'removed', ...reason });
    expect((await drill.get(`/api/v1/datasets/${draft.slug}`)).status).toBe(410);
    // The list of the catalogue that lies ready still names it: nobody may take that up now.
    await portal.domains.jobs['catalogue-list']?.({}, AbortSignal.timeout(300_000));
    const done = await drill.settle(asked.id);
    expect(done).toMatchObject({ state: 'done', kept: 0 });
    expect(done.files).toBeGreaterThanOrEqual(4);
    expect(performance.now() - started).toBeLessThan(300_000);

    expect(await drill.grepDatabase()).toEqual([]);
    expect(await drill.grepFiles()).toEqual([]);
    for (const path of addresses) {
      const answer = await drill.get(path);
      expect([path, answer.status]).toEqual([path, 410]);
      // An address that was asked for is said back to who asked; nothing else is.
      const text = Buffer.from((await answer.text()).replaceAll(new URL(path, portal.url).pathname, ''));
      expect([path, drill.holds(Buffer.from(text.toString().replaceAll(draft.slug, '')))]).toEqual([path, false]);
    }
    for (const path of documents.filter((each) => !each.includes(curp.slice(0, 8)))) {
      const answer = await drill.get(path);
      expect([path, answer.status, drill.holds(Buffer.from(await answer.arrayBuffer()))]).toEqual([path, 200, false]);
    }
    expect((await anyone.call('searchDatasets', { query: { q: curp } })).total).toBe(0);
    expect(await anyone.call('suggestWords', { query: { q: curp.slice(0, 8) } })).toEqual({ items: [] });
  });

  test('the tombstone says why and by what right; the record keeps who did it and verifies', async () => {
    const draft = await plant();
    const { id } = await administrator.call('purgeDataset', { params: { dataset: draft.id }, body: reason });
    await drill.settle(id);
    const gone = await anyone.call('getDataset', { params: { dataset: draft.slug } }).catch((error: unknown) => error);
    expect(gone).toBeInstanceOf(Problem);
    expect(gone).toMatchObject({ code: 'withdrawn', current: { id: draft.id, ...reason } });
    const [entry] = (await portal.domains.audit.history({ kind: 'dataset', id: draft.id })).slice(-1);
    expect(entry?.action).toBe('purge-dataset');
    expect((await portal.domains.audit.verify()).broken).toBeUndefined();
    expect(await portal.domains.datasets.verifyFiles()).toMatchObject({ missing: [], damaged: [] });
    // Identifiers and hashes of what was there stay: somebody who has a copy can still be told that it was real.
    const kept = await portal.database.query<{ sha256: string; purged: string }>(
      'select sha256, purged from release where dataset = $1',
      [draft.id],
    );
    expect(kept.map((row) => [row.sha256.length, row.purged])).toEqual([
      [64, id],
      [64, id],
    ]);
    const restored = administrator.call('restoreDataset', {
      params: { dataset: draft.id },
      revision: (await getDraft(administrator, draft)).revision,
    });
    await expect(restored).rejects.toMatchObject({ code: 'conflict' });
    await expect(
      administrator.call('purgeDataset', { params: { dataset: draft.id }, body: reason }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('outside an order the database lets nobody touch a release, and an order stays on record', async () => {
    const draft = await plant();
    for (const sql of [
      `update release set snapshot = '{}' where dataset = '${draft.id}'`,
      `delete from release where dataset = '${draft.id}'`,
      `update dataset_change set changes = '[]' where dataset = '${draft.id}'`,
    ])
      await expect(portal.database.query(sql)).rejects.toThrow(/never changed/);
    const { id } = await administrator.call('purgeDataset', { params: { dataset: draft.id }, body: reason });
    await expect(portal.database.query('delete from purge where id = $1', [id])).rejects.toThrow(/stays on record/);
    await expect(portal.database.query("select carry_out_purge($1, '{}')", [id])).rejects.toThrow();
    await expect(
      portal.database.transaction(async (tx) => {
        await tx.query("select set_config('milpa.purge', $1, true)", [id]);
        await tx.query("update release set snapshot = '{}' where dataset = $1", [draft.id]);
      }),
    ).rejects.toThrow(/never changed/);
  });

  test('one file goes and the rest stays; bytes that another dataset has too are kept, and said so', async () => {
    const draft = await publish(portal, administrator, { name: 'igual.csv', bytes: latin1(['a;b', '1;x', '2;y']) });
    const other = await publish(portal, administrator, { name: 'igual.csv', bytes: latin1(['a;b', '1;x', '2;y']) });
    await addByForm(administrator, draft.id, {
      name: `${curp}.csv`,
      bytes: latin1(['Folio;Nombre', `1;${curp}`, `2;z`]),
    });
    await portal.work();
    await allowPersonal(administrator, draft);
    await release(administrator, await getDraft(administrator, draft));
    await portal.work();
    await drill.build();
    const files = (await anyone.call('getDataset', { params: { dataset: draft.id } })).distributions;
    const [same, secret] = files;
    const purge = async (distribution: NonNullable<typeof same>['id']) => {
      const body = { ...reason, distribution };
      return drill.settle((await administrator.call('purgeDataset', { params: { dataset: draft.id }, body })).id);
    };
    if (!same || !secret) throw new Error('Two files were released');
    expect(await purge(secret.id)).toMatchObject({ state: 'done', kept: 0 });
    expect((await drill.get(paths.original(secret.id))).status).toBe(410);
    expect((await drill.get(paths.rows(secret.file?.tables[0]?.id ?? ''))).status).toBe(410);
    expect((await drill.get(paths.original(same.id))).status).toBe(200);
    const left = await anyone.call('getDataset', { params: { dataset: draft.id } });
    expect(left.distributions.map(({ id }) => id)).toEqual([same.id]);
    expect(await drill.grepDatabase()).toEqual([]);
    expect(await drill.grepFiles()).toEqual([]);
    const history = await anyone.call('listHistory', { params: { dataset: draft.id } });
    expect(history[0]).toMatchObject({ action: 'purge-file', ...reason });
    expect(await purge(same.id)).toMatchObject({ state: 'done', kept: 2 });
    expect((await drill.get(paths.original(same.id))).status).toBe(410);
    const [standing] = (await anyone.call('getDataset', { params: { dataset: other.id } })).distributions;
    expect((await drill.get(paths.original(standing?.id ?? ''))).status).toBe(200);
  });
});

describe('a second person', () => {
  test('confirms where the rule asks for one; until then the data are hidden and not removed', async () => {
    const draft = await plant();
    const root = await drill.askForSecond();
    const asked = await administrator.call('purgeDataset', { params: { dataset: draft.id }, body: reason });
    expect(asked).toMatchObject({ state: 'asked', mayDecide: false });
    await portal.work();
    expect((await drill.get(`/api/v1/datasets/${draft.slug}`)).status).toBe(410);
    expect((await drill.grepFiles()).length).toBeGreaterThan(0);
    const decide = (client: Client, confirm = true) =>
      client.call('decidePurge', { params: { purge: asked.id }, body: { confirm } });
    await expect(decide(administrator)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(decide(await portal.clientAs('publisher'))).rejects.toMatchObject({ code: 'not-found' });
    expect(await decide(root)).toMatchObject({ state: 'removed', decidedBy: 'root' });
    await expect(decide(root)).rejects.toMatchObject({ code: 'conflict' });
    expect(await drill.settle(asked.id)).toMatchObject({ state: 'done' });
    expect(await drill.grepFiles()).toEqual([]);
  });
  test('refuses, and the dataset is public again', async () => {
    const draft = await plant();
    const root = await drill.askForSecond();
    const asked = await administrator.call('purgeDataset', { params: { dataset: draft.id }, body: reason });
    await root.call('decidePurge', { params: { purge: asked.id }, body: { confirm: false } });
    await portal.work();
    expect((await drill.get(`/api/v1/datasets/${draft.slug}`)).status).toBe(200);
    expect(await drill.settle(asked.id)).toMatchObject({ state: 'refused' });
  });
  test('is asked for by those who run the portal, not by those whom it binds', async () => {
    const body = { secondPerson: false };
    const set = administrator.call('setPurgeRule', { params: { institution: 'office' }, body });
    await expect(set).rejects.toMatchObject({ code: 'not-allowed' });
    await expect((await portal.clientAs('publisher')).call('listPurges').then(({ total }) => total)).resolves.toBe(0);
  });
});
