import { readdir, readFile } from 'node:fs/promises';
import { parseText } from '../../src/format/csv/parser.ts';
import type { JsonValue } from '../../src/format/format.ts';
import { quoteText } from '../../src/format/stage.ts';
import { type Corpus, type CorpusScore, type Miss, messyFolder, type Scope } from './corpus.ts';
import type { Bench } from './open-raw.ts';
import { average, type Cells, judge, sumVerdict, type Verdict } from './score.ts';

const folder = `${messyFolder}pollock/`;

/** What the file would be if nothing had gone wrong with it: comma, every cell in quotes. */
async function readClean(file: string): Promise<Cells> {
  const text = await readFile(`${folder}clean/${file}`, 'utf8');
  const [header, ...rows] = parseText(text, { delimiter: ',', quote: '"', escape: '"' });
  return { header: header?.cells ?? [], rows: rows.map((row) => row.cells) };
}

type Reader = (bench: Bench, file: string) => Promise<Cells | undefined>;

const readOurs: Reader = async (bench, file) => {
  const tables = await bench.openText(`${folder}csv/${file}`, file);
  return typeof tables === 'string' ? undefined : tables[0];
};

/** DuckDB alone, told nothing but to keep cells as text. */
const readDuckdb =
  (options: string): Reader =>
  async ({ ask }, file) => {
    const from = `read_csv(${quoteText(`${folder}csv/${file}`)}, all_varchar = true${options})`;
    try {
      const header = await ask(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${from})`);
      const rows = await ask(`SELECT * FROM ${from}`);
      return { header: header.map(([name]) => showCell(name)), rows: rows.map((row) => row.map(showCell)) };
    } catch {
      return undefined; // DuckDB refuses the file: that is its score
    }
  };

/** DuckDB told the dialect of each file, as the benchmark's own parameters state it. */
const readToldDuckdb: Reader = async (bench, file) => {
  const text = await readFile(`${folder}parameters/${file}_parameters.json`, 'utf8');
  const { delimiter, quotechar, escapechar, preamble } = parseParameters(JSON.parse(text));
  const told = `delim = ${quoteText(delimiter)}, quote = ${quoteText(quotechar)}, escape = ${quoteText(escapechar)}`;
  return readDuckdb(`, ${told}, skip = ${preamble}, header = true${lenient}`)(bench, file);
};

function parseParameters(json: unknown) {
  const { delimiter, quotechar, escapechar, preamble_lines } = json as Record<string, string | number>;
  return {
    delimiter: String(delimiter),
    quotechar: String(quotechar),
    escapechar: String(escapechar),
    preamble: Number(preamble_lines),
  };
}

const lenient = ', strict_mode = false, null_padding = true, ignore_errors = true';

const showCell = (cell: JsonValue | undefined) => (cell === null || cell === undefined ? '' : String(cell));

const systems: readonly { readonly name: string; readonly read: Reader }[] = [
  { name: 'Milpa', read: readOurs },
  { name: 'DuckDB `read_csv`', read: readDuckdb('') },
  { name: 'DuckDB `read_csv`, lenient', read: readDuckdb(lenient) },
  { name: 'DuckDB `read_csv`, lenient and told the dialect', read: readToldDuckdb },
];

interface Scored {
  readonly name: string;
  readonly verdicts: readonly Verdict[];
  readonly points: number;
}

/** Every system over every file, by the same measure in the same run. */
export async function scorePollock(
  bench: Bench,
  scope?: Scope,
): Promise<{ files: readonly string[]; scored: readonly Scored[] }> {
  const all = (await readdir(`${folder}csv`)).sort();
  const files = all.filter((_, index) => index % (scope?.every ?? 1) === 0);
  const clean = new Map<string, Cells>();
  for (const file of files) clean.set(file, await readClean(file));
  const scored: Scored[] = [];
  for (const { name, read } of systems) {
    const verdicts: Verdict[] = [];
    for (const file of files)
      verdicts.push(judge(await read(bench, file), clean.get(file) ?? { header: [], rows: [] }));
    scored.push({ name, verdicts, points: average(verdicts.map(sumVerdict)) });
  }
  return { files, scored };
}

async function run(bench: Bench): Promise<CorpusScore> {
  const { files, scored } = await scorePollock(bench);
  const ours = scored[0]?.verdicts ?? [];
  const misses: Miss[] = [];
  for (const [index, file] of files.entries()) {
    const verdict = ours[index];
    if (!verdict || sumVerdict(verdict) > 10 - 1e-9) continue;
    const { header, records, cells } = verdict;
    const what = verdict.loaded
      ? `header ${show(header.f1)}, records ${show(records.f1)}, cells ${show(cells.f1)}`
      : 'not read';
    misses.push({ file, what });
  }
  const head = '| reader | points of 10 | read | header F1 | record F1 | cell F1 | files without a fault |';
  const lines = scored.map(({ name, verdicts, points }) => {
    const mean = (of: (verdict: Verdict) => number) => show(average(verdicts.map(of)));
    const whole = verdicts.filter((each) => sumVerdict(each) > 10 - 1e-9).length;
    const read = mean((each) => (each.loaded ? 1 : 0));
    const [header, records, cells] = [
      mean((each) => each.header.f1),
      mean((each) => each.records.f1),
      mean((each) => each.cells.f1),
    ];
    return `| ${name} | ${points.toFixed(4)} | ${read} | ${header} | ${records} | ${cells} | ${whole} of ${files.length} |`;
  });
  return {
    right: files.length - misses.length,
    total: files.length,
    misses,
    more: [head, '| --- | --- | --- | --- | --- | --- | --- |', ...lines],
  };
}

const show = (share: number) => share.toFixed(4);

export const pollock: Corpus = {
  id: 'messy/pollock',
  title: 'Pollock',
  about:
    'Each file is one table with one fault put into it; the table without the fault is known. Header, records and cells are compared as text, as the Pollock benchmark does: precision, recall and F1 of each, and whether the file could be read, make ten points.',
  least: 0.85,
  run,
};
