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

  test('knows its field from the place the API names', () => {
    expect(findMetadataField('/metadata/contact/email', 'es')).toBe('contact.email');
    expect(findMetadataField('/metadata/title', 'fr')).toBe('title.fr');
    expect(findMetadataField('/keywords/en/2', 'es')).toBe('keywords.en');
    expect(findMetadataField('/metadata/spatial/bbox/3', 'es')).toBe('spatial.bbox');
    expect(findMetadataField('/publisher', 'es')).toBeUndefined();
  });
});
