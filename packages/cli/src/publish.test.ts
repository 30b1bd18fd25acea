import { describe, expect, test } from 'vitest';
import { nameDownload } from './collect.ts';
import { describeDataset, titleFromName } from './publish.ts';

const file = (name: string) => ({ path: `/x/${name}`, name, title: '', description: '', notes: {} });
const found = {
  title: 'Del paquete',
  description: 'Texto del paquete',
  licence: 'CC0-1.0',
  keywords: ['uno'],
  homepage: 'https://example.org',
  source: 'INEGI',
  resources: [],
};

describe('the metadata of a new dataset', () => {
  test('the command wins over the data package', () => {
    const options = {
      title: 'De la orden',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
      keyword: ['dos', 'tres'],
      theme: ['ENVI'],
      frequency: 'MONTHLY',
      contactEmail: 'datos@example.org',
    };
    expect(describeDataset({ files: [file('a.csv')], package: found }, options, 'es')).toEqual({
      title: { es: 'De la orden' },
      description: { es: 'Texto del paquete' },
      licence: 'CC-BY-4.0',
      keywords: { es: ['dos', 'tres'] },
      themes: ['ENVI'],
      frequency: 'MONTHLY',
      contact: { email: 'datos@example.org' },
      source: 'INEGI',
      landingPage: 'https://example.org',
    });
  });

  test('without anything said, the title comes from the name of the file and the rest is left to the portal', () => {
    const metadata = describeDataset({ files: [file('calidad_aire-2024.csv')], package: undefined }, {}, 'en');
    expect(metadata).toEqual({ title: { en: 'calidad aire 2024' } });
  });
});

test.each([
  ['datos.2024.csv', 'datos.2024'],
  ['.csv', '.csv'],
  ['sin_extensión', 'sin extensión'],
])('title of %s', (name, title) => expect(titleFromName(name)).toBe(title));

test.each([
  ['https://example.org/a/b.csv?x=1', null, 'b.csv'],
  ['https://example.org/a/%C3%B1.csv', null, 'ñ.csv'],
  ['https://example.org/', null, 'data'],
  ['https://example.org/get', 'attachment; filename="aire 1.csv"', 'aire 1.csv'],
  ['https://example.org/get', "attachment; filename*=UTF-8''a%C3%B1o.csv", 'año.csv'],
  ['https://example.org/get', 'attachment; filename="../../x.csv"', '_.._x.csv'],
])('a download from %s with %s is called %s', (address, disposition, name) => {
  expect(nameDownload(address, disposition)).toBe(name);
});
