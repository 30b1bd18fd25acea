import {
  type GuessedFact,
  InstitutionClass,
  InstitutionId,
  InstitutionLevel,
  type LanguageMap,
  Sector,
  Slug,
} from '@milpa/sdk';
import type { Queryable } from '../storage/database/index.ts';
import type { PublicBody } from './model.ts';

interface Row {
  readonly id: InstitutionId;
  readonly slug: Slug;
  readonly name: LanguageMap;
  readonly description: LanguageMap | null;
  readonly level: string;
  readonly class: string | null;
  readonly sector: string | null;
  readonly ended: string | null;
  readonly successor: InstitutionId | null;
  readonly homepage: string | null;
  readonly email: string | null;
  readonly parent: InstitutionId | null;
  readonly revision: number;
  readonly guessed: GuessedFact[];
}

const columns = `i.id, i.slug, i.name, i.description, i.level, i.class, i.sector, i.ended::text, i.successor, i.homepage,
  i.email, i.parent, i.revision, i.guessed`;

const present = (row: Row): PublicBody => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  ...(row.description ? { description: row.description } : {}),
  level: InstitutionLevel.parse(row.level),
  ...(row.class ? { class: InstitutionClass.parse(row.class) } : {}),
  ...(row.sector ? { sector: Sector.parse(row.sector) } : {}),
  ...(row.ended ? { ended: { on: row.ended, successor: row.successor } } : {}),
  ...(row.homepage ? { homepage: row.homepage } : {}),
  ...(row.email ? { email: row.email } : {}),
  parent: row.parent,
  revision: row.revision,
  ...(row.guessed.length > 0 ? { guessed: row.guessed } : {}),
});

const values = (body: PublicBody) => [
  body.id,
  body.slug,
  body.name,
  body.description ?? null,
  body.level,
  body.homepage ?? null,
  body.email ?? null,
  body.parent,
  body.revision,
  body.class ?? null,
  body.sector ?? null,
  body.ended?.on ?? null,
  body.ended?.successor ?? null,
  body.guessed ?? [],
];

/** The SQL of institutions, one statement a function. */
export const store = {
  /** By identifier, by present slug, or by one it had before. */
  async find(db: Queryable, key: string): Promise<PublicBody | undefined> {
    const id = InstitutionId.safeParse(key);
    if (!id.success && !Slug.safeParse(key).success) return undefined;
    const rows = id.success
      ? await db.query<Row>(`select ${columns} from institution i where i.id = $1`, [id.data])
      : await db.query<Row>(
          `select ${columns} from institution_slug s join institution i on i.id = s.institution where s.slug = $1`,
          [key],
        );
    return rows[0] && present(rows[0]);
  },
  /** In the order of their addresses. `words`: each must occur in the name, whatever its accents. */
  async list(db: Queryable, words: readonly string[] = []): Promise<PublicBody[]> {
    const rows = await db.query<Row>(
      `select ${columns} from institution i
       where not exists (
         select from unnest($1::text[]) as word
         where position(lower(unaccent(word)) in lower(unaccent(i.name::text || ' ' || i.slug))) = 0)
       order by i.slug`,
      [words],
    );
    return rows.map(present);
  },
  listNames: (db: Queryable, ids: readonly InstitutionId[] | 'all') =>
    db.query<{ id: InstitutionId; slug: Slug; name: LanguageMap; parent: InstitutionId | null }>(
      'select id, slug, name, parent from institution where $1::uuid[] is null or id = any($1) order by slug',
      [ids === 'all' ? null : ids],
    ),
  /** Takes an address for an institution; false when another one has or had it. */
  async takeSlug(db: Queryable, slug: Slug, institution: InstitutionId): Promise<boolean> {
    const rows = await db.query<{ institution: string }>(
      `insert into institution_slug (slug, institution) values ($1, $2)
       on conflict (slug) do update set slug = excluded.slug returning institution`,
      [slug, institution],
    );
    return rows[0]?.institution === institution;
  },
  isSlugFree: async (db: Queryable, slug: Slug): Promise<boolean> =>
    (await db.query('select 1 from institution_slug where slug = $1', [slug])).length === 0,
  add: (db: Queryable, body: PublicBody, now: Date) =>
    db.query(
      `insert into institution (id, slug, name, description, level, homepage, email, parent, revision, class, sector,
         ended, successor, guessed, created, updated)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)`,
      [...values(body), now],
    ),
  change: (db: Queryable, body: PublicBody, now: Date) =>
    db.query(
      `update institution set slug = $2, name = $3, description = $4, level = $5, homepage = $6, email = $7,
         parent = $8, revision = $9, class = $10, sector = $11, ended = $12, successor = $13, guessed = $14,
         updated = $15 where id = $1`,
      [...values(body), now],
    ),
  /** False when this notice went out before. */
  markNotice: async (db: Queryable, key: string, now: Date): Promise<boolean> =>
    (
      await db.query('insert into succession_notice (key, sent) values ($1, $2) on conflict do nothing returning key', [
        key,
        now,
      ])
    ).length > 0,
  /** Changes to the tree and to addresses come one after the other: rare, and a circle can only be seen that way. */
  lock: (db: Queryable) => db.query("select pg_advisory_xact_lock(hashtextextended('institution', 0))"),
  /** Whether `below` is `above` or stands under it. */
  async isBelow(db: Queryable, below: InstitutionId, above: InstitutionId): Promise<boolean> {
    const rows = await db.query(
      `with recursive up as (
         select id, parent from institution where id = $1
         union select i.id, i.parent from institution i join up on i.id = up.parent)
       select 1 from up where id = $2`,
      [below, above],
    );
    return rows.length > 0;
  },
};
