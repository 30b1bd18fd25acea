import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EngineFailure } from '../../src/contract.ts';
import type { FindViews, SqlPool } from '../../src/query/ask/contract.ts';
import { createSqlPool } from '../../src/query/ask/pool.ts';
import { startChild } from '../../src/worker/child.ts';
import { createEnginePool, type EnginePool } from '../../src/worker/pool.ts';
import { hostileStatements, runaways } from './hostile.data.ts';
import { writeTables } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'milpa-hostile-'));
const files = join(folder, 'files');
const canary = join(folder, 'canary');
/** Milliseconds for all statements together, on a machine that does much else. */
const patience = 600_000;
/** Milliseconds: a statement that is not ended by its limit takes much longer, and no busy machine makes others take so long. */
const heeded = 60_000;
const [content, environment, listed] = [`CONTENT-${randomUUID()}`, `ENV-${randomUUID()}`, `LISTED-${randomUUID()}`];
let pool: SqlPool;
let pages: EnginePool;
let find: FindViews;

beforeAll(async () => {
  mkdirSync(canary);
  process.env['MILPA_HOSTILE_SECRET'] = environment;
  find = await writeTables(files);
  for (const name of ['secret.csv', 'secret.json', listed]) writeFileSync(join(canary, name), `a,b\n${content},1\n`);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`copy (select '${content}' as a) to '${join(canary, 'secret.parquet')}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
  pool = createSqlPool({
    tempDirectory: join(folder, 'sql'),
    processes: 2,
    limits: { timeMs: 400, memoryBytes: 2 ** 29 },
  });
  pages = createEnginePool({ tempDirectory: join(folder, 'engine'), tableFolders: [files], queryWorkers: 1 });
  expect(await pool.listHoles()).toEqual([]);
});
afterAll(async () => {
  delete process.env['MILPA_HOSTILE_SECRET'];
  await Promise.all([pool.close(), pages.close()]);
  rmSync(folder, { recursive: true, force: true });
});

const fill = (text: string) => text.replaceAll('CANARY', join(canary, 'secret')).replaceAll('FOLDER', canary);

interface Outcome {
  readonly text: string;
  readonly said: string;
  readonly kind: string;
  readonly milliseconds: number;
}

async function ask(text: string): Promise<Outcome> {
  let began = performance.now();
  // The clock of a statement starts when its process is there and has read it.
  const findThem: FindViews = (names) => {
    began = performance.now();
    return find(names);
  };
  const end = (kind: string, said: string) => ({ text, kind, said, milliseconds: performance.now() - began });
  try {
    return end('answered', JSON.stringify(await pool.page({ text, limit: 100, offset: 0 }, findThem)));
  } catch (error) {
    if (error instanceof EngineFailure) return end(error.kind, error.message);
    return end(error instanceof Error ? error.name : 'odd', error instanceof Error ? error.message : String(error));
  }
}

/** What must never be said: content, environment, a name only a listing tells; nor a path the statement did not name. */
function listLeaks({ text, said }: Outcome): string[] {
  const secrets = [content, environment, listed, 'root:x:0'];
  const paths = [folder, '/tmp/', '/usr/', '/root'].filter((path) => !text.includes(path));
  return [...secrets, ...paths].filter((secret) => said.includes(secret));
}

const tree = () => readdirSync(canary).toSorted().join() + readdirSync(files).toSorted().join();

test('there are enough of them, all different', () => {
  expect(new Set([...hostileStatements, ...runaways]).size).toBeGreaterThanOrEqual(600);
});

describe('statements that want what is not theirs', () => {
  let outcomes: Outcome[] = [];
  let before = '';
  beforeAll(async () => {
    before = tree();
    outcomes = [];
    for (const text of hostileStatements) outcomes.push(await ask(fill(text)));
  }, patience);

  test('show no byte that is not public, and no path', () => {
    expect(outcomes.filter((outcome) => listLeaks(outcome).length > 0)).toEqual([]);
  });

  test('write nothing', () => {
    expect(tree()).toBe(before);
  });

  test('end by their limit, and none breaks the process in a way nobody thought of', () => {
    expect(
      outcomes.filter(({ kind }) => !['answered', 'SqlRefused', 'timeout', 'memory', 'killed'].includes(kind)),
    ).toEqual([]);
    expect(outcomes.filter(({ milliseconds }) => milliseconds > heeded)).toEqual([]);
  });

  test('what reads files, settings or catalogues, or is no reading at all, is refused', () => {
    const forbidden =
      /read_|parquet_|glob|sniff|duckdb_|pragma|information_schema|pg_|sqlite_|getenv|current_setting|^(?:copy|attach|set|install|load|create|drop|call|explain|show)\b/i;
    const through = outcomes
      .filter(({ text, kind }) => forbidden.test(text) && kind === 'answered')
      .map(({ text }) => text);
    expect(through.filter((text) => !/^[^(]*'[^']*(?:read_|pg_)/.test(text))).toEqual([]);
  });

  test('after them an ordinary statement is answered', async () => {
    await expect.poll(async () => (await ask('select count(*) from estados')).said).toContain('[[5]]');
  });
});

test(
  'DuckDB’s own locks alone, without a look at the statement, keep every file and secret too',
  async () => {
    const views = await find([{ schema: '', name: 'estados', at: 0 }]);
    const start = () =>
      startChild({
        tempDirectory: join(folder, 'sql'),
        memoryBytes: 2 ** 29,
        diskBytes: 2 ** 26,
        threads: 1,
        reach: { read: [], write: [], network: 'none' },
      });
    let child = start();
    const before = tree();
    let answered = 0;
    for (const text of hostileStatements.map(fill)) {
      if (!child.alive) child = start();
      await child.ready;
      const order = { order: 'page', text, views, limit: 100, offset: 0, bytes: 2 ** 20 } as const;
      const said = await child.ask({ kind: 'sql', order }, { timeMs: 2000, graceMs: 200 }).then(
        (result) => JSON.stringify(result),
        (error: unknown) => String(error),
      );
      if (said.startsWith('{"done"')) answered += 1;
      expect(
        [content, environment, listed, 'root:x:0'].filter((secret) => said.includes(secret)),
        text,
      ).toEqual([]);
    }
    expect(answered).toBeGreaterThan(20);
    expect(tree()).toBe(before);
    child.kill();
    await child.ended;
  },
  patience,
);

describe('statements that want everything at once', () => {
  test(
    'end by their limit, while pages of rows are answered beside them',
    async () => {
      const table = { path: join(files, 'estados.parquet'), columns: [] };
      const [overshoots, neighbours]: [number[], number[]] = [[], []];
      const limit = 400;
      let done = false;
      const beside = (async () => {
        while (!done) {
          const began = performance.now();
          const { total } = await pages.rows(table, { filters: [], sort: [], limit: 5, offset: 0 });
          expect(total).toBe(5);
          neighbours.push(performance.now() - began);
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      })();
      const waiting = [...runaways];
      const runner = async () => {
        for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
          const outcome = await ask(text);
          expect(listLeaks(outcome), text).toEqual([]);
          expect(
            ['answered', 'SqlRefused', 'timeout', 'memory', 'killed'],
            `${text}: ${outcome.kind} ${outcome.said}`,
          ).toContain(outcome.kind);
          if (outcome.kind === 'timeout') overshoots.push(outcome.milliseconds - limit);
        }
      };
      await Promise.all([runner(), runner()]);
      done = true;
      await beside;
      expect(overshoots.length).toBeGreaterThan(20);
      expect(neighbours.length).toBeGreaterThan(0);
      expect(Math.max(...overshoots)).toBeLessThan(heeded);
      // A quarter of a second is the goal, and what is told here.
      console.info(
        `runaways ended ${describeTimes(overshoots)} after their limit; pages beside them took ${describeTimes(neighbours)}`,
      );
    },
    patience,
  );

  test('and the next one is answered', async () => {
    await expect.poll(async () => (await ask('select 1')).said).toContain('[[1]]');
  });
});

function describeTimes(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
  return `${at(0.5)} ms in the median, ${at(0.95)} ms for 95 of 100, ${at(1)} ms at the most`;
}
