import { makeQuestionnaire, type Questionnaire } from '@milpa/measure';
import {
  countries,
  type NewSelfAssessment,
  type SelfAssessment,
  type SelfAssessmentId,
  SelfAssessmentId as SelfAssessmentKey,
  type SelfAssessmentSummary,
  type SelfEvent,
  type SelfState,
  selfLife,
} from '@milpa/sdk';
import { requireCaller } from '../../account/index.ts';
import type { Audit } from '../../audit/index.ts';
import type { Clock } from '../../clock.ts';
import type { Datasets } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Institutions, PublicBody } from '../../institution/index.ts';
import type { Random } from '../../random.ts';
import type { Database } from '../../storage/database/index.ts';
import type { FileStore } from '../../storage/files/index.ts';
import type { createLive } from './live.ts';
import { requireAssessor, requireReader, worksOn } from './may.ts';
import {
  type AnswerRow,
  type AssessmentCounts,
  type AssessmentRow,
  countUnread,
  type Live,
  listPossible,
  makeItem,
  presentScore,
} from './model.ts';
import { alreadyBegun, cannotNow, changedMeanwhile, noSuchAssessment, noSuchCountry, oneSubject } from './problems.ts';
import { store } from './store.ts';

export interface SelfNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly audit: Pick<Audit, 'record'>;
  readonly institutions: Pick<Institutions, 'find' | 'require' | 'list'>;
  readonly datasets: Pick<Datasets, 'findReleased'>;
  readonly files: FileStore;
  readonly publicUrl: string;
  readonly live: ReturnType<typeof createLive>;
}

export async function listAssessments(needs: SelfNeeds, given: Caller | undefined): Promise<SelfAssessmentSummary[]> {
  const caller = requireCaller(given);
  const [rows, bodies] = await Promise.all([store.list(needs.database), needs.institutions.list()]);
  return rows
    .filter((row) => worksOn(caller, row))
    .map((row) =>
      summarize(
        row,
        bodies.find(({ id }) => id === row.institution),
      ),
    );
}

export async function createAssessment(
  needs: SelfNeeds,
  given: Caller | undefined,
  { questionnaire, institution, country }: NewSelfAssessment,
): Promise<SelfAssessment> {
  if ((institution === undefined) === (country === undefined)) throw oneSubject();
  const body = institution === undefined ? undefined : await needs.institutions.require(institution);
  const caller = requireAssessor(given, body?.id ?? null);
  if (country !== undefined && !countries.some(({ alpha3 }) => alpha3 === country)) throw noSuchCountry(country);
  const now = needs.clock();
  const row: AssessmentRow = {
    id: SelfAssessmentKey.parse(needs.random.id()),
    questionnaire,
    institution: body?.id ?? null,
    country: country ?? null,
    state: 'draft',
    comment: '',
    revision: 1,
    account: caller.account,
    created: now,
    changed: now,
  };
  await needs.database.transaction(async (tx) => {
    if (!(await store.add(tx, row))) throw alreadyBegun();
    await note(needs, tx, { caller, row, action: 'begin-self-assessment', after: { questionnaire, country } });
  });
  return showAssessment(needs, row.id);
}

export async function getAssessment(
  needs: SelfNeeds,
  caller: Caller | undefined,
  key: string,
): Promise<SelfAssessment> {
  return showAssessment(needs, (await requireAssessment(needs, caller, key, requireReader)).row.id);
}

/** One the caller works on. What others work on is as if it were not there, once somebody is signed in. */
export async function requireAssessment(
  needs: SelfNeeds,
  given: Caller | undefined,
  key: string,
  require: typeof requireReader = requireAssessor,
) {
  const id = SelfAssessmentKey.safeParse(key);
  const row = id.success ? await store.find(needs.database, id.data) : undefined;
  if (!row) {
    requireCaller(given);
    throw noSuchAssessment();
  }
  return { row, caller: require(given, row.institution) };
}

export interface Seen {
  readonly row: AssessmentCounts;
  readonly body: PublicBody | undefined;
  readonly questionnaire: Questionnaire;
  readonly rows: readonly AnswerRow[];
  readonly live: Live;
}

/** Everything of one; `look` when the portal must look now and not up to a minute ago. */
export async function seeAssessment(needs: SelfNeeds, id: SelfAssessmentId, how: 'look' | 'recall'): Promise<Seen> {
  const [row, rows] = await Promise.all([store.find(needs.database, id), store.listAnswers(needs.database, id)]);
  if (!row) throw noSuchAssessment();
  const body = row.institution ? await needs.institutions.find(row.institution) : undefined;
  const questionnaire = makeQuestionnaire(row.questionnaire);
  const live = await needs.live[how](questionnaire, { institution: body && { id: body.id, slug: body.slug } });
  return { row, body, questionnaire, rows, live };
}

export const listItems = (
  { questionnaire, live }: Pick<Seen, 'questionnaire' | 'live'>,
  rows: readonly AnswerRow[],
) => {
  const given = new Map(rows.map((each) => [each.question, each]));
  return questionnaire.questions.map(({ id }) => makeItem(id, live.answers.get(id), given.get(id)));
};

export async function showAssessment(needs: SelfNeeds, id: SelfAssessmentId): Promise<SelfAssessment> {
  const seen = await seeAssessment(needs, id, 'recall');
  const { row, body, questionnaire, live } = seen;
  const items = listItems(seen, seen.rows);
  return {
    ...summarize(row, body),
    comment: row.comment,
    items,
    score: presentScore(questionnaire, listPossible(items), row.country),
    live: presentLive(live),
    unread: countUnread(items),
  };
}

export const presentLive = ({ at, ms }: Live): SelfAssessment['live'] => ({ at: at.toISOString(), ms });

export const presentBody = (body: PublicBody | undefined) =>
  body ? { id: body.id, slug: body.slug, name: body.name } : null;

const summarize = (row: AssessmentCounts, body: PublicBody | undefined): SelfAssessmentSummary => ({
  id: row.id,
  questionnaire: row.questionnaire,
  institution: presentBody(body),
  country: row.country,
  state: row.state,
  revision: row.revision,
  created: row.created.toISOString(),
  changed: row.changed.toISOString(),
  answered: row.answered,
  submissions: row.submissions,
});

export function requireNext(state: SelfState, event: SelfEvent): SelfState {
  const next = selfLife[state][event];
  if (next === null) throw cannotNow(state, event);
  return next;
}

/** Only what somebody else changed since is in the way: two people may answer different questions at the same time. */
export function requireUnchanged(
  row: AssessmentRow,
  answers: readonly AnswerRow[],
  touched: readonly string[],
  seen: number,
): void {
  const changed = answers.filter(({ question, revision }) => touched.includes(question) && revision > seen);
  if (changed.length > 0 || seen > row.revision) throw changedMeanwhile(changed.map(({ question }) => question));
}

type Tx = Parameters<Parameters<Database['transaction']>[0]>[0];
interface Done {
  readonly caller: Caller;
  readonly row: Pick<AssessmentRow, 'id' | 'institution'>;
  readonly action: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
export const note = ({ audit }: Pick<SelfNeeds, 'audit'>, tx: Tx, { caller, row, action, before, after }: Done) =>
  audit.record(tx, {
    caller,
    action,
    object: { kind: 'self-assessment', id: row.id },
    institution: row.institution ?? undefined,
    before,
    after,
  });
