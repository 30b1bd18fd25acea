import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Draft } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createByForm, getDraft, harvest, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

// The graph is written and read whole a dozen times.
vi.setConfig({ testTimeout: 400_000 });

let portal: TestPortal;
let publisher: Client;
const never = new AbortController().signal;

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
});
afterAll(() => portal.close());

const described = { licence: 'CC-BY-4.0', themes: ['AGRI'], contact: { name: 'Datos', email: 'datos@example.org' } };

async function publish(title: string, metadata: object = {}, kind = 'dataset'): Promise<Draft> {
  const all = { ...described, ...metadata, title: { es: title } };
  const made =
    kind === 'dataset'
      ? await createByForm(publisher, 'office', [{ name: 'cosecha.csv', bytes: harvest(1) }], all)
      : await publisher.call('createDataset', { body: { publisher: 'office', kind: 'series', metadata: all } });
  await portal.work();
  await release(publisher, await getDraft(publisher, made));
  return getDraft(publisher, made);
}

async function change(draft: Draft, metadata: object): Promise<void> {
  const { revision } = await getDraft(publisher, draft);
  const changed = await publisher.call('changeDraft', {
    params: { dataset: draft.id },
    revision,
    body: { metadata },
  });
  await release(publisher, changed);
}

async function withdraw(draft: Draft): Promise<void> {
  const { revision } = await getDraft(publisher, draft);
  await publisher.call('withdrawDataset', {
    params: { dataset: draft.id },
    body: { reason: 'Pruebas', authority: 'Dirección' },
    revision,
  });
}

/** Asks until the graph was read: a process that starts may take long on a busy machine. */
async function ask(query: string): Promise<{ readonly lines: readonly string[]; readonly mark: string }> {
  for (;;) {
    const address = `/sparql?${new URLSearchParams({ query, format: 'tsv' })}`;
    const answer = await portal.fetch(new Request(new URL(address, portal.url)));
    const text = await answer.text();
    if (answer.status === 503) {
      await sleep(100);
      continue;
    }
    expect(answer.status, text).toBe(200);
    return { lines: text.trim().split('\n').slice(1).toSorted(), mark: answer.headers.get('x-milpa-snapshot') ?? '' };
  }
}
/** Every statement but those with blank nodes, which another reading names otherwise. */
const everything = 'SELECT ?s ?p ?o { ?s ?p ?o FILTER(!isBlank(?s) && !isBlank(?o)) }';
const setOf = (mark: string) => mark.replace(/-\d+$/, '');

/** What follows reads as what is written anew, and was not written anew. */
async function expectFollowed(before: string): Promise<void> {
  await portal.work();
  await portal.domains.sparql.follow(never);
  const followed = await ask(everything);
  expect(setOf(followed.mark)).toBe(setOf(before));
  expect(followed.mark).not.toBe(before);
  const anew = await askAnew(everything, followed.mark);
  expect(followed.lines).toEqual(anew.lines);
}
/** From a graph that was written whole now. */
async function askAnew(query: string, before: string) {
  await portal.domains.sparql.refresh(never);
  for (;;) {
    const answer = await ask(query);
    if (setOf(answer.mark) !== setOf(before)) return answer;
    await sleep(50);
  }
}
const catalogs = 'SELECT * { ?s a <http://www.w3.org/ns/dcat#Catalog> }';
const settle = async () => {
  await portal.work();
  return (await askAnew(catalogs, (await ask(catalogs)).mark)).mark;
};

describe('the graph that follows is the graph that is written anew', () => {
  test('after a dataset came, changed, went and came back', async () => {
    await publish('Cosecha de maíz');
    const before = await settle();
    const water = await publish('Agua por pozo', { themes: ['ENVI'], landingPage: 'https://agua.example.org/pozos' });
    await expectFollowed(before);

    const second = await settle();
    await change(water, { title: { es: 'Agua por pozo y año' }, landingPage: 'https://agua.example.org/otra' });
    await expectFollowed(second);

    const third = await settle();
    await withdraw(water);
    await expectFollowed(third);

    const fourth = await settle();
    const { revision } = await getDraft(publisher, water);
    await publisher.call('restoreDataset', { params: { dataset: water.id }, revision });
    await expectFollowed(fourth);
  });

  test('after a series got one more', async () => {
    const series = await publish('Cosechas', {}, 'series');
    await publish('Cosecha de 2021', { inSeries: series.id });
    const before = await settle();
    await publish('Cosecha de 2022', { inSeries: series.id });
    await expectFollowed(before);
  });

  test('an institution with another name is in all its datasets', async () => {
    await publish('Frijol');
    await settle();
    const administrator = await portal.clientAs('portal-administrator');
    const { revision } = await administrator.call('getInstitution', { params: { institution: 'office' } });
    await administrator.call('changeInstitution', {
      params: { institution: 'office' },
      body: { name: { es: 'Oficina con otro nombre' } },
      revision,
    });
    await settle();
    const names = 'SELECT DISTINCT ?n { ?d <http://purl.org/dc/terms/publisher>/<http://xmlns.com/foaf/0.1/name> ?n }';
    expect((await ask(names)).lines.join()).toContain('Oficina con otro nombre');
    expect((await ask(names)).lines.join()).not.toContain('Oficina office');
  });
});

test('what was measured can be asked, and follows when it is measured to be other', async () => {
  const bare = await publish('Sin nada', { contact: {}, themes: [] });
  const before = await settle();
  const points = (id: string) => `PREFIX dqv: <http://www.w3.org/ns/dqv#>
    SELECT ?v { <${portal.url}/datasets/${id}> dqv:hasQualityMeasurement ?m .
      ?m dqv:isMeasurementOf <${portal.url}/vocabulary/quality#points> ; dqv:value ?v }`;
  const first = await ask(points(bare.id));
  expect(first.lines).toHaveLength(1);
  await change(bare, { themes: ['AGRI'], contact: described.contact, keywords: { es: ['maíz'] } });
  await portal.work();
  await portal.domains.sparql.follow(never);
  const second = await ask(points(bare.id));
  expect(setOf(second.mark)).toBe(setOf(before));
  const numberOf = ({ lines }: typeof first) => Number(/[\d.]+/.exec(lines[0] ?? '')?.[0]);
  expect(numberOf(second)).toBeGreaterThan(numberOf(first));
  // Measured again with the same result, nothing is to be followed.
  await portal.domains.assessments.quality.measureAll(never);
  await portal.work();
  expect(await portal.database.query('select 1 from sparql_stale')).toEqual([]);
});

test('which datasets of an institution are described to less than a part', async () => {
  await publish('Casi sin nada', { contact: {}, themes: [] });
  await settle();
  const { lines } = await ask(`PREFIX dqv: <http://www.w3.org/ns/dqv#> PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    SELECT ?title { { SELECT ?d (AVG(?met) AS ?part) {
        ?d dct:publisher <${portal.url}/api/v1/institutions/${(await publisher.call('getInstitution', { params: { institution: 'office' } })).id}> ;
          dqv:hasQualityMeasurement ?m .
        ?m dqv:isMeasurementOf/dqv:expectedDataType xsd:boolean ; dqv:value ?holds BIND(IF(?holds, 1, 0) AS ?met)
      } GROUP BY ?d } FILTER(?part < 0.6) ?d dct:title ?title }`);
  expect(lines).toContain('"Casi sin nada"@es');
  expect(lines).not.toContain('"Cosecha de maíz"@es');
});

test('an order of purge takes its statements out of every file at once', async () => {
  const secret = 'CURP XEXX010101HNEXXXA4';
  const draft = await publish(`Padrón ${secret}`);
  await portal.work();
  await portal.domains.sparql.follow(never);
  const find = `SELECT ?s { ?s ?p ?o FILTER(CONTAINS(STR(?o), "${secret}")) }`;
  expect((await ask(find)).lines.length).toBeGreaterThan(0);
  const administrator = await portal.clientAs('portal-administrator');
  const body = { reason: 'Datos personales', authority: 'Artículo 113, fracción I' };
  await administrator.call('purgeDataset', { params: { dataset: draft.id }, body });
  await portal.work();
  expect((await ask(find)).lines).toEqual([]);
  const folder = join(portal.dataFolder, 'sparql');
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile())
      expect(await readFile(join(entry.parentPath, entry.name), 'utf8'), entry.name).not.toContain(secret);
});
