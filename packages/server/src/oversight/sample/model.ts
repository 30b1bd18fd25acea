import type {
  AccountId,
  ActionEvent,
  ActionPost,
  ActionState,
  AuditQuestion,
  AuditSample,
  DatasetId,
  InstitutionId,
  LanguageMap,
  Outcome,
  Role,
  Severity,
  Sha256,
  SignedReceipt,
  Slug,
  Verification,
} from '@milpa/sdk';
import { actionEvents, actionLife, auditQuestions } from '@milpa/sdk';
import type { Holders } from '../../account/index.ts';
import type { Audit, Signer } from '../../audit/index.ts';
import type { Clock } from '../../clock.ts';
import type { Datasets } from '../../dataset/index.ts';
import type { Institutions } from '../../institution/index.ts';
import type { Jobs } from '../../jobs/index.ts';
import type { FreshnessJudge } from '../../publishing/index.ts';
import type { Random } from '../../random.ts';
import type { Database } from '../../storage/database/index.ts';

export interface SampleNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record' | 'forget'>;
  readonly jobs: Pick<Jobs, 'addAll'>;
  readonly datasets: Pick<
    Datasets,
    | 'listVersionNumbers'
    | 'listReleasedOf'
    | 'listPurgedTitles'
    | 'findReleased'
    | 'findReleasedTable'
    | 'isIntact'
    | 'releasing'
  >;
  readonly institutions: Pick<Institutions, 'require' | 'find' | 'listNames'>;
  readonly freshness: Pick<FreshnessJudge, 'judge'>;
  /** Receipts of releases, as they were signed; throws `not-found`. */
  readonly reviewing: { readonly findReceipt: (dataset: string, version: number) => Promise<SignedReceipt> };
  readonly signer: Pick<Signer, 'listKeys'>;
  readonly timeZone: string;
  readonly holders: Pick<Holders, 'list'>;
}

type Checks = NonNullable<Verification['checks']>;
type Answers = Verification['answers'];

export interface SampleRow {
  readonly id: string;
  readonly title: string;
  readonly method: number;
  readonly seed: string;
  readonly institution: InstitutionId | null;
  readonly theme: string | null;
  readonly released_from: string | null;
  readonly released_to: string | null;
  readonly population_size: number;
  readonly sha256: Sha256;
  readonly drawn: Date;
  readonly published: Date | null;
}
export interface VerificationRow {
  readonly id: string;
  readonly sample: string;
  readonly position: number;
  readonly dataset: DatasetId;
  readonly version: number;
  readonly slug: Slug;
  readonly title: LanguageMap;
  readonly publisher: InstitutionId;
  readonly checks: Checks | null;
  readonly checked: Date | null;
  readonly answers: Answers;
  readonly answered: Date | null;
  readonly revision: number;
}
export interface FindingRow {
  readonly id: string;
  readonly sample: string;
  readonly verification: string | null;
  readonly institution: InstitutionId;
  readonly severity: Severity;
  readonly what: string;
  readonly rule: string;
  readonly evidence: string;
  readonly url: string | null;
  readonly noted: Date;
}
export interface ActionRow {
  readonly id: string;
  readonly finding: string;
  readonly sample: string;
  readonly institution: InstitutionId;
  readonly post: ActionPost;
  readonly what: string;
  readonly due: string;
  readonly state: ActionState;
  readonly revision: number;
  /** Of the finding. */
  readonly concerns: string;
  /** Of the sample: whose auditors judge it, and whether everyone sees it. */
  readonly scope: InstitutionId | null;
  readonly published: Date | null;
}
/** An action that waits for a judgement. */
export interface RepliedRow extends ActionRow {
  readonly replied: Date;
  /** Who noted the finding, and who ordered or judged before. */
  readonly involved: readonly AccountId[];
}
export interface StepRow {
  readonly action: string;
  readonly number: number;
  readonly event: ActionEvent | 'order';
  readonly state: ActionState;
  readonly due: string;
  readonly text: string;
  readonly role: Role | null;
  readonly at: Date;
}

/** What a record comes to. Not looked at, not answered and could not be checked are all «unknown», and never a pass. */
export function judgeRecord({ checks, answers }: Pick<VerificationRow, 'checks' | 'answers'>): Outcome {
  const seen = [...(checks ?? []), ...answers].map(({ outcome }) => outcome);
  if (seen.includes('fail')) return 'fail';
  const whole = checks !== null && auditQuestions.every((question) => findAnswer(answers, question) !== undefined);
  return whole && !seen.includes('unknown') ? 'pass' : 'unknown';
}

const findAnswer = (answers: Answers, question: AuditQuestion) =>
  answers.find((answer) => answer.question === question)?.outcome;

export const countOutcomes = (all: readonly Outcome[]) => ({
  pass: all.filter((each) => each === 'pass').length,
  fail: all.filter((each) => each === 'fail').length,
  unknown: all.filter((each) => each === 'unknown').length,
});

/** Of each check and question, how many records pass. A check that does not apply to a dataset is not counted for it. */
export function listFigures(rows: readonly VerificationRow[]): AuditSample['figures'] {
  const seen = rows.flatMap(({ checks }) => checks ?? []);
  const checked = [...Map.groupBy(seen, ({ code }) => code)].map(([code, all]) => ({
    code,
    ...countOutcomes(all.map(({ outcome }) => outcome)),
  }));
  const asked = auditQuestions.map((code) => ({
    code,
    ...countOutcomes(rows.map(({ answers }) => findAnswer(answers, code) ?? 'unknown')),
  }));
  return [...checked, ...asked];
}

/** Who stands before an action: an auditor of its sample, somebody who answers for the institution, or neither. */
export interface Standing {
  readonly examines: boolean;
  readonly answers: boolean;
}

/** What somebody may do with an action. An auditor never replies for the institution, whatever else they are. */
export const listMoves = (state: ActionState, { examines, answers }: Standing): ActionEvent[] =>
  actionEvents.filter(
    (event) => actionLife[state][event] !== null && (event === 'reply' ? answers && !examines : examines),
  );

/** The moves that give an action a new day. */
export const datedEvents: readonly ActionEvent[] = ['extend', 'send-back', 'reopen'];

/** An action waits for the institution while it is open; a reply waits for the auditor. */
export const isOverdue = ({ state, due }: Pick<ActionRow, 'state' | 'due'>, today: string): boolean =>
  state === 'open' && due < today;
