import type { DatasetId, FieldChange, HistoryEntry, InstitutionId } from '@milpa/sdk';
import type { Caller } from '../../http/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import type { DatasetContext } from '../model.ts';
import { addChange } from '../store/change.ts';

export interface HistoryFacts {
  readonly caller: Caller | undefined;
  readonly action: HistoryEntry['action'];
  readonly changes: readonly FieldChange[];
  readonly version?: number;
  readonly said?: { readonly reason: string; readonly authority: string };
}

/** Writes what a transaction did to a dataset, whose row it holds. */
export async function keepHistory(
  context: Pick<DatasetContext, 'clock'>,
  tx: Transaction,
  { id, publisher }: { readonly id: DatasetId; readonly publisher: InstitutionId },
  { caller, action, changes, version, said }: HistoryFacts,
): Promise<void> {
  // The role that let it happen: in the institution, else in the whole portal.
  const roles = caller?.appointments ?? [];
  const role =
    roles.find(({ institution }) => institution === publisher) ?? roles.find(({ institution }) => institution === null);
  await addChange(tx, id, {
    at: context.clock(),
    action,
    account: caller?.account ?? null,
    role: role?.role ?? null,
    institution: role?.institution ?? null,
    version: version ?? null,
    changes: [...changes],
    said: said ?? null,
  });
}
