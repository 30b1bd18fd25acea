import type { DatasetId, FieldChange, HistoryEntry, InstitutionId } from '@milpa/sdk';
import type { Caller } from '../../http/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import type { DatasetContext } from '../model.ts';
import { addChanges } from '../store/change.ts';

export interface HistoryFacts {
  readonly caller: Caller | undefined;
  readonly action: HistoryEntry['action'];
  readonly changes: readonly FieldChange[];
  readonly version?: number;
  readonly said?: { readonly reason: string; readonly authority: string };
}

export interface HistoryFor extends HistoryFacts {
  readonly dataset: { readonly id: DatasetId; readonly publisher: InstitutionId };
}

/** Writes what a transaction did to a dataset, whose row it holds. */
export const keepHistory = (
  context: Pick<DatasetContext, 'clock'>,
  tx: Transaction,
  dataset: HistoryFor['dataset'],
  facts: HistoryFacts,
): Promise<void> => keepHistories(context, tx, [{ ...facts, dataset }]);

/** The same for several datasets, each once. */
export async function keepHistories(
  context: Pick<DatasetContext, 'clock'>,
  tx: Transaction,
  entries: readonly HistoryFor[],
): Promise<void> {
  await addChanges(
    tx,
    entries.map(({ dataset, caller, action, changes, version, said }) => {
      // The role that let it happen: in the institution, else in the whole portal.
      const roles = caller?.appointments ?? [];
      const role =
        roles.find(({ institution }) => institution === dataset.publisher) ??
        roles.find(({ institution }) => institution === null);
      return {
        dataset: dataset.id,
        at: context.clock(),
        action,
        account: caller?.account ?? null,
        role: role?.role ?? null,
        institution: role?.institution ?? null,
        version: version ?? null,
        changes: [...changes],
        said: said ?? null,
      };
    }),
  );
}
