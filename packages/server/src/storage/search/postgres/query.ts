import type { Queryable, SqlValue } from '../../database/index.ts';
import type { SearchField } from '../contract.ts';
import type { Alternative, Clause } from '../question/question.ts';
import { evenSpanish, listVocabulary } from './words.ts';

/** A tsquery in PostgreSQL's own notation; it came from PostgreSQL and goes back there as a parameter. */
export type TextQuery = string;

/** PostgreSQL tells four kinds of places apart. */
export const weights: Readonly<Record<SearchField, 'A' | 'B' | 'C' | 'D'>> = {
  title: 'A',
  keywords: 'B',
  description: 'C',
  columns: 'D',
  publisher: 'D',
  details: 'D',
};

const asked = ['milpa_es', 'milpa_en', 'milpa_fr'] as const;
// Stop words of these are known with their accents only.
const telling = ['spanish', 'french', ...asked] as const;

/**
 * Each word in every language, since neither the reader's nor the document's language binds the other. A word that says
 * nothing in one of the languages (de, the, les) is left out, unless the question is made of such words only.
 */
export async function formatQuery(db: Queryable, clauses: readonly Clause[], need: 'all' | 'any'): Promise<TextQuery> {
  const values: SqlValue[] = [];
  const add = (value: SqlValue): string => `$${values.push(value)}::text`;
  const parts = clauses.map(({ any, excluded }) => {
    const each = any.map((alternative) => formatAlternative(alternative, add));
    const join = (pick: 'always' | 'telling') => {
      const every = each.map((one) => `(${one[pick]})`).join(' || ');
      return excluded ? `!!(${every})` : `(${every})`;
    };
    return { always: join('always'), telling: join('telling'), excluded };
  });
  const joinClauses = (pick: 'always' | 'telling'): string => {
    const of = (excluded: boolean) =>
      parts.filter((part) => part.excluded === excluded).map((part) => `(${part[pick]})`);
    const wanted = of(false).join(need === 'all' ? ' && ' : ' || ');
    return [wanted && `(${wanted})`, ...of(true)].filter((part) => part).join(' && ');
  };
  const [row] = await db.query<{ query: string }>(
    `select (case when numnode(telling) > 0 then telling else always end)::text as query
     from (select ${joinClauses('telling')} as telling, ${joinClauses('always')} as always) q`,
    values,
  );
  return row?.query ?? '';
}

function formatAlternative({ text, phrase, prefix, field }: Alternative, add: (value: SqlValue) => string) {
  const parse = phrase ? 'phraseto_tsquery' : 'plainto_tsquery';
  const plain = add(text);
  const spanish = add(evenSpanish(text));
  const whole = [
    ...asked.map((name) => `${parse}('${name}', ${name === 'milpa_es' ? spanish : plain})`),
    `${parse}('milpa_plain', ${plain})`,
  ].join(' || ');
  // A lexeme with its place: 'agua' becomes 'agua':A.
  const placed = field
    ? `regexp_replace((${whole})::text, '(''(?:[^'']|'''')+'')', '\\1:${weights[field]}', 'g')::tsquery`
    : whole;
  const mark = `:*${field ? weights[field] : ''}`;
  const every =
    prefix && /^[\p{L}\p{N}]+$/u.test(text)
      ? `${placed} || to_tsquery('milpa_plain', '''' || ${plain} || '''${mark}')`
      : placed;
  const empty = telling.map((name) => `numnode(${parse}('${name}', ${plain})) = 0`).join(' or ');
  return { always: every, telling: `case when ${empty} then ''::tsquery else ${every} end` };
}

/** Below this two words are not taken for the same one mistyped. */
const leastSimilar = 0.35;

/** The clauses with unknown words replaced by the most similar known ones; undefined when there is nothing to mend. */
export async function mendWords(db: Queryable, clauses: readonly Clause[]): Promise<Clause[] | undefined> {
  let mended = false;
  const result: Clause[] = [];
  for (const clause of clauses) {
    const any: Alternative[] = [];
    for (const alternative of clause.any) {
      const better = clause.excluded ? undefined : await mend(db, alternative);
      if (better) mended = true;
      any.push(better ?? alternative);
    }
    result.push({ ...clause, any });
  }
  return mended ? result : undefined;
}

async function mend(db: Queryable, alternative: Alternative): Promise<Alternative | undefined> {
  const [word, another] = listVocabulary(alternative.text);
  if (alternative.phrase || alternative.synonym || word === undefined || another !== undefined) return undefined;
  const [best] = await db.query<{ word: string }>(
    `select word from search_word where word = $1 or (word % $1 and similarity(word, $1) >= $2)
     order by word = $1 desc, similarity(word, $1) desc, word limit 1`,
    [word, leastSimilar],
  );
  return best && best.word !== word ? { ...alternative, text: best.word, prefix: false } : undefined;
}
