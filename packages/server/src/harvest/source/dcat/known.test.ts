import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UnreadableFile } from '../../model.ts';
import { readGraph } from './parse.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-contexts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The title of one dataset, whose words only the context explains. */
async function readTitle(context: unknown, type: string, title: unknown): Promise<string[]> {
  const path = join(folder, 'uno.jsonld');
  const text = JSON.stringify({ '@context': context, '@id': 'https://d.example.org/1', '@type': type, title });
  await writeFile(path, text);
  const store = await readGraph({ path, name: 'uno.jsonld', size: text.length }, 'json-ld');
  return store.getObjects(null, 'http://purl.org/dc/terms/title', null).map(({ value }) => value);
}

const semic = 'https://semiceu.github.io';
test.each([
  [`${semic}/DCAT-AP/releases/3.0.0/html/examples/context.jsonld`, 'Dataset', { es: 'Maíz' }],
  [`${semic}/uri.semic.eu-generated/DCAT-AP/releases/3.0.0/html/examples/context.jsonld`, 'Dataset', { es: 'Maíz' }],
  ['https://raw.githubusercontent.com/DOI-DO/dcat-us/main/context/dcat-us-3.0.jsonld', 'dcat:Dataset', 'Maíz'],
])('%s is known, and not asked for', async (context, type, title) => {
  expect(await readTitle(context, type, title)).toEqual(['Maíz']);
});

test.each(['https://otros.example.org/context.jsonld', `${semic}/DCAT-AP/releases/constructor`])(
  '%s is not, which is told by its name',
  async (context) => {
    const refused = readTitle(context, 'Dataset', 'Maíz');
    await expect(refused).rejects.toBeInstanceOf(UnreadableFile);
    await expect(refused).rejects.toMatchObject({
      problem: { code: 'context-elsewhere', message: { es: expect.stringContaining(context) } },
    });
  },
);
