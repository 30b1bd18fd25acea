import type { SearchQuestion } from '../../contract.ts';
import { telling } from '../../language/stop-words.data.ts';
import { type Asking, ask, type BareAnswer } from './ask.ts';
import type { Part } from './narrow.ts';

/** Documents from which an answer takes long enough for this to be worth the while. */
export const leastPractised = 1024;
/** Times that all is asked: the compiler looks at what is done again. */
const rounds = 3;
const shortest = 5;
const mostFacets = 16;

/**
 * Asks an index of its own words, question by question, before anybody does: what is done for the first time takes ten times
 * as long, since the code is not compiled and the memory not asked for yet.
 */
export function* practise(asking: Asking): Generator<BareAnswer> {
  const [part] = asking.parts.toSorted((a, b) => b.segment.documents.count - a.segment.documents.count);
  if (!part) return;
  const { count } = part.segment.documents;
  const [often, alsoOften] = pickWords(part, count);
  const [seldom, alsoSeldom] = pickWords(part, count / 64);
  if (!often || !alsoOften || !seldom || !alsoSeldom) return;
  const facets = [...part.segment.facets.keys()].slice(0, mostFacets);
  const filters = listFilters(part, facets);
  const asked = [
    ...[often, seldom, `${often} ${alsoOften}`, `${seldom} ${often}`, `${seldom} ${alsoSeldom}`],
    ...[`"${often} ${alsoOften}"`, `"${seldom} ${often}"`, `${seldom} OR ${often}`, `${often} -${seldom}`],
    // With a typing error; and a word that is not whole yet.
    ...[often, seldom].map((word) => word.slice(0, 2) + word.slice(3)),
    '',
  ].map((words) => `${words} `);
  for (let round = 0; round < rounds; round += 1)
    for (const words of [...asked, often.slice(0, 4)])
      for (const own of [{}, ...filters]) {
        const sort = words.trim() === '' ? 'modified' : 'relevance';
        const question = { words, filters: own, sort, language: 'es', limit: 20, offset: 0, facets } as const;
        yield ask(asking, question satisfies SearchQuestion);
      }
}

/** Two words that about so many documents say. */
function pickWords({ segment: { words } }: Part, wanted: number): string[] {
  const near: { readonly word: string; readonly far: number }[] = [];
  for (let at = 0; at < words.surfaces.length; at += 1) {
    const far = Math.abs(Math.log((words.surfaceCounts[at] ?? 1) / wanted));
    if (near.length === 2 && far >= (near[1]?.far ?? 0)) continue;
    const word = words.surfaces.get(at);
    if (word.length < shortest || !/^[a-z]+$/.test(word) || !telling(word)) continue;
    near.push({ word, far });
    near.sort((a, b) => a.far - b.far);
    near.length = Math.min(2, near.length);
  }
  return near.map(({ word }) => word);
}

/** Of each of two facets the first value. */
const listFilters = ({ segment }: Part, facets: readonly string[]): Record<string, string[]>[] =>
  facets
    .flatMap((name) => {
      const values = segment.facets.get(name)?.values;
      return values && values.length > 1 ? [{ [name]: [values.get(0)] }] : [];
    })
    .slice(0, 2);
