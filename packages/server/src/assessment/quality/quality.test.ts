import { type Client, Problem } from '@milpa/sdk';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createByForm, getDraft, harvest, release } from '../../../test/datasets.ts';
import { startTestPortal, type TestPortal } from '../../../test/portal.ts';

let portal: TestPortal;
let publisher: Client;
let anyone: Client;

beforeAll(async () => {
  portal = await startTestPortal();
  publisher = await portal.clientAs('publisher');
  anyone = await portal.clientAs('anyone');
});
afterAll(() => portal.close());

const said = { keywords: { es: ['maíz'] }, themes: ['AGRI'], contact: { email: 'datos@example.org' } };
async function publish(metadata: object, owner = publisher, office = 'office') {
  const files = [{ name: 'cosecha.csv', bytes: harvest(2) }];
  const draft = await createByForm(owner, office, files, { licence: 'CC-BY-4.0', ...metadata });
  await portal.work();
  await release(owner, await getDraft(owner, draft));
  await portal.work();
  return getDraft(owner, draft);
}
const qualityOf = ({ id }: { id: string }) => anyone.call('getDatasetQuality', { params: { dataset: id } });

describe('a release is measured', () => {
  test('with what to mend for how many points; the field is named', async () => {
    const poor = await publish({ title: { es: 'Pobre' } });
    const quality = await qualityOf(poor);
    expect(quality.remedies[0]).toMatchObject({ gain: 30, missing: 1 });
    const keyword = quality.remedies.find(({ indicator }) => indicator === 'keyword');
    expect(keyword).toEqual({ indicator: 'keyword', gain: 30, missing: 1, unknown: 0, pointer: '/metadata/keywords' });
    expect(quality.openness).toMatchObject({ stars: 3, possible: 3 });
    // The rules of DCAT-AP were asked in the background.
    expect(quality.indicators.find(({ id }) => id === 'dcatAp')).toMatchObject({ held: 1, unknown: 0, scored: 30 });
    const mended = await publish({ title: { es: 'Rica' }, ...said });
    expect((await qualityOf(mended)).points).toBe(quality.points + 30 + 30 + 20);
  });

  test('its measure is a document of its own, which changes without the description', async () => {
    const draft = await publish({ title: { es: 'Abierta' }, ...said });
    const read = async (path: string) => {
      const answer = await anyone.request(path);
      return { status: answer.status, etag: answer.headers.get('etag'), text: await answer.text() };
    };
    const [description, first] = [`/datasets/${draft.slug}.ttl`, `/datasets/${draft.slug}/quality.ttl`];
    const [before, measured] = [await read(description), await read(first)];
    const quads = new Parser().parse(measured.text);
    const findValue = (metric: string) =>
      quads.find(
        ({ subject, predicate }) => subject.value.endsWith(`#${metric}`) && predicate.value.endsWith('dqv#value'),
      )?.object.value;
    const { points, highest, openness } = await qualityOf(draft);
    expect([findValue('points'), findValue('highest')]).toEqual([String(points), String(highest)]);
    expect(findValue('stars')).toBe(String(openness.stars));
    expect([findValue('dcatAp'), findValue('rights'), findValue('keyword')]).toEqual(['true', '0', 'true']);
    await portal.domains.assessments.quality.measureAll(new AbortController().signal);
    const again = await read(first);
    expect(again.etag).not.toBe(measured.etag); // measured at another moment
    expect(await read(description)).toEqual(before);
    await publisher.call('withdrawDataset', {
      params: { dataset: draft.id },
      body: { reason: 'Era una prueba', authority: 'Artículo 1' },
      revision: draft.revision,
    });
    await portal.work();
    expect((await read(first)).status).toBe(410);
  });

  test('the worst comes first, and the mean is of all; a withdrawn one is gone', async () => {
    const { total, items } = await anyone.call('listQuality', { query: {} });
    expect(items.map(({ title }) => title.es)).toEqual(['Pobre', 'Rica']);
    const [worst, best] = items;
    const all = await anyone.call('getQuality', { query: {} });
    expect(total).toBe(all.datasets);
    expect(all.byDataset?.points).toBe(((worst?.points ?? 0) + (best?.points ?? 0)) / 2);
    expect(all.spread.reduce((sum, { datasets }) => sum + datasets, 0)).toBe(2);
    expect(all.stars).toEqual([0, 0, 0, 2, 0, 0]);
    expect(Object.values(all.ratings).reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(all.indicators.find(({ id }) => id === 'keyword')).toMatchObject({ held: 1, unknown: 0, population: 2 });
    expect(all.remedies.find(({ indicator }) => indicator === 'theme')).toMatchObject({ gain: 15, missing: 1 });
    const draft = await getDraft(publisher, { id: worst?.id ?? '' });
    const body = { reason: 'Se publicó por error', authority: 'Artículo 1' };
    await publisher.call('withdrawDataset', { params: { dataset: draft.id }, body, revision: draft.revision });
    await portal.work();
    expect(await anyone.call('getQuality', { query: {} })).toMatchObject({ datasets: 1 });
    await expect(qualityOf(draft)).rejects.toMatchObject({ code: 'withdrawn' });
  });

  test('of one institution, and of each; one that is not there is said so', async () => {
    const other = await portal.clientAs('publisher', 'otra');
    await publish({ title: { es: 'De otra' } }, other, 'otra');
    const of = (institution: string) => anyone.call('getQuality', { query: { institution } });
    expect((await of('otra')).datasets).toBe(1);
    expect((await of('office')).datasets).toBe(1);
    const bodies = await anyone.call('listQualityByInstitution');
    expect(bodies.map(({ publisher: { slug }, datasets }) => [slug, datasets])).toEqual([
      ['otra', 1],
      ['office', 1],
    ]);
    await expect(of('nadie')).rejects.toBeInstanceOf(Problem);
    const csv = await anyone.request('/api/v1/quality.csv?institution=otra&language=es');
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('De otra,otra,');
  });

  test('measured again, it is the same; a series is told not to be measured', async () => {
    const before = await anyone.call('listQuality', { query: {} });
    expect(await portal.domains.assessments.quality.measureAll(new AbortController().signal)).toBe(2);
    const after = await anyone.call('listQuality', { query: {} });
    const bare = ({ items }: typeof before) => items.map(({ measured: _, ...each }) => each);
    expect(bare(after)).toEqual(bare(before));
    const body = { publisher: 'office', kind: 'series', metadata: { title: { es: 'Serie' }, licence: 'CC-BY-4.0' } };
    const series = await publisher.call('createDataset', { body: parseBody(body) });
    await release(publisher, series);
    await portal.work();
    await expect(qualityOf(series)).rejects.toMatchObject({ code: 'not-found' });
    expect((await anyone.request(`/datasets/${series.slug}/quality.ttl`)).status).toBe(404);
    expect(await (await anyone.request(`/datasets/${series.slug}.ttl`)).text()).not.toContain('hasQualityMetadata');
    expect(await anyone.call('getQuality', { query: {} })).toMatchObject({ datasets: 2 });
  });
});
/** The portal checks it; here it only has to be sent. */
const parseBody = (body: object) => body as never;
