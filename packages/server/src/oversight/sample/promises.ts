import { type AccountId, addDays, findDayIn, paths } from '@milpa/sdk';
import { listRolesWith } from '../../account/index.ts';
import type { Promised, PromiseSource } from '../../publishing/index.ts';
import type { ActionRow, RepliedRow, SampleNeeds } from './model.ts';
import { store } from './store.ts';

/** Open actions, for the clock that reminds people: the letters go to the post that was charged. */
export function createActionSource(needs: Pick<SampleNeeds, 'database'>): PromiseSource {
  const present = (row: ActionRow): Promised => ({
    kind: 'corrective-action',
    subject: row.id,
    institution: row.institution,
    post: row.post,
    title: { es: row.what },
    due: row.due,
    lead: 30,
    overdue: addDays(row.due, 1),
    path: (language) => paths.correctiveAction(language, row.id),
  });
  return {
    kind: 'corrective-action',
    async *listDueBy(day) {
      for (const row of await store.listOpenBy(needs.database, day)) yield present(row);
    },
    async find(subject) {
      const row = await store.findAction(needs.database, subject);
      return row?.state === 'open' ? present(row) : undefined;
    },
  };
}

/** Answers that wait for a judgement, for the same clock: the letters go to those who asked. */
export function createReplySource(needs: Pick<SampleNeeds, 'database' | 'holders' | 'timeZone'>): PromiseSource {
  const present = async (row: RepliedRow): Promise<Promised> => {
    const due = findDayIn(needs.timeZone, row.replied);
    return {
      kind: 'reply',
      subject: row.id,
      institution: row.institution,
      title: { es: row.what },
      ...{ due, lead: 0, overdue: due },
      path: (language) => paths.correctiveAction(language, row.id),
      readers: await listReaders(needs, row),
    };
  };
  return {
    kind: 'reply',
    async *listDueBy() {
      for (const row of await store.listReplied(needs.database, null)) yield await present(row);
    },
    async find(subject) {
      const [row] = await store.listReplied(needs.database, subject);
      return row && present(row);
    },
  };
}

/**
 * Who noted the finding, ordered the action or judged it before, of those who still examine; where all of them left, whoever
 * examines now: what is not published yet is for nobody else.
 */
async function listReaders(
  { holders }: Pick<SampleNeeds, 'holders'>,
  { scope, involved }: RepliedRow,
): Promise<AccountId[]> {
  const roles = listRolesWith('examine');
  const held = [...(await holders.list(null, roles)), ...(scope === null ? [] : await holders.list(scope, roles))];
  const examiners = [...new Set(held.map(({ account }) => account))];
  const there = examiners.filter((account) => involved.includes(account));
  return there.length > 0 ? there : examiners;
}
