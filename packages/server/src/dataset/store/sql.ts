import type { Column, DatasetId, LanguageMap, Sha256, TableId } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import type { State } from '../model.ts';

/** A dataset by a name a statement has for it, and a table of the release asked for; without table when it has none. */
export interface NamedTable {
  readonly asked: string;
  readonly dataset: DatasetId;
  readonly slug: string;
  readonly state: State;
  readonly title: LanguageMap | null;
  /** Null when there is no such release. */
  readonly number: number | null;
  readonly table: TableId | null;
  readonly version: string;
  readonly name: string;
  readonly sha256: Sha256;
  readonly rows: number;
}

const tableColumns = `r.number, x.data_table as table, v.id as version, v.name, v.sha256, v.rows::float8 as rows,
  r.snapshot->'metadata'->'title' as title`;
/** What is to be purged can no longer be asked. */
const tablesOfRelease = `left join (release_table x join table_version v on v.id = x.table_version
    join file_version f on f.id = v.file_version and not exists (select from standing_purge(x.distribution, f.sha256)))
    on x.dataset = r.dataset and x.number = r.number
  left join distribution p on p.id = x.distribution`;

/** The tables of releases named by any address their datasets have or had, in order of the files and of the tables in them. */
export const listNamedTables = (
  database: Queryable,
  asked: readonly { readonly key: string; readonly number: number | null }[],
): Promise<NamedTable[]> =>
  database.query<NamedTable>(
    `select a.key as asked, d.id as dataset, d.slug, d.state, ${tableColumns}
     from unnest($1::text[], $2::int[]) as a (key, number)
       join dataset_slug s on s.slug = a.key join dataset d on d.id = s.dataset and d.latest is not null
       left join release r on r.dataset = d.id and r.number = coalesce(a.number, d.latest)
       ${tablesOfRelease}
     order by p.position, p.id, v.position, v.id`,
    [asked.map(({ key }) => key), asked.map(({ number }) => number)],
  );

/** Addresses of released datasets that look most like a text. */
export async function listSimilarSlugs(database: Queryable, text: string): Promise<string[]> {
  const rows = await database.query<{ slug: string }>(
    `select slug from dataset where state = 'released' and similarity(slug, $1) > 0.3
     order by similarity(slug, $1) desc, slug limit 20`,
    [text],
  );
  return rows.map(({ slug }) => slug);
}

export interface ListedTable extends NamedTable {
  readonly columns: Pick<Column, 'name' | 'type' | 'role' | 'label'>[] | null;
}

/** The tables of the newest releases, a number of datasets at a time in order of their addresses. */
export async function listAskableTables(
  database: Queryable,
  { words, limit, offset }: { words: readonly string[]; limit: number; offset: number },
): Promise<{ total: number; rows: ListedTable[] }> {
  const patterns = words.map((word) => `%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
  const rows = await database.query<ListedTable & { total: number }>(
    `with wanted as (
       select d.id, d.slug, d.state, d.latest, count(*) over ()::int as total
       from dataset d join release r on r.dataset = d.id and r.number = d.latest
       where d.state = 'released'
         and exists (select from release_table t where t.dataset = d.id and t.number = d.latest)
         and not exists (select from unnest($1::text[]) as p (pattern) where not (
           d.slug like p.pattern or lower(r.snapshot->'metadata'->>'title') like p.pattern or exists (
             select from release_table t join table_version v on v.id = t.table_version
               join file_version f on f.id = v.file_version
             where t.dataset = d.id and t.number = d.latest and not exists (select from standing_purge(t.distribution, f.sha256))
               and (lower(v.name) like p.pattern or lower(jsonb_path_query_array(v.profile, '$.columns[*].name')::text) like p.pattern))))
       order by d.slug limit $2 offset $3)
     select w.slug as asked, w.id as dataset, w.slug, w.state, w.total, ${tableColumns},
       (select jsonb_agg(jsonb_build_object('name', c->'name', 'type', c->'type')
          || case when c ? 'role' then jsonb_build_object('role', c->'role') else '{}'::jsonb end
          || case when coalesce(x.notes->(c->>'name')->'label', c->'label') is null then '{}'::jsonb
             else jsonb_build_object('label', coalesce(x.notes->(c->>'name')->'label', c->'label')) end order by n)
        from jsonb_array_elements(v.profile->'columns') with ordinality as e (c, n)) as columns
     from wanted w join release r on r.dataset = w.id and r.number = w.latest
       ${tablesOfRelease}
     order by w.slug, p.position, p.id, v.position, v.id`,
    [patterns, limit, offset],
  );
  return { total: rows[0]?.total ?? 0, rows };
}
