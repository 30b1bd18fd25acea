import type { Queryable, SqlValue } from '../database/index.ts';
import { evenSpanish, listVocabulary, type Term } from './words.ts';

/** A tsquery in PostgreSQL's own notation; it came from PostgreSQL and goes back there as a parameter. */
export type TextQuery = string;

const asked = ['milpa_es', 'milpa_en', 'milpa_fr'] as const;
// Stop words of these are known with their accents only.
const telling = ['spanish', 'french', ...asked] as const;

/**
 * Each word in every language, since neither the reader's nor the document's language binds the other. A word that says
 * nothing in one of the languages (de, the, les) is left out, unless the question is made of such words only.
 */
export async function formatQuery(db: Queryable, terms: readonly Term[], need: 'all' | 'any'): Promise<TextQuery> {
  const values: SqlValue[] = [];
  const add = (value: SqlValue): string => `$${values.push(value)}::text`;
  const parts = terms.map((term) => {
    const parse = term.kind === 'phrase' ? 'phraseto_tsquery' : 'plainto_tsquery';
    const plain = add(term.text);
    const spanish = add(evenSpanish(term.text));
    const every = [
      ...asked.map((name) => `${parse}('${name}', ${name === 'milpa_es' ? spanish : plain})`),
      `${parse}('milpa_plain', ${plain})`,
      ...(term.open ? [`to_tsquery('milpa_plain', '''' || ${plain} || ''':*')`] : []),
    ].join(' || ');
    const empty = telling.map((name) => `numnode(${parse}('${name}', ${plain})) = 0`).join(' or ');
    const query = term.excluded ? `!!(${every})` : `(${every})`;
    return { always: query, telling: `case when ${empty} then ''::tsquery else ${query} end`, excluded: term.excluded };
  });
  const joinTerms = (pick: 'always' | 'telling'): string => {
    const of = (excluded: boolean) =>
      parts.filter((part) => part.excluded === excluded).map((part) => `(${part[pick]})`);
    const wanted = of(false).join(need === 'all' ? ' && ' : ' || ');
    return [wanted && `(${wanted})`, ...of(true)].filter((part) => part).join(' && ');
  };
  const [row] = await db.query<{ query: string }>(
    `select (case when numnode(telling) > 0 then telling else always end)::text as query
     from (select ${joinTerms('telling')} as telling, ${joinTerms('always')} as always) q`,
    values,
  );
  return row?.query ?? '';
}

/** Below this two words are not taken for the same one mistyped. */
const leastSimilar = 0.35;

/** The terms with unknown words replaced by the most similar known ones; undefined when there is nothing to mend. */
export async function mendWords(db: Queryable, terms: readonly Term[]): Promise<Term[] | undefined> {
  let mended = false;
  const result: Term[] = [];
  for (const term of terms) {
    const words = listVocabulary(term.text);
    const [word] = words;
    if (term.kind === 'phrase' || term.excluded || word === undefined || words.length > 1) {
      result.push(term);
      continue;
    }
    const [best] = await db.query<{ word: string }>(
      `select word from search_word where word = $1 or (word % $1 and similarity(word, $1) >= $2)
       order by word = $1 desc, similarity(word, $1) desc, word limit 1`,
      [word, leastSimilar],
    );
    if (!best || best.word === word) result.push(term);
    else {
      mended = true;
      result.push({ ...term, text: best.word, open: false });
    }
  }
  return mended ? result : undefined;
}
