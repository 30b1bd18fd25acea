import { listRows, type Row } from '../ourdata/explore.ts';
import { type PossibleAnswers, type Questionnaire, type SelfQuestion, scoreSelf } from './questionnaire.ts';

/** One answer to change, and what the change adds to what is certain. */
export interface Move {
  readonly id: string;
  readonly answer: string;
  readonly gain: number;
  readonly effort: number;
}

export const bestAnswer = ({ answers }: SelfQuestion): string =>
  Object.entries(answers).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? '';

/** Every change that adds something certain, the greatest gain for its effort first. */
export function listMoves(
  questionnaire: Questionnaire,
  possible: PossibleAnswers,
  effortOf: (question: SelfQuestion) => number = estimateEffort,
): Move[] {
  const now = scoreSelf(questionnaire, possible).share.low;
  return questionnaire.questions
    .flatMap((question): Move[] => {
      const answer = bestAnswer(question);
      const gain = scoreSelf(questionnaire, { ...possible, [question.id]: [answer] }).share.low - now;
      return gain > 1e-12 ? [{ id: question.id, answer, gain, effort: effortOf(question) }] : [];
    })
    .sort((a, b) => b.gain / b.effort - a.gain / a.effort || (a.id < b.id ? -1 : 1));
}

/** The moves to a share of full marks, from a list of them; undefined when not even all of them reach it. */
export function takeMoves(
  questionnaire: Questionnaire,
  possible: PossibleAnswers,
  target: number,
  moves: readonly Move[],
): Move[] | undefined {
  const taken: Move[] = [];
  let reached = possible;
  const isThere = () => scoreSelf(questionnaire, reached).share.low >= target - 1e-12;
  for (const move of moves) {
    if (isThere()) return taken;
    reached = { ...reached, [move.id]: [move.answer] };
    taken.push(move);
  }
  return isThere() ? taken : undefined;
}

/**
 * How much work a change is, as a rough estimate of ours: a function of the portal 1, a habit of institutions 2, a rule that
 * binds them 3.
 */
export function estimateEffort({ section, answers }: Pick<SelfQuestion, 'section' | 'answers'>): number {
  if (/^(?:2\.2|2\.3|3\.3\.b|portal\.1)/.test(section)) return 1;
  if (answers['some'] === 0.5 || /^policy\.[12]/.test(section)) return 3;
  return 2;
}

/**
 * The place a composite would take among the countries the OECD ranked in an edition, by its published figures; the country
 * itself left out.
 */
export function placeAmong(
  edition: 2017,
  composite: number,
  country: string | undefined,
  rows: readonly Row[] = listRows(edition),
): { readonly place: number; readonly of: number } {
  const others = rows.filter((row) => row.rank !== undefined && row.country !== country);
  const better = others.filter((row) => (row.composite ?? 0) > composite + 1e-9).length;
  return { place: better + 1, of: others.length + 1 };
}
