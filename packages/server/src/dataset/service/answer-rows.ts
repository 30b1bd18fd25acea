import { EngineFailure, QueryRefused, type RowsAnswer } from '@milpa/engine';
import { type Column, Problem, type RowsPage, type RowsQuery, type Sha256, type TableId } from '@milpa/sdk';
import type { DatasetContext } from '../model.ts';
import { requireProfile } from './find-released.ts';
import { createTextCache } from './text-cache.ts';

/** A table version to be asked. */
export interface AskedTable {
  readonly table: TableId;
  /** Release number; null in a working copy. */
  readonly number: number | null;
  readonly version: string;
  readonly sha256: Sha256;
  readonly rows: number;
}

/** What the engine needs to know of columns, and no more: it is sent along with every question. */
function trim({
  profile: { nulls, distinct, maxLength },
  name,
  title,
  type,
  confidence,
  format,
  role,
}: Column): Column {
  return {
    ...{ name, title, type, confidence },
    ...(format === undefined ? {} : { format }),
    ...(role === undefined ? {} : { role }),
    profile: { nulls, distinct, ...(maxLength === undefined ? {} : { maxLength }) },
  };
}

/** Columns of table versions, which never change: kept so that a page of rows costs no large read. */
export function createColumnsCache(context: DatasetContext, most = 200) {
  const kept = new Map<string, Promise<Column[]>>();
  return (version: string): Promise<Column[]> => {
    const known = kept.get(version);
    if (known) return known;
    const found = requireProfile(context, version).then((profile) => profile.columns.map(trim));
    kept.set(version, found);
    found.catch(() => kept.delete(version));
    const oldest = kept.size > most ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return found;
  };
}
export type ColumnsOf = ReturnType<typeof createColumnsCache>;

export interface PageAsked {
  readonly query: RowsQuery;
  readonly shape: 'objects' | 'arrays';
  /** Where the next page is asked for; null when the question came as a body. */
  readonly address: URL | null;
  readonly signal: AbortSignal;
}

/** Characters of answers that are kept. */
const keptCharacters = 32 * 2 ** 20;

/**
 * Pages of rows as the JSON that is sent. What was asked of a released version is answered the same for ever, so the last answers
 * are kept as they were sent.
 */
export function createRowsAnswers(context: DatasetContext, columnsOf: ColumnsOf) {
  const kept = createTextCache(keptCharacters);
  return async (asked: AskedTable, { query, shape, address, signal }: PageAsked): Promise<string> => {
    const place = address && address.pathname + address.search;
    const key = asked.number === null ? undefined : JSON.stringify([asked.version, asked.number, shape, place, query]);
    const known = key && kept.get(key);
    if (known) return known;
    const page = await askPage(context, asked, { columns: await columnsOf(asked.version), query, signal });
    const whole = { ...page, next: address && formatNext(address, page) };
    const text = JSON.stringify(shape === 'arrays' ? whole : formatObjects(whole));
    if (key) kept.set(key, text);
    return text;
  };
}
export type RowsAnswers = ReturnType<typeof createRowsAnswers>;

interface EngineAsked {
  readonly columns: readonly Column[];
  readonly query: RowsQuery;
  readonly signal: AbortSignal;
}

async function askPage(
  context: DatasetContext,
  asked: AskedTable,
  given: EngineAsked,
): Promise<Omit<RowsPage, 'next'>> {
  const answer = await askEngine(context, asked, given);
  return {
    table: asked.table,
    version: asked.number,
    columns: [...answer.columns],
    ids: [...answer.ids],
    rows: answer.rows.map((row) => [...row]),
    total: answer.total,
    limit: given.query.limit,
    offset: answer.offset,
    cursor: answer.cursor,
  };
}

async function askEngine(
  context: DatasetContext,
  { sha256, rows }: AskedTable,
  { columns, query, signal }: EngineAsked,
): Promise<RowsAnswer> {
  const copy = await context.files.local(sha256);
  // Whatever the engine allows itself, nobody waits longer than the portal's limit.
  const limited = AbortSignal.any([signal, AbortSignal.timeout(context.limits.queryMs)]);
  try {
    return await context.engine.rows({ path: copy.path, sha256, rows, columns: [...columns] }, query, {
      signal: limited,
    });
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

/** Each row as an object; `_id` is its number in the original, unless a column has that name. Groups have none. */
function formatObjects(page: RowsPage) {
  const { ids, rows, columns, ...rest } = page;
  return {
    ...rest,
    columns,
    rows: rows.map((row, at) => ({
      ...(ids.length > 0 ? { _id: ids[at] } : {}),
      ...Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])),
    })),
  };
}

/** Address of the next page, with the release number fixed so that pages never mix two versions; null on the last. */
function formatNext(address: URL, { cursor, version }: Omit<RowsPage, 'next'>): string | null {
  if (cursor === null) return null;
  const query = new URLSearchParams(address.search);
  query.delete('offset');
  query.set('cursor', cursor);
  if (version !== null) query.set('version', String(version));
  return `${address.pathname}?${query}`;
}
