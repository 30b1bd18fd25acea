import type { Route } from '../page.ts';
import { answerCalendar } from './calendar.tsx';
import { answerHolding } from './holding.tsx';
import { answerInventory } from './inventory.tsx';
import { answerPlan } from './plan.tsx';

export { HoldingFacts, Revisions } from './holding.tsx';
export { formatQuestion, HoldingTable, InventoryCounts, InventoryFilter, readQuestion } from './inventory.tsx';
export {
  Cancellation,
  CommitmentTable,
  Day,
  Decision,
  formatInterval,
  formatScore,
  Moves,
  PrioritySum,
} from './parts.tsx';
export { Bursts, Sessions } from './plan.tsx';

export const publishingRoutes: readonly Route[] = [
  { method: 'GET', path: '/institutions/:institution/inventory', handle: answerInventory },
  { method: 'GET', path: '/institutions/:institution/inventory/:holding', handle: answerHolding },
  { method: 'GET', path: '/institutions/:institution/plan', handle: answerPlan },
  { method: 'GET', path: '/commitments', handle: answerCalendar },
];
