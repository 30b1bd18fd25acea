import { addDays, paths } from '@milpa/sdk';
import type { Promised, PromiseSource } from '../../publishing/index.ts';
import type { MilestoneRow, RecommendationNeeds, RecommendationRow } from './model.ts';
import { store } from './store.ts';

const shared = (row: RecommendationRow, due: string) => ({
  post: row.post ?? undefined,
  due,
  lead: 30,
  overdue: addDays(due, 1),
  path: (language: Parameters<Promised['path']>[0]) => paths.recommendations(language, row.id),
});

/** Answers that are owed, for the clock that reminds people. */
export function createAnswerSource({ database }: Pick<RecommendationNeeds, 'database'>): PromiseSource {
  const present = (row: RecommendationRow | undefined): Promised | undefined =>
    row?.state === 'received' && row.institution !== null && row.answer_due !== null
      ? {
          ...{ kind: 'recommendation', subject: row.id, institution: row.institution, title: row.title },
          ...shared(row, row.answer_due),
        }
      : undefined;
  return {
    kind: 'recommendation',
    async *listDueBy(day) {
      for (const row of await store.listOwedBy(database, day)) {
        const owed = present(row);
        if (owed) yield owed;
      }
    },
    find: async (subject) => present(await store.find(database, subject)),
  };
}

export function createMilestoneSource({ database }: Pick<RecommendationNeeds, 'database'>): PromiseSource {
  const present = async (milestone: MilestoneRow | undefined): Promise<Promised | undefined> => {
    const row = milestone && (await store.find(database, milestone.recommendation));
    if (!milestone || milestone.done !== null || !row || row.institution === null) return undefined;
    return {
      ...{ kind: 'milestone', subject: milestone.id, institution: row.institution, title: { es: milestone.title } },
      ...shared(row, milestone.due),
    };
  };
  return {
    kind: 'milestone',
    async *listDueBy(day) {
      for (const row of await store.listMilestonesBy(database, day)) {
        const promised = await present(row);
        if (promised) yield promised;
      }
    },
    find: async (subject) => present(await store.findMilestone(database, subject)),
  };
}
