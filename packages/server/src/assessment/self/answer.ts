import {
  type GivenAnswers,
  type GivenReadings,
  paths,
  type SelfAssessment,
  type SelfAssessmentId,
  type SelfEvidence,
  type SelfMove,
} from '@milpa/sdk';
import type { z } from 'zod';
import type { Caller } from '../../http/index.ts';
import { describeFile, readEvidenceAddress } from './evidence.ts';
import { isSecondReader } from './may.ts';
import { type AnswerRow, type Evidence, findState } from './model.ts';
import {
  doNotFit,
  noDatasetThere,
  noFileThere,
  noSuchAssessment,
  nothingToRead,
  ownAnswers,
  whyContested,
  whyDisputed,
  whyReturned,
} from './problems.ts';
import {
  note,
  requireAssessment,
  requireNext,
  requireUnchanged,
  type Seen,
  type SelfNeeds,
  seeAssessment,
  showAssessment,
} from './service.ts';
import { type Given, store } from './store.ts';

type Answers = z.output<typeof GivenAnswers>['answers'];
type Readings = z.output<typeof GivenReadings>['readings'];

interface Which {
  readonly assessment: string;
  readonly revision: number;
}

/** Writes answers down. One that stays as it was keeps its author and its reading; one that says nothing is taken back. */
export async function answerSelfAssessment(
  needs: SelfNeeds,
  given: Caller | undefined,
  { assessment, revision }: Which,
  answers: Answers,
): Promise<SelfAssessment> {
  const { row: found, caller } = await requireAssessment(needs, given, assessment);
  const seen = await seeAssessment(needs, found.id, 'recall');
  requireOffered(seen, answers);
  const wanted = await listGiven(needs, found.id, answers);
  requireReasons(seen, wanted);
  await needs.database.transaction(async (tx) => {
    const row = await store.lock(tx, found.id);
    if (!row) throw noSuchAssessment();
    const state = requireNext(row.state, 'answer');
    const before = await store.listAnswers(tx, row.id);
    const changes = wanted.filter((each) => !isSame(each, before));
    const touched = changes.map(({ question }) => question);
    requireUnchanged(row, before, touched, revision);
    if (changes.length === 0) return;
    const now = needs.clock();
    const who = { account: caller.account, name: caller.name, at: now };
    for (const each of changes) {
      if (isEmpty(each)) await store.removeAnswer(tx, row.id, each.question);
      else await store.putAnswer(tx, row.id, { ...each, ...who, revision: row.revision + 1 });
    }
    await store.move(tx, row.id, { state, comment: row.comment, changed: now });
    const old = before
      .filter(({ question }) => touched.includes(question))
      .map(({ question, answer }) => ({ question, answer }));
    await note(needs, tx, { caller, row, action: 'answer-self-assessment', before: old, after: changes });
  });
  return showAssessment(needs, found.id);
}

function requireOffered({ questionnaire }: Seen, answers: Answers): void {
  const asked = new Map(questionnaire.questions.map((question) => [question.id, question]));
  const errors = Object.entries(answers).flatMap(([id, { answer }]) => {
    const question = asked.get(id);
    if (question && (answer === null || Object.hasOwn(question.answers, answer))) return [];
    const detail = question ? Object.keys(question.answers).join(' | ') : 'no such question';
    return [{ pointer: `/answers/${id}`, detail }];
  });
  if (errors.length > 0) throw doNotFit(errors);
}

/** Whoever says something else than the portal found says why. Saying nothing at all takes an answer back. */
function requireReasons({ live }: Seen, wanted: readonly Given[]): void {
  const without = wanted.filter(
    (each) =>
      !isEmpty(each) &&
      each.reason.length < 3 &&
      findState(live.answers.get(each.question)?.answer ?? null, { ...each, verdict: 'open' }) === 'disputed',
  );
  if (without.length > 0) throw whyDisputed(without.map(({ question }) => question));
}

const isEmpty = ({ answer, reason, evidence }: Given) => answer === null && reason === '' && evidence.length === 0;

function isSame(given: Given, rows: readonly AnswerRow[]): boolean {
  const row = rows.find(({ question }) => question === given.question);
  if (!row) return isEmpty(given);
  const plain = (evidence: readonly Evidence[]) => JSON.stringify(evidence.map(({ url, text }) => [url, text]));
  return row.answer === given.answer && row.reason === given.reason && plain(row.evidence) === plain(given.evidence);
}

async function listGiven(needs: SelfNeeds, assessment: SelfAssessmentId, answers: Answers): Promise<Given[]> {
  const [given, wrong]: [Given[], { pointer: string; detail: string }[]] = [[], []];
  for (const [question, { answer, reason, evidence }] of Object.entries(answers)) {
    const kept: Evidence[] = [];
    for (const each of evidence) {
      const found = await describeEvidence(needs, assessment, each);
      if (found) kept.push(found);
      else wrong.push({ pointer: `/answers/${question}/evidence`, detail: each.url });
    }
    given.push({ question, answer, reason, evidence: kept });
  }
  const files = wrong.filter(({ detail }) => readEvidenceAddress(pathOf(needs, detail) ?? ''));
  if (files.length > 0) throw noFileThere(files);
  if (wrong.length > 0) throw noDatasetThere(wrong);
  return given;
}

/** The path of an address of this portal; undefined for one elsewhere. */
function pathOf({ publicUrl }: Pick<SelfNeeds, 'publicUrl'>, url: string): string | undefined {
  const { origin } = new URL(publicUrl);
  if (!URL.canParse(url, origin)) return undefined;
  const address = new URL(url, origin);
  return address.origin === origin ? address.pathname : undefined;
}

/** A thing of the portal is looked up, so that it was there when it was named; undefined where it is not. */
async function describeEvidence(
  needs: SelfNeeds,
  assessment: SelfAssessmentId,
  { url, text }: z.output<typeof SelfEvidence>,
): Promise<Evidence | undefined> {
  if (!URL.canParse(url, needs.publicUrl)) return undefined;
  const path = pathOf(needs, url);
  if (path === undefined) return { url, text };
  const named = readEvidenceAddress(path);
  if (named) {
    const kept = await describeFile(needs, assessment, named);
    return kept && { url: path, text, file: { sha256: kept.sha256, name: kept.name } };
  }
  const key = /^\/(?:(?:es|en|fr)\/)?datasets\/([^/]+)/.exec(path)?.[1];
  if (key === undefined) return { url, text };
  const dataset = await needs.datasets.findReleased(decodeURIComponent(key));
  if (!dataset) return undefined;
  const { id, slug, metadata } = dataset;
  return { url: paths.datasetIdentity(slug), text, dataset: { id, slug, title: metadata.title } };
}

/** What a second person says of answers that others gave. */
export async function readSelfAssessment(
  needs: SelfNeeds,
  given: Caller | undefined,
  { assessment, revision }: Which,
  readings: Readings,
): Promise<SelfAssessment> {
  const { row: found, caller } = await requireAssessment(needs, given, assessment);
  const silent = Object.entries(readings).filter(([, each]) => each.verdict === 'contested' && each.comment === '');
  if (silent.length > 0) throw whyContested(silent.map(([id]) => id));
  await needs.database.transaction(async (tx) => {
    const row = await store.lock(tx, found.id);
    if (!row) throw noSuchAssessment();
    const state = requireNext(row.state, 'read');
    const answers = await store.listAnswers(tx, row.id);
    const touched = Object.keys(readings);
    requireUnchanged(row, answers, touched, revision);
    const missing = touched.filter((id) => !answers.some(({ question }) => question === id));
    if (missing.length > 0) throw nothingToRead(missing);
    const own = answers.filter((each) => touched.includes(each.question) && !isSecondReader(caller, each));
    if (own.length > 0) throw ownAnswers(own.map(({ question }) => question));
    const now = needs.clock();
    const who = { account: caller.account, name: caller.name, at: now };
    for (const [question, { verdict, comment }] of Object.entries(readings))
      await store.putReading(tx, row.id, { question, verdict, comment, ...who });
    await store.move(tx, row.id, { state, comment: row.comment, changed: now });
    await note(needs, tx, { caller, row, action: 'read-self-assessment', after: readings });
  });
  return showAssessment(needs, found.id);
}

export async function moveAssessment(
  needs: SelfNeeds,
  given: Caller | undefined,
  { assessment, revision }: Which,
  { event, comment }: z.output<typeof SelfMove>,
): Promise<SelfAssessment> {
  const { row: found, caller } = await requireAssessment(needs, given, assessment);
  if (event === 'return' && comment === '') throw whyReturned();
  await needs.database.transaction(async (tx) => {
    const row = await store.lock(tx, found.id);
    if (!row) throw noSuchAssessment();
    requireUnchanged(row, [], [], revision);
    const state = requireNext(row.state, event);
    await store.move(tx, row.id, { state, comment, changed: needs.clock() });
    await note(needs, tx, {
      caller,
      row,
      action: `${event}-self-assessment`,
      before: row.state,
      after: { state, comment },
    });
  });
  return showAssessment(needs, found.id);
}
