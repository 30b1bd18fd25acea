import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { matchFileType, matchFrequency, matchLicence } from './index.ts';

const folder = fileURLToPath(new URL('../../../../../shared/data/demo/catalogues/', import.meta.url));
const present = existsSync(folder);
if (!present) console.info('Skipped: the real catalogues (../shared/data) are not on this machine.');

/** Every value of a member, anywhere in a JSON document. */
function* listValues(value: unknown, member: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value))
    if (name === member && typeof inner === 'string') yield inner;
    else yield* listValues(inner, member);
}

function countKnown(values: Iterable<string>, match: (text: string) => unknown) {
  let [said, known] = [0, 0];
  for (const value of values) {
    if (value.trim() === '') continue;
    said += 1;
    if (match(value)) known += 1;
  }
  return { said, share: known / said };
}

const read = (name: string) => JSON.parse(readFileSync(folder + name, 'utf8'));
const lines = (name: string) =>
  readFileSync(folder + name, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test.skipIf(!present)(
  '95 of 100 formats that datos.gob.mx stated in 2015 are recognised; the rest are databases, no files',
  () => {
    const formats = countKnown(
      listValues(read('C1_datos-gob-mx-noviembre-2015/derived_catalog.json'), 'format'),
      matchFileType,
    );
    expect(formats.said).toBeGreaterThan(5700);
    expect(formats.share).toBeGreaterThan(0.95);
  },
);

test.skipIf(!present)('every frequency of an Argentine data.json is recognised', () => {
  const found = countKnown(
    listValues(read('C2_argentina-cat-logo-justicia-data-json-pe/catalogo_justicia.json'), 'accrualPeriodicity'),
    matchFrequency,
  );
  expect(found.said).toBeGreaterThan(10);
  expect(found.share).toBe(1);
});

test.skipIf(!present)('every licence of two Socrata portals is recognised', () => {
  const records = ['data.cdc.gov', 'data.cityofchicago.org'].flatMap((name) =>
    lines(`C4_socrata-chicago-data-cdc-gov/${name}.jsonl`),
  );
  const found = countKnown(listValues(records, 'license'), matchLicence);
  expect(found.said).toBeGreaterThan(100);
  expect(found.share).toBe(1);
});
