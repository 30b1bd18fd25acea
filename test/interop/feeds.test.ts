import { fileURLToPath } from 'node:url';
import type { Draft } from '@milpa/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openStage, publish, type Stage } from '../browser/stage.ts';
import { makeAirQuality, makeWells } from '../fixtures.ts';
import { preparePython } from './python.ts';

const prepared = preparePython();
if (typeof prepared === 'string') console.info(`Not run: the checks with other programs, because ${prepared}.`);
const python = typeof prepared === 'string' ? undefined : prepared;
const shapes = (name: string) =>
  fileURLToPath(new URL(`../../packages/server/src/shacl/shapes/${name}.ttl`, import.meta.url));
const background = fileURLToPath(new URL('./background.ttl', import.meta.url));

let stage: Stage;
let air: Draft;
let slugs: readonly string[] = [];

const full = {
  title: { es: 'Calidad del aire', en: 'Air quality' },
  description: { es: 'Promedios diarios por estación.' },
  licence: 'CC-BY-4.0',
  themes: ['ENVI'],
  keywords: { es: ['aire', 'partículas'] },
  frequency: 'MONTHLY',
  contact: { name: 'Unidad de datos', email: 'datos@aire.example.org', telephone: '+52 55 0000 0000' },
  language: ['es'],
  spatial: { name: 'Valle de México', bbox: [-99.4, 19.1, -98.9, 19.7], places: ['09'] },
  temporal: { from: '2026-01-01', to: '2026-01-31' },
  rights: { es: 'Cualquiera puede usarlos.' },
  highValue: ['hvd-earth-observation'],
  sdgs: ['11.6'],
  conformsTo: [{ uri: 'https://www.ogc.org/standard/sensorthings/', title: 'SensorThings' }],
  relations: [{ kind: 'relation', uri: 'https://aire.example.org/inventario', title: 'Inventario' }],
  identifiers: ['AIRE-1'],
  temporalResolution: 'P1D',
  spatialResolution: 100,
  aside:
    '<urn:milpa:this> <http://purl.org/dc/terms/audience> _:a .\n_:a <http://www.w3.org/2000/01/rdf-schema#label> "escuelas"@es .\n',
};
const hostile = {
  title: { es: '"""</script> & <b> \\ \'\'\' ]]> 🌽' },
  keywords: { es: ['<x>', '"', '\\'] },
  licence: 'Libre-Uso-MX',
  source: '@prefix : <#> . <a> <b> "c" .',
};

beforeAll(async () => {
  if (!python) return;
  stage = await openStage();
  air = await publish(stage.entry, { name: 'aire.csv', content: makeAirQuality(1), metadata: full });
  const wells = await publish(stage.entry, { name: 'pozos.csv', content: makeWells(), metadata: hostile });
  const more = await Promise.all([
    describeOnly('series', {
      title: { es: 'Serie' },
      description: { es: 'Un conjunto por año.' },
      licence: 'CC-BY-4.0',
    }),
    describeOnly('service', {
      title: { es: 'API' },
      endpoint: { url: 'https://aire.example.org/api' },
      licence: 'CC-BY-4.0',
    }),
    describeOnly('dataset', { title: { es: 'Fuera' }, licence: 'CC-BY-4.0' }, [
      { title: 'Tabla', link: { accessUrl: 'https://aire.example.org/datos?a=1&b=2', format: 'csv' } },
    ]),
  ]);
  slugs = [air, wells, ...more].map(({ slug }) => slug);
});
afterAll(() => stage?.portal.stop());

/** What needs no file: released as it is described. */
async function describeOnly(
  kind: 'series' | 'service' | 'dataset',
  metadata: object,
  links: object[] = [],
): Promise<Draft> {
  const { client } = stage.entry;
  const body = { publisher: 'secretaria-del-aire', kind, metadata, links };
  const answer = await client.request('/api/v1/datasets', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { id, revision } = z.object({ id: z.string(), revision: z.int() }).parse(await answer.json());
  await client.call('releaseDataset', { params: { dataset: id }, body: { notes: '' }, revision });
  return client.call('getDraft', { params: { dataset: id } });
}

const at = (path: string) => stage.portal.url + path;
const syntaxes = [
  ['ttl', 'turtle'],
  ['nt', 'nt'],
  ['rdf', 'xml'],
  ['jsonld', 'json-ld'],
] as const;
const Graph = z.object({ statements: z.int(), digest: z.string() });
const Shacl = z.object({ statements: z.int(), violations: z.array(z.string()) });
const Package = z.object({
  errors: z.array(z.string()),
  resources: z.array(z.object({ name: z.string(), rows: z.int().nullish() })),
});
const Croissant = z.object({
  errors: z.array(z.string()),
  warnings: z.array(z.string()),
  records: z.record(
    z.string(),
    z.object({ rows: z.int(), fields: z.array(z.string()), first: z.record(z.string(), z.string()) }),
  ),
});

describe.skipIf(!python)('rdflib and pySHACL', () => {
  test('read the four syntaxes of each dataset and of the catalogue as one graph', async () => {
    const measured = [`/datasets/${air.slug}/quality`, '/vocabulary/quality'];
    for (const path of [...slugs.map((slug) => `/datasets/${slug}`), ...measured, '/catalog']) {
      const read = await Promise.all(
        syntaxes.map(async ([extension, format]) =>
          Graph.parse(await python?.read('graph', at(`${path}.${extension}`), format)),
        ),
      );
      expect(read[0]?.statements, path).toBeGreaterThan(20);
      expect(new Set(read.map(({ digest }) => digest)).size, path).toBe(1);
    }
  });
  test.each([
    ['DCAT-AP 3.0.1', '', ['dcat-ap-3.0.1', 'dcat-ap-3.0.1-ranges', 'dcat-ap-3.0.1-vocabularies', 'dcat-ap-hvd']],
    [
      'DCAT-AP 2.1.1',
      '?profile=dcat-ap-2.1.1',
      ['dcat-ap-2.1.1', 'dcat-ap-2.1.1-ranges', 'dcat-ap-2.1.1-vocabularies'],
    ],
  ])('find nothing that %s forbids in the whole catalogue', async (_, query, names) => {
    const report = Shacl.parse(
      await python?.read('shacl', at(`/catalog.ttl${query}`), background, ...names.map(shapes)),
    );
    expect(report.statements).toBeGreaterThan(200);
    expect(report.violations).toEqual([]);
  });
});

describe.skipIf(!python)('frictionless', () => {
  test('finds the data of every resource as its schema says', async () => {
    for (const slug of slugs.slice(0, 2)) {
      const report = Package.parse(await python?.read('package', at(`/datasets/${slug}/datapackage.json`)));
      expect(report.errors, slug).toEqual([]);
      expect(report.resources.length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe.skipIf(!python)('mlcroissant', () => {
  test('reads the records of every table from what Croissant says of it', async () => {
    const report = Croissant.parse(await python?.read('croissant', at(`/datasets/${air.slug}/croissant.json`)));
    expect(report.errors).toEqual([]);
    const [table] = Object.values(report.records);
    expect(table?.rows).toBe(186);
    expect(table?.fields).toHaveLength(5);
    expect(Object.keys(table?.first ?? {})).toHaveLength(5);
    const other = Croissant.parse(
      await python?.read('croissant', at(`/datasets/${slugs[1]}/croissant.json?version=1.0`)),
    );
    expect(other.errors).toEqual([]);
  });
});
