import { type BodyFacts, indicators, scoreIndicators, type Tally } from '@milpa/measure';
import { findText, type Language } from '@milpa/sdk';
import { formatCsvLine } from '../../http/index.ts';
import { formatScore, parseFacts, type ScoredBody } from './model.ts';

const tallies = ['holdings', 'updates', 'formats', 'licences', 'requests', 'reused'] as const;
const endings = ['held', 'unknown', 'population'] as const;

/** Names for programs, the same in every language. What was not measured is empty, never 0. */
const heading = [
  ...['month', 'method', 'institution', 'slug', 'name', 'level', 'class', 'rank', 'tied', 'score', 'highest'],
  ...scoreIndicators,
  'datasets',
  ...['plan_approved', 'plan_promised', 'plan_due', 'plan_on_time', 'plan_late'],
  ...tallies.flatMap((name) => endings.map((ending) => `${name}_${ending}`)),
  ...indicators.flatMap(({ id }) => endings.map((ending) => `quality_${id}_${ending}`)),
];

interface Month {
  readonly month: string;
  readonly method: number;
  readonly bodies: readonly ScoredBody[];
}

/** A row a body and month, with every figure the score was computed from. */
export async function* formatScores(
  months: AsyncIterable<Month> | Iterable<Month>,
  language: Language,
): AsyncGenerator<string> {
  yield formatCsvLine(heading);
  for await (const { month, method, bodies } of months)
    yield bodies.map((body) => formatCsvLine(formatRow({ month, method, body, language }))).join('');
}

interface Row {
  readonly month: string;
  readonly method: number;
  readonly body: ScoredBody;
  readonly language: Language;
}

function formatRow({ month, method, body, language }: Row): string[] {
  const { institution, rank, tied, score, highest, parts } = body;
  const facts = parseFacts(body.facts);
  return [
    ...[month, String(method), institution.id, institution.slug],
    ...[findText(institution.name, language)?.text ?? institution.slug, institution.level, institution.class ?? ''],
    ...[rank === null ? '' : String(rank), String(tied), formatScore(score), formatScore(highest)],
    ...scoreIndicators.map((id) => {
      const part = parts[id];
      return 'missing' in part ? '' : String(part.low);
    }),
    ...formatFacts(facts),
  ];
}

const formatTally = (tally: Tally | null | undefined): string[] =>
  endings.map((ending) => (tally ? String(tally[ending]) : ''));

const formatFacts = (facts: BodyFacts): string[] => [
  String(facts.datasets),
  String(facts.plan.approved),
  ...[facts.plan.promised, facts.plan.due, facts.plan.onTime, facts.plan.late].map(String),
  ...tallies.flatMap((name) => formatTally(facts[name])),
  ...indicators.flatMap(({ id }) => formatTally(facts.quality?.[id])),
];
