import { Dataset, ExtraField, HistoryEntry, Release, SeriesMember } from '@milpa/sdk';
import type { Bundle } from './portal.ts';

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const publisher = { id: id(1), slug: 'noaa', name: { es: 'Comisión del Agua', en: 'Water Commission' } };
const day = '2026-03-01T10:00:00.000Z';
const release = Release.parse({ version: 1, released: day, notes: '', sha256: 'a'.repeat(64), files: [], diff: [] });
const base = { publisher, version: 1, latest: 1, issued: day, released: day, modified: day, notes: '' };
const link = (n: number, more: object) => ({
  id: id(20 + n),
  title: `Pozos ${2020 + n}`,
  position: n,
  link: {
    accessUrl: `https://example.org/${n}`,
    downloadUrl: `https://example.org/${n}.csv`,
    format: 'csv',
    size: 2048,
  },
  ...more,
});

const elsewhere = Dataset.parse({
  ...base,
  id: id(2),
  slug: 'pozos',
  metadata: {
    title: { es: 'Pozos de agua', en: 'Water wells', fr: 'Puits d’eau' },
    description: { es: 'Cada pozo <b>con</b> su caudal.' },
    licence: 'CC-BY-4.0',
    contact: { name: 'Área de pozos', email: 'pozos@example.org', url: 'https://example.org/c', telephone: '55 0000' },
    spatial: { name: 'Puebla', places: ['21', '21114', 'https://example.org/place/9'], bbox: [-99, 18, -96, 21] },
    temporal: { from: '2020-01-01', to: '2025-12-31' },
    accessLevel: 'restricted',
    rights: { es: 'Con solicitud escrita.' },
    highValue: ['hvd-geospatial'],
    legislation: ['https://example.org/ley'],
    sdgs: ['6', '6.1', '99'],
    conformsTo: [{ uri: 'https://example.org/norma', title: 'Norma de pozos' }, { uri: 'https://example.org/otra' }],
    relations: [
      { kind: 'source', uri: 'https://example.org/censo', title: 'Censo de pozos' },
      { kind: 'replaces', uri: 'https://example.org/antes' },
    ],
    identifiers: ['doi:10.1234/pozos', 'clave-7', 'https://example.org/id'],
    temporalResolution: 'P1M',
    spatialResolution: 30,
    inSeries: id(3),
    extra: {
      cuenca: 'balsas',
      aforado: true,
      inversion: 1234.5,
      revisado: '2026-01-31',
      ficha: 'https://example.org/f',
      usos: ['riego', 'otro'],
      ajeno: 1,
    },
  },
  distributions: [
    link(0, { availability: { state: 'available', checked: day, since: day, status: 200 } }),
    link(1, {
      availability: { state: 'unavailable', checked: day, since: day, status: 404, reason: 'status' },
      licence: 'CC0-1.0',
      rights: { es: 'Solo este año.' },
      description: { es: 'Corregido.' },
      service: id(4),
    }),
    link(2, { availability: { state: 'unavailable', checked: day, since: day, status: 200, reason: 'html-instead' } }),
    link(3, { availability: { state: 'unchecked' }, link: { accessUrl: 'https://example.org/pagina', format: '' } }),
    link(4, { availability: { state: 'unchecked', checked: day, since: day, reason: 'never-heard-of' } }),
  ],
  measured: { temporal: { from: '2020-02-01', to: '2025-12-31' }, bbox: [-98.5, 18.1, -96.2, 20.9] },
});

const series = Dataset.parse({
  ...base,
  id: id(3),
  slug: 'serie-pozos',
  kind: 'series',
  metadata: { title: { es: 'Serie de pozos' }, licence: 'CC-BY-4.0' },
  distributions: [],
});

const service = Dataset.parse({
  ...base,
  id: id(4),
  slug: 'servicio-pozos',
  kind: 'service',
  metadata: {
    title: { es: 'API de pozos' },
    licence: 'CC-BY-4.0',
    endpoint: { url: 'https://example.org/api', description: 'https://example.org/api.json' },
    serves: [id(2), id(99)],
  },
  distributions: [],
});

export const extraFields = ExtraField.array().parse([
  {
    name: 'cuenca',
    label: { es: 'Cuenca', en: 'Basin' },
    hint: {},
    type: 'choice',
    choices: [{ value: 'balsas', label: { es: 'Río Balsas' } }],
    required: true,
  },
  ...(['aforado boolean', 'inversion number', 'revisado day', 'ficha url', 'usos texts', 'vacio text'] as const).map(
    (line) => {
      const [name, type] = line.split(' ');
      return { name, type, label: { es: `Campo ${name}` }, hint: {}, required: false };
    },
  ),
]);

/** Described, but with no bytes kept here: links, a series, a service. */
export const describedBundles: readonly Bundle[] = [elsewhere, series, service].map((dataset) => ({
  dataset,
  releases: [release],
  tables: [],
}));

export const members = [
  SeriesMember.parse({
    ...base,
    id: elsewhere.id,
    slug: 'pozos',
    title: elsewhere.metadata.title,
    temporal: elsewhere.metadata.temporal,
  }),
];

export const history = HistoryEntry.array().parse([
  {
    number: 4,
    at: day,
    action: 'release-dataset',
    version: 2,
    by: { role: 'publisher', institution: publisher },
    changes: [
      { pointer: '/metadata/title/es', before: 'Posos', after: 'Pozos <b>' },
      { pointer: '/metadata/sdgs', after: ['6', '6.1'] },
      { pointer: '/metadata/spatial', before: { name: 'x' } },
      { pointer: `/distributions/${id(20)}/title`, before: 'a', after: 'b' },
    ],
  },
  {
    number: 3,
    at: day,
    action: 'withdraw-dataset',
    by: { role: 'administrator', institution: null },
    changes: [],
    reason: 'Datos personales',
    authority: 'Comité',
  },
  {
    number: 2,
    at: day,
    action: 'change-dataset',
    by: { role: 'publisher', institution: publisher },
    changes: [{ pointer: '/metadata/description/fr' }, { pointer: '/slug' }, { pointer: '/columns/x' }],
  },
  { number: 1, at: day, action: 'create-dataset', by: { role: null, institution: null }, changes: [] },
]);
