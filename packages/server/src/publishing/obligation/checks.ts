import type { InstitutionId, ObligationCheck } from '@milpa/sdk';
import type { Holders } from '../../account/index.ts';
import type { Database } from '../../storage/database/index.ts';
import { store as clockStore } from '../clock/store.ts';
import { store as inventoryStore } from '../inventory/store.ts';
import { store as planStore } from '../plan/store.ts';

export interface CheckNeeds {
  readonly database: Database;
  readonly holders: Holders;
  /** Days of instants, by the time zone of the portal. */
  readonly dayOf: (instant: Date) => string;
}

/** What the portal sees: three-valued, and only the first counts as done. */
export interface Seen {
  readonly outcome: 'pass' | 'fail' | 'unknown';
  /** The day from which it holds, where that is known; today otherwise. */
  readonly on?: string;
  /** A number or a day that shows it, for people. */
  readonly found: string;
}
type Check = (needs: CheckNeeds, institution: InstitutionId, least: number, today: string) => Promise<Seen>;

const judgeCount = (count: number, least: number): Seen => ({
  outcome: count >= least ? 'pass' : 'fail',
  found: String(count),
});

export const checks: Readonly<Record<ObligationCheck, Check>> = {
  async 'liaison-appointed'({ holders, dayOf }, institution) {
    const [first] = await holders.list(institution, ['liaison']);
    return first
      ? { outcome: 'pass', on: dayOf(first.from), found: dayOf(first.from) }
      : { outcome: 'fail', found: '' };
  },
  /** Unknown while nothing was entered: an institution may keep its inventory elsewhere. */
  async 'inventory-classified'({ database }, institution, least) {
    const holdings = await inventoryStore.list(database, [institution]);
    if (holdings.length === 0) return { outcome: 'unknown', found: '0' };
    const classified = holdings.filter(({ content }) => content.level !== null && content.level !== undefined).length;
    if (classified < holdings.length) return { outcome: 'fail', found: `${classified} / ${holdings.length}` };
    return judgeCount(classified, least);
  },
  async 'plan-approved'({ database }, institution) {
    const plans = await planStore.listPlans(database, institution);
    const held = plans.flatMap((plan) => (plan.state === 'approved' && plan.held ? [plan.held] : [])).toSorted();
    const [first] = held;
    return first === undefined ? { outcome: 'fail', found: '' } : { outcome: 'pass', on: first, found: first };
  },
  async 'datasets-released'({ database }, institution, least, today) {
    const counts = await clockStore.countStates(database, today, [institution]);
    return judgeCount(counts ? Object.values(counts).reduce((sum, each) => sum + each, 0) : 0, least);
  },
};
