import {
  type AccountId,
  type DatasetId,
  type FieldChange,
  HoldingForm,
  type HoldingId,
  type InstitutionId,
  neutralWeights,
  type SessionId,
  type Weights,
} from '@milpa/sdk';
import type { Queryable, Transaction } from '../../storage/database/index.ts';
import type { HoldingContent } from '../model.ts';

export interface HoldingRow {
  readonly id: HoldingId;
  readonly institution: InstitutionId;
  readonly content: HoldingContent;
  /** First day an approved plan promises it for. */
  readonly planned: string | null;
  readonly revision: number;
  readonly created: Date;
  readonly updated: Date;
}

interface Stored extends Omit<HoldingContent, 'personalData' | 'form'> {
  readonly id: HoldingId;
  readonly institution: InstitutionId;
  readonly personal_data: HoldingContent['personalData'];
  readonly form: string | null;
  readonly planned: string | null;
  readonly revision: number;
  readonly created: Date;
  readonly updated: Date;
}

const columns = `h.id, h.institution, h.key, h.name, h.description, h.area, h.post, h.system, h.form, h.subject, h.geography,
  h.period, h.personal_data, h.level, h.decision, h.priority, h.revision, h.created, h.updated,
  coalesce((select json_agg(d.dataset order by d.position) from holding_dataset d where d.holding = h.id), '[]') as datasets,
  (select min(c.due)::text from commitment c join opening_plan p on p.id = c.plan
   where c.holding = h.id and p.state = 'approved'
     and not exists (select from commitment_cancellation x where x.commitment = c.id)) as planned`;

function present(row: Stored): HoldingRow {
  const { id, institution, planned, revision, created, updated, personal_data, form, ...rest } = row;
  return {
    ...{ id, institution, planned, revision, created, updated },
    content: { ...rest, form: HoldingForm.nullable().parse(form), personalData: personal_data },
  };
}

const values = (content: HoldingContent) => [
  content.key,
  content.name,
  content.description,
  content.area,
  content.post,
  content.system,
  content.form,
  content.subject,
  content.geography,
  content.period,
  content.personalData,
  content.level,
  content.decision,
  content.priority,
];

export interface SettingsRow {
  readonly closed_names_public: boolean;
  readonly weights: Weights;
  readonly weights_from: { readonly session: SessionId; readonly held: string; readonly resolution: number } | null;
  readonly revision: number;
}
/** What every institution starts with: names of what is closed are kept back, all factors count the same. */
export const firstSettings: SettingsRow = {
  closed_names_public: false,
  weights: neutralWeights,
  weights_from: null,
  revision: 0,
};

export interface HoldingChangeRow {
  readonly holding: HoldingId;
  readonly institution: InstitutionId;
  readonly revision: number;
  readonly at: Date;
  readonly action: string;
  readonly account: AccountId;
  readonly by_name: string;
  readonly level: string | null;
  readonly changes: readonly FieldChange[];
}

export interface HoldingCount {
  readonly institution: InstitutionId;
  readonly holdings: number;
  readonly classified: number;
}

/** The SQL of inventories. */
export const store = {
  async find(db: Queryable, id: HoldingId): Promise<HoldingRow | undefined> {
    const [row] = await db.query<Stored>(`select ${columns} from holding h where h.id = $1`, [id]);
    return row && present(row);
  },
  /** The row, held against every other writer until the transaction ends. */
  async lock(tx: Transaction, id: HoldingId): Promise<HoldingRow | undefined> {
    await tx.query('select 1 from holding where id = $1 for update', [id]);
    return store.find(tx, id);
  },
  async list(db: Queryable, institutions: readonly InstitutionId[]): Promise<HoldingRow[]> {
    const rows = await db.query<Stored>(
      `select ${columns} from holding h where h.institution = any($1::uuid[]) order by h.key`,
      [institutions],
    );
    return rows.map(present);
  },
  /** Of every institution that has any: how many there are, and how many are classified by what is not to be reviewed yet. */
  countAll: (db: Queryable, today: string) =>
    db.query<HoldingCount>(
      `select h.institution, count(*)::int as holdings,
         (count(*) filter (where h.level is not null
           and (h.decision is null or h.decision->>'review' >= $1)))::int as classified
       from holding h group by h.institution`,
      [today],
    ),
  async findByKey(db: Queryable, institution: InstitutionId, key: string): Promise<HoldingId | undefined> {
    const [row] = await db.query<{ id: HoldingId }>('select id from holding where institution = $1 and key = $2', [
      institution,
      key,
    ]);
    return row?.id;
  },
  /** Writers of one inventory come one after the other where keys are given out. */
  lockInventory: (tx: Transaction, institution: InstitutionId) =>
    tx.query("select pg_advisory_xact_lock(hashtextextended('inventory ' || $1::text, 0))", [institution]),
  async addAll(tx: Transaction, rows: readonly Pick<HoldingRow, 'id' | 'institution' | 'content'>[], now: Date) {
    if (rows.length === 0) return;
    await tx.query(
      `insert into holding (id, institution, key, name, description, area, post, system, form, subject, geography, period,
         personal_data, level, decision, priority, revision, created, updated)
       select r.id, r.institution, r.key, r.name, r.description, r.area, r.post, r.system, r.form, r.subject, r.geography,
         r.period, r."personalData", r.level, nullif(r.decision, 'null'), r.priority, 1, $2, $2
       from jsonb_to_recordset($1::text::jsonb) as r (id uuid, institution uuid, key text, name jsonb, description jsonb,
         area text, post text, system text, form text, subject text, geography text, period text, "personalData" text,
         level text, decision jsonb, priority jsonb)`,
      [JSON.stringify(rows.map(({ id, institution, content }) => ({ ...content, id, institution }))), now],
    );
    for (const { id, content } of rows)
      if (content.datasets.length > 0) await store.setDatasets(tx, id, content.datasets);
  },
  async change(tx: Transaction, id: HoldingId, content: HoldingContent, at: { revision: number; now: Date }) {
    await tx.query(
      `update holding set key = $2, name = $3, description = $4, area = $5, post = $6, system = $7, form = $8, subject = $9,
         geography = $10, period = $11, personal_data = $12, level = $13, decision = $14, priority = $15, revision = $16,
         updated = $17 where id = $1`,
      [id, ...values(content), at.revision, at.now],
    );
    await store.setDatasets(tx, id, content.datasets);
  },
  async setDatasets(tx: Transaction, id: HoldingId, datasets: readonly DatasetId[]) {
    await tx.query('delete from holding_dataset where holding = $1', [id]);
    if (datasets.length === 0) return;
    await tx.query(
      `insert into holding_dataset (holding, dataset, position)
       select $1, d.id, d.at from unnest($2::uuid[]) with ordinality as d (id, at)`,
      [id, datasets],
    );
  },
  remove: (tx: Transaction, id: HoldingId) => tx.query('delete from holding where id = $1', [id]),
  isPromised: async (db: Queryable, id: HoldingId): Promise<boolean> =>
    (await db.query('select 1 from commitment where holding = $1 limit 1', [id])).length > 0,
  addChanges: (tx: Transaction, rows: readonly HoldingChangeRow[]) =>
    tx.query(
      `insert into holding_change (holding, institution, revision, at, action, account, by_name, level, changes)
       select r.holding, r.institution, r.revision, r.at, r.action, r.account, r.by_name, r.level, r.changes
       from jsonb_to_recordset($1::text::jsonb) as r (holding uuid, institution uuid, revision integer, at timestamptz,
         action text, account uuid, by_name text, level text, changes jsonb)`,
      [JSON.stringify(rows)],
    ),
  listChanges: (db: Queryable, id: HoldingId) =>
    db.query<Omit<HoldingChangeRow, 'holding'>>(
      `select institution, revision, at, action, account, by_name, level, changes from holding_change
       where holding = $1 order by revision desc`,
      [id],
    ),
  async findSettings(db: Queryable, institution: InstitutionId): Promise<SettingsRow> {
    return (await store.listSettings(db, [institution])).get(institution) ?? firstSettings;
  },
  /** Of those that chose something. */
  async listSettings(
    db: Queryable,
    institutions: readonly InstitutionId[],
  ): Promise<ReadonlyMap<InstitutionId, SettingsRow>> {
    const rows = await db.query<SettingsRow & { institution: InstitutionId }>(
      `select institution, closed_names_public, weights, weights_from, revision from inventory_settings
       where institution = any($1::uuid[])`,
      [institutions],
    );
    return new Map(rows.map((row) => [row.institution, row]));
  },
  /** Writes the choices down when they are still at the revision they were read at; false otherwise. */
  async putSettings(tx: Transaction, institution: InstitutionId, next: SettingsRow, now: Date): Promise<boolean> {
    const rows = await tx.query(
      `insert into inventory_settings as s (institution, closed_names_public, weights, weights_from, revision, updated)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (institution) do update set closed_names_public = $2, weights = $3, weights_from = $4, revision = $5,
         updated = $6
       where s.revision = $5 - 1 returning 1`,
      [institution, next.closed_names_public, next.weights, next.weights_from, next.revision, now],
    );
    return rows.length > 0;
  },
};
