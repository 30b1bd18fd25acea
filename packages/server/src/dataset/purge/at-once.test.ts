import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, type Draft, Problem, paths } from '@milpa/sdk';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createByForm, getDraft, harvest, publish, release } from '../../../test/datasets.ts';
import { type Drill, openDrill } from '../../../test/drill.ts';
import type { TestPortal } from '../../../test/portal.ts';

/** Of nobody: the name of the person and their place of birth do not exist. */
const curp = 'XAXX010101HNEXXXA4';
const reason = { reason: 'El título tenía la CURP de una persona', authority: 'Artículo 113, fracción I' };

// Whole portals are filled and searched through here.
vi.setConfig({ testTimeout: 400_000 });

let drill: Drill;
let portal: TestPortal;
let administrator: Client;
beforeEach(async () => {
  drill = await openDrill(curp);
  ({ portal, administrator } = drill);
});
afterEach(() => portal.close());

/** Something else that stays, and a dataset that says the number in its title, its description and its address. */
async function plant(): Promise<Draft> {
  await publish(portal, administrator, { name: 'otra.csv', bytes: harvest(1) });
  const metadata = {
    title: { es: `Padrón ${curp}` },
    description: { es: `Con ${curp} dentro.` },
    licence: 'CC-BY-4.0',
  };
  const made = await createByForm(administrator, 'office', [{ name: 'padron.csv', bytes: harvest(2) }], metadata);
  await portal.work();
  await release(administrator, await getDraft(administrator, made));
  await portal.work();
  await drill.build();
  return getDraft(administrator, made);
}

/** From here on the documents that lie ready are of a million datasets: too much to be made for everyone who asks. */
async function pretendLarge(): Promise<void> {
  const path = join(portal.dataFolder, 'feeds', 'manifest.json');
  const manifest: object = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...manifest, datasets: 1_000_000, seconds: 540 }));
}

const whole = [
  ...['/catalog.ttl', '/catalog.rdf', '/catalog.jsonld', '/catalog.nt', '/catalog.csv', '/catalog.jsonl'],
  ...['/data.json', '/catalog/dcat-us-3.jsonld'],
];
const lists = [
  ...['/catalog.ttl?page=1', '/catalog/changes', '/catalog/changes.atom', '/sitemap-1.xml'],
  ...['/es', '/es/datasets', '/es/releases.atom', '/es/releases.rss', '/api/v1/datasets'],
];
const graph = `/sparql?query=${encodeURIComponent('select ?o where { ?s ?p ?o }')}`;
/** Where it says nothing before it is withdrawn, and nothing of what it was afterwards. */
const tombs = ['/api/v1/withdrawn', '/api/v1/withdrawn.csv', '/api/v1/audit/changes'];

async function ask(path: string) {
  const answer = await drill.get(path);
  const held = drill.holds(Buffer.from(await answer.arrayBuffer()));
  return { path, status: answer.status, held, wait: answer.headers.get('retry-after') };
}

/** Whoever answers has to read the graph first, and says so meanwhile. Gives every answer until there is one that will do. */
async function askGraph(willDo: (answer: Awaited<ReturnType<typeof ask>>) => boolean) {
  const answers: Awaited<ReturnType<typeof ask>>[] = [];
  const isThere = async () => {
    const answer = await ask(graph);
    answers.push(answer);
    expect([answer.status, willDo(answer)]).toEqual([200, true]);
  };
  await vi.waitFor(isThere, { timeout: 120_000, interval: 250 });
  return answers;
}

/** Nothing of it is given by what was built before, and by what is made on the way neither. */
async function expectHidden({ id }: Draft): Promise<void> {
  for (const path of whole) expect(await ask(path)).toEqual({ path, status: 503, held: false, wait: '540' });
  expect(await ask('/catalog.parquet')).toMatchObject({ status: 503 });
  for (const path of [...lists, ...tombs]) expect(await ask(path)).toMatchObject({ path, status: 200, held: false });
  expect(await ask(`/api/v1/datasets/${id}`)).toMatchObject({ status: 410, held: false });
  expect((await askGraph(() => true)).filter(({ held }) => held)).toEqual([]);
  expect(await ask(paths.dataset('es', id))).toMatchObject({ status: 410, held: false });
}

const order = (draft: Draft) => administrator.call('purgeDataset', { params: { dataset: draft.id }, body: reason });
/** The list of the catalogue, which is a dataset and told of it. */
async function findList(): Promise<string> {
  const { items } = await drill.anyone.call('searchDatasets', { query: { q: 'catálogo portal' } });
  const [list] = items;
  if (!list) throw new Error('The list of the catalogue is a dataset by now');
  const { distributions } = await drill.anyone.call('getDataset', { params: { dataset: list.id } });
  return paths.original(distributions[0]?.id ?? '');
}

test('F20: nothing prebuilt gives what is ordered to go, from the order on, until a second person refuses', async () => {
  const root = await drill.askForSecond();
  const draft = await plant();
  const list = await findList();
  await pretendLarge();
  for (const path of [...whole, ...lists, list])
    expect(await ask(path)).toMatchObject({ path, status: 200, held: true });
  await askGraph(({ held }) => held);

  const { id } = await order(draft);
  // Before any work in the background.
  await expectHidden(draft);
  expect(await ask(list)).toMatchObject({ status: 410, held: false });
  const { revision } = await getDraft(administrator, draft);
  const restored = administrator.call('restoreDataset', { params: { dataset: draft.id }, revision });
  await expect(restored).rejects.toMatchObject({ code: 'conflict' });
  // What follows from it is not decided by itself.
  const [follows] = await portal.database.query<{ id: string }>('select id from purge where follows = $1', [id]);
  const alone = root.call('decidePurge', { params: { purge: parseId(follows?.id) }, body: { confirm: true } });
  await expect(alone).rejects.toMatchObject({ code: 'conflict' });

  await drill.purgeOnly();
  await expectHidden(draft);
  expect((await drill.grepFiles()).filter((name) => /^(feeds|sparql)\//.test(name))).toEqual([]);

  await root.call('decidePurge', { params: { purge: id }, body: { confirm: false } });
  await portal.work();
  for (const path of [...whole, ...lists, list])
    expect(await ask(path)).toMatchObject({ path, status: 200, held: true });
  await askGraph(({ held }) => held);
  expect(await drill.settle(id)).toMatchObject({ state: 'refused' });
});

test('F20: a purge is done before the documents of the whole catalogue are written anew, and nothing is left meanwhile', async () => {
  const draft = await plant();
  const list = await findList();
  await pretendLarge();
  const { id } = await order(draft);
  await expectHidden(draft);
  // The order and the one that follows from it, at the same time as the worker may; nobody writes anything yet.
  await drill.purgeOnly();
  expect(await administrator.call('getPurge', { params: { purge: id } })).toMatchObject({ state: 'done' });
  expect([await drill.grepDatabase(), await drill.grepFiles()]).toEqual([[], []]);
  await expectHidden(draft);
  expect(await ask(list)).toMatchObject({ status: 410, held: false });

  await portal.work();
  for (const path of [...whole, ...lists, ...tombs])
    expect(await ask(path)).toMatchObject({ path, status: 200, held: false });
  expect((await askGraph(() => true)).filter(({ held }) => held)).toEqual([]);
  expect([await drill.grepDatabase(), await drill.grepFiles()]).toEqual([[], []]);
});

test('files that only released versions still have are named to whoever may purge them, and to nobody else', async () => {
  const draft = await plant();
  const [file] = draft.distributions;
  if (!file) throw new Error('A file was released');
  const list = (client: Client) => client.call('listPurgeableFiles', { params: { dataset: draft.id } });
  const released = [expect.objectContaining({ version: 1, name: 'padron.csv' })];
  const one = { distribution: file.id, name: 'padron.csv' };
  expect(await list(administrator)).toEqual([{ ...one, inDraft: true, versions: released }]);
  const { revision } = await getDraft(administrator, draft);
  await administrator.call('removeDistribution', {
    params: { dataset: draft.id, distribution: file.id },
    revision,
  });
  expect(await list(administrator)).toEqual([{ ...one, inDraft: false, versions: released }]);
  await expect(list(await portal.clientAs('publisher'))).rejects.toBeInstanceOf(Problem);

  const root = await drill.askForSecond();
  const body = { ...reason, distribution: file.id };
  const { id } = await administrator.call('purgeDataset', { params: { dataset: draft.id }, body });
  // Whoever decides is told which file, though the working copy has it no longer.
  expect(await root.call('getPurge', { params: { purge: id } })).toMatchObject({ file: 'padron.csv', mayDecide: true });
  expect(await list(administrator)).toEqual([]);
  await root.call('decidePurge', { params: { purge: id }, body: { confirm: true } });
  expect(await drill.settle(id)).toMatchObject({ state: 'done' });
  expect((await drill.get(paths.original(file.id, 1))).status).toBe(410);
});

const parseId = (id: unknown) => id as never;
