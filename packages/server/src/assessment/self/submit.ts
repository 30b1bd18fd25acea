import { listMoves, makeQuestionnaire, takeMoves } from '@milpa/measure';
import {
  formatCanonicalJson,
  Submission,
  type SubmissionChanges,
  SubmissionId,
  SubmissionSummary,
  type WhatIf,
  type WhatIfResult,
} from '@milpa/sdk';
import type { z } from 'zod';
import { hashOf } from '../../audit/index.ts';
import type { Caller } from '../../http/index.ts';
import { listFiles } from './evidence.ts';
import { evidenceStore } from './evidence-store.ts';
import { requireReader } from './may.ts';
import { countUnread, listPossible, presentScore, sameAnswer } from './model.ts';
import { couldNotSee, doNotFit, noSuchAssessment, noSuchSubmission, stillUnread } from './problems.ts';
import {
  listItems,
  note,
  presentBody,
  presentLive,
  requireAssessment,
  requireNext,
  requireUnchanged,
  type SelfNeeds,
  seeAssessment,
} from './service.ts';
import { store, type WantedSubmissions } from './store.ts';

/** Freezes an assessment as it stands, with what the portal finds now. What is frozen are bytes: nobody makes them anew. */
export async function freezeAssessment(
  needs: SelfNeeds,
  given: Caller | undefined,
  { assessment, revision }: { readonly assessment: string; readonly revision: number },
): Promise<Submission> {
  const { row: found, caller } = await requireAssessment(needs, given, assessment);
  requireUnchanged(found, [], [], revision);
  requireNext(found.state, 'freeze');
  // Looked at before the transaction: the portal asks itself, and would wait for its own lock.
  const seen = await seeAssessment(needs, found.id, 'look');
  if (!seen.live.complete) throw couldNotSee();
  return needs.database.transaction(async (tx) => {
    const row = await store.lock(tx, found.id);
    if (!row) throw noSuchAssessment();
    const state = requireNext(row.state, 'freeze');
    const items = listItems(seen, await store.listAnswers(tx, row.id));
    const unread = countUnread(items);
    if (unread > 0) throw stillUnread(unread);
    const now = needs.clock();
    const summary = {
      id: SubmissionId.parse(needs.random.id()),
      assessment: row.id,
      number: (await store.countSubmissions(tx, row.id)) + 1,
      questionnaire: row.questionnaire,
      method: seen.questionnaire.method,
      institution: presentBody(seen.body),
      country: row.country,
      frozen: now.toISOString(),
      by: caller.name,
      score: presentScore(seen.questionnaire, listPossible(items), row.country),
    };
    const content = { ...summary, items, live: presentLive(seen.live) };
    const [body, digest] = [formatCanonicalJson(content), hashOf(content)];
    const submission = Submission.parse({ ...JSON.parse(body), sha256: digest });
    await store.addSubmission(tx, {
      ...submission,
      institution: row.institution,
      frozen: now,
      account: caller.account,
      body,
      summary: SubmissionSummary.parse(submission),
    });
    await evidenceStore.freeze(
      tx,
      row.id,
      items.flatMap(({ person }) => listFiles(person?.evidence ?? [])),
    );
    await store.move(tx, row.id, { state, comment: '', changed: now });
    const { id, number } = submission;
    await note(needs, tx, {
      caller,
      row,
      action: 'freeze-self-assessment',
      after: { id, number, sha256: digest },
    });
    return submission;
  });
}

export async function requireSubmission({ database }: Pick<SelfNeeds, 'database'>, key: string) {
  const id = SubmissionId.safeParse(key);
  const row = id.success ? await store.findSubmission(database, id.data) : undefined;
  if (!row) throw noSuchSubmission();
  return { ...row, submission: Submission.parse({ ...JSON.parse(row.body), sha256: row.sha256 }) };
}

export async function listSubmissions(needs: SelfNeeds, ask: WantedSubmissions) {
  const [total, rows] = await Promise.all([
    store.countAllSubmissions(needs.database, ask),
    store.listSubmissions(needs.database, ask),
  ]);
  return { total, items: rows.map(({ summary }) => summary) };
}

export async function compareSubmissions(needs: SelfNeeds, after: string, before: string): Promise<SubmissionChanges> {
  const [{ submission: newer }, { submission: older }] = [
    await requireSubmission(needs, after),
    await requireSubmission(needs, before),
  ];
  const ids = [...new Set([...newer.items, ...older.items].map(({ id }) => id))];
  const items = ids.flatMap((id) => {
    const [was, is] = [older.items.find((each) => each.id === id), newer.items.find((each) => each.id === id)];
    return sameAnswer(was, is) ? [] : [{ id, before: was ?? null, after: is ?? null }];
  });
  const comparable = newer.questionnaire === older.questionnaire && newer.method === older.method;
  return { before: SubmissionSummary.parse(older), after: SubmissionSummary.parse(newer), comparable, items };
}

/** What other answers would give. Nothing is kept. */
export async function trySelfAssessment(
  needs: SelfNeeds,
  caller: Caller | undefined,
  assessment: string,
  { changes, moves: wanted, target }: z.output<typeof WhatIf>,
): Promise<WhatIfResult> {
  const { row } = await requireAssessment(needs, caller, assessment, requireReader);
  const seen = await seeAssessment(needs, row.id, 'recall');
  const questionnaire = makeQuestionnaire(row.questionnaire);
  const errors = Object.entries(changes).flatMap(([id, answer]) => {
    const question = questionnaire.questions.find((each) => each.id === id);
    if (question && Object.hasOwn(question.answers, answer)) return [];
    const detail = question ? Object.keys(question.answers).join(' | ') : 'no such question';
    return [{ pointer: `/changes/${id}`, detail }];
  });
  if (errors.length > 0) throw doNotFit(errors);
  const possible = listPossible(listItems(seen, seen.rows));
  const tried = { ...possible, ...Object.fromEntries(Object.entries(changes).map(([id, answer]) => [id, [answer]])) };
  const moves = wanted || target !== undefined ? listMoves(questionnaire, possible) : [];
  return {
    now: presentScore(questionnaire, possible, row.country),
    tried: presentScore(questionnaire, tried, row.country),
    moves,
    way: target === undefined ? null : (takeMoves(questionnaire, possible, target, moves) ?? null),
  };
}
