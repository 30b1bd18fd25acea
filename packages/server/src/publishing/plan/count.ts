import type { DatasetId, InstitutionId } from '@milpa/sdk';
import { dayOf, type PublishingNeeds } from '../model.ts';
import { store } from './store.ts';

/** How an institution keeps what its approved plans promise. */
export interface PlanCount {
  readonly institution: InstitutionId;
  readonly promised: number;
  /** Whose first approved day has come, or that are kept. */
  readonly due: number;
  /** Published by the day that was approved first, whatever it was moved to. */
  readonly onTime: number;
  readonly late: number;
}

/**
 * Of every institution with an approved plan. What was withdrawn again is not kept. What was cancelled stays promised:
 * otherwise cancelling what is late would be as good as keeping it.
 */
export async function countPlans(
  { database, datasets }: Pick<PublishingNeeds, 'database' | 'datasets'>,
  today: string,
): Promise<PlanCount[]> {
  const [planning, commitments] = await Promise.all([store.listPlanning(database), store.listApproved(database, null)]);
  const linked = [...new Set(commitments.flatMap((each) => each.datasets))];
  const issued = new Map<DatasetId, string>();
  for (const { id, state, issued: first } of await datasets.listStanding(linked))
    if (state === 'released' && first) issued.set(id, dayOf(first));
  const counts = new Map(
    planning.map((institution) => [institution, { institution, promised: 0, due: 0, onTime: 0, late: 0 }]),
  );
  for (const { institution, first, datasets: of } of commitments) {
    const count = counts.get(institution);
    if (!count) continue;
    const kept = of.flatMap((id) => issued.get(id) ?? []).toSorted()[0];
    count.promised += 1;
    if (kept !== undefined || first < today) count.due += 1;
    if (kept !== undefined) count[kept <= first ? 'onTime' : 'late'] += 1;
  }
  return [...counts.values()];
}
