import { describe, expect, test } from 'vitest';
import { isWebAddress, PackageInvalid, parseDataPackage } from './data-package.ts';

const parse = (value: unknown) => parseDataPackage(JSON.stringify(value), 'es');
const resource = { name: 'aire', path: 'data/aire.csv' };

describe('a data package', () => {
  test('brings title, description, licence, keywords, source and the notes of its columns', () => {
    const found = parse({
      name: 'calidad',
      title: 'Calidad del aire',
      description: 'Por estación',
      keywords: ['aire', ' ', 'salud'],
      homepage: 'https://example.org/aire',
      licenses: [{ name: 'ODC-PDDL-1.0', path: 'http://opendatacommons.org/licenses/pddl/' }],
      sources: [{ title: 'SINAICA', path: 'https://sinaica.example' }],
      resources: [
        {
          ...resource,
          title: 'Mediciones',
          schema: {
            fields: [
              { name: 'pm25', title: 'PM 2.5', description: 'Partículas', unit: 'µg/m³' },
              { name: 'fecha', type: 'date' },
            ],
          },
        },
      ],
    });
    expect(found).toEqual({
      title: 'Calidad del aire',
      description: 'Por estación',
      licence: 'PDDL-1.0',
      keywords: ['aire', 'salud'],
      homepage: 'https://example.org/aire',
      source: 'SINAICA https://sinaica.example',
      resources: [
        {
          name: 'aire',
          paths: ['data/aire.csv'],
          title: 'Mediciones',
          description: '',
          notes: { pm25: { label: { es: 'PM 2.5' }, description: { es: 'Partículas' }, unit: 'µg/m³' } },
        },
      ],
    });
  });

  test.each([
    [[{ name: 'CC-BY-4.0' }], 'CC-BY-4.0'],
    [[{ name: 'cc-by-4.0' }], 'CC-BY-4.0'],
    [[{ path: 'http://creativecommons.org/licenses/by/4.0' }], 'CC-BY-4.0'],
    [[{ path: 'https://creativecommons.org/licenses/by-sa/4.0/legalcode' }], 'CC-BY-SA-4.0'],
    [[{ name: 'house-rules' }, { name: 'ODbL-1.0' }], 'ODbL-1.0'],
    [[{ name: 'house-rules' }], ''],
    ['CC-BY-4.0', ''],
    [undefined, ''],
  ])('understands the licence %j', (licenses, licence) => {
    expect(parse({ licenses, resources: [resource] }).licence).toBe(licence);
  });

  test.each(['../x.csv', '/etc/passwd', 'a/../../x', '~/x', 'a\\..\\x'])(
    'does not reach outside its folder: %s',
    (path) => {
      expect(() => parse({ resources: [{ name: 'x', path }] })).toThrow(PackageInvalid);
    },
  );

  test.each(['', '[]', '{"resources":[]}', '{"resources":[{"name":"x"}]}', '{"resources":"x"}', 'null'])(
    'refuses what is none: %s',
    (text) => {
      expect(() => parseDataPackage(text, 'es')).toThrow(PackageInvalid);
    },
  );

  test('takes several paths and addresses', () => {
    const found = parse({ name: 'x', resources: [{ path: ['a.csv', 'https://example.org/b.csv'] }] });
    expect(found.resources[0]?.paths.map(isWebAddress)).toEqual([false, true]);
    expect(found.title).toBe('x');
  });
});
