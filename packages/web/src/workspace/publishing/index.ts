import { formAt, leadTo, type Route, takeAt } from '../../page.ts';
import { places } from '../places.ts';
import { showAccess } from './access.tsx';
import { cancelCommitment, showCancel } from './cancel.tsx';
import { changeCommitment, removeCommitment, showCommitment } from './commitment.tsx';
import { changeHolding, createHolding, removeHolding, showHolding, showNewHolding } from './holding.tsx';
import { confirmImport, showImportForm, showImportReport, tryImport } from './import.tsx';
import { changeSettings, showInventories, showInventory } from './list.tsx';
import { addCommitment, movePlan, showPlan } from './plan.tsx';
import { beginPlan, showPlans } from './plans.tsx';
import { recordSession, showNewSession } from './session.tsx';

const inventory = '/workspace/inventory/:institution';
const holding = '/workspace/holdings/:holding';
const plan = '/workspace/opening-plans/:plan';
const commitment = '/workspace/commitments/:commitment';

export const publishingWorkRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/inventory', handle: showInventories },
  { method: 'GET', path: inventory, handle: showInventory },
  ...takeAt(`${inventory}/settings`, changeSettings, leadTo(places.inventory, 'institution')),
  ...formAt(`${inventory}/new`, showNewHolding, createHolding),
  ...formAt(`${inventory}/import`, showImportForm, tryImport),
  ...formAt('/workspace/inventory-imports/:import', showImportReport, confirmImport),
  ...formAt(holding, showHolding, changeHolding),
  { method: 'GET', path: `${holding}/access`, handle: showAccess },
  ...takeAt(`${holding}/remove`, removeHolding, leadTo(places.holding, 'holding')),
  ...formAt('/workspace/plans/:institution', showPlans, beginPlan),
  ...formAt('/workspace/plans/:institution/session', showNewSession, recordSession),
  ...formAt(plan, showPlan, addCommitment),
  ...takeAt(`${plan}/move`, movePlan, leadTo(places.plan, 'plan')),
  ...formAt(commitment, showCommitment, changeCommitment),
  ...formAt(`${commitment}/cancel`, showCancel, cancelCommitment),
  ...takeAt(`${commitment}/remove`, removeCommitment, leadTo(places.commitment, 'commitment')),
];
