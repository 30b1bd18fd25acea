import { EngineFailure, QueryRefused, type RowsAnswer } from '@milpa/engine';
import { Problem, type RowsPage, type RowsQuery, type Sha256, type TableId, type TableProfile } from '@milpa/sdk';
import type { DatasetContext } from '../model.ts';
import { requireProfile } from './find-released.ts';

/** A table version to be asked. */
export interface AskedTable {
  readonly table: TableId;
  /** Release number; null in a working copy. */
  readonly number: number | null;
  readonly version: string;
  readonly sha256: Sha256;
}

/** Columns of table versions, which never change: kept so that a page of rows costs no large read. */
export function createColumnsCache(context: DatasetContext, most = 200) {
  const kept = new Map<string, Promise<TableProfile['columns']>>();
  return (version: string): Promise<TableProfile['columns']> => {
    const known = kept.get(version);
    if (known) return known;
    const found = requireProfile(context, version).then((profile) => profile.columns);
    kept.set(version, found);
    found.catch(() => kept.delete(version));
    const oldest = kept.size > most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return found;
  };
}
export type ColumnsOf = ReturnType<typeof createColumnsCache>;

export async function answerRows(
  context: DatasetContext,
  columnsOf: ColumnsOf,
  asked: AskedTable,
  { query, signal }: { query: RowsQuery; signal: AbortSignal },
): Promise<Omit<RowsPage, 'next'>> {
  const columns = await columnsOf(asked.version);
  const answer = await askEngine(context, asked, { columns, query, signal });
  const shown = query.select
    ? query.select.flatMap((name) => columns.find((column) => column.name === name) ?? [])
    : columns;
  return {
    table: asked.table,
    version: asked.number,
    columns: shown.map(({ name, type }) => ({ name, type })),
    ids: [...answer.ids],
    rows: answer.rows.map((row) => [...row]),
    total: answer.total,
    limit: query.limit,
    offset: query.offset,
  };
}

async function askEngine(
  context: DatasetContext,
  asked: AskedTable,
  { columns, query, signal }: { columns: TableProfile['columns']; query: RowsQuery; signal: AbortSignal },
): Promise<RowsAnswer> {
  const copy = await context.files.local(asked.sha256);
  // Whatever the engine allows itself, nobody waits longer than the portal's limit.
  const limited = AbortSignal.any([signal, AbortSignal.timeout(context.limits.queryMs)]);
  try {
    return await context.engine.rows({ path: copy.path, columns }, query, { signal: limited });
  } catch (error) {
    if (!signal.aborted && limited.aborted) throw stopped(error);
    throw problemOf(error);
  } finally {
    await copy.release();
  }
}

/** What a failure of the engine is called outside; anything else stays as it is. */
export function problemOf(error: unknown): unknown {
  if (error instanceof QueryRefused) return new Problem('query-refused', error.details, { cause: error });
  if (!(error instanceof EngineFailure)) return error;
  return error.kind === 'timeout' || error.kind === 'memory' ? stopped(error) : unavailable(error);
}

const stopped = (cause: unknown): Problem =>
  new Problem(
    'query-stopped',
    {
      en: 'This question took more time or memory than one reader may use. Ask for fewer rows, or filter first; the whole table can be downloaded.',
      es: 'Esta consulta usó más tiempo o memoria de lo permitido. Pida menos filas o filtre primero; la tabla completa se puede descargar.',
      fr: 'Cette requête a utilisé plus de temps ou de mémoire que permis. Demandez moins de lignes ou filtrez ; la table entière se télécharge.',
    },
    { cause, retryAfter: 5 },
  );

const unavailable = (cause: unknown): Problem =>
  new Problem(
    'unavailable',
    {
      en: 'The program that answers questions to tables broke off. Try again in a moment.',
      es: 'El programa que responde consultas a las tablas se interrumpió. Intente de nuevo en un momento.',
      fr: "Le programme qui répond aux requêtes sur les tables s'est interrompu. Réessayez dans un instant.",
    },
    { cause, retryAfter: 5 },
  );

/** Each row as an object; `_id` is its number in the original, unless a column has that name. */
export function formatObjects(page: RowsPage) {
  const { ids, rows, columns, ...rest } = page;
  return {
    ...rest,
    columns,
    rows: rows.map((row, at) => ({
      _id: ids[at],
      ...Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])),
    })),
  };
}

/** Address of the next page, with the release number fixed so that pages never mix two versions; null on the last. */
export function formatNext(address: URL, page: Omit<RowsPage, 'next'>): string | null {
  const offset = page.offset + page.rows.length;
  if (page.rows.length === 0 || offset >= page.total) return null;
  const query = new URLSearchParams(address.search);
  query.set('offset', String(offset));
  if (page.version !== null) query.set('version', String(page.version));
  return `${address.pathname}?${query}`;
}
