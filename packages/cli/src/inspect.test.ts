import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '@milpa/sdk';
import { describe, expect, test } from 'vitest';
import type { CommandContext } from './context.ts';
import { runCommandLine } from './program.ts';
import { readEnvironment } from './settings.ts';
import { words } from './words/index.ts';

const fixtures = join(dirname(dirname(fileURLToPath(import.meta.url))), 'fixtures/inspect');

function createContext(language: Language) {
  const said = { out: '', err: '' };
  const context: CommandContext = {
    terminal: {
      out: (line) => {
        said.out += `${line}\n`;
      },
      err: (line) => {
        said.err += `${line}\n`;
      },
      redraw: () => {},
      isScreen: false,
      columns: 80,
      ask: () => Promise.resolve(''),
      close: () => {},
    },
    environment: readEnvironment({ LANG: language, HOME: fixtures }),
    words: words[language],
    fetch: () => Promise.reject(new Error('inspect asks nobody')),
    now: () => 0,
    runPortal: () => Promise.reject(new Error('inspect starts nothing')),
  };
  return { context, said };
}

/** Which sentence the engine says is its own business, and its own tests'; here only that one is said, and where. */
const withoutSentences = (text: string) =>
  text.replace(/^(\s*! (?:[^:\n]+ › [^:\n]+: )?|No se puede leer [^:]+: ).+$/gm, '$1…');

// A new case is a new file in fixtures/inspect/input; `vitest -u` writes what is expected of it, to be read before it is kept.
describe.each(readdirSync(join(fixtures, 'input')))('milpa inspect %s', (name) => {
  test('says it for people', async () => {
    const { context, said } = createContext('es');
    const code = await runCommandLine(context, ['inspect', join(fixtures, 'input', name)]);
    const text = `exit ${code}\n${withoutSentences(said.out + said.err)}`;
    await expect(text).toMatchFileSnapshot(join(fixtures, 'expected', `${name}.txt`));
  });

  test('says it for programs', async () => {
    const { context, said } = createContext('en');
    const code = await runCommandLine(context, ['inspect', '--json', join(fixtures, 'input', name)]);
    expect(code).toBe(JSON.parse(said.out).refused ? 2 : 0);
    expect(said.err).toBe('');
    const text = said.out.replace(/"(es|en|fr|detail)": ".+"/g, '"$1": "…"');
    await expect(text).toMatchFileSnapshot(join(fixtures, 'expected', `${name}.json`));
  });
});

test('the JSON has the promised shape', async () => {
  const { context, said } = createContext('en');
  await runCommandLine(context, ['inspect', '--json', join(fixtures, 'input/aire.csv')]);
  const shape = JSON.parse(said.out);
  expect(Object.keys(shape)).toEqual(['format', 'encoding', 'tables', 'findings', 'refused']);
  expect(Object.keys(shape.tables[0])).toEqual(['name', 'rows', 'columns', 'findings']);
  expect(shape.tables[0].columns.map(Object.keys)).toEqual(shape.tables[0].columns.map(() => ['name', 'type']));
  expect(shape).toMatchObject({ format: 'csv', refused: null, tables: [{ rows: 12 }] });
});

test('a file that is not there is a sentence and exit code 2', async () => {
  const { context, said } = createContext('fr');
  expect(await runCommandLine(context, ['inspect', 'rien.csv'])).toBe(2);
  expect(said.err).toBe("Il n'y a ni fichier ni dossier rien.csv.\n");
});
