import { type Client, languages, paths } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addByForm, getDraft, harvest, release } from '../../test/datasets.ts';
import { importFile } from '../../test/imports.ts';
import { startTestPortal, type TestPortal } from '../../test/portal.ts';

let portal: TestPortal;
let root: Client;
let anyone: Client;
const now = new Date('2026-11-26T09:00:00.000Z');
beforeAll(async () => {
  portal = await startTestPortal({ now: () => now });
  root = await portal.clientAs('portal-administrator');
  anyone = await portal.clientAs('anyone');
});
afterAll(() => portal.close());

/** A record as datos.gob.mx's list of November 2015 has them, with what that list leaves out: licence, frequency, level. */
const enrolment = (said: object, url = 'http://www.sep.gob.mx/matricula_2014.csv') => ({
  organization: 'SEP',
  organization_slug: 'sep',
  gobtype: 'federal',
  title: 'Matrícula por entidad',
  created: '2014-06-30',
  modified: '2015-03-01',
  license_id: 'CC-BY-4.0',
  frequency: 'anual',
  resources: [
    {
      name: 'Matrícula 2014',
      description: 'Alumnos por entidad federativa',
      created: '2015-11-10T00:45:09.012206',
      url,
      format: 'CSV',
      size: 'NA',
    },
  ],
  ...said,
});
const take = async (...records: readonly object[]) => {
  const file = { name: 'catalogo.json', bytes: JSON.stringify(records) };
  const { rows } = await importFile(portal, root, file, { release: true, source: 'datos.gob.mx' });
  expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  return rows;
};
const read = (id: string) => anyone.call('getDataset', { params: { dataset: id } });
const page = async (path: string) => (await portal.fetch(new Request(new URL(path, portal.url)))).text();
const find = async (id: string) => {
  const { items } = await anyone.call('searchDatasets', { query: { q: 'matrícula' } });
  return items.find((item) => item.id === id);
};

describe('4.6-7: taking a description in makes no data new', () => {
  let id: string;
  let slug: string;
  beforeAll(async () => {
    const [row] = await take(enrolment({}));
    id = row?.dataset?.id ?? '';
    slug = row?.dataset?.slug ?? '';
  });

  test('the day that the source gives is the last change; the release is ours', async () => {
    expect(await read(id)).toMatchObject({
      modified: '2015-03-01T12:00:00.000Z',
      modifiedSaid: { day: '2015-03-01', as: 'modified' },
      issued: now.toISOString(),
      released: now.toISOString(),
    });
  });

  test('search, its facet, its order, and the clock count from that day', async () => {
    expect(await find(id)).toMatchObject({
      modifiedSaid: { day: '2015-03-01', as: 'modified' },
      timeliness: 'late',
      freshness: { state: 'overdue', due: '2016-03-01' },
    });
    expect(await anyone.call('getFreshness', { params: { dataset: id } })).toMatchObject({ state: 'overdue' });
    const overdue = await anyone.call('listOverdue', { query: {} });
    expect(overdue.items.map(({ dataset }) => dataset)).toEqual([id]);
    const made = await root.call('createDataset', {
      body: {
        publisher: 'sep',
        metadata: { title: { es: 'Matrícula de hoy' }, licence: 'CC0-1.0' },
        links: [{ link: { accessUrl: 'https://sep.example.org/hoy' } }],
      },
    });
    await release(root, made);
    await portal.work();
    const newest = await anyone.call('searchDatasets', { query: { sort: 'modified', facets: ['timeliness'] } });
    expect(newest.items.map((item) => item.id)).toEqual([made.id, id]);
    expect(newest.facets['timeliness']).toContainEqual(expect.objectContaining({ value: 'late', count: 1 }));
  });

  test('pages say whose word it is, in every language', async () => {
    const said = {
      es: 'Actualizado el 1 de marzo de 2015, según la fuente',
      en: 'Updated 1 March 2015, says the source',
      fr: 'Mis à jour le 1 mars 2015, selon la source',
    };
    for (const language of languages) {
      for (const path of [paths.dataset(language, slug), `${paths.search(language)}?q=matricula`]) {
        const html = await page(path);
        expect(html).toContain(said[language]);
        expect(html).toContain('<time datetime="2015-03-01">');
      }
    }
  });

  test('feeds give the day as a day', async () => {
    const turtle = await page(`/datasets/${slug}.ttl`);
    expect(turtle.match(/dct:modified \S+/g)).toEqual([
      'dct:modified "2015-03-01"^^xsd:date',
      'dct:modified "2015-03-01"^^xsd:date',
    ]);
    const pod: { dataset: { title: string; modified: string }[] } = JSON.parse(await page('/data.json'));
    expect(pod.dataset.find(({ title }) => title === 'Matrícula por entidad')?.modified).toBe('2015-03-01');
    expect(await page(paths.dataset('es', slug))).toContain('"dateModified":"2015-03-01"');
  });

  test('another address of the same data changes nothing; another day of the source does', async () => {
    await take(enrolment({}, 'https://www.gob.mx/sep/matricula_2014.csv'));
    expect(await read(id)).toMatchObject({ version: 2, modified: '2015-03-01T12:00:00.000Z' });
    await take(enrolment({ modified: '2016-09-30' }, 'https://www.gob.mx/sep/matricula_2014.csv'));
    expect(await read(id)).toMatchObject({ version: 3, modifiedSaid: { day: '2016-09-30', as: 'modified' } });
    expect(await read(id)).toMatchObject({ modified: '2016-09-30T12:00:00.000Z' });
  });

  test('nobody types it', async () => {
    const forged = { sourceDates: { modified: '2026-11-25' } };
    const draft = await getDraft(root, { id });
    const after = await root.call('changeDraft', {
      params: { dataset: id },
      revision: draft.revision,
      body: { metadata: { source: 'A mano', ...forged } },
    });
    expect(after.metadata.sourceDates).toEqual({ issued: '2014-06-30', modified: '2016-09-30' });
    const metadata = { title: { es: 'Escrito a mano' }, ...forged };
    const made = await root.call('createDataset', { body: { publisher: 'sep', metadata } });
    expect(made.metadata).not.toHaveProperty('sourceDates');
  });

  test('once a file is kept here, its bytes tell, whatever the source says', async () => {
    await addByForm(root, id, { name: 'matricula.csv', bytes: harvest(2) });
    await portal.work();
    await release(root, await getDraft(root, { id }));
    await portal.work();
    const kept = await read(id);
    expect(kept.modified).toBe(now.toISOString());
    expect(kept).not.toHaveProperty('modifiedSaid');
    expect((await find(id))?.timeliness).toBe('met');
    const html = await page(paths.dataset('en', slug));
    expect(html).toContain('updated 26 November 2026');
    expect(html).not.toMatch(/[Uu]pdated [^<]*says the source/);
    // What the source said of it stands beside.
    expect(html).toContain('<time datetime="2016-09-30" class="soft">30 September 2016, says the source</time>');
  });
});

test('4.6-7: a source that tells only when it published is quoted so; a day to come says nothing', async () => {
  const [old, future, rhythm] = await take(
    enrolment({ title: 'Matrícula antigua', modified: '' }),
    enrolment({ title: 'Matrícula futura', created: '', modified: '2031-01-01' }),
    // data.json 1.1 allows a rhythm where a day is asked for.
    enrolment({ title: 'Matrícula diaria', modified: 'R/P1D' }),
  );
  expect(await read(old?.dataset?.id ?? '')).toMatchObject({ modifiedSaid: { day: '2014-06-30', as: 'issued' } });
  expect(await page(paths.dataset('es', old?.dataset?.slug ?? ''))).toContain(
    'Publicado el 30 de junio de 2014, según la fuente',
  );
  expect(await read(rhythm?.dataset?.id ?? '')).toMatchObject({ modifiedSaid: { day: '2014-06-30', as: 'issued' } });
  const unsaid = await read(future?.dataset?.id ?? '');
  expect(unsaid.modified).toBe(now.toISOString());
  expect(unsaid).not.toHaveProperty('modifiedSaid');
});

test('4.6-7: of links whose source gives no day, nothing says that they are of today', async () => {
  const [silent] = await take(enrolment({ title: 'Matrícula callada', created: '', modified: '' }));
  const listed = {
    es: 'En este catálogo desde el 26 de noviembre de 2026',
    en: 'In this catalogue since 26 November 2026',
    fr: 'Dans ce catalogue depuis le 26 novembre 2026',
  };
  for (const language of languages) {
    const html = await page(paths.dataset(language, silent?.dataset?.slug ?? ''));
    expect(html).toContain(listed[language]);
    expect(html).not.toMatch(/(?:Updated|Actualizado el|Mis à jour le) 26/);
  }
  expect(await find(silent?.dataset?.id ?? '')).toMatchObject({ modifiedKnown: false });
  expect(await page(`${paths.search('en')}?q=callada`)).toContain('<span>No date of change given</span>');
});
