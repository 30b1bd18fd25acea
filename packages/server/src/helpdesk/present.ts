import type { Case, CaseHistory, CaseMessage } from '@milpa/sdk';
import type { Caller } from '../http/index.ts';
import { listPowers } from './may.ts';
import { type CaseRow, type HelpdeskNeeds, isFinished, type MessageRow } from './model.ts';
import { noSuchCase } from './problems.ts';
import { store } from './store.ts';
import { findSubject, type Subject } from './subjects.ts';

export async function presentCases(needs: HelpdeskNeeds, caller: Caller, rows: readonly CaseRow[]): Promise<Case[]> {
  const now = needs.clock();
  const [names, counts, subjects] = await Promise.all([
    needs.institutions.listNames([...new Set(rows.map(({ institution }) => institution))]),
    store.countMessages(
      needs.database,
      rows.map(({ id }) => id),
    ),
    Promise.all(rows.map((row) => findSubject(needs, { kind: row.object_kind, id: row.object }))),
  ]);
  return rows.flatMap((row, at) => {
    const institution = names.find(({ id }) => id === row.institution);
    if (!institution) return [];
    const { id, slug, name } = institution;
    const subject = subjects[at];
    return [{ ...presentCase(row, subject, now), institution: { id, slug, name }, ...more(row, counts, caller) }];
  });
}

const more = (row: CaseRow, counts: ReadonlyMap<CaseRow['id'], number>, caller: Caller) => ({
  messages: counts.get(row.id) ?? 0,
  may: listPowers(caller, row.institution),
});

/** Of a thing that is gone the identifier is left. */
function presentCase(
  row: CaseRow,
  subject: Subject | undefined,
  now: Date,
): Omit<Case, 'institution' | 'messages' | 'may'> {
  const over = isFinished(row);
  const doneAt = row.solved ?? row.closed;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    object: { kind: row.object_kind, id: row.object, title: subject?.title ?? {}, dataset: subject?.dataset ?? null },
    state: row.state,
    origin: row.origin,
    post: { role: row.post_role, at: row.post_at },
    opened: row.opened.toISOString(),
    answer: presentTerm(row.answer_due, row.answered, !over && !row.answered && row.answer_due < now),
    solution: presentTerm(row.solve_due, doneAt, !over && row.solve_due < now),
    closed: row.closed?.toISOString() ?? null,
  };
}

const presentTerm = (due: Date, done: Date | null, late: boolean): Case['answer'] => ({
  due: due.toISOString(),
  done: done?.toISOString() ?? null,
  late,
});

export async function presentHistory(needs: HelpdeskNeeds, caller: Caller, row: CaseRow): Promise<CaseHistory> {
  const [presented] = await presentCases(needs, caller, [row]);
  if (!presented) throw noSuchCase(row.id);
  return { ...presented, history: (await store.listMessages(needs.database, row.id)).map(presentMessage) };
}

const presentMessage = (row: MessageRow): CaseMessage => ({
  number: row.number,
  at: row.at.toISOString(),
  from: row.origin,
  name: row.name,
  role: row.role,
  event: row.event,
  text: row.text,
  forgotten: row.forgotten !== null,
  waits: row.reply_to !== null,
});
