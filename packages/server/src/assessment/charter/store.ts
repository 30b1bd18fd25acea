import type { AccountId, DatasetId, InstitutionId } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';

export interface SlotRow {
  readonly slot: string;
  readonly dataset: DatasetId;
  readonly since: Date;
  readonly note: string;
}

export interface NewSlotRow extends SlotRow {
  readonly id: string;
  readonly account: AccountId;
  readonly institution: InstitutionId;
}

/** The SQL of who said which dataset fills a slot. Nothing is deleted: what is over has an end. */
export const store = {
  list: (db: Queryable) =>
    db.query<SlotRow>(
      'select slot, dataset, since, note from charter_slot where ended is null order by slot, since, dataset',
    ),
  /** False when it stands already. */
  async add(db: Queryable, row: NewSlotRow): Promise<boolean> {
    const added = await db.query(
      `insert into charter_slot (id, slot, dataset, since, account, institution, note)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (slot, dataset) where ended is null do nothing returning id`,
      [row.id, row.slot, row.dataset, row.since, row.account, row.institution, row.note],
    );
    return added.length > 0;
  },
  /** False when it does not stand. */
  async end(
    db: Queryable,
    { slot, dataset }: Pick<SlotRow, 'slot' | 'dataset'>,
    by: { readonly account: AccountId; readonly at: Date },
  ): Promise<boolean> {
    const ended = await db.query(
      `update charter_slot set ended = $3, ended_by = $4 where slot = $1 and dataset = $2 and ended is null
       returning id`,
      [slot, dataset, by.at, by.account],
    );
    return ended.length > 0;
  },
};
