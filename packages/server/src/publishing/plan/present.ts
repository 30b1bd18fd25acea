import { type Commitment, type CommitmentState, commitmentStates, type InstitutionId } from '@milpa/sdk';
import type { StandingDataset } from '../../dataset/index.ts';
import type { Eyes } from '../inventory/present.ts';
import { dayOf, type Named, type PublishingNeeds } from '../model.ts';
import type { CommitmentRow } from './store.ts';

/**
 * Commitments as the reader may see them. What was promised in public and closed afterwards is told to nobody outside any
 * more: a holding made private must not go on being exported (ADELA defect 2).
 */
export async function presentCommitments(
  needs: Pick<PublishingNeeds, 'datasets' | 'institutions' | 'clock'>,
  rows: readonly CommitmentRow[],
  eyes: Eyes,
): Promise<Commitment[]> {
  const shown = rows.filter((row) => eyes === 'inside' || isPublic(row));
  const [standing, names] = await Promise.all([
    needs.datasets.listStanding([...new Set(shown.flatMap(({ datasets }) => datasets))]),
    needs.institutions.listNames([...new Set(shown.map(({ institution }) => institution))]),
  ]);
  const datasets = new Map(standing.map((each) => [each.id, each]));
  const bodies = new Map<InstitutionId, Named>(names.map(({ id, slug, name }) => [id, { id, slug, name }]));
  const today = dayOf(needs.clock());
  return shown.flatMap((row) => {
    const institution = bodies.get(row.institution);
    return institution ? [presentCommitment(row, { institution, datasets, today, eyes })] : [];
  });
}

/** Whether everyone may read it: of an approved plan, and not of a holding whose name is kept back. */
export const isPublic = ({ state, level, closed_names_public }: CommitmentRow): boolean =>
  state === 'approved' && (level === 'public' || (level !== null && closed_names_public));

function presentCommitment(
  row: CommitmentRow,
  at: { institution: Named; datasets: ReadonlyMap<string, StandingDataset>; today: string; eyes: Eyes },
): Commitment {
  const released = row.datasets
    .flatMap((id) => at.datasets.get(id) ?? [])
    .filter(({ state, issued }) => state === 'released' && issued !== null)
    .toSorted((a, b) => Number(a.issued) - Number(b.issued));
  const [earliest] = released;
  const published = earliest?.issued ? dayOf(earliest.issued) : null;
  return {
    ...{ id: row.id, plan: row.plan, institution: at.institution, holding: row.holding, name: row.name },
    ...{ post: row.post, person: at.eyes === 'inside' ? row.person : '', due: row.due, first: row.first },
    ...{ frequency: row.frequency, goal: row.goal, published, revision: row.revision },
    state: judge(row, published, at.today),
    account: at.eyes === 'inside' ? row.account : null,
    cancelled: row.cancelled,
    dataset: earliest ? { slug: earliest.slug, title: earliest.title } : null,
    rescheduled: row.rescheduled.map(({ number, at: when, from, to, by, reason }) => ({
      ...{ number, at: when, from, to, by, reason },
    })),
  };
}

/** What was taken back and published all the same was kept. */
function judge({ due, cancelled }: CommitmentRow, published: string | null, today: string): CommitmentState {
  if (published !== null) return published <= due ? 'kept' : 'late';
  if (cancelled) return 'cancelled';
  return due < today ? 'overdue' : 'due';
}

export function countStates(items: readonly Commitment[]): Record<CommitmentState, number> {
  const counts = { kept: 0, late: 0, due: 0, overdue: 0, cancelled: 0 };
  for (const state of commitmentStates) counts[state] = items.filter((item) => item.state === state).length;
  return counts;
}

export function countMonths(items: readonly Commitment[]) {
  const months = new Map<string, { month: string; commitments: number; overdue: number }>();
  for (const { due, state } of items) {
    const month = due.slice(0, 7);
    const counted = months.get(month) ?? { month, commitments: 0, overdue: 0 };
    months.set(month, {
      month,
      commitments: counted.commitments + 1,
      overdue: counted.overdue + (state === 'overdue' ? 1 : 0),
    });
  }
  return [...months.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
