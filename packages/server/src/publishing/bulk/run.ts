import {
  type BulkAction,
  BulkId,
  type BulkOutcome,
  type DatasetId,
  type DistributionId,
  type LanguageMap,
  Problem,
} from '@milpa/sdk';
import { z } from 'zod';
import type { BulkNeeds, BulkRecord } from './model.ts';
import { noLinks } from './problems.ts';
import { store } from './store.ts';

export const bulkJob = 'bulk-run';
const together = 50;
const Payload = z.object({ bulk: BulkId });

interface Settled {
  readonly outcome: BulkOutcome;
  readonly message: LanguageMap | null;
}

/**
 * Works through what waits, a dataset at a time, each whole or not at all. Safe to repeat and to break off: what a killed
 * process had done to a dataset without noting it is found done.
 */
export async function runBulk(needs: BulkNeeds, payload: unknown, signal: AbortSignal): Promise<void> {
  const { database, clock } = needs;
  const { bulk: id } = Payload.parse(payload);
  const record = await store.find(database, id);
  if (!record || !(await store.setState(database, id, 'running', null))) return;
  for (;;) {
    const waiting = await store.listWaiting(database, id, together);
    if (waiting.length === 0) break;
    for (const { dataset, distributions } of waiting) {
      signal.throwIfAborted();
      if ((await store.find(database, id))?.state !== 'running') return; // stopped meanwhile
      await store.settle(database, id, dataset, await settle(needs, record, { dataset, distributions }, signal));
    }
  }
  await store.setState(database, id, 'done', clock());
}

interface Target {
  readonly dataset: DatasetId;
  readonly distributions: readonly DistributionId[];
}

async function settle(needs: BulkNeeds, record: BulkRecord, target: Target, signal: AbortSignal): Promise<Settled> {
  const { dataset } = target;
  try {
    if (record.action.do === 'check-links') return await askLinks(needs, record, target);
    const changed = await act(needs, record, dataset, signal);
    return { outcome: changed ? 'done' : 'unchanged', message: null };
  } catch (error) {
    // Anything else is ours, and the job is tried again.
    if (!(error instanceof Problem)) throw error;
    return { outcome: error.code === 'nothing-new' ? 'unchanged' : 'refused', message: error.details };
  }
}

/** Links are done one by one; what is left of the dataset are files. */
async function askLinks({ database, datasets }: BulkNeeds, { id }: BulkRecord, target: Target): Promise<Settled> {
  const asked = await datasets.handling.askLinks([target.dataset], target.distributions);
  await store.settleEach(database, id, [...asked]);
  return { outcome: 'unchanged', message: noLinks };
}

function act(
  { datasets }: BulkNeeds,
  { action, caller }: BulkRecord,
  id: DatasetId,
  signal: AbortSignal,
): Promise<boolean> {
  const { handling } = datasets;
  switch (action.do) {
    case 'release':
      return handling.release(caller, id, action.notes, signal);
    case 'withdraw':
      return handling.withdraw(caller, id, { reason: action.reason, authority: action.authority });
    default:
      return handling.describe(caller, id, (metadata) => describe(action, metadata.themes));
  }
}

type Describing = Exclude<BulkAction, { do: 'release' | 'withdraw' }>;

/** What an action says anew of a dataset. */
function describe(action: Describing, themes: readonly string[]) {
  switch (action.do) {
    case 'licence':
      return { licence: action.licence };
    case 'frequency':
      return { frequency: action.frequency };
    case 'contact':
      return { contact: { name: action.name, email: action.email } };
    case 'theme':
      return { themes: themes.includes(action.theme) ? [...themes] : [...themes, action.theme] };
    case 'access-note':
      return { rights: action.rights };
    default:
      return {};
  }
}
