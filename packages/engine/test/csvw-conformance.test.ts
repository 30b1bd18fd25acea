import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { listFaults } from './csvw-metadata.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/conformance/csvw_tests/', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: the CSVW tests of the W3C (../shared/data/conformance) are not on this machine.');
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Tests of the W3C that must fail by what metadata of our kind may hold; the others are about data, templates, or other kinds. */
const refused = [
  '077',
  '078',
  '079',
  '080',
  '081',
  '083',
  '084',
  '085',
  '086',
  '087',
  '089',
  '090',
  '128',
  '133',
  '134',
  '135',
  '136',
  '137',
  '138',
  '139',
  '140',
  '141',
  '142',
  '143',
  '144',
  '145',
  '146',
  '243',
  '244',
  '251',
  '252',
  '253',
  '267',
  '271',
  '272',
  '274',
];

describe.runIf(present)('tests of the W3C for metadata', () => {
  test.each(refused)('test%s is refused', (number) => {
    expect(listFaults(read(join(folder, `test${number}-metadata.json`)))).not.toEqual([]);
  });
  const accepted = present
    ? [
        ...readFileSync(join(folder, 'manifest-validation.jsonld'), 'utf8').matchAll(
          /#test(\d{3})",\s*"type": "csvt:PositiveValidationTest"/g,
        ),
      ].map(([, number = '']) => number)
    : [];
  test('what must pass does', () => {
    const files = accepted
      .map((number) => join(folder, `test${number}-metadata.json`))
      .filter((path) => existsSync(path));
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) expect(listFaults(read(file)), file.slice(folder.length)).toEqual([]);
  });
});

test('what the engine writes of its golden folders has no fault', () => {
  const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
  const files = globSync('**/csv-metadata.json', { cwd: fixtures });
  expect(files.length).toBeGreaterThan(4);
  for (const file of files) expect(listFaults(read(join(fixtures, file))), file).toEqual([]);
});
