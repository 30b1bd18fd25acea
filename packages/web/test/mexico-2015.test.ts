import { readFileSync } from 'node:fs';
import { type Client, Dataset, languages, listLinked, paths } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createByForm, getDraft, release } from '../../server/test/datasets.ts';
import { countStatements, findShared, importFile } from '../../server/test/imports.ts';
import { startTestPortal, type TestPortal } from '../../server/test/portal.ts';
import { words } from '../src/words/index.ts';
import { listFaults } from './structure.ts';
import { createVisitor } from './visitor.ts';

const folder = 'demo/catalogues/C1_datos-gob-mx-noviembre-2015';
const catalogue = findShared(folder, 'derived_catalog.json');

describe.skipIf(!catalogue)('datos.gob.mx of November 2015 (skipped where the real catalogues are not)', () => {
  let portal: TestPortal;
  let root: Client;
  let anyone: Client;
  let slugs: string[] = [];
  beforeAll(async () => {
    portal = await startTestPortal();
    root = await portal.clientAs('portal-administrator');
    anyone = await portal.clientAs('anyone');
  });
  afterAll(() => portal.close());
  const load = (name: string, options: object = {}) => {
    const bytes = new Uint8Array(readFileSync(findShared(folder, name) ?? ''));
    return importFile(
      portal,
      root,
      { name, bytes },
      { release: true, licence: 'Libre-Uso-MX', level: 'federal', ...options },
    );
  };

  test('loads whole, in one go, with a report', { timeout: 600_000 }, async () => {
    const { result, rows } = await load('derived_catalog.json');
    expect(result).toMatchObject({
      state: 'done',
      total: 1588,
      counts: { records: 1588, create: 1588, released: 1588, refused: 0, duplicate: 0, institutions: 145, links: 7442 },
    });
    slugs = rows.flatMap(({ dataset }) => (dataset ? [dataset.slug] : []));
    expect(new Set(slugs).size).toBe(1588);
    expect(await anyone.call('portalFacts')).toMatchObject({ datasets: 1588 });
    expect(await anyone.call('listInstitutions')).toHaveLength(145);
  });

  test('again it changes nothing; as a sheet it is seen to be the same', { timeout: 600_000 }, async () => {
    const { result } = await load('derived_catalog.json');
    expect(result.counts).toMatchObject({ records: 1588, unchanged: 1588, released: 0 });
    const sheet = await load('derived_MAT_resources.csv', { dryRun: true });
    expect(sheet.result.counts).toMatchObject({ records: 1588, duplicate: 1588, institutions: 0 });
  });

  test('every dataset answers, and no link of it counts as fine', { timeout: 600_000 }, async () => {
    let links = 0;
    for (const slug of slugs) {
      const dataset = Dataset.parse(await anyone.call('getDataset', { params: { dataset: slug } }));
      for (const { availability } of listLinked(dataset)) {
        links += 1;
        expect(availability?.state).toBe('unchecked');
      }
    }
    expect(links).toBe(7442);
  });

  test('pages are whole, in three languages', { timeout: 600_000 }, async () => {
    const visitor = createVisitor(portal);
    const sample = slugs.filter((_, at) => at % Math.floor(slugs.length / 60) === 0);
    expect(sample.length).toBeGreaterThanOrEqual(60);
    for (const [at, slug] of sample.entries()) {
      const language = languages[at % languages.length] ?? 'es';
      for (const each of at < 5 ? languages : [language]) {
        const { status, html } = await visitor.visit(paths.dataset(each, slug));
        expect([status, listFaults(html)], slug).toEqual([200, []]);
        expect(html, slug).toContain(words[each].reading.described.availability.unchecked);
      }
    }
  });

  test('facets and pages of institutions lead to their datasets', async () => {
    const search = () => anyone.call('searchDatasets', { query: { limit: 0 } });
    // The first question starts the index, which reads what was written meanwhile.
    await expect.poll(async () => (await search()).total).toBe(1588);
    const all = await search();
    const publishers = (all.facets.publisher ?? []).filter(({ parent }) => parent === undefined);
    expect(publishers.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(1588);
    const [most] = [...publishers].sort((one, other) => other.count - one.count);
    const found = await anyone.call('searchDatasets', { query: { publisher: [most?.value ?? ''], limit: 1 } });
    expect(found.total).toBe(most?.count);
    expect(found.total).toBeGreaterThan(50);
    const body = await anyone.call('getInstitution', { params: { institution: most?.value ?? '' } });
    const { status, html } = await createVisitor(portal).visit(paths.institution('es', body.slug));
    expect([status, listFaults(html)]).toEqual([200, []]);
    const levels = new Map((all.facets.level ?? []).map(({ value, count }) => [value, count]));
    for (const level of ['federal', 'state', 'municipal', 'autonomous', 'state-enterprise'])
      expect(levels.get(level) ?? 0, level).toBeGreaterThan(0);
  });

  test('metadata quality is measured whole; links that were never asked are no passes', {
    timeout: 600_000,
  }, async () => {
    await portal.database.query('delete from quality_dataset');
    expect(await portal.domains.assessments.quality.measureAll(new AbortController().signal)).toBe(1588);
    const all = await anyone.call('getQuality', { query: {} });
    expect(all.datasets).toBe(1588);
    expect(all.indicators.find(({ id }) => id === 'accessUrlAnswers')).toMatchObject({
      held: 0,
      unknown: 7442,
      population: 7442,
    });
    expect(all.byDataset?.highest).toBeGreaterThan((all.byDataset?.points ?? 405) + 40);
    expect(all.stars.reduce((sum, count) => sum + count, 0)).toBe(1588);
    const { status, html } = await createVisitor(portal).visit(paths.quality('es'));
    expect([status, listFaults(html)]).toEqual([200, []]);
  });

  test('feeds are read by a parser of their own', async () => {
    const read = async (path: string) => {
      const answer = await anyone.request(path);
      expect(answer.status, path).toBe(200);
      return answer.text();
    };
    expect(countStatements(await read('/catalog.ttl'))).toBeGreaterThan(1000);
    for (const slug of slugs.filter((_, at) => at % 150 === 0)) {
      expect(countStatements(await read(`/datasets/${slug}.ttl`))).toBeGreaterThan(10);
      JSON.parse(await read(`/datasets/${slug}.jsonld`));
    }
    expect(await read('/es/releases.atom')).toMatch(/<entry>/);
    expect(await read('/sitemap.xml')).toMatch(/<sitemap|<url>/);
  });

  test('a self-assessment looks at everything', { timeout: 600_000 }, async () => {
    const publisher = await portal.clientAs('publisher');
    const file = { name: 'pozos.csv', bytes: new Uint8Array(Buffer.from('a;b\n1;2\n3;4\n')) };
    const made = await createByForm(publisher, 'office', [file], {
      title: { es: 'Pozos' },
      description: { es: 'Pozos del estado' },
      licence: 'CC-BY-4.0',
      contact: { name: 'Agua', email: 'agua@example.org' },
    });
    await portal.work();
    await release(publisher, await getDraft(publisher, made));
    await portal.work();
    // The graph follows releases after some seconds; here nobody waits. Nobody has asked it anything before.
    await portal.domains.sparql.refresh(AbortSignal.timeout(300_000));
    const assessment = await root.call('createSelfAssessment', {
      body: { questionnaire: 'ourdata-2019', country: 'MEX' },
    });
    const itemOf = (id: string) => assessment.items.find((item) => item.id === id);
    // The 1,588 of then, the one of this test, and what the portal itself keeps as datasets.
    const [licensed, all] = itemOf('Q73')?.system?.proofs.map(({ found }) => found ?? 0) ?? [];
    expect(all).toBeGreaterThanOrEqual(1589);
    expect(licensed).toBe(all);
    // None of its records names a contact but the one of the test.
    expect(itemOf('Q74')).toMatchObject({ counts: ['no'] });
    expect(itemOf('Q68.census')?.system?.proofs[0]?.found).toBeGreaterThan(0);
    expect(assessment.items.filter(({ system }) => system !== null)).toHaveLength(83);
    console.info(`The portal looked at 83 questions of ${all} datasets in ${assessment.live.ms} ms`);
  });
});
