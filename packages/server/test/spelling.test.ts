import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DatasetId, Draft } from '@milpa/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFile } from './imports.ts';
import { startTestPortal, type TestPortal } from './portal.ts';

const path = fileURLToPath(new URL('../fixtures/harvest/dcat/cultura.ttl', import.meta.url));
const source = readFileSync(path, 'utf8');
const options = { release: true, licence: 'CC-BY-4.0', source: 'cultura' };
let portal: TestPortal;
let museums: DatasetId;
beforeAll(async () => {
  portal = await startTestPortal();
  museums = await bring(source);
});
afterAll(() => portal.close());

const root = () => portal.clientAs('portal-administrator');
async function bring(text: string): Promise<DatasetId> {
  const { rows } = await importFile(portal, await root(), { name: 'cultura.ttl', bytes: text }, options);
  const found = rows.find(({ key }) => key.endsWith('/id/museos'))?.dataset?.id;
  if (!found) throw new Error('The museums were not taken in.');
  return found;
}
async function read(address: string): Promise<string> {
  const client = await portal.clientAs('anyone');
  const answer = await client.request(address);
  expect(answer.status).toBe(200);
  return answer.text();
}
const findDraft = async (): Promise<Draft> => (await root()).call('getDraft', { params: { dataset: museums } });

test('a feed gives the words of the source; one that is asked for by a profile those of the vocabularies', async () => {
  const [own, normal] = [await read(`/datasets/${museums}.nt`), await read(`/datasets/${museums}.nt?profile=dcat-ap`)];
  const pairs = [
    ['http://purl.org/cld/freq/quarterly', 'authority/frequency/QUARTERLY'],
    ['"1990"^^<http://www.w3.org/2001/XMLSchema#gYear>', '"1990-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'],
    ['http://creativecommons.org/licenses/by-nc/4.0/deed.es', 'https://creativecommons.org/licenses/by-nc/4.0/'],
    ['terms/license> "Libre Uso MX"', 'https://datos.gob.mx/libreusomx'],
    [
      '"10240.0"^^<http://www.w3.org/2001/XMLSchema#decimal>',
      '"10240"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>',
    ],
    ['"separado por comas"@es', 'authority/file-type/CSV'],
    ['"datos@cultura.example.org"', '<mailto:datos@cultura.example.org>'],
    ['"museums"@en-gb .', '"museums"@en .'],
  ] as const;
  for (const [said, made] of pairs) {
    expect([said, own.includes(said), own.includes(made)]).toEqual([said, true, false]);
    expect([made, normal.includes(said), normal.includes(made)]).toEqual([made, false, true]);
  }
  // Where the source says more than the model makes of it, it is given beside that.
  for (const more of ['POLYGON((-99.3 19.1', '"Datos de cultura"@es', '"Museen"@de']) {
    expect(own).toContain(more);
    expect(normal).toContain(more);
  }
});

test('SPARQL and the whole catalogue by a profile ask one vocabulary', async () => {
  expect(await read('/catalog.nt')).toContain('http://purl.org/cld/freq/quarterly');
  const normal = await read('/catalog.nt?profile=dcat-ap');
  expect(normal).not.toContain('http://purl.org/cld/freq/quarterly');
  expect(normal).toContain('authority/frequency/QUARTERLY');
});

test('what people change here wins over what was kept; all the rest that was kept stays', async () => {
  const draft = await findDraft();
  const changed = await (await root()).call('changeDraft', {
    params: { dataset: museums },
    revision: draft.revision,
    body: {
      metadata: {
        frequency: 'MONTHLY',
        temporal: {},
        contact: { name: 'Otra oficina', email: 'otra@cultura.example.org' },
      },
    },
  });
  await (await root()).call('releaseDataset', {
    params: { dataset: museums },
    revision: changed.revision,
    body: { notes: 'Corregido' },
  });
  const text = await read(`/datasets/${museums}.nt`);
  for (const gone of ['freq/quarterly', '"1990"', '"Datos de cultura"@es', '"datos@cultura.example.org"'])
    expect([gone, text.includes(gone)]).toEqual([gone, false]);
  for (const here of ['frequency/MONTHLY', '"Otra oficina"', '<mailto:otra@cultura.example.org>', '"Reforma 175"'])
    expect([here, text.includes(here)]).toEqual([here, true]);
  for (const kept of [
    'qualifiedAttribution',
    '"Museen"@de',
    '"separado por comas"@es',
    '"1521-08-13"',
    'terminos#horario',
  ])
    expect([kept, text.includes(kept)]).toEqual([kept, true]);
});

test('the same file again changes nothing; a changed one what it changed, beside what was changed here', async () => {
  expect(await bring(source)).toBe(museums);
  expect((await findDraft()).metadata.frequency).toBe('MONTHLY');
  await bring(source.replace('"martes a domingo"@es', '"todos los días"@es').replace('"Museen"@de', '"Museum"@de'));
  const text = await read(`/datasets/${museums}.nt`);
  for (const here of ['"todos los días"@es', '"Museum"@de', 'frequency/MONTHLY', '"Otra oficina"'])
    expect([here, text.includes(here)]).toEqual([here, true]);
  for (const gone of ['"martes a domingo"', '"Museen"@de', 'freq/quarterly', '"Datos de cultura"@es'])
    expect([gone, text.includes(gone)]).toEqual([gone, false]);
});

test('a distribution leads to the service that gives it, whichever came first in the file', async () => {
  const { distributions, metadata } = await findDraft();
  const service = distributions.find(({ service }) => service !== undefined)?.service;
  const found = await (await portal.clientAs('anyone')).call('getDataset', { params: { dataset: service ?? '' } });
  expect(found).toMatchObject({ kind: 'service', metadata: { title: { es: 'WFS de cultura' } } });
  expect(found.metadata.serves).toContain(museums);
  expect(metadata.relations?.some(({ uri }) => uri.endsWith('/id/fiestas'))).toBe(true);
});

test('what a draft catalogue says is told to nobody', async () => {
  const text = source
    .replaceAll('cultura.example.org', 'borrador.example.org')
    .replaceAll('Museos', 'Museos en borrador');
  await importFile(portal, await root(), { name: 'b.ttl', bytes: text }, { ...options, source: 'b', release: false });
  expect(await read('/catalog.nt')).not.toContain('borrador.example.org');
});
