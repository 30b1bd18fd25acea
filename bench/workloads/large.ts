import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { Problem } from '@milpa/sdk';
import { type Figure, round, timed, type Workload, watchMemory } from '../harness.ts';
import { type BenchPortal, openPortal } from '../portal.ts';

/** One statement; `$t` is the table and `$n` the number of its rows. */
interface Question {
  readonly name: string;
  readonly sql: string;
}

/** From what a page asks to what needs more memory than there is. */
const questions: readonly Question[] = [
  { name: 'sum by few', sql: 'select grupo, count(*) as n, sum(piezas) as s from $t group by grupo order by grupo' },
  { name: 'count distinct', sql: 'select count(distinct clave) as n from $t' },
  { name: 'group by a key', sql: 'select clave, count(*) as n from $t group by clave order by n desc, clave limit 10' },
  { name: 'sort all', sql: 'select id, texto from $t order by texto, id limit 10 offset $n / 2' },
  { name: 'join with itself', sql: 'select count(*) as n from $t a join $t b on a.clave = b.clave + 1' },
];

/** W7: more than memory. What counts is that each question is answered or refused in a sentence, and that everybody lives. */
export const large: Workload = {
  name: 'W7',
  what: 'statements over 100 million rows under a cap of 4 GB: answered or refused in a sentence, never killed',
  async run(options) {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: '2',
      memory_limit: '4GB',
      temp_directory: join(options.folder, 'w7-duckdb'),
    });
    const connection = await instance.connect();
    const source = join(options.folder, 'w7.parquet');
    const total = Math.round(100e6 * options.scale);
    await writeSource(connection, source, total);
    const portal = await openPortal({});
    try {
      const loading = watchMemory();
      const { milliseconds } = await timed(() => portal.publish(source));
      const load = loading.stop();
      options.log(`  ${total} rows published in ${(milliseconds / 1000).toFixed(0)} s`);
      const { items } = await portal.client.call('listSqlTables', { query: {} });
      const name = items[0]?.name ?? '';
      const figures: Figure[] = [
        {
          workload: 'W7',
          case: 'publish',
          system: 'milpa',
          median: round(milliseconds),
          p99: round(milliseconds),
          unit: 'ms',
          peakMemoryMb: load,
          note: `${round(total / 1e6)} M rows`,
        },
      ];
      for (const { name: question, sql } of questions) {
        const statement = sql.replaceAll('$n', String(total));
        const ours = await askPortal(portal, statement.replaceAll('$t', name));
        const theirs = await askDuckdb(connection, statement.replaceAll('$t', `'${source}'`));
        figures.push(...compareOutcomes(question, ours, theirs));
        options.log(`  ${question}: ${ours.refused ?? 'answered'}`);
      }
      return figures;
    } finally {
      await portal.stop();
      connection.closeSync();
      instance.closeSync();
    }
  },
};

async function writeSource(connection: DuckDBConnection, path: string, total: number) {
  const select = `select i + 1 as id, (hash(i) % 1000000000000)::bigint as clave, (i % 7)::int as grupo,
    (hash(i + 5) % 1000)::int as piezas, left(md5(i::varchar), 12) as texto from range(${total}) t(i)`;
  await connection.run(`copy (${select}) to '${path}' (format parquet, compression zstd)`);
}

interface Outcome {
  readonly milliseconds: number;
  /** What was answered, the same for the same answer; undefined when refused. */
  readonly answer?: string;
  /** The sentence of the refusal. */
  readonly refused?: string;
  readonly memory?: number;
}

const plain = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map(String).join(',')).join(';');

async function askPortal(portal: BenchPortal, q: string): Promise<Outcome> {
  const memory = watchMemory();
  const { result, milliseconds } = await timed(async () => {
    try {
      const { rows } = await portal.client.call('postSql', { body: { q, shape: 'arrays' } });
      return { answer: plain(rows) };
    } catch (error) {
      if (!(error instanceof Problem) || !error.code.startsWith('query-')) throw error;
      return { refused: error.message };
    }
  });
  const outcome = { ...result, milliseconds, memory: memory.stop() };
  const alive = await fetch(new URL('/readyz', portal.url));
  if (!alive.ok || portal.child.exitCode !== null) throw new Error(`The portal did not survive: ${portal.log()}`);
  return outcome;
}

async function askDuckdb(connection: DuckDBConnection, sql: string): Promise<Outcome> {
  const { result, milliseconds } = await timed(async () => {
    try {
      return { answer: plain((await connection.runAndReadAll(sql)).getRowsJS()) };
    } catch (error) {
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  });
  return { ...result, milliseconds };
}

function compareOutcomes(question: string, ours: Outcome, theirs: Outcome): Figure[] {
  if (ours.answer !== undefined && theirs.answer !== undefined && ours.answer !== theirs.answer)
    throw new Error(`${question}: ${ours.answer} is not ${theirs.answer}`);
  const figure = (system: string, outcome: Outcome): Figure => ({
    workload: 'W7',
    case: question,
    system,
    median: round(outcome.milliseconds),
    p99: round(outcome.milliseconds),
    unit: 'ms',
    ...(outcome.memory ? { peakMemoryMb: outcome.memory } : {}),
    note: outcome.refused ? `refused: ${outcome.refused.slice(0, 120)}` : 'answered',
  });
  const isBoth = ours.answer !== undefined && theirs.answer !== undefined;
  const ratio = isBoth ? { ratio: round(theirs.milliseconds / ours.milliseconds) } : {};
  return [figure('milpa', ours), { ...figure('duckdb', theirs), ...ratio }];
}
