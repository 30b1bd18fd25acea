import { DatasetMetadata } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import { createFields } from '../../form/index.ts';
import {
  composeChange,
  composeMetadata,
  findMetadataField,
  findWrong,
  formatValues,
  keepRight,
  readValues,
} from './values.ts';

const full = DatasetMetadata.parse({
  title: { es: 'Calidad del aire', fr: "Qualité de l'air" },
  description: { es: 'Mediciones.\n\nCada hora.' },
  licence: 'CC-BY-4.0',
  themes: ['ENVI', 'HEAL'],
  keywords: { es: ['aire', 'ozono troposférico'] },
  frequency: 'MONTHLY',
  contact: {
    name: 'Unidad de datos',
    email: 'datos@example.org',
    url: 'https://example.org/contacto',
    telephone: '+52 55 0000 0000',
  },
  language: ['es'],
  spatial: { name: 'México', bbox: [-118.4, 14.5, -86.7, 32.7], places: ['09', '21114'] },
  temporal: { from: '2025-01-01', to: '2025-12-31' },
  source: 'Red de monitoreo',
  landingPage: 'https://example.org/aire',
  accessLevel: 'restricted',
  rights: { es: 'Con solicitud.\n\nArtículo 7.', fr: 'Sur demande.' },
  highValue: ['hvd-meteorological', 'c_unknown'],
  legislation: ['https://example.org/ley?a=1,2'],
  sdgs: ['3', '3.9'],
  conformsTo: [{ uri: 'https://example.org/norma', title: 'Norma, del aire' }, { uri: 'https://example.org/otra' }],
  relations: [
    { kind: 'source', uri: 'https://example.org/fuente' },
    { kind: 'replaces', uri: 'https://example.org/antes', title: 'Lo de antes' },
  ],
  identifiers: ['doi:10.1/x', 'clave, con coma'],
  temporalResolution: 'PT1H',
  spatialResolution: 30.5,
  inSeries: '01900000-0000-7000-8000-000000000001',
  endpoint: { url: 'https://example.org/api', description: 'https://example.org/api.json' },
  serves: ['01900000-0000-7000-8000-000000000002', '01900000-0000-7000-8000-000000000003'],
});

describe('the form of the metadata', () => {
  test('gives back exactly what it was filled with', () => {
    const values = formatValues(full);
    expect(DatasetMetadata.parse(composeMetadata(values))).toEqual(full);
    const sent = createFields(Object.entries(values));
    expect(readValues(sent)).toEqual(values);
  });

  test('of an empty form is empty metadata, with the title asked for', () => {
    const values = readValues(createFields([]));
    expect(findWrong(values, 'es')).toEqual([{ field: 'title.es', code: 'title' }]);
    expect(composeMetadata(values)).toMatchObject({ title: {}, contact: {}, spatial: {}, temporal: {}, themes: [] });
  });

  test('takes checkboxes, and keywords however people part them', () => {
    const values = readValues(
      createFields([
        ['themes', 'ENVI'],
        ['themes', 'HEAL'],
        ['keywords.es', ' aire; ozono,  calidad   del aire\naire,'],
      ]),
    );
    expect(composeMetadata(values)).toMatchObject({
      themes: ['ENVI', 'HEAL'],
      keywords: { es: ['aire', 'ozono', 'calidad del aire'] },
    });
  });

  test('names each field that is wrong once', () => {
    const wrong = findWrong(
      {
        'title.en': 'Air',
        'contact.email': 'nobody',
        'temporal.from': '2026-02-30',
        'temporal.to': '2025-01-01',
        'spatial.bbox': '1, 2, x',
        landingPage: 'javascript:alert(1)',
      },
      'es',
    );
    expect(wrong.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      'contact.email email',
      'landingPage url',
      'spatial.bbox box',
      'temporal.from day',
      'temporal.to order',
    ]);
    const kept = keepRight({ 'title.en': 'Air', 'contact.email': 'nobody' }, wrong);
    expect(kept).toEqual({ 'title.en': 'Air', 'contact.email': '' });
  });

  test('sends only what changed, whole where the contract wants it whole', () => {
    const before = formatValues(full);
    expect(composeChange(before, before)).toEqual({});
    expect(composeChange(before, { ...before, 'title.es': 'Aire', frequency: '' })).toEqual({
      title: { es: 'Aire', fr: "Qualité de l'air" },
      frequency: '',
    });
  });

  test('leaves what it does not show, and takes away by null what is said no more', () => {
    const base = formatValues(full);
    const shown = createFields([
      ['sdgs', ''],
      ['endpoint.url', ''],
      ['endpoint.description', ''],
      ['highValue', ''],
    ]);
    const typed = readValues(shown, base);
    expect(typed['relations.source']).toBe('https://example.org/fuente');
    expect(composeChange(base, typed)).toEqual({ sdgs: null, endpoint: null, highValue: null });
  });

  test('names what is wrong in fields of several lines', () => {
    const wrong = findWrong(
      {
        'title.en': 'Air',
        'relations.replaces': 'https://example.org/fine\nnowhere Some name',
        conformsTo: 'ISO 19115',
        legislation: 'the law',
        sdgs: '3, 99',
        temporalResolution: 'daily',
        spatialResolution: 'far',
        'endpoint.description': 'https://example.org/x',
        serves: 'wells',
      },
      'es',
    );
    expect(wrong.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      'conformsTo lines',
      'endpoint.url url',
      'legislation lines',
      'relations.replaces lines',
      'sdgs sdg',
      'serves identifier',
      'spatialResolution number',
      'temporalResolution duration',
    ]);
  });

  test('knows its field from the place the API names', () => {
    expect(findMetadataField('/metadata/contact/email', 'es')).toBe('contact.email');
    expect(findMetadataField('/metadata/title', 'fr')).toBe('title.fr');
    expect(findMetadataField('/keywords/en/2', 'es')).toBe('keywords.en');
    expect(findMetadataField('/metadata/spatial/bbox/3', 'es')).toBe('spatial.bbox');
    expect(findMetadataField('/metadata/relations/0/uri', 'es')).toBe('relations.relation');
    expect(findMetadataField('/metadata/rights/fr', 'es')).toBe('rights.fr');
    expect(findMetadataField('/publisher', 'es')).toBeUndefined();
  });
});
