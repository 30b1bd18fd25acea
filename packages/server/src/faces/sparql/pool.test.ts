import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Problem } from '@milpa/sdk';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { files } from './graph/index.ts';
import { createSparqlPool, type PoolOptions, type SparqlPool } from './pool.ts';

let folder = '';
const pools: SparqlPool[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milpa-sparql-'));
  await writeGraph('one', makeTriples(3000));
  await writeGraph('two', '<http://x/new> <http://x/p0> <http://x/new> .\n');
  await writeGraph('broken', 'this is no statement\n');
});
async function writeGraph(name: string, plain: string, labelled = '') {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, files.plain), plain);
  await writeFile(join(folder, name, files.labelled), labelled);
}
async function writeChange(graph: string, change: string, gone: string, come: string) {
  await writeFile(join(folder, graph, files.gone(change)), gone);
  await writeFile(join(folder, graph, files.come(change)), come);
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A graph in which everything leads to everything in a few steps. */
function makeTriples(count: number): string {
  return Array.from(
    { length: count },
    (_, at) =>
      `<http://x/${at % 300}> <http://x/p${at % 7}> <http://x/${(at * 13) % 300}> .\n<http://x/${at}> <http://x/name> "n${at}" .\n`,
  ).join('');
}

const snapshot = (name: string, ...changes: readonly string[]) => ({
  folder: join(folder, name),
  set: name,
  changes,
  mark: [name, ...changes].join('-'),
  made: new Date(0),
  since: 0,
});
/** A pool of which only the words of its answers are looked at. */
const makePool = (options: Partial<PoolOptions> = {}) => {
  const pool = makeMarkedPool(options);
  const ask = async (...asked: Parameters<SparqlPool['ask']>) => (await pool.ask(...asked)).text;
  return { ...pool, ask };
};
const makeMarkedPool = (options: Partial<PoolOptions> = {}) => {
  const pool = createSparqlPool({
    workFolder: join(folder, 'work'),
    processes: 2,
    waiting: 4,
    memoryBytes: 2 ** 29,
    // Enough for a machine that does much else; what is to take too long says so itself.
    loadMs: 200_000,
    timeMs: 60_000,
    patienceMs: 200_000,
    answerSize: 100_000,
    idleMs: 60_000,
    ...options,
  });
  pools.push(pool);
  return pool;
};
const never = new AbortController().signal;
const csv = (query: string) => ({ kind: 'question', query, mediaType: 'text/csv' }) as const;
const count = csv('SELECT (COUNT(*) AS ?n) { ?s <http://x/name> ?o }');
const ask = (pool: ReturnType<typeof makePool>, query: string) => pool.ask(csv(query), snapshot('one'), never);
const codeOf = (asking: Promise<string>) =>
  asking.then(
    () => 'answered',
    (problem: Problem) => problem.code,
  );

test('answers in the form that is asked for', async () => {
  const pool = makePool();
  expect(await pool.ask(count, snapshot('one'), never)).toBe('n\r\n3000\r\n');
  const json = {
    kind: 'question',
    query: 'ASK { ?s ?p ?o }',
    mediaType: 'application/sparql-results+json',
  } as const;
  expect(JSON.parse(await pool.ask(json, snapshot('one'), never))).toEqual({ head: {}, boolean: true });
  const graph = { kind: 'question', query: 'DESCRIBE <http://x/2999>', mediaType: 'application/n-triples' } as const;
  expect(await pool.ask(graph, snapshot('one'), never)).toBe('<http://x/2999> <http://x/name> "n2999" .\n');
});

describe('a query that takes too much ends, and others are answered', () => {
  const hostile: readonly (readonly [string, string])[] = [
    [
      'a product of everything with everything',
      'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c = ?z) }',
    ],
    ['a sorted product', 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g'],
    [
      'paths without end',
      'SELECT (COUNT(*) AS ?n) { ?a (<http://x/p0>|!<http://x/p0>)* ?b . ?b (<http://x/p1>|!<http://x/p1>)* ?c . ?c (<http://x/p2>|^<http://x/p2>)+ ?d }',
    ],
    [
      'a text that doubles',
      `SELECT (STRLEN(?t30) AS ?n) { BIND("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" AS ?t0) ${Array.from({ length: 30 }, (_, at) => `BIND(CONCAT(?t${at}, ?t${at}) AS ?t${at + 1})`).join(' ')} }`,
    ],
    [
      'all texts in one',
      'SELECT (GROUP_CONCAT(?x; separator=",") AS ?all) { ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?a), STR(?d), STR(?f)) AS ?x) }',
    ],
    [
      'a filter in a filter in a filter',
      'SELECT * { ?a ?b ?c FILTER EXISTS { ?d ?e ?f FILTER NOT EXISTS { ?g ?h ?i FILTER(?a = ?g && ?d = ?i && ?z = 1) } } }',
    ],
    ['a group of ten thousand brackets', `SELECT * ${'{'.repeat(10_000)} ?s ?p ?o ${'}'.repeat(10_000)}`],
    ['an expression of ten thousand brackets', `SELECT (${'('.repeat(20_000)}1${')'.repeat(20_000)} AS ?n) {}`],
    [
      'a pattern that takes for ever elsewhere',
      'SELECT (REPLACE("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$", "b") AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }',
    ],
  ];
  test.each(hostile)('%s', async (_, query) => {
    const pool = makePool({ timeMs: 3000 });
    await pool.ask(count, snapshot('one'), never);
    const bad = codeOf(ask(pool, query));
    expect(await pool.ask(count, snapshot('one'), never)).toBe('n\r\n3000\r\n');
    expect(['query-stopped', 'query-refused', 'too-large']).toContain(await bad);
    expect(await pool.ask(count, snapshot('one'), never)).toBe('n\r\n3000\r\n');
  });
});

describe('a query that would reach elsewhere or change something is refused', () => {
  test.each([
    'SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?o } }',
    'SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }',
    'LOAD <file:///etc/passwd>',
    'INSERT DATA { <http://x/a> <http://x/b> <http://x/c> }',
    'DROP ALL',
    'SELECT nothing',
  ])('%s', async (query) => {
    const pool = makePool({ processes: 1 });
    const code = await codeOf(ask(pool, query));
    // SERVICE SILENT is allowed to find nothing; it reaches nothing either.
    expect(['query-refused', ...(query.includes('SILENT') ? ['answered'] : [])]).toContain(code);
    expect(await pool.ask(count, snapshot('one'), never)).toBe('n\r\n3000\r\n');
  });

  test('files are no graphs', async () => {
    expect(await ask(makePool(), 'SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }')).toBe('o,p,s\r\n');
  });
});

test('an answer that is too large is refused, and the process lives on', async () => {
  const pool = makePool({ processes: 1 });
  expect(await codeOf(ask(pool, 'SELECT * { ?s ?p ?o . ?s ?q ?r }'))).toBe('too-large');
  expect(await pool.ask(count, snapshot('one'), never)).toBe('n\r\n3000\r\n');
});

test('who gives up frees the place', async () => {
  const pool = makePool({ processes: 1 });
  await pool.ask(count, snapshot('one'), never);
  const gone = new AbortController();
  const slow = pool.ask(
    csv('SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'),
    snapshot('one'),
    gone.signal,
  );
  setTimeout(() => gone.abort(new Error('gone')), 100);
  await expect(slow).rejects.toThrow('gone');
  expect(await pool.ask(count, snapshot('one'), never)).toBe('n\r\n3000\r\n');
});

test('too many at once are told to come back', async () => {
  const pool = makePool({ processes: 1, waiting: 2 });
  const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(pool.ask(count, snapshot('one'), never))));
  expect(codes.filter((code) => code === 'answered')).toHaveLength(3);
  expect(codes.filter((code) => code === 'query-stopped')).toHaveLength(3);
});

test('an answer says which snapshot it was read from, also while a newer one is being read', async () => {
  const pool = makeMarkedPool({ processes: 1 });
  const all = csv('SELECT (COUNT(*) AS ?n) { ?s <http://x/p0> <http://x/new> }');
  const of = { one: 'n\r\n0\r\n', two: 'n\r\n1\r\n' };
  expect(await pool.ask(all, snapshot('one'), never)).toEqual({ text: of.one, mark: 'one', made: new Date(0) });
  const marks = new Set<string>();
  while (!marks.has('two')) {
    const { text, mark } = await pool.ask(all, snapshot('two'), never);
    expect(text).toBe(mark === 'one' ? of.one : of.two);
    marks.add(mark);
    await wait(25);
  }
  expect([...marks]).toEqual(['one', 'two']);
});

describe('a process follows what became of the graph that it read', () => {
  const all = csv('SELECT ?s ?o { ?s <http://x/p> ?o } ORDER BY ?s ?o');
  const plain = '<http://x/a> <http://x/p> "1" .\n<http://x/b> <http://x/p> "2" .\n';
  test('and answers with the mark of that; one that starts later reads the same', async () => {
    await writeGraph('followed', plain, '_:d1x7 <http://x/p> "3" .\n');
    const pool = makeMarkedPool({ processes: 1 });
    await pool.ask(all, snapshot('followed'), never);
    await writeChange('followed', 'c1', '<http://x/a> <http://x/p> "1" .\n', '<http://x/c> <http://x/p> "4" .\n');
    await writeChange('followed', 'c2', '_:d1x7 <http://x/p> "3" .\n', '<http://x/c> <http://x/p> "4" .\n');
    const expected = 's,o\r\nhttp://x/b,2\r\nhttp://x/c,4\r\n';
    const newest = snapshot('followed', 'c1', 'c2');
    expect(await pool.ask(all, newest, never)).toEqual({ text: expected, mark: newest.mark, made: new Date(0) });
    expect((await makeMarkedPool({ processes: 1 }).ask(all, newest, never)).text).toBe(expected);
  });
  test('a change that cannot be read ends it, and what it read before is no longer answered', async () => {
    await writeGraph('torn', plain);
    const pool = makePool({ processes: 1 });
    await pool.ask(all, snapshot('torn'), never);
    await writeChange('torn', 'c1', 'no statement', '');
    expect(await codeOf(pool.ask(all, snapshot('torn', 'c1'), never))).toBe('query-stopped');
  });
});

test('a newer snapshot takes the place of the last without making anyone wait', async () => {
  const pool = makePool({ processes: 1 });
  const all = csv('SELECT (COUNT(*) AS ?n) { ?s <http://x/p0> <http://x/new> }');
  expect(await pool.ask(all, snapshot('one'), never)).toBe('n\r\n0\r\n');
  const askAgain = () => pool.ask(all, snapshot('two'), never);
  expect(await askAgain()).toBe('n\r\n0\r\n');
  await expect.poll(askAgain).toBe('n\r\n1\r\n');
});

test('nobody waits long for a large catalogue to be read; the process goes on reading', async () => {
  const pool = makePool({ processes: 1, patienceMs: 1 });
  expect(await codeOf(pool.ask(count, snapshot('one'), never))).toBe('query-stopped');
  await expect.poll(() => codeOf(pool.ask(count, snapshot('one'), never))).toBe('answered');
});

test('a snapshot that cannot be read is said, and not tried at each question', async () => {
  const pool = makePool();
  expect(await codeOf(pool.ask(count, snapshot('broken'), never))).toBe('query-stopped');
  // Were it tried again, it could be read now.
  await writeFile(join(folder, 'broken', files.plain), makeTriples(3));
  for (let tries = 0; tries < 3; tries += 1)
    expect(await codeOf(pool.ask(count, snapshot('broken'), never))).toBe('query-stopped');
});

test('processes end when nobody asks, and leave nothing behind', async () => {
  const pool = makePool({ processes: 1, idleMs: 50 });
  await pool.ask(count, snapshot('one'), never);
  await expect.poll(() => readdir(join(folder, 'work'))).toEqual([]);
  expect(await pool.ask(count, snapshot('one'), never)).toBe('n\r\n3000\r\n');
});
