import { type Handle, type Route, redirect } from '../../page.ts';
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

/** Addresses that only take a form lead to the page of the form. */
const to =
  (address: (language: 'es' | 'en' | 'fr', key: string) => string, name: string): Handle =>
  async ({ reader, params }) =>
    redirect(address(reader.language, params[name] ?? ''));

const inventory = '/workspace/inventory/:institution';
const holding = '/workspace/holdings/:holding';
const plan = '/workspace/opening-plans/:plan';
const commitment = '/workspace/commitments/:commitment';

export const publishingWorkRoutes: readonly Route[] = [
  { method: 'GET', path: '/workspace/inventory', handle: showInventories },
  { method: 'GET', path: inventory, handle: showInventory },
  { method: 'POST', path: `${inventory}/settings`, handle: changeSettings },
  { method: 'GET', path: `${inventory}/settings`, handle: to(places.inventory, 'institution') },
  { method: 'GET', path: `${inventory}/new`, handle: showNewHolding },
  { method: 'POST', path: `${inventory}/new`, handle: createHolding },
  { method: 'GET', path: `${inventory}/import`, handle: showImportForm },
  { method: 'POST', path: `${inventory}/import`, handle: tryImport },
  { method: 'GET', path: '/workspace/inventory-imports/:import', handle: showImportReport },
  { method: 'POST', path: '/workspace/inventory-imports/:import', handle: confirmImport },
  { method: 'GET', path: holding, handle: showHolding },
  { method: 'POST', path: holding, handle: changeHolding },
  { method: 'GET', path: `${holding}/access`, handle: showAccess },
  { method: 'POST', path: `${holding}/remove`, handle: removeHolding },
  { method: 'GET', path: `${holding}/remove`, handle: to(places.holding, 'holding') },
  { method: 'GET', path: '/workspace/plans/:institution', handle: showPlans },
  { method: 'POST', path: '/workspace/plans/:institution', handle: beginPlan },
  { method: 'GET', path: '/workspace/plans/:institution/session', handle: showNewSession },
  { method: 'POST', path: '/workspace/plans/:institution/session', handle: recordSession },
  { method: 'GET', path: plan, handle: showPlan },
  { method: 'POST', path: plan, handle: addCommitment },
  { method: 'POST', path: `${plan}/move`, handle: movePlan },
  { method: 'GET', path: `${plan}/move`, handle: to(places.plan, 'plan') },
  { method: 'GET', path: commitment, handle: showCommitment },
  { method: 'POST', path: commitment, handle: changeCommitment },
  { method: 'GET', path: `${commitment}/cancel`, handle: showCancel },
  { method: 'POST', path: `${commitment}/cancel`, handle: cancelCommitment },
  { method: 'POST', path: `${commitment}/remove`, handle: removeCommitment },
  { method: 'GET', path: `${commitment}/remove`, handle: to(places.commitment, 'commitment') },
];
