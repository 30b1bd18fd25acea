import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../../packages/server/src/storage/database/index.ts';
import {
  createEmbeddedSearch,
  type EmbeddedSearch,
  type SearchDocument,
} from '../../packages/server/src/storage/search/index.ts';
import { createScaled, type Real, readCatalogue } from '../catalogue.ts';
import { type BenchOptions, type Figure, quantile, round, timed, type Workload } from '../harness.ts';
import { openLoop } from '../open-loop.ts';
import { insertPostgres, loadReferences, makePlain, openMilpa, openPostgres } from '../search-systems.ts';
import { listDocuments, withProgress } from './search.ts';

const singles = 200;
const perSecond = 5;

/** W2: from the acknowledgement of a change to its being found, here and in another process; making the whole index anew, under questions. */
export const freshness: Workload = {
  name: 'W2',
  what: 'freshness of the search index, and making it anew while it answers',
  async run(options) {
    const real = readCatalogue();
    if (!real) {
      options.log('  skipped: ../shared/data/catalogues is not on this machine');
      return [];
    }
    const size = Math.round(100_000 * options.scale);
    const chosen = (name: string) => !options.systems || options.systems.includes(name);
    return [
      ...(chosen('milpa') ? await measureOurs(real, size, options) : []),
      ...(chosen('postgres') ? await measurePostgres(real, size, options) : []),
    ];
  },
};

async function measureOurs(real: readonly Real[], size: number, options: BenchOptions): Promise<Figure[]> {
  const ours = await openMilpa(options.folder);
  const database = openDatabase(ours.url);
  const elsewhere = createEmbeddedSearch({ database, folder: join(options.folder, 'elsewhere'), threads: 1 });
  try {
    const first = await rebuildUnderQuestions(ours.index, real, size);
    options.log(`  filled: ${Math.round(first.perSecond)} datasets a second`);
    const again = await rebuildUnderQuestions(ours.index, real, size);
    options.log(`  made anew, nothing changed: ${Math.round(again.perSecond)} datasets a second`);
    await elsewhere.ready();
    const fresh = await putSingles(ours.index, elsewhere, real, size);
    const start = await timed(async () => {
      const third = createEmbeddedSearch({ database, folder: join(options.folder, 'none'), threads: 1 });
      await third.ready();
      await third.close();
    });
    const note = `${size} datasets`;
    return [
      figure('filling, datasets a second', [first.perSecond], 'count', `${note}; goal ≥ 5000`),
      figure('questions meanwhile', first.taken, 'ms', note),
      figure('rebuild, nothing changed, datasets a second', [again.perSecond], 'count', `${note}; goal ≥ 5000`),
      figure('questions meanwhile, nothing changed', again.taken, 'ms', note),
      figure(
        'put to acknowledged, which is found here',
        fresh.acknowledged,
        'ms',
        `${note}; 1 at a time, ${perSecond} a second`,
      ),
      figure('acknowledged to found in another index', fresh.found, 'ms', 'goal p99 ≤ 1000'),
      figure(
        'index from the log alone, datasets a second',
        [(size / start.milliseconds) * 1000],
        'count',
        'no snapshot',
      ),
    ];
  } finally {
    await elsewhere.close();
    await database.close();
    await ours.close();
  }
}

/** Fills or refills while five questions a second are asked. */
async function rebuildUnderQuestions(index: EmbeddedSearch, real: readonly Real[], size: number) {
  const taken: number[] = [];
  const ending = new AbortController();
  const asking = (async () => {
    for (let turn = 0; !ending.signal.aborted; turn += 1) {
      const title = real[(turn * 7919) % real.length]?.title ?? 'health';
      const words = title.split(' ').slice(0, 2).join(' ');
      taken.push((await timed(() => ask(index, words))).milliseconds);
      await wait(1000 / perSecond);
    }
  })();
  const { milliseconds } = await timed(() => index.rebuild(listDocuments(real, size)));
  ending.abort();
  await asking;
  return { perSecond: (size / milliseconds) * 1000, taken };
}

const ask = (index: EmbeddedSearch, words: string) =>
  index.search({
    words,
    filters: {},
    sort: 'relevance',
    language: 'en',
    limit: 20,
    offset: 0,
    facets: ['theme', 'publisher'],
  });

async function putSingles(here: EmbeddedSearch, elsewhere: EmbeddedSearch, real: readonly Real[], size: number) {
  const acknowledged: number[] = [];
  const found: number[] = [];
  const make = createScaled(real);
  await openLoop(perSecond, singles, async (turn) => {
    const word = `novedad${turn}x`;
    const document = withWord(make(size + turn), word);
    acknowledged.push((await timed(() => here.put([document]))).milliseconds);
    if ((await ask(here, `${word} `)).total !== 1) throw new Error('What was acknowledged was not found');
    const started = performance.now();
    while ((await ask(elsewhere, `${word} `)).relaxed === 'mended' || (await ask(elsewhere, `${word} `)).total !== 1)
      await wait(2);
    found.push(performance.now() - started);
  });
  return { acknowledged, found };
}

const withWord = (document: SearchDocument, word: string): SearchDocument => {
  const [entry] = Object.entries(document.texts);
  if (!entry?.[1]) return document;
  const [language, text] = entry;
  return { ...document, texts: { [language]: { ...text, title: `${text.title} ${word}` } } };
};

async function measurePostgres(real: readonly Real[], size: number, options: BenchOptions): Promise<Figure[]> {
  const reference = await openPostgres(options.folder);
  try {
    const { milliseconds } = await timed(async () => {
      await loadReferences([reference], withProgress(listDocuments(real, size), 'postgres', size, options.log));
      await reference.finish();
    });
    const pool = new pg.Pool({ connectionString: reference.url, max: 4 });
    const make = createScaled(real);
    const taken: number[] = [];
    await openLoop(perSecond, singles, async (turn) => {
      const plain = makePlain(withWord(make(size + turn), `novedad${turn}x`));
      taken.push((await timed(() => insertPostgres(pool, [plain]))).milliseconds);
    });
    await pool.end();
    const rate = (size / milliseconds) * 1000;
    return [
      {
        ...figure('filling, datasets a second', [rate], 'count', 'index made after the load, nobody asking'),
        system: 'postgres',
      },
      { ...figure('put to acknowledged, which is found here', taken, 'ms', ''), system: 'postgres' },
    ];
  } finally {
    await reference.close();
  }
}

const figure = (name: string, values: readonly number[], unit: 'ms' | 'count', note: string): Figure => ({
  workload: 'W2',
  case: name,
  system: 'milpa',
  median: round(quantile(values, 0.5)),
  p99: round(quantile(values, 0.99)),
  unit,
  note,
});
