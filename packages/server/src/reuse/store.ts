import type { DatasetId, InstitutionId, ReuseId, ReuseState } from '@milpa/sdk';
import type { Queryable } from '../storage/database/index.ts';
import type { CheckRow, ReuseRow, SaidRow, UsedRow } from './model.ts';

const columns = `r.id, r.state, r.title, r.description, r.language, r.kind, r.address, r.maker_name, r.maker_kind, r.since,
  r.impact_text, r.impact_url, r.impact_confirmed, r.impact_confirmed_by, r.email, r.made, r.accepted, r.changed, r.reason,
  r.revision`;

const first = async <Row>(rows: Promise<Row[]>): Promise<Row | undefined> => (await rows)[0];

export interface Wanted {
  readonly states: readonly ReuseState[];
  /** Folded; every one must be there. */
  readonly words: readonly string[];
  readonly kind: string | null;
  readonly theme: string | null;
  /** Of any of these; null: whatever. */
  readonly institutions: readonly InstitutionId[] | null;
  readonly dataset: DatasetId | null;
  readonly limit: number;
  readonly offset: number;
}

const said = (row: SaidRow) => [
  ...[row.title, row.description, row.language, row.kind, row.address, row.maker_name, row.maker_kind],
  ...[row.since, row.impact_text, row.impact_url],
];

/** The SQL of reuses, one statement a function. */
export const store = {
  add: (db: Queryable, row: ReuseRow & { readonly words: string }) =>
    db.query(
      `insert into reuse (title, description, language, kind, address, maker_name, maker_kind, since, impact_text, impact_url,
         id, state, words, email, made, accepted, changed)
       values ($1, $2, $3, $4, $5, $6, $7, $8::date, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [...said(row), row.id, row.state, row.words, row.email, row.made, row.accepted, row.changed],
    ),
  find: (db: Queryable, id: ReuseId) =>
    first(db.query<ReuseRow>(`select ${columns} from reuse r where r.id = $1`, [id])),
  /** Held until the transaction ends: one at a time changes it. */
  lock: (db: Queryable, id: ReuseId) =>
    first(db.query<ReuseRow>(`select ${columns} from reuse r where r.id = $1 for update`, [id])),
  /** The newest first. */
  list: async (db: Queryable, ask: Wanted): Promise<{ readonly total: number; readonly rows: readonly ReuseRow[] }> => {
    const rows = await db.query<ReuseRow & { total: number }>(
      `select ${columns}, count(*) over ()::int as total from reuse r
       where r.state = any($1) and ($3::text is null or r.kind = $3)
         and not exists (select from unnest($2::text[]) as w where position(w in r.words) = 0)
         and (($4::text is null and $5::uuid[] is null and $6::uuid is null) or exists (
           select from reuse_dataset d where d.reuse = r.id and ($4 is null or $4 = any(d.themes))
             and ($5 is null or d.institution = any($5)) and ($6 is null or d.dataset = $6)))
       order by coalesce(r.accepted, r.changed) desc, r.id desc limit $7 offset $8`,
      [ask.states, ask.words, ask.kind, ask.theme, ask.institutions, ask.dataset, ask.limit, ask.offset],
    );
    const [one] = rows;
    if (one || ask.offset === 0) return { total: one?.total ?? 0, rows };
    // Beyond the end there is no row to say how many there are.
    return { total: (await store.list(db, { ...ask, limit: 1, offset: 0 })).total, rows };
  },
  move: (db: Queryable, row: Pick<ReuseRow, 'id' | 'state' | 'accepted' | 'changed' | 'reason'>) =>
    db.query(
      `update reuse set state = $2, accepted = $3, changed = $4, reason = $5, revision = revision + 1 where id = $1`,
      [row.id, row.state, row.accepted, row.changed, row.reason],
    ),
  /** What was confirmed was confirmed of the words as they stood: where those change it is a claim again. */
  correct: (db: Queryable, row: SaidRow & Pick<ReuseRow, 'id' | 'state' | 'changed'> & { readonly words: string }) =>
    db.query(
      `update reuse set title = $1, description = $2, language = $3, kind = $4, address = $5, maker_name = $6,
         maker_kind = $7, since = $8::date, impact_text = $9, impact_url = $10, state = $12, words = $13, changed = $14,
         reason = null, revision = revision + 1,
         impact_confirmed = case when impact_text is not distinct from $9 and impact_url is not distinct from $10 then impact_confirmed end,
         impact_confirmed_by = case when impact_text is not distinct from $9 and impact_url is not distinct from $10 then impact_confirmed_by end
       where id = $11`,
      [...said(row), row.id, row.state, row.words, row.changed],
    ),
  confirmImpact: (db: Queryable, id: ReuseId, by: InstitutionId, now: Date) =>
    db.query(
      'update reuse set impact_confirmed = $2, impact_confirmed_by = $3, revision = revision + 1 where id = $1',
      [id, now, by],
    ),

  setUsed: async (db: Queryable, reuse: ReuseId, used: readonly Omit<UsedRow, 'reuse'>[]): Promise<void> => {
    await db.query('delete from reuse_dataset where reuse = $1', [reuse]);
    await db.query(
      `insert into reuse_dataset (reuse, dataset, position, version, institution, themes, released)
       select $1, u.dataset, u.position, u.version, u.institution, array(select jsonb_array_elements_text(u.themes)), u.released
       from jsonb_to_recordset($2::jsonb) as u (dataset uuid, position integer, version integer, institution uuid, themes jsonb,
         released boolean)`,
      [reuse, JSON.stringify(used.map((each, position) => ({ ...each, position })))],
    );
  },
  listUsed: (db: Queryable, reuses: readonly ReuseId[]) =>
    db.query<UsedRow>(
      `select reuse, dataset, version, institution, themes, released from reuse_dataset
       where reuse = any($1::uuid[]) order by reuse, position`,
      [reuses],
    ),
  /** Whose data were used in anything, of all states. */
  listInstitutions: async (db: Queryable): Promise<InstitutionId[]> =>
    (await db.query<{ institution: InstitutionId }>('select distinct institution from reuse_dataset')).map(
      ({ institution }) => institution,
    ),
  /** Public ones of these datasets. */
  listAddresses: (db: Queryable, datasets: readonly DatasetId[]) =>
    db.query<{ dataset: DatasetId; address: string }>(
      `select d.dataset, r.address from reuse_dataset d join reuse r on r.id = d.reuse
       where d.dataset = any($1::uuid[]) and r.state = 'accepted' order by r.accepted desc, r.id desc`,
      [datasets],
    ),
  /** Datasets of each body that are known to be used: something stands at the address, or nobody has asked yet. */
  countUsed: (db: Queryable) =>
    db.query<{ institution: InstitutionId; live: number; unchecked: number }>(
      `select institution, (count(*) filter (where live))::int as live,
         (count(*) filter (where not live and unchecked))::int as unchecked
       from (select d.institution, d.dataset, bool_or(k.state = 'available') as live, bool_or(k.state = 'unchecked') as unchecked
         from reuse_dataset d join reuse r on r.id = d.reuse join reuse_check k on k.reuse = r.id
         where r.state = 'accepted' and d.released group by 1, 2) as used
       group by institution`,
    ),
  /** Those of these that were used in something. */
  listKnown: async (db: Queryable, datasets: readonly DatasetId[]): Promise<DatasetId[]> =>
    (
      await db.query<{ dataset: DatasetId }>(
        'select distinct dataset from reuse_dataset where dataset = any($1::uuid[])',
        [datasets],
      )
    ).map(({ dataset }) => dataset),
  /** A release may change whose a dataset is and what it is about. */
  copyDataset: (db: Queryable, dataset: DatasetId, copy: Pick<UsedRow, 'institution' | 'themes' | 'released'>) =>
    db.query('update reuse_dataset set institution = $2, themes = $3, released = $4 where dataset = $1', [
      ...[dataset, copy.institution, copy.themes, copy.released],
    ]),
  hideDataset: (db: Queryable, dataset: DatasetId) =>
    db.query('update reuse_dataset set released = false where dataset = $1', [dataset]),

  addCode: (db: Queryable, code: { hash: string; reuse: ReuseId; purpose: 'confirm' | 'own'; now: Date }) =>
    db.query('insert into reuse_code (hash, reuse, purpose, made) values ($1, $2, $3, $4)', [
      ...[code.hash, code.reuse, code.purpose, code.now],
    ]),
  /** Works once: it is gone with this. */
  useConfirmation: async (db: Queryable, hash: string, after: Date): Promise<ReuseId | undefined> =>
    (
      await first(
        db.query<{ reuse: ReuseId }>(
          `delete from reuse_code where hash = $1 and purpose = 'confirm' and made > $2 returning reuse`,
          [hash, after],
        ),
      )
    )?.reuse,
  findByCode: (db: Queryable, hash: string) =>
    first(
      db.query<ReuseRow>(
        `select ${columns} from reuse r join reuse_code c on c.reuse = r.id where c.hash = $1 and c.purpose = 'own'`,
        [hash],
      ),
    ),
  /** Codes of one purpose, or all, of a reuse stop working. */
  removeCodes: (db: Queryable, reuse: ReuseId, purpose: 'confirm' | null) =>
    db.query('delete from reuse_code where reuse = $1 and ($2::text is null or purpose = $2)', [reuse, purpose]),

  /** Never confirmed in time: as if it had not been sent. Gives how many. */
  forgetWaiting: async (db: Queryable, before: Date): Promise<number> =>
    (await db.query(`delete from reuse where state = 'waiting' and made <= $1 returning id`, [before])).length,
  /** Nobody has to be told any more. */
  forgetSenders: async (db: Queryable, before: Date): Promise<number> =>
    (
      await db.query(
        `with gone as (
           update reuse set email = null where state in ('declined', 'withdrawn') and changed <= $1 and email is not null
           returning id)
         delete from reuse_code c using gone where c.reuse = gone.id returning c.reuse`,
        [before],
      )
    ).length,

  /** To be asked soon; what was found at another address counts no more. */
  wantCheck: (db: Queryable, reuse: ReuseId, address: string, now: Date) =>
    db.query(
      `insert into reuse_check (reuse, address, state, since, next) values ($1, $2, 'unchecked', $3, $3)
       on conflict (reuse) do update set address = excluded.address, state = 'unchecked', checked = null, status = null,
         reason = null, since = excluded.since, misses = 0, next = excluded.next
       where reuse_check.address <> excluded.address`,
      [reuse, address, now],
    ),
  listChecks: (db: Queryable, reuses: readonly ReuseId[]) =>
    db.query<CheckRow>(
      `select reuse, address, state, checked, status, reason, since, misses from reuse_check
       where reuse = any($1::uuid[])`,
      [reuses],
    ),
  /** Takes addresses whose time has come, of what is or may become public; others do not get them until `until`. */
  takeDue: (db: Queryable, { now, until, limit }: { now: Date; until: Date; limit: number }) =>
    db.query<CheckRow>(
      `update reuse_check c set next = $2 from (
         select k.reuse from reuse_check k join reuse r on r.id = k.reuse
         where k.next <= $1 and r.state in ('sent', 'accepted', 'hidden') order by k.next limit $3 for update of k skip locked
       ) as due where c.reuse = due.reuse
       returning c.reuse, c.address, c.state, c.checked, c.status, c.reason, c.since, c.misses`,
      [now, until, limit],
    ),
  /** `kept`: of a state that is only kept, what is known stays. */
  saveCheck: (db: Queryable, row: CheckRow & { readonly kept: boolean; readonly next: Date }) =>
    db.query(
      `update reuse_check set state = $3, since = $4, misses = $5, next = $6,
         checked = case when $10 then checked else $7 end, status = case when $10 then status else $8 end,
         reason = case when $10 then reason else $9 end
       where reuse = $1 and address = $2`,
      [
        ...[row.reuse, row.address, row.state, row.since, row.misses, row.next],
        ...[row.checked, row.status, row.reason, row.kept],
      ],
    ),
};
