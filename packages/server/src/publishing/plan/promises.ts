import { addDays, type CommitmentId, paths } from '@milpa/sdk';
import type { Datasets } from '../../dataset/index.ts';
import type { Institutions } from '../../institution/index.ts';
import type { Database } from '../../storage/database/index.ts';
import type { Promised, PromiseSource } from '../clock/model.ts';
import { type CommitmentRow, store } from './store.ts';

export interface CommitmentSourceNeeds {
  readonly database: Database;
  readonly datasets: Pick<Datasets, 'listStanding'>;
  readonly institutions: Pick<Institutions, 'find'>;
}

/**
 * Commitments of approved plans, for the clock that reminds people. What is published is kept, whatever its day was; of what was
 * cancelled in public nobody is reminded.
 */
export function createCommitmentSource(needs: CommitmentSourceNeeds): PromiseSource {
  const { database, datasets, institutions } = needs;
  const isKept = async (row: CommitmentRow): Promise<boolean> =>
    (await datasets.listStanding(row.datasets)).some(({ state }) => state === 'released');
  const present = async (row: CommitmentRow): Promise<Promised> => {
    const slug = (await institutions.find(row.institution))?.slug ?? row.institution;
    return {
      kind: 'commitment',
      subject: row.id,
      institution: row.institution,
      title: row.name,
      due: row.due,
      lead: 30,
      overdue: addDays(row.due, 1),
      path: (language) => paths.openingPlan(language, slug),
    };
  };
  return {
    kind: 'commitment',
    async *listDueBy(day) {
      for (const row of await store.listApproved(database, null))
        if (row.due <= day && !row.cancelled && !(await isKept(row))) yield present(row);
    },
    async find(subject) {
      const row = await store.findCommitment(database, parseId(subject));
      return row && row.state === 'approved' && !row.cancelled && !(await isKept(row)) ? present(row) : undefined;
    },
  };
}
// Written by the clock from a commitment, whose identifier it is.
const parseId = (text: string) => text as CommitmentId;
