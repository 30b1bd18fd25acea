import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { operations, SqlBody, type SqlFormat, type SqlQuery, sqlFormats } from '@milpa/sdk';
import {
  type AnyOperationHandler,
  type CallContext,
  defineHandler,
  formatDisposition,
  parsePart,
  type RawRoute,
  type RouteDescription,
  readJson,
  type Turns,
} from '../../http/index.ts';
import { streamBody } from '../../stream-body.ts';
import type { DatasetContext } from '../model.ts';
import { formatUnavailable } from '../rows-format.ts';
import { answerSql, exportSql, formatExportAddress, formatPinned, parseAsked } from './ask.ts';
import { listTablesForSql } from './list.ts';
import { createSqlTurns } from './turns.ts';

const usualLimit = 1000;
const jsonBytes = 100_000;
const exportPath = '/api/v1/:file{sql\\.[a-z]{1,10}}';

/** SQL over released tables: rows as JSON, all rows as a file, and what there is to ask. */
export function createSqlRoutes(context: DatasetContext): {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
} {
  const turns = createSqlTurns();
  const answerFile: RawRoute['handle'] = (call, params) =>
    answerExport(context, turns, call, requireFormat(params.file ?? ''));
  return {
    handlers: [
      defineHandler('askSql', ({ query }, call) => answer(context, turns, operations.askSql.query.parse(query), call)),
      defineHandler('postSql', ({ body }, call) => answer(context, turns, SqlBody.parse(body), call)),
      defineHandler('listSqlTables', ({ query }) =>
        listTablesForSql(context.database, operations.listSqlTables.query.parse(query ?? {})),
      ),
    ],
    rawRoutes: [
      { method: 'GET', path: exportPath, description, handle: answerFile },
      { method: 'POST', path: exportPath, handle: answerFile },
    ],
  };
}

const mediaTypes: Readonly<Record<SqlFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
  jsonl: 'application/jsonl',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  arrow: 'application/vnd.apache.arrow.stream',
};

const description: RouteDescription = {
  path: '/api/v1/sql.{format}',
  summary:
    'All rows of the answer to a statement as csv, json, jsonl, parquet, xlsx or arrow; parameters q and at as in /api/v1/sql',
  tag: 'tables',
  mediaTypes: sqlFormats.map((format) => mediaTypes[format]),
};

async function answer(context: DatasetContext, turns: Turns, given: SqlQuery, { request, signal }: CallContext) {
  const asked = parseAsked(given);
  const { limit = usualLimit, offset = 0, shape = 'objects' } = given;
  const page = await turns(context.addressOf(request), () => answerSql(context, asked, { limit, offset, signal }));
  const more: Record<string, string> = shape === 'arrays' ? { shape } : {};
  const after = { ...more, limit: String(limit), offset: String(offset + page.rows.length) };
  const path = operations.askSql.path;
  const body = {
    ...page,
    next: page.more && page.rows.length > 0 ? formatPinned(path, asked, page.sources, after) : null,
    cite: formatPinned(path, asked, page.sources),
  };
  // The newest version of a table may be another one at any moment.
  const headers = { 'cache-control': 'no-cache' };
  if (shape === 'arrays') return { body, headers };
  const names = page.columns.map(({ name }) => name);
  const rows = page.rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])));
  return Response.json({ ...body, rows }, { headers });
}

function requireFormat(file: string): SqlFormat {
  const extension = file.slice(file.indexOf('.') + 1);
  const format = sqlFormats.find((each) => each === extension);
  if (!format) throw formatUnavailable(extension, sqlFormats);
  return format;
}

async function answerExport(context: DatasetContext, turns: Turns, call: CallContext, format: SqlFormat) {
  const { request, signal } = call;
  const asked = parseAsked(await readGiven(call));
  const folder = join(context.dataFolder, 'work', context.random.id());
  const to = join(folder, `sql.${format}`);
  const clear = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  await mkdir(folder, { recursive: true });
  try {
    const { size, sources } = await turns(context.addressOf(request), () =>
      exportSql(context, asked, { format, to, signal }),
    );
    const pinned = formatExportAddress(format, asked, sources);
    const file = createReadStream(to);
    file.once('close', () => void clear());
    return new Response(streamBody(file), {
      headers: {
        'content-type': mediaTypes[format],
        'content-length': String(size),
        'content-disposition': formatDisposition(`sql.${format}`),
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        // The address of these very rows, with the versions read (RFC 9110 §8.7).
        ...(pinned.length < 4000 ? { 'content-location': pinned } : {}),
      },
    });
  } catch (error) {
    await clear();
    throw error;
  }
}

async function readGiven({ request, language }: CallContext): Promise<SqlQuery> {
  if (request.method === 'POST')
    return SqlBody.parse(parsePart(SqlBody, await readJson(request, jsonBytes), language, ''));
  const search = new URL(request.url).searchParams;
  const given = { q: search.get('q') ?? undefined, ...(search.has('at') ? { at: search.getAll('at') } : {}) };
  return SqlBody.parse(parsePart(SqlBody, given, language));
}
