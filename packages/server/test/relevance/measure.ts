import { askIndex } from '../../src/catalogue/ask.ts';
import type { SearchIndex } from '../../src/storage/search/index.ts';
import type { GoldenCatalogue } from './catalogues.ts';
import { depth, type GoldenQuestion, measureGain } from './golden.ts';

export interface Measured {
  readonly question: GoldenQuestion;
  /** nDCG@10. */
  readonly gain: number;
  /** Keys of the first ten. */
  readonly found: readonly string[];
  readonly relaxed: string | undefined;
}

export interface Measurement {
  readonly mean: number;
  /** The mean over the questions of one language. */
  readonly byLanguage: ReadonlyMap<string, { readonly mean: number; readonly questions: number }>;
  readonly each: readonly Measured[];
}

/** Fills an index with a real catalogue and asks it every golden question. */
export async function measureRelevance(index: SearchIndex, catalogue: GoldenCatalogue): Promise<Measurement> {
  const entries = await catalogue.list();
  const keys = new Map(entries.map(({ key, document }) => [document.id, key]));
  const unknown = catalogue.questions.flatMap(({ grades }) => [...grades.keys()].filter((key) => !isIn(keys, key)));
  if (unknown.length > 0) throw new Error(`The golden file names what is not there: ${unknown.join('; ')}`);
  for (let at = 0; at < entries.length; at += 500)
    await index.put(entries.slice(at, at + 500).map((entry) => entry.document));
  const each: Measured[] = [];
  for (const question of catalogue.questions) each.push(await ask(index, question, keys));
  const byLanguage = new Map(
    ['es', 'en', 'fr'].flatMap((language) => {
      const some = each.filter(({ question }) => question.language === language);
      return some.length > 0 ? [[language, { mean: average(some), questions: some.length }] as const] : [];
    }),
  );
  return { mean: average(each), byLanguage, each };
}

const isIn = (keys: ReadonlyMap<string, string>, key: string) => [...keys.values()].includes(key);
const average = (measured: readonly Measured[]) =>
  measured.reduce((sum, { gain }) => sum + gain, 0) / Math.max(1, measured.length);

async function ask(index: SearchIndex, question: GoldenQuestion, keys: ReadonlyMap<string, string>): Promise<Measured> {
  const { words, language } = question;
  const answer = await askIndex(index, {
    ...{ words, language, filters: {}, sort: 'relevance', limit: depth, offset: 0, facets: [] },
  });
  const found = answer.hits.map((hit) => keys.get(hit.id) ?? '');
  return { question, gain: measureGain(found, question.grades), found, relaxed: answer.relaxed };
}
