import type { SearchAnswer, SearchIndex, SearchQuestion } from '../storage/search/index.ts';

/** An answer as the catalogue gives it: `few` when what has all the words only mentions them. */
export type CatalogueAnswer = Omit<SearchAnswer, 'relaxed'> & { readonly relaxed?: 'mended' | 'any' | 'few' };

/** More than this is no longer few. */
const few = 20;
/** The texts that say what a thing is about; the others mention much. */
const telling = new Set(['title', 'keywords']);

/**
 * Asks the index, and where a handful of things have all the words but none of them in its title or keywords, asks again for
 * what has any of them: a report of a thousand pages has every word, and is not what anybody meant.
 */
export async function askIndex(search: SearchIndex, question: SearchQuestion): Promise<CatalogueAnswer> {
  const answer = await search.search(question);
  if (question.sort !== 'relevance' || !hasSeveral(question.words) || answer.relaxed) return answer;
  if (answer.total === 0 || answer.total > few) return answer;
  // Which page is asked for makes no difference: all of the few are looked at.
  const { offset, limit } = question;
  const whole = offset === 0 && limit >= answer.total;
  const first = whole ? answer : await search.search({ ...question, offset: 0, limit: few, facets: [] });
  if (first.hits.some((hit) => hit.reasons.some(({ field }) => telling.has(field)))) return answer;
  const wider = await search.search({ ...question, need: 'any' });
  return wider.total > answer.total ? { ...wider, relaxed: 'few' } : answer;
}

/** Plain words only: who writes operators means what they say. */
const hasSeveral = (words: string): boolean => /\S\s+\S/.test(words.trim()) && !/["*:]|(?:^|\s)-|\bOR\b/.test(words);
