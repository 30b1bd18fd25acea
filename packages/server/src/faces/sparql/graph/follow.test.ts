import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatasetId } from '@milpa/sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildGraph, files, followDatasets, type StatementSource, type Statements } from './index.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-graph-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const never = new AbortController().signal;
const idOf = (at: number) => DatasetId.parse(`019a0000-0000-7000-8000-${String(at).padStart(12, '0')}`);
const address = (at: number) => `<https://x.example/datasets/${idOf(at)}>`;

/** A catalogue in memory: what is there, and how it reads. */
function createCatalogue() {
  const there = new Map<DatasetId, Statements>();
  let modified = 0;
  const source: StatementSource = {
    describeWhole: async () => [
      `<https://x.example/catalog> <http://p/modified> "${modified}" .\n`,
      '<http://concept/0> <http://p/name> "cero"@es .\n<http://concept/0> <http://p/in> <http://scheme> .\n',
    ],
    async *list() {
      yield* there.values();
    },
    async *listOf(ids) {
      for (const id of ids) {
        const found = there.get(id);
        if (found) yield found;
      }
    },
    listMembers: async (series) => [...there.values()].filter((one) => one.series === series).map((one) => one.dataset),
  };
  return {
    source,
    put(at: number, said: Partial<Statements>) {
      modified += 1;
      there.set(idOf(at), { dataset: idOf(at), series: undefined, own: '', shared: [], ...said });
    },
    remove(at: number) {
      modified += 1;
      there.delete(idOf(at));
    },
  };
}

/** The lines of a graph as they stand: first what was written whole, then each change as those who answer make it. */
async function readGraph(graph: string, changes: readonly string[] = []): Promise<string[]> {
  const read = async (name: string) => (await readFile(join(graph, name), 'utf8')).split('\n').filter((line) => line);
  const lines = new Set([...(await read(files.plain)), ...(await read(files.labelled))]);
  for (const change of changes) {
    for (const line of await read(files.gone(change))) expect(lines.delete(line), line).toBe(true);
    for (const line of await read(files.come(change))) lines.add(line);
  }
  return [...lines].toSorted();
}

async function buildAnew(source: StatementSource, name: string): Promise<string[]> {
  await buildGraph(join(folder, name), source, 1e6, never);
  return readGraph(join(folder, name));
}

test('what two say stays while one of them says it', async () => {
  const { source, put, remove } = createCatalogue();
  const body = '<http://body> <http://p/name> "Salud" .\n';
  put(1, { own: `${address(1)} <http://p/by> <http://body> .\n`, shared: [body] });
  put(2, { own: `${address(2)} <http://p/by> <http://body> .\n`, shared: [body] });
  const graph = join(folder, 'graph');
  await buildGraph(graph, source, 1e6, never);
  remove(1);
  await followDatasets({ folder: graph, changes: [], name: 'one', source }, [idOf(1)], never);
  expect(await readGraph(graph, ['one'])).toContain(body.trim());
  remove(2);
  await followDatasets({ folder: graph, changes: ['one'], name: 'two', source }, [idOf(2)], never);
  expect(await readGraph(graph, ['one', 'two'])).not.toContain(body.trim());
  expect(await readGraph(graph, ['one', 'two'])).toEqual(await buildAnew(source, 'anew'));
});

test('what a dataset says of itself stays when another that said the same goes', async () => {
  const { source, put, remove } = createCatalogue();
  const title = `${address(1)} <http://p/title> "Pozos" .\n`;
  put(1, { own: title });
  put(2, { own: `${address(2)} <http://p/relation> ${address(1)} .\n`, shared: [title] });
  const graph = join(folder, 'graph');
  await buildGraph(graph, source, 1e6, never);
  remove(2);
  await followDatasets({ folder: graph, changes: [], name: 'one', source }, [idOf(2)], never);
  expect(await readGraph(graph, ['one'])).toEqual(await buildAnew(source, 'anew'));
});

test('neighbours in a series are followed with the one that came or went', async () => {
  const { source, put } = createCatalogue();
  const next = (at: number, other: number) => `${address(at)} <http://p/next> ${address(other)} .\n`;
  put(9, { own: `${address(9)} <http://p/first> ${address(1)} .\n` });
  put(1, { own: next(1, 3), series: idOf(9) });
  put(3, { own: `${address(3)} <http://p/last> "3" .\n`, series: idOf(9) });
  const graph = join(folder, 'graph');
  await buildGraph(graph, source, 1e6, never);
  put(1, { own: next(1, 2), series: idOf(9) });
  put(2, { own: next(2, 3), series: idOf(9) });
  await followDatasets({ folder: graph, changes: [], name: 'one', source }, [idOf(2)], never);
  expect(await readGraph(graph, ['one'])).toEqual(await buildAnew(source, 'anew'));
});

test('nothing is written when nothing reads otherwise', async () => {
  const { source, put } = createCatalogue();
  put(1, { own: `${address(1)} <http://p/title> "Pozos" .\n` });
  const graph = join(folder, 'graph');
  await buildGraph(graph, source, 1e6, never);
  expect(await followDatasets({ folder: graph, changes: [], name: 'one', source }, [idOf(1), idOf(5)], never)).toBe(0);
});

test('a graph that is larger than may be asked is not written to its end', async () => {
  const { source, put } = createCatalogue();
  for (let at = 0; at < 20; at += 1) put(at, { own: `${address(at)} <http://p/title> "Pozos" .\n` });
  expect(await buildGraph(join(folder, 'graph'), source, 10, never)).toEqual({ statements: 11, isTooLarge: true });
});

/** The same numbers for the same seed. */
function createDice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describe('whatever comes, changes and goes, the graph that follows is the graph that is written anew', {
  timeout: 400_000,
}, () => {
  test.each([1, 2, 3, 4])('by chance, seed %d', async (seed) => {
    const { source, put, remove } = createCatalogue();
    const dice = createDice(seed);
    const say = (at: number) => {
      const some = <T>(make: (at: number) => T, most: number) =>
        Array.from({ length: dice(most) }, () => make(dice(5)));
      const facts = some((n) => `${address(at)} <http://p/${dice(3)}> "${n}" .\n`, 4);
      const concepts = some(
        (n) =>
          `<http://concept/${n}> <http://p/name> "${dice(2)}"@es .\n<http://concept/${n}> <http://p/in> <http://scheme> .\n`,
        4,
      );
      const others = some((n) => `${address(n)} <http://p/${dice(3)}> "${n}" .\n`, 2);
      const blanks = some((n) => `_:d${at}x${n} <http://p/0> ${address(at)} .\n`, 2);
      const hung = some((n) => `${address(at)} <http://p/creator> _:d${at}x${n} .\n`, 2);
      put(at, { own: [...new Set(facts)].join(''), shared: [...concepts, ...others, ...blanks, ...hung] });
    };
    for (let at = 0; at < 5; at += 1) say(at);
    const graph = join(folder, 'graph');
    await buildGraph(graph, source, 1e6, never);
    const changes: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      const touched = Array.from({ length: 1 + dice(3) }, () => dice(8));
      for (const at of touched)
        if (dice(3) === 0) remove(at);
        else say(at);
      const name = `change-${round}`;
      const bytes = await followDatasets({ folder: graph, changes, name, source }, touched.map(idOf), never);
      if (bytes > 0) changes.push(name);
      expect(await readGraph(graph, changes), `round ${round}`).toEqual(await buildAnew(source, `anew-${round}`));
    }
  });
});
