import { type PossibleAnswers, placeAmong, type Questionnaire, scoreSelf } from '@milpa/measure';
import type {
  AccountId,
  AnswerState,
  InstitutionId,
  QuestionnaireKey,
  ReadingState,
  SelfAssessmentId,
  SelfItem,
  SelfScore,
  SelfState,
  SubmissionId,
  SystemAnswer,
} from '@milpa/sdk';

export interface AssessmentRow {
  readonly id: SelfAssessmentId;
  readonly questionnaire: QuestionnaireKey;
  readonly institution: InstitutionId | null;
  readonly country: string | null;
  readonly state: SelfState;
  readonly comment: string;
  readonly revision: number;
  readonly account: AccountId;
  readonly created: Date;
  readonly changed: Date;
}
export interface AssessmentCounts extends AssessmentRow {
  readonly answered: number;
  readonly submissions: number;
}

export interface Evidence {
  readonly url: string;
  readonly text: string;
  readonly file?: NonNullable<NonNullable<SelfItem['person']>['evidence'][number]['file']>;
  readonly dataset?: NonNullable<NonNullable<SelfItem['person']>['evidence'][number]['dataset']>;
}

export interface AnswerRow {
  readonly question: string;
  readonly answer: string | null;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly account: AccountId;
  readonly name: string;
  readonly at: Date;
  readonly revision: number;
  readonly verdict: ReadingState;
  readonly comment: string;
  readonly reader: AccountId | null;
  readonly reader_name: string | null;
  readonly read: Date | null;
}

export interface SubmissionRow {
  readonly id: SubmissionId;
  readonly body: string;
  readonly sha256: string;
}

export interface Live {
  readonly at: Date;
  readonly ms: number;
  readonly answers: ReadonlyMap<string, SystemAnswer>;
  /** False when something could not be looked at: it is unknown for a reason that passes. */
  readonly complete: boolean;
}

type Said = Pick<AnswerRow, 'answer' | 'verdict'> | undefined;

/** Whose answer it is. A person who says the same as the portal only confirms it. */
export function findState(system: string | null, person: Said): AnswerState {
  if (!person) return system === null ? 'unknown' : 'system';
  if (system === null) return person.answer === null ? 'unknown' : 'person';
  return person.answer === system ? 'system' : 'disputed';
}

/**
 * The answers that may hold. While nobody has decided between the portal and a person, both do; once a second person has
 * confirmed what the first one said, that counts.
 */
export function listCounting(system: string | null, person: Said): readonly string[] {
  if (!person) return system === null ? [] : [system];
  if (findState(system, person) !== 'disputed') return person.answer === null ? [] : [person.answer];
  if (person.answer === null) return [];
  return person.verdict === 'confirmed' || system === null ? [person.answer] : [system, person.answer];
}

export function makeItem(id: string, system: SystemAnswer | undefined, row: AnswerRow | undefined): SelfItem {
  const found = system?.answer ?? null;
  return {
    id,
    state: findState(found, row),
    counts: [...listCounting(found, row)],
    system: system ?? null,
    person: row
      ? {
          answer: row.answer,
          reason: row.reason,
          evidence: row.evidence.map((each) => ({ ...each })),
          by: { name: row.name, at: row.at.toISOString() },
        }
      : null,
    reading: row
      ? {
          verdict: row.verdict,
          comment: row.comment,
          by: row.read && row.reader_name !== null ? { name: row.reader_name, at: row.read.toISOString() } : null,
        }
      : null,
  };
}

/** Answers of people that no second person confirmed: until there is none, nothing is frozen. */
export const countUnread = (items: readonly SelfItem[]): number =>
  items.filter(({ reading }) => reading !== null && reading.verdict !== 'confirmed').length;

export const listPossible = (items: readonly SelfItem[]): PossibleAnswers =>
  Object.fromEntries(items.filter(({ counts }) => counts.length > 0).map(({ id, counts }) => [id, counts]));

export function presentScore(
  questionnaire: Questionnaire,
  possible: PossibleAnswers,
  country: string | null,
): SelfScore {
  const { parts, ...score } = scoreSelf(questionnaire, possible);
  return {
    ...score,
    parts: { ...parts },
    place: questionnaire.key === 'ourdata-2017' ? findPlaces(score.share, country ?? undefined) : null,
  };
}

function findPlaces({ low, high }: SelfScore['share'], country: string | undefined): SelfScore['place'] {
  const { place, of } = placeAmong(2017, high, country);
  return { best: place, worst: placeAmong(2017, low, country).place, of };
}

export const sameAnswer = (a: SelfItem | undefined, b: SelfItem | undefined): boolean =>
  JSON.stringify(a?.counts.toSorted() ?? []) === JSON.stringify(b?.counts.toSorted() ?? []);
