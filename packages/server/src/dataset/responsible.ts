import type { AccountId, DatasetId, InstitutionId, LanguageMap } from '@milpa/sdk';
import type { ResponsibilitySource } from '../institution/index.ts';
import type { Database, Transaction } from '../storage/database/index.ts';

/** Whoever creates datasets cares for them, until somebody takes over. The portal itself, which has no account, does not. */
export const takeResponsibility = (
  tx: Transaction,
  datasets: readonly DatasetId[],
  account: AccountId | undefined,
  now: Date,
): Promise<unknown> =>
  tx.query(
    `insert into dataset_responsible (dataset, account, since)
     select d, a.id, $3 from unnest($1::uuid[]) as d join account a on a.id = $2 on conflict do nothing`,
    [datasets, account ?? null, now],
  );

/** What one person cares for, and what leaves with them unless another takes over. */
export const createResponsibilities = (database: Database): readonly ResponsibilitySource[] => [
  {
    kind: 'dataset',
    list: (institution) =>
      database.query<{ id: string; title: LanguageMap; state: string; account: AccountId | null }>(
        `select d.id, coalesce(d.metadata -> 'title', '{}') as title, d.state, r.account
         from dataset d left join dataset_responsible r on r.dataset = d.id
         where d.publisher = $1 and d.state <> 'withdrawn' order by d.updated desc, d.id`,
        [institution],
      ),
    count: () =>
      database.query<{ institution: InstitutionId; account: AccountId | null; count: number }>(
        `select d.publisher as institution, r.account, count(*)::int as count
         from dataset d left join dataset_responsible r on r.dataset = d.id
         where d.state <> 'withdrawn' group by d.publisher, r.account`,
      ),
    give: async (tx, { institution, ids, to, now }) =>
      (
        await tx.query(
          `insert into dataset_responsible (dataset, account, since)
           select d.id, $3, $4 from dataset d
           where d.publisher = $1 and d.id::text = any($2::text[]) and d.state <> 'withdrawn'
           on conflict (dataset) do update set account = excluded.account, since = excluded.since returning dataset`,
          [institution, ids, to, now],
        )
      ).length,
  },
  {
    kind: 'upload',
    list: async (_, leavers) =>
      (
        await database.query<{ id: string; name: string | null; account: AccountId }>(
          `select id, metadata ->> 'filename' as name, account from upload
           where account = any($1::uuid[]) and distribution is null order by created desc`,
          [leavers],
        )
      ).map(({ id, name, account }) => ({ id, account, state: null, title: name ? { es: name } : {} })),
    count: async () => [], // They last a few days and belong to no institution: named when somebody looks, not counted.
    give: async (tx, { leavers, ids, to }) =>
      (
        await tx.query(
          `update upload set account = $3
           where account = any($1::uuid[]) and id = any($2::text[]) and distribution is null returning id`,
          [leavers, ids, to],
        )
      ).length,
  },
];
