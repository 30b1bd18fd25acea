import type { SearchDocument } from '../../packages/server/src/storage/search/index.ts';
import { telling } from '../../packages/server/src/storage/search/language/stop-words.data.ts';
import { createChance, createScaled, listQuestions, type Real, readCatalogue } from '../catalogue.ts';
import { type BenchOptions, type Figure, quantile, round, timed, type Workload } from '../harness.ts';
import { openLoop } from '../open-loop.ts';
import {
  type Asked,
  fingerprint,
  loadReferences,
  openMilpa,
  openPostgres,
  openSqlite,
  type SearchReference,
  type SearchSystem,
} from '../search-systems.ts';

/** Questions of each kind out of ten. */
const kinds = [
  'words',
  'words',
  'words',
  'words',
  'words',
  'words',
  'filters',
  'filters',
  'phrase',
  'page 500',
] as const;
type Kind = (typeof kinds)[number];
const questionCount = 1000;
/** Answers compared before anything is timed; of so many datasets fewer, since SQLite needs many seconds for one. */
const gateOf = (size: number) => (size >= 500_000 ? 20 : 60);
/** Seconds of one turn of one system; and of ours alone, in which every question comes once. */
const turnSeconds = 15;
const aloneSeconds = 50;
const alonePerSecond = 20;
const aloneName = `milpa at ${alonePerSecond}/s`;
/** Questions that are named because they took longest. */
const slowest = 20;

/** W1: searching a catalogue of real datasets, scaled: words, six facets, marked pieces, twenty hits, at a fixed rate. */
export const search: Workload = {
  name: 'W1',
  what: 'search: words, six facets and highlights, among a million datasets',
  async run(options) {
    const real = readCatalogue();
    if (!real) {
      options.log('  skipped: ../shared/data/catalogues is not on this machine');
      return [];
    }
    const size = Math.round(1_000_000 * options.scale);
    const names = (options.systems ?? ['milpa', 'postgres', 'sqlite']).filter((name) => name !== 'milpa');
    const before = process.memoryUsage().rss;
    const ours = await openMilpa(options.folder);
    const references: SearchReference[] = [];
    try {
      const filled = await timed(() =>
        ours.index.rebuild(withProgress(listDocuments(real, size), ours.name, size, options.log)),
      );
      options.log(`  milpa: ${size} datasets, ${Math.round((size / filled.milliseconds) * 1000)} a second`);
      const bytes = (process.memoryUsage().rss - before) / size;
      if (names.includes('postgres')) references.push(await openPostgres(options.folder));
      if (names.includes('sqlite')) references.push(openSqlite(options.folder));
      await load(references, real, size, options);
      const asked = listAsked(real);
      const systems = [ours, ...references];
      await compareAnswers(systems, asked.slice(0, gateOf(size)), options);
      const kept: Figure = {
        workload: 'W1',
        case: 'memory a dataset, the whole process',
        system: 'milpa',
        median: round(bytes),
        p99: round(bytes),
        unit: 'bytes',
        note: `${size} datasets; the generator's own included`,
      };
      return [...(await time(systems, asked, size, options)), kept];
    } finally {
      for (const system of [ours, ...references]) await system.close();
    }
  },
};

async function load(
  references: readonly SearchReference[],
  real: readonly Real[],
  size: number,
  options: BenchOptions,
) {
  if (references.length === 0) return;
  const names = references.map(({ name }) => name).join(' and ');
  await loadReferences(references, withProgress(listDocuments(real, size), names, size, options.log));
  for (const reference of references) {
    const { milliseconds } = await timed(() => reference.finish());
    options.log(`  ${reference.name}: indexes in ${Math.round(milliseconds / 1000)} s`);
  }
}

/** Says ten times how far it is. */
export async function* withProgress<T>(
  items: AsyncIterable<T>,
  name: string,
  size: number,
  log: (line: string) => void,
): AsyncGenerator<T> {
  const started = performance.now();
  const step = Math.ceil(size / 10);
  let count = 0;
  for await (const item of items) {
    yield item;
    count += 1;
    if (count % step !== 0 && count !== size) continue;
    const seconds = (performance.now() - started) / 1000;
    log(`  ${name}: ${count} datasets after ${Math.round(seconds)} s, ${Math.round(count / seconds)} a second`);
  }
}

export async function* listDocuments(real: readonly Real[], size: number): AsyncGenerator<SearchDocument> {
  const make = createScaled(real);
  for (let number = 0; number < size; number += 1) yield make(number);
}

function listAsked(real: readonly Real[]): { readonly kind: Kind; readonly asked: Asked }[] {
  const chance = createChance(11);
  const some = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  return listQuestions(real, questionCount).map((text, turn) => {
    const kind = kinds[turn % kinds.length] ?? 'words';
    const words = text.split(' ').filter(telling);
    const one = some(real);
    const filters: Record<string, string[]> =
      turn % 20 < 10
        ? { publisher: [one?.publisher ?? ''], licence: ['CC-BY-4.0', 'CC0-1.0'] }
        : { theme: [one?.themes[0] ?? 'Health'], level: ['federal'] };
    const none = { words: [], phrase: false, filters: {}, offset: 0 };
    if (kind === 'filters') return { kind, asked: { ...none, filters } };
    if (kind === 'page 500') return { kind, asked: { ...none, offset: 9980 } };
    const given = words.length > 0 ? words : ['health'];
    return {
      kind,
      asked: {
        ...none,
        words: kind === 'phrase' ? given.slice(0, 2) : given,
        phrase: kind === 'phrase' && given.length > 1,
      },
    };
  });
}

async function compareAnswers(
  systems: readonly SearchSystem[],
  asked: readonly { asked: Asked }[],
  options: BenchOptions,
): Promise<void> {
  const spent = new Map<string, number>();
  for (const { asked: one } of asked) {
    const prints = [];
    for (const system of systems) {
      const { result, milliseconds } = await timed(() => system.ask(one, true));
      spent.set(system.name, (spent.get(system.name) ?? 0) + milliseconds);
      prints.push(`${fingerprint(result)} (${system.name}: ${result.total})`);
    }
    if (new Set(prints.map((print) => print.slice(0, 16))).size > 1)
      throw new Error(`The answers to ${JSON.stringify(one)} differ: ${prints.join(', ')}`);
  }
  const seconds = [...spent].map(([name, milliseconds]) => `${name} ${(milliseconds / 1000).toFixed(1)} s`);
  options.log(`  ${asked.length} questions: all answered alike (${seconds.join(', ')})`);
}

async function time(
  systems: readonly SearchSystem[],
  asked: readonly { readonly kind: Kind; readonly asked: Asked }[],
  size: number,
  options: BenchOptions,
): Promise<Figure[]> {
  // So slow that the slowest reference keeps up with most of it: otherwise only its queue would be measured.
  const rate = size >= 500_000 ? 1 : size >= 50_000 ? 4 : 20;
  const times = new Map<string, number[]>();
  const note = (system: string, kind: string, milliseconds: number) => {
    for (const key of [`${system} ${kind}`, `${system} all`]) times.set(key, [...(times.get(key) ?? []), milliseconds]);
  };
  let at = 0;
  const turn = async (system: SearchSystem, perSecond: number, name = system.name, seconds = turnSeconds) => {
    const from = at;
    at += 37;
    const pick = (number: number) => asked[(from + number) % asked.length];
    const taken = await openLoop(perSecond, perSecond * seconds, async (number) => {
      const one = pick(number);
      if (one) await system.ask(one.asked);
    });
    for (const [number, milliseconds] of taken.entries()) note(name, pick(number)?.kind ?? 'words', milliseconds);
    return taken.map((milliseconds, number) => ({ milliseconds, ...pick(number) }));
  };
  for (const system of systems) await system.ask({ words: ['health'], phrase: false, filters: {}, offset: 0 });
  for (let round = 0; round < options.rounds; round += 1) {
    const order = round % 2 === 0 ? systems : systems.toReversed();
    for (const system of order) await turn(system, rate);
    options.log(`  round ${round + 1} of ${options.rounds} done`);
  }
  const [ours] = systems;
  if (ours) logSlowest(await turn(ours, alonePerSecond, aloneName, aloneSeconds), options);
  return summarise(
    times,
    systems.map(({ name }) => name),
    size,
    rate,
  );
}

function summarise(
  times: ReadonlyMap<string, number[]>,
  systems: readonly string[],
  size: number,
  rate: number,
): Figure[] {
  const of = (system: string, kind: string) => times.get(`${system} ${kind}`) ?? [];
  const note = `${size} datasets, open loop, ${rate} a second`;
  const figures: Figure[] = [];
  for (const kind of ['all', ...new Set(kinds)])
    for (const system of systems) {
      const own = of(system, kind);
      const ratio = round(quantile(own, 0.99) / quantile(of('milpa', kind), 0.99));
      figures.push({
        workload: 'W1',
        case: kind,
        system,
        median: round(quantile(own, 0.5)),
        p99: round(quantile(own, 0.99)),
        unit: 'ms',
        ...(system === 'milpa' ? { note } : { ratio, note: 'ratio of p99' }),
      });
    }
  for (const kind of ['all', ...new Set(kinds)]) {
    const own = of(aloneName, kind);
    figures.push({
      workload: 'W1',
      case: `${kind}, ${alonePerSecond}/s`,
      system: 'milpa',
      median: round(quantile(own, 0.5)),
      p99: round(quantile(own, 0.99)),
      unit: 'ms',
      note: `${size} datasets, open loop, ${alonePerSecond} a second`,
    });
  }
  return figures;
}

function logSlowest(
  taken: readonly { readonly milliseconds: number; readonly kind?: Kind; readonly asked?: Asked }[],
  options: BenchOptions,
): void {
  for (const { milliseconds, kind, asked } of taken
    .toSorted((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, slowest))
    options.log(`  ${milliseconds.toFixed(1)} ms: ${kind} ${asked?.words.join(' ')} ${JSON.stringify(asked?.filters)}`);
}
