import { languages } from '@milpa/sdk';
import { type Box, type SearchField, type SearchQuestion, searchFields } from '../contract.ts';
import { fold, listWords } from '../language/fold.ts';
import { telling } from '../language/stop-words.data.ts';
import type { Alternative, Clause } from '../question/question.ts';
import { formatFacet, never, parseDay, worth } from './definition.ts';

/** A part of OpenSearch's query language. */
export type Part = Readonly<Record<string, unknown>>;

const everyField: readonly SearchField[] = searchFields;
const listFields = (fields: readonly SearchField[], ending = ''): string[] =>
  languages.flatMap((language) => fields.map((field) => `texts.${language}.${field}${ending}^${worth[field]}`));

/** Any of these is enough. */
const either = (parts: readonly Part[]): Part => ({ dis_max: { queries: parts } });

/** Each word in every language, since neither the reader's nor the document's binds the other. */
export function formatWords(clauses: readonly Clause[], need: 'all' | 'any'): Part {
  const wanted = clauses.filter((clause) => !clause.excluded);
  const binding = wanted.filter((clause) => !clause.any.every(saysNothing));
  const must = (binding.length > 0 ? binding : wanted).map(formatClause);
  const should = binding.length > 0 ? wanted.filter((clause) => !binding.includes(clause)).map(formatClause) : [];
  const mustNot = clauses.filter((clause) => clause.excluded).map(formatClause);
  if (need === 'any') return { bool: { should: [...must, ...should], minimum_should_match: 1, must_not: mustNot } };
  return { bool: { must, should, must_not: mustNot } };
}

const saysNothing = ({ text, phrase }: Alternative): boolean => !phrase && !listWords(fold(text)).some(telling);
const formatClause = (clause: Clause): Part => either(clause.any.map(formatAlternative));

function formatAlternative({ text, phrase, prefix, field, synonym }: Alternative): Part {
  const fields = field ? [field] : everyField;
  const words = listWords(fold(text));
  const boost = synonym ? 0.7 : 1;
  if (phrase && words.length > 1)
    return { multi_match: { query: words.join(' '), type: 'phrase', fields: listFields(fields), boost } };
  const say = words.filter((word, at) => telling(word) || (prefix && at === words.length - 1));
  const used = say.length > 0 ? say : words;
  const must = used.map((word, at) =>
    either([
      { multi_match: { query: word, fields: listFields(fields), boost } },
      ...(prefix && at === used.length - 1 ? listPrefixes(word, fields) : []),
    ]),
  );
  return { bool: { must } };
}

const listPrefixes = (word: string, fields: readonly SearchField[]): Part[] =>
  languages.flatMap((language) =>
    fields.map((field) => ({ prefix: { [`texts.${language}.${field}.plain`]: { value: word, boost: worth[field] } } })),
  );

/** What a question asks for besides its words and facets. */
export function listConditions({ period, bbox }: SearchQuestion): Part[] {
  const conditions: Part[] = [];
  if (period?.from || period?.to)
    conditions.push(
      { range: { starts: { lte: parseDay(period.to, never) } } },
      { range: { ends: { gte: parseDay(period.from, -never) } } },
    );
  if (bbox) conditions.push(formatBox(bbox));
  return conditions;
}

function formatBox([west, south, east, north]: Box): Part {
  const across = west > east;
  const westward = { range: { west: { lte: east } } };
  const eastward = { range: { east: { gte: west } } };
  const one = { bool: { should: [westward, eastward], minimum_should_match: 1 } };
  const both = { bool: { filter: [westward, eastward] } };
  const isAcross = { term: { across: true } };
  const whole = across ? [isAcross, one] : [{ bool: { filter: [isAcross, one] } }, both];
  return {
    bool: {
      filter: [{ range: { south: { lte: north } } }, { range: { north: { gte: south } } }],
      should: whole,
      minimum_should_match: 1,
    },
  };
}

/** For each facet with a filter, what it asks for. */
export const listFilters = ({ filters }: SearchQuestion): ReadonlyMap<string, Part> =>
  new Map(
    Object.entries(filters)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, { terms: { [`facets.${formatFacet(name)}`]: values } }]),
  );

const usualValues = 1000;

/** Each facet with the filters of the others. */
export function formatCounts(question: SearchQuestion, filters: ReadonlyMap<string, Part>): Part {
  const most = Math.max(1, question.facetValues ?? usualValues);
  return Object.fromEntries(
    [...new Set(question.facets)].map((name) => {
      const others = [...filters].filter(([other]) => other !== name).map(([, filter]) => filter);
      const order = [{ _count: 'desc' }, { _key: 'asc' }];
      const terms = { field: `facets.${formatFacet(name)}`, size: most, order };
      return [name, { filter: { bool: { filter: others } }, aggs: { values: { terms } } }];
    }),
  );
}

export function formatSort(question: SearchQuestion, hasWords: boolean): Part[] {
  const newest = [{ modified: 'desc' }, { id: 'asc' }];
  if (question.sort === 'title') return [{ [`order.${question.language}`]: 'asc' }, { id: 'asc' }];
  if (question.sort === 'use') return [{ use: 'desc' }, ...newest];
  if (question.sort === 'quality') return [{ score: 'desc' }, ...newest];
  return question.sort === 'relevance' && hasWords ? [{ _score: 'desc' }, ...newest] : newest;
}
