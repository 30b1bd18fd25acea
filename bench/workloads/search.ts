import type { SearchDocument } from '../../packages/server/src/storage/search/index.ts';
import { telling } from '../../packages/server/src/storage/search/language/stop-words.data.ts';
import { createChance, createScaled, listQuestions, type Real, readCatalogue } from '../catalogue.ts';
import { type BenchOptions, type Figure, quantile, round, type Workload, watchMemory } from '../harness.ts';
import { openLoop } from '../open-loop.ts';
import { type Asked, fingerprint, openMilpa, openPostgres, openSqlite, type SearchSystem } from '../search-systems.ts';

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
/** Answers compared before anything is timed. */
const gate = 60;
/** Seconds of one turn of one system. */
const turnSeconds = 15;

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
    const memory = watchMemory();
    const systems = [await openMilpa(options.folder), await openPostgres(options.folder), openSqlite(options.folder)];
    try {
      for (const system of systems) {
        const started = performance.now();
        await system.load(listDocuments(real, size));
        options.log(`  ${system.name}: ${size} datasets in ${Math.round((performance.now() - started) / 1000)} s`);
      }
      const asked = listAsked(real);
      await compareAnswers(systems, asked);
      options.log(`  ${gate} questions: all answered alike`);
      const figures = await time(systems, asked, size, options);
      return figures.map((figure) => (figure.system === 'milpa' ? { ...figure, peakMemoryMb: memory.stop() } : figure));
    } finally {
      memory.stop();
      for (const system of systems) await system.close();
    }
  },
};

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

async function compareAnswers(systems: readonly SearchSystem[], asked: readonly { asked: Asked }[]): Promise<void> {
  for (const { asked: one } of asked.slice(0, gate)) {
    const prints = [];
    for (const system of systems) {
      const answer = await system.ask(one, true);
      prints.push(`${fingerprint(answer)} (${system.name}: ${answer.total})`);
    }
    if (new Set(prints.map((print) => print.slice(0, 16))).size > 1)
      throw new Error(`The answers to ${JSON.stringify(one)} differ: ${prints.join(', ')}`);
  }
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
  const turn = async (system: SearchSystem, perSecond: number, name = system.name) => {
    const from = at;
    at += 37;
    const pick = (number: number) => asked[(from + number) % asked.length];
    const taken = await openLoop(perSecond, perSecond * turnSeconds, async (number) => {
      const one = pick(number);
      if (one) await system.ask(one.asked);
    });
    for (const [number, milliseconds] of taken.entries()) note(name, pick(number)?.kind ?? 'words', milliseconds);
  };
  for (const system of systems) await system.ask({ words: ['health'], phrase: false, filters: {}, offset: 0 });
  for (let round = 0; round < options.rounds; round += 1) {
    const order = round % 2 === 0 ? systems : systems.toReversed();
    for (const system of order) await turn(system, rate);
    options.log(`  round ${round + 1} of ${options.rounds} done`);
  }
  const [ours] = systems;
  for (const perSecond of [20]) if (ours) await turn(ours, perSecond, `milpa at ${perSecond}/s`);
  return summarise(times, size, rate);
}

function summarise(times: ReadonlyMap<string, number[]>, size: number, rate: number): Figure[] {
  const of = (system: string, kind: string) => times.get(`${system} ${kind}`) ?? [];
  const note = `${size} datasets, open loop, ${rate} a second`;
  const figures: Figure[] = [];
  for (const kind of ['all', ...new Set(kinds)])
    for (const system of ['milpa', 'postgres', 'sqlite']) {
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
  for (const perSecond of [20]) {
    const own = of(`milpa at ${perSecond}/s`, 'all');
    const told = `${size} datasets, open loop, ${perSecond} a second`;
    figures.push({
      workload: 'W1',
      case: `all, ${perSecond}/s`,
      system: 'milpa',
      median: round(quantile(own, 0.5)),
      p99: round(quantile(own, 0.99)),
      unit: 'ms',
      note: told,
    });
  }
  return figures;
}
