import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLocalEngine } from '@milpa/engine';
import { importFormats, languages } from '@milpa/sdk';
import { afterAll, expect, test } from 'vitest';
import { UnreadableFile } from '../model.ts';
import { checkSource, listRecords, openFile } from './conformance.ts';
import { createSources, findSource } from './index.ts';
import { formatTemplate } from './sheet/template.ts';

const fixtures = fileURLToPath(new URL('../../../fixtures/harvest/', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'milpa-source-'));
const engine = createLocalEngine({ tempDirectory: folder });
const sources = createSources({ engine, folder });
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const cases = importFormats.flatMap((format) =>
  readdirSync(join(fixtures, format))
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => ({ format, name, path: join(fixtures, format, name) })),
);

test('every way of describing has a source and fixtures', () => {
  expect(sources.map(({ format }) => format).toSorted()).toEqual([...importFormats].toSorted());
  expect(new Set(cases.map(({ format }) => format)).size).toBe(importFormats.length);
});

test.each(cases)('$format: $name', async ({ format, path }) => {
  const source = sources.find((each) => each.format === format);
  if (!source) throw new Error(format);
  const records = await checkSource(sources, source, path);
  const expected = `${path}.expected.json`;
  if (process.env['MILPA_WRITE_EXPECTED']) writeFileSync(expected, `${JSON.stringify(records, null, 2)}\n`);
  expect(JSON.parse(JSON.stringify(records))).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
});

test.each(languages)('the template in %s is understood whole', async (language) => {
  const path = join(folder, `plantilla-${language}.csv`);
  await writeFile(path, formatTemplate(language));
  const { file, head } = await openFile(path);
  const records = await listRecords(findSource(sources, file, head), path, { language });
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ key: 'aire-2026', problems: [] });
  expect(records[0]?.said.links).toHaveLength(2);
  const said = Object.entries(records[0]?.said.metadata ?? {}).filter(
    ([, value]) => Object.keys(value ?? {}).length > 0,
  );
  expect(said.map(([field]) => field).toSorted()).toEqual(
    'contact description frequency keywords language licence spatial temporal themes title'.split(' '),
  );
});

test.each([
  ['broken.ttl', '@prefix dcat: <http://www.w3.org/ns/dcat#> .\n<a> a dcat:Dataset ; .. ', 'file-broken'],
  ['broken.rdf', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><open>', 'file-broken'],
  ['broken.json', '{"dataset": [{"title": "a"', 'file-broken'],
  ['context.jsonld', '{"@context": "https://elsewhere.example.org/c.jsonld", "@graph": []}', 'context-elsewhere'],
  ['nothing.bin', '\u0001\u0002', 'file-unknown'],
  [
    'latin.json',
    new Uint8Array([
      0x7b, 0x22, 0x64, 0x61, 0x74, 0x61, 0x73, 0x65, 0x74, 0x22, 0x3a, 0x5b, 0x22, 0xf1, 0x22, 0x5d, 0x7d,
    ]),
    'file-broken',
  ],
])('%s is refused with a sentence', async (name, content, code) => {
  const path = join(folder, name);
  await writeFile(path, content);
  const reading = openFile(path).then(({ file, head }) => listRecords(findSource(sources, file, head), path));
  await expect(reading).rejects.toThrow(UnreadableFile);
  await expect(reading).rejects.toMatchObject({ problem: { code, severity: 'error' } });
});

test('a file that stands still is left when the work is called off', async () => {
  const source = sources.find(({ format }) => format === 'sheet');
  const signal = AbortSignal.abort(new Error('called off'));
  if (!source) throw new Error('no sheets');
  await expect(listRecords(source, join(fixtures, 'sheet/pod.csv'), { signal })).rejects.toThrow();
});
