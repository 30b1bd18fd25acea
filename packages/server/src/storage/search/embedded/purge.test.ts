import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startTestDatabase } from '../../../../test/database.ts';
import { day, facets, id, question, text } from '../conformance/library.ts';
import { createEmbeddedSearch } from '../index.ts';

const secret = 'xaxx010101hnexxxa4';

test('what is purged is gone from the files of the index and from every list of words, and the rest is found', async () => {
  const database = await startTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'milpa-search-'));
  const index = createEmbeddedSearch({ database, folder, quietMs: 100, pollMs: 50 });
  const document = (number: number, title: string) => ({
    ...{ id: id(number), kind: 'dataset' as const, texts: { es: text(title) }, facets: facets({}), modified: day(1) },
  });
  const listHolding = async () => {
    const found: string[] = [];
    for (const name of await readdir(folder, { recursive: true }).catch(() => []))
      if ((await readFile(join(folder, name)).catch(() => Buffer.alloc(0))).includes(secret)) found.push(name);
    return found;
  };
  const waitFor = (check: () => Promise<boolean>) => expect.poll(check).toBe(true);
  try {
    await index.ready();
    await index.put([document(1, `Padrón ${secret}`), document(2, 'Padrón de pozos')]);
    await waitFor(async () => (await listHolding()).length > 0);
    await index.remove([id(1)]);
    await index.purge([id(1)]);
    await waitFor(async () => (await listHolding()).length === 0);
    await waitFor(async () => (await readdir(folder).catch(() => [])).length > 0);
    expect(await listHolding()).toEqual([]);
    expect((await index.search(question('padrón'))).hits.map((hit) => hit.id)).toEqual([id(2)]);
    expect(await index.suggest(secret.slice(0, 6), 'es', 5)).toEqual([]);
    const words = await database.query('select from search_word where word = $1', [secret]);
    expect(words).toEqual([]);
  } finally {
    await index.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
});
