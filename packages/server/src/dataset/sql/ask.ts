import { EngineFailure, type FindViews, QueryRefused, SqlRefused } from '@milpa/engine';
import { Problem, paths, type SqlAnswer, type SqlFormat, type SqlQuery, type SqlSource } from '@milpa/sdk';
import type { LocalCopy } from '../../storage/files/index.ts';
import type { DatasetContext } from '../model.ts';
import { findTables, type Pins } from './find-tables.ts';
import { foldName, parseDatasetName } from './names.ts';

export interface Asked {
  readonly text: string;
  readonly pins: Pins;
}

/** What the address or body says. Throws `invalid-request` for a version that is none. */
export function parseAsked({ q, at }: Pick<SqlQuery, 'q' | 'at'>): Asked {
  const given = at === undefined ? [] : [at].flat();
  const pins = new Map<string, number>();
  for (const text of given) {
    const { key, number } = parseDatasetName(text);
    if (number === null || key === '') throw unfitPin(text);
    pins.set(key, number);
  }
  return { text: q, pins };
}

/** Rows of the answer, from `offset` on, and what they were read from. */
export async function answerSql(
  context: DatasetContext,
  asked: Asked,
  { limit, offset, signal }: { limit: number; offset: number; signal: AbortSignal },
): Promise<Omit<SqlAnswer, 'next' | 'cite'>> {
  return reading(context, asked, async (findViews, sources) => {
    const { columns, rows, more } = await context.sql.page({ text: asked.text, limit, offset }, findViews, { signal });
    const listed = { columns: [...columns], rows: rows.map((row) => [...row]) };
    return { ...listed, limit, offset, more, sources: [...sources] };
  });
}

/** Writes all rows to a file. */
export async function exportSql(
  context: DatasetContext,
  asked: Asked,
  { format, to, signal }: { format: SqlFormat; to: string; signal: AbortSignal },
): Promise<{ size: number; sources: readonly SqlSource[] }> {
  return reading(context, asked, async (findViews, sources) => {
    const { size } = await context.sql.export({ text: asked.text, format, to }, findViews, { signal });
    return { size, sources };
  });
}

/** Finds the tables of a statement when the engine has read their names, and holds their files until it is answered. */
async function reading<T>(
  context: DatasetContext,
  { text, pins }: Asked,
  work: (findViews: FindViews, sources: readonly SqlSource[]) => Promise<T>,
): Promise<T> {
  const sources = new Map<string, SqlSource>();
  const copies = new Map<string, LocalCopy>();
  const listed: SqlSource[] = [];
  const findViews: FindViews = async (names) => {
    const found = await findTables(context.database, text, names, pins);
    for (const { source } of found) {
      if (!sources.has(source.name)) listed.push(source);
      sources.set(source.name, source);
      if (!copies.has(source.sha256)) copies.set(source.sha256, await context.files.local(source.sha256));
    }
    return found.map(({ name, source }) => ({
      schema: name.schema,
      name: name.name,
      path: copies.get(source.sha256)?.path ?? '',
    }));
  };
  try {
    return await work(findViews, listed);
  } catch (error) {
    throw sqlProblemOf(error, context.limits.sqlMs);
  } finally {
    await Promise.all([...copies.values()].map((copy) => copy.release()));
  }
}

/** The same statement with the versions it read, which keeps its answer when new ones are released. */
export function formatPinned(
  path: string,
  asked: Asked,
  sources: readonly SqlSource[],
  more: Record<string, string> = {},
) {
  const query = new URLSearchParams({ q: asked.text, ...more });
  const pinned = new Set(sources.map(({ slug, version }) => `${slug}@${version}`));
  for (const pin of [...pinned].toSorted()) query.append('at', pin);
  return `${path}?${query}`;
}

export const formatExportAddress = (format: SqlFormat, asked: Asked, sources: readonly SqlSource[]) =>
  formatPinned(paths.sqlExport(format), asked, sources);

const unfitPin = (text: string): Problem =>
  new Problem(
    'invalid-request',
    {
      en: `“${text}” is not dataset@version, for example ${foldName(text) || 'dataset'}@1.`,
      es: `«${text}» no es conjunto@versión, por ejemplo ${foldName(text) || 'conjunto'}@1.`,
      fr: `« ${text} » n'est pas jeu@version, par exemple ${foldName(text) || 'jeu'}@1.`,
    },
    { errors: [{ pointer: 'at', detail: text }] },
  );

/** What a failure is called outside; anything else stays as it is. */
export function sqlProblemOf(error: unknown, timeMs: number): unknown {
  if (error instanceof SqlRefused) {
    const { place, details } = error;
    const field = { pointer: 'q', detail: error.message, ...place };
    return new Problem('query-refused', details, { cause: error, errors: [field] });
  }
  // A sheet that cannot hold the answer.
  if (error instanceof QueryRefused) return new Problem('query-refused', error.details, { cause: error });
  if (!(error instanceof EngineFailure)) return error;
  if (error.kind === 'busy') return busy(error);
  const spent =
    error.kind === 'timeout' || error.kind === 'memory' || error.kind === 'killed' || error.kind === 'disk-full';
  return spent ? stopped(error, timeMs) : unavailable(error);
}

const stopped = (cause: unknown, timeMs: number): Problem => {
  const seconds = Math.round(timeMs / 100) / 10;
  return new Problem(
    'query-stopped',
    {
      en: `The statement was stopped: it took more than ${seconds} seconds, or more memory than one reader may use. Filter first, join on fewer rows, or download the tables.`,
      es: `La instrucción se detuvo: tardó más de ${seconds} segundos o usó más memoria de lo permitido. Filtre primero, una menos filas o descargue las tablas.`,
      fr: `L'instruction a été arrêtée : elle a pris plus de ${seconds} secondes, ou plus de mémoire que permis. Filtrez d'abord, joignez moins de lignes ou téléchargez les tables.`,
    },
    { cause, retryAfter: 5 },
  );
};

const busy = (cause: unknown): Problem =>
  new Problem(
    'unavailable',
    {
      en: 'Many statements are waiting already. Try again in a moment.',
      es: 'Ya hay muchas instrucciones en espera. Intente de nuevo en un momento.',
      fr: 'Beaucoup d’instructions attendent déjà. Réessayez dans un instant.',
    },
    { cause, retryAfter: 5 },
  );

const unavailable = (cause: unknown): Problem =>
  new Problem(
    'unavailable',
    {
      en: 'The portal cannot answer SQL now. Pages, downloads and the other parts of the API go on.',
      es: 'El portal no puede responder SQL ahora. Las páginas, las descargas y el resto de la API continúan.',
      fr: "Le portail ne peut pas répondre en SQL pour le moment. Les pages, les téléchargements et le reste de l'API continuent.",
    },
    { cause, retryAfter: 30 },
  );
