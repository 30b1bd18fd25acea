import { type Client, type Draft, Problem, paths } from '@milpa/sdk';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addByForm, createByForm, getDraft, latin1, publish, release, sha256 } from '../../../test/datasets.ts';
import { allowPersonal, type Drill, openDrill } from '../../../test/drill.ts';
import type { TestPortal } from '../../../test/portal.ts';

/** Of nobody: the name of the person and their place of birth do not exist. */
const curp = 'XAXX010101HNEXXXA4';
const reason = { reason: 'Febrero tenía la CURP de una persona', authority: 'Artículo 113, fracción I' };

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

const clean = (month: string) =>
  latin1(['Folio;Nombre;Fecha', `1;Nadie;01/${month}/2026`, `2;Ninguno;02/${month}/2026`, `3;Nada;03/${month}/2026`]);
const spoilt = latin1([
  `Folio;Nombre;Fecha;Dato ${curp}`,
  `1;Nadie;01/02/2026;${curp}`,
  '2;Ninguno;02/02/2026;x',
  `4;Alguien ${curp};03/02/2026;y`,
]);
const months = { enero: clean('01'), febrero: spoilt, marzo: clean('03') };
const metadata = { title: { es: 'Padrón mensual' }, licence: 'CC-BY-4.0' };

async function put(draft: Draft, name: string, bytes: Uint8Array<ArrayBuffer>, notes: string): Promise<Draft> {
  const [first] = (await getDraft(administrator, draft)).distributions;
  await addByForm(administrator, draft.id, { name, bytes }, first?.id);
  await portal.work();
  await allowPersonal(administrator, draft);
  await release(administrator, await getDraft(administrator, draft), notes);
  await portal.work();
  return getDraft(administrator, draft);
}

/** January, February with a personal number wherever a version can have one, and that again under other words. */
async function plant(): Promise<Draft> {
  const made = await createByForm(administrator, 'office', [{ name: 'enero.csv', bytes: months.enero }], metadata);
  await portal.work();
  await release(administrator, await getDraft(administrator, made), 'Enero');
  await portal.work();
  const february = await put(made, `febrero ${curp}.csv`, months.febrero, `Febrero, ${curp}`);
  await administrator.call('changeDraft', {
    params: { dataset: made.id },
    revision: february.revision,
    body: { metadata: { keywords: { es: ['padrón'] } } },
  });
  await release(administrator, await getDraft(administrator, made), `Otra vez ${curp}`);
  await portal.work();
  return getDraft(administrator, made);
}

/** Every address that gives something of one version. */
function listAddresses(draft: Draft, version: number): string[] {
  const [one] = draft.distributions;
  const [file, table] = [one?.id ?? '', one?.file?.tables[0]?.id ?? ''];
  const sql = `select * from "${draft.slug}@${version}"`;
  return [
    paths.original(file, version),
    `/api/v1/datasets/${draft.slug}?version=${version}`,
    `/api/v1/datasets/${draft.id}/releases/${version}/receipt`,
    ...(['csv', 'json', 'jsonl', 'xlsx', 'parquet'] as const).map((format) =>
      paths.tableExport(table, format, version),
    ),
    `${paths.rows(table)}?version=${version}`,
    `/api/v1/tables/${table}?version=${version}`,
    paths.tableSchema(table, version),
    paths.csvMetadata(table, version),
    paths.versionFeed(draft.slug, version, 'ttl'),
    `/datasets/${draft.slug}/versions/${version}.bib`,
    paths.dataset('es', draft.slug, version),
    `/api/v1/sql?q=${encodeURIComponent(sql)}`,
  ];
}

/** What does not say how the dataset is now, so that it may be compared byte for byte. */
const isFixed = (path: string) => !/^\/es\/|^\/api\/v1\/sql|\/diff\?/.test(path);

async function fetchAll(paths: readonly string[]): Promise<Map<string, { status: number; bytes: Buffer }>> {
  const found = new Map<string, { status: number; bytes: Buffer }>();
  for (const path of paths) {
    const answer = await drill.get(path);
    found.set(path, { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) });
  }
  return found;
}

const order = (draft: Draft, extent: { distribution?: Draft['distributions'][number]['id']; version?: number }) =>
  administrator.call('purgeDataset', { params: { dataset: draft.id }, body: { ...reason, ...extent } });

describe('F20: an emergency purge of one version of a file', () => {
  test('nothing of it is left in files, database or at any address within five minutes; other versions stay to the byte', async () => {
    await publish(portal, administrator, { name: 'otra.csv', bytes: latin1(['a;b', '1;x', '2;y']) });
    const planted = await plant();
    const draft = await put(planted, 'marzo.csv', months.marzo, 'Marzo');
    await drill.build();
    const [distribution] = draft.distributions;
    if (!distribution) throw new Error('A file was released');
    const diff = (from: number, to: number) =>
      `/api/v1/tables/${distribution.file?.tables[0]?.id}/diff?from=${from}&to=${to}`;
    const gone = [2, 3].flatMap((version) => listAddresses(draft, version));
    const stay = [1, 4].flatMap((version) => listAddresses(draft, version));
    const before = await fetchAll([...gone, ...stay, diff(1, 2), diff(2, 4), diff(1, 4)]);
    for (const [path, { status }] of before) expect([path, status]).toEqual([path, 200]);
    // The drill would prove nothing if there were nothing to find.
    expect((await drill.grepFiles()).length).toBeGreaterThan(3);
    expect(await drill.grepDatabase()).toEqual(
      expect.arrayContaining(['public.release', 'public.table_version', 'public.dataset_change', 'public.receipt']),
    );

    const started = performance.now();
    const asked = await order(draft, { distribution: distribution.id, version: 2 });
    expect(asked).toMatchObject({ state: 'removed', version: 2, versions: [2, 3], ...reason });
    expect((await drill.get(paths.original(distribution.id, 2))).status).toBe(410);
    expect(await drill.settle(asked.id)).toMatchObject({ state: 'done', kept: 0 });
    expect(performance.now() - started).toBeLessThan(300_000);

    expect(await drill.grepDatabase()).toEqual([]);
    expect(await drill.grepFiles()).toEqual([]);
    for (const [path, { status, bytes }] of await fetchAll([...gone, diff(1, 2), diff(2, 4)])) {
      // A statement is wrong about what it names; everything else says that it is gone, and what stays says why.
      expect([path, status]).toEqual([path, path.startsWith('/api/v1/sql') ? 422 : 410]);
      expect([path, drill.holds(bytes)]).toEqual([path, false]);
    }
    const after = await fetchAll([...stay, diff(1, 4)]);
    for (const [path, { status, bytes }] of after) {
      expect([path, status]).toEqual([path, 200]);
      if (isFixed(path)) expect([path, sha256(bytes)]).toEqual([path, sha256(before.get(path)?.bytes ?? Buffer.of())]);
    }
    for (const path of ['/catalog.ttl', '/data.json', '/catalog/changes', '/es', paths.dataset('es', draft.slug)]) {
      const answer = await drill.get(path);
      expect([path, answer.status, drill.holds(Buffer.from(await answer.arrayBuffer()))]).toEqual([path, 200, false]);
    }
    expect((await anyone.call('searchDatasets', { query: { q: curp } })).total).toBe(0);
  });

  test('its number stays with why and by what right; the record verifies, and the next version has the next number', async () => {
    const planted = await plant();
    const draft = await put(planted, 'marzo.csv', months.marzo, 'Marzo');
    const distribution = draft.distributions[0]?.id;
    if (!distribution) throw new Error('A file was released');
    const { id } = await order(draft, { distribution, version: 3 });
    await drill.settle(id);
    const refused = await anyone
      .call('getDataset', { params: { dataset: draft.slug }, query: { version: 2 } })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({
      code: 'withdrawn',
      current: { id: draft.id, distribution, version: 2, ...reason },
    });
    const page = await drill.get(paths.dataset('es', draft.slug, 2));
    expect([page.status, await page.text()]).toEqual([410, expect.stringContaining(reason.reason)]);

    const releases = await anyone.call('listReleases', { params: { dataset: draft.id } });
    expect(releases.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
    expect(releases.map(({ files, removed, notes }) => [files.length, removed?.length ?? 0, notes])).toEqual([
      [1, 0, 'Marzo'],
      [0, 1, ''],
      [0, 1, ''],
      [1, 0, 'Enero'],
    ]);
    expect(releases[1]?.removed).toMatchObject([{ distribution, version: 3, ...reason }]);
    const history = await anyone.call('listHistory', { params: { dataset: draft.id } });
    expect(history[0]).toMatchObject({ action: 'purge-file', version: 3, ...reason });
    const [entry] = (await portal.domains.audit.history({ kind: 'dataset', id: draft.id })).slice(-1);
    expect(entry?.action).toBe('purge-file');
    expect((await portal.domains.audit.verify()).broken).toBeUndefined();
    expect(await portal.domains.datasets.verifyFiles()).toMatchObject({ missing: [], damaged: [] });

    const april = await put(draft, 'abril.csv', clean('04'), 'Abril');
    expect(april.latest).toBe(5);
    // What stays of an order can be asked for; the same once more cannot, all of the file can.
    await expect(order(draft, { distribution, version: 2 })).rejects.toMatchObject({ code: 'conflict' });
    const whole = await order(draft, { distribution });
    expect(await drill.settle(whole.id)).toMatchObject({ state: 'done' });
    expect((await drill.get(paths.original(distribution, 1))).status).toBe(410);
  });

  test('when it is the newest, the dataset says so and the working copy waits for another file', async () => {
    const draft = await plant();
    const [one] = draft.distributions;
    if (!one) throw new Error('A file was released');
    await drill.settle((await order(draft, { distribution: one.id, version: 3 })).id);
    const left = await anyone.call('getDataset', { params: { dataset: draft.id } });
    expect(left).toMatchObject({
      version: 3,
      latest: 3,
      distributions: [],
      removed: [{ distribution: one.id, ...reason }],
    });
    const page = await (await drill.get(paths.dataset('es', draft.slug))).text();
    expect(page).toContain(reason.reason);
    expect((await drill.get(paths.original(one.id, 1))).status).toBe(200);

    const waiting = await getDraft(administrator, draft);
    expect(waiting.blockers).toMatchObject([{ code: 'file-purged' }]);
    expect(waiting.distributions).toMatchObject([{ id: one.id, file: { refusal: { code: 'purged' }, tables: [] } }]);
    expect((await administrator.request(paths.draftOriginal(draft.id, one.id))).status).toBe(410);
    const again = addByForm(administrator, draft.id, { name: 'febrero.csv', bytes: months.febrero }, one.id);
    await expect(again).rejects.toThrow(/^409/);
    await expect(addByForm(administrator, draft.id, { name: 'b.csv', bytes: months.febrero })).rejects.toThrow(/^409/);

    await addByForm(administrator, draft.id, { name: 'febrero.csv', bytes: clean('02') }, one.id);
    await portal.work();
    await release(administrator, await getDraft(administrator, draft), 'Febrero sin datos personales');
    const mended = await anyone.call('getDataset', { params: { dataset: draft.id } });
    expect(mended).toMatchObject({ version: 4, distributions: [{ id: one.id }] });
    expect(mended.removed).toBeUndefined();
    // The table is the one it always was.
    const table = mended.distributions[0]?.file?.tables[0]?.id ?? '';
    expect((await drill.get(paths.tableExport(table, 'csv', 1))).status).toBe(200);
  });

  test('other files of the version stay; an order has to name a file that the version has', async () => {
    const draft = await plant();
    await addByForm(administrator, draft.id, { name: 'lugares.csv', bytes: latin1(['a;b', '1;x', '2;y']) });
    await portal.work();
    await allowPersonal(administrator, draft);
    await release(administrator, await getDraft(administrator, draft), 'Con lugares');
    const { distributions } = await anyone.call('getDataset', { params: { dataset: draft.id } });
    const [spoiltOne, other] = distributions.map(({ id }) => id);
    if (!spoiltOne || !other) throw new Error('Two files were released');
    const code = (given: Parameters<typeof order>[1]) => order(draft, given).catch((error: Problem) => error.errors);
    expect(await code({ version: 2 })).toMatchObject([{ pointer: '/distribution' }]);
    expect(await code({ distribution: other, version: 2 })).toMatchObject([{ pointer: '/version' }]);
    expect(await code({ distribution: spoiltOne, version: 9 })).toMatchObject([{ pointer: '/version' }]);

    const { versions, id } = await order(draft, { distribution: spoiltOne, version: 4 });
    expect(versions).toEqual([2, 3, 4]);
    await drill.settle(id);
    const left = await anyone.call('getDataset', { params: { dataset: draft.id }, query: { version: 4 } });
    expect(left.distributions.map((one) => one.id)).toEqual([other]);
    expect(left.removed).toMatchObject([{ distribution: spoiltOne, ...reason }]);
    expect((await drill.get(paths.original(other))).status).toBe(200);
    expect(await drill.grepFiles()).toEqual([]);
  });
});

describe('while a second person has not decided', () => {
  test.each([
    ['one version of a file', 3],
    ['a file', undefined],
  ])('nobody in public reads %s; refused, everything is as it was', async (_, version) => {
    const root = await drill.askForSecond();
    const draft = await plant();
    await drill.build();
    const [one] = draft.distributions;
    if (!one) throw new Error('A file was released');
    const addresses = [...listAddresses(draft, 3), `/api/v1/datasets/${draft.id}/releases`];
    const documents = [
      '/es/releases.atom',
      '/catalog.ttl',
      '/catalog.jsonld',
      `/api/v1/datasets/${draft.id}/history`,
      '/es/datasets',
    ];
    const before = await fetchAll(addresses);
    const found = async () => (await anyone.call('searchDatasets', { query: { q: curp } })).total;
    expect([[...before.values()].every(({ status }) => status === 200), await found()]).toEqual([true, 1]);

    const asked = await order(draft, { distribution: one.id, ...(version === undefined ? {} : { version }) });
    expect(asked).toMatchObject({ state: 'asked', mayDecide: false });
    // At once, before any work in the background.
    for (const [path, { bytes }] of await fetchAll([...addresses, paths.dataset('es', draft.slug)]))
      expect([path, drill.holds(bytes)]).toEqual([path, false]);
    expect((await drill.get(paths.original(one.id, 1))).status).toBe(version === undefined ? 410 : 200);
    expect(await anyone.call('getDataset', { params: { dataset: draft.id } })).toMatchObject({
      distributions: [],
      removed: [{ distribution: one.id, ...reason }],
    });
    await portal.work();
    for (const [path, { status, bytes }] of await fetchAll(documents))
      expect([path, status, drill.holds(bytes)]).toEqual([path, 200, false]);
    expect(await found()).toBe(0);
    // Nothing is lost yet: whoever works on it still reads it.
    expect((await administrator.request(paths.draftOriginal(draft.id, one.id))).status).toBe(200);

    await root.call('decidePurge', { params: { purge: asked.id }, body: { confirm: false } });
    await portal.work();
    for (const [path, { status, bytes }] of await fetchAll(addresses)) {
      expect([path, status]).toEqual([path, 200]);
      if (isFixed(path)) expect([path, sha256(bytes)]).toEqual([path, sha256(before.get(path)?.bytes ?? Buffer.of())]);
    }
    expect(await found()).toBe(1);
    expect(await drill.settle(asked.id)).toMatchObject({ state: 'refused' });
  });

  test('confirmed, the version goes', async () => {
    const root = await drill.askForSecond();
    const draft = await plant();
    const distribution = draft.distributions[0]?.id;
    if (!distribution) throw new Error('A file was released');
    const asked = await order(draft, { distribution, version: 2 });
    const decide = (client: Client) =>
      client.call('decidePurge', { params: { purge: asked.id }, body: { confirm: true } });
    await expect(decide(administrator)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await decide(root)).toMatchObject({ state: 'removed', decidedBy: 'root' });
    expect(await drill.settle(asked.id)).toMatchObject({ state: 'done' });
    expect([await drill.grepDatabase(), await drill.grepFiles()]).toEqual([[], []]);
    expect((await drill.get(paths.original(distribution, 1))).status).toBe(200);
  });
});
