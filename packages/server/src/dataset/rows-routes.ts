import { type ExportQuestion, engineVersion } from '@milpa/engine';
import { Condition, type ExportFormat, exportFormats, operations, Problem, paths, type RowsQuery } from '@milpa/sdk';
import { z } from 'zod';
import {
  type AnyOperationHandler,
  answerFile,
  type CallContext,
  defineHandler,
  parsePart,
  parseQuery,
  type RawRoute,
} from '../http/index.ts';
import type { FileStore } from '../storage/files/index.ts';
import { requireReader } from './may.ts';
import type { DatasetContext } from './model.ts';
import { nameWithoutExtension, normalizeFileName } from './names.ts';
import { mediaTypes, requireExtension, requireFormat } from './rows-format.ts';
import { defaultLimit, parseRowsQuery, type RowsText } from './rows-query.ts';
import { type AskedTable, type ColumnsOf, createRowsAnswers, type RowsAnswers } from './service/answer-rows.ts';
import { requireDraft, requireDraftTable } from './service/edit-draft.ts';
import type { Exports } from './service/export-table.ts';
import { requireReleasedTable } from './service/find-released.ts';
import { createStreams, type Streams } from './service/stream-rows.ts';
import type { ReleasedTable } from './store/release.ts';

interface Parts {
  readonly columnsOf: ColumnsOf;
  readonly answers: RowsAnswers;
  readonly streams: Streams;
  readonly exports: Exports;
  readonly files: FileStore;
}

/** Rows of tables: pages as JSON, whole answers as files. */
export function createRowsRoutes(
  context: DatasetContext,
  { columnsOf, exports }: Pick<Parts, 'columnsOf' | 'exports'>,
): { readonly handlers: readonly AnyOperationHandler[]; readonly rawRoutes: readonly RawRoute[] } {
  const answers = createRowsAnswers(context, columnsOf);
  const parts = { columnsOf, exports, answers, streams: createStreams(context), files: context.files };
  return { handlers: rowsHandlers(context, parts), rawRoutes: rowsRawRoutes(context, parts) };
}

/** A question as it came, before the format says how many rows it is for. */
interface Given {
  readonly query: RowsQuery;
  /** Whether the asker said how many rows. */
  readonly limited: boolean;
  readonly shape: 'objects' | 'arrays';
  readonly safe: boolean;
  readonly address: URL | null;
}

function rowsHandlers(context: DatasetContext, parts: Parts): readonly AnyOperationHandler[] {
  return [
    defineHandler('getRows', async ({ params, query }, call) => {
      const format = requireFormat(call.request.headers.get('accept'));
      const given = operations.getRows.query.parse(query ?? {});
      const table = await requireReleasedTable(context, params.table, given.version);
      return answerRows(parts, table, format, readGiven(given, call), call);
    }),
    defineHandler('queryRows', async ({ params, query, body }, call) => {
      const format = requireFormat(call.request.headers.get('accept'));
      const { version, shape, safe } = operations.queryRows.query.parse(query ?? {});
      const { limit, ...question } = operations.queryRows.body.parse(body);
      const table = await requireReleasedTable(context, params.table, version);
      const given: Given = {
        query: { ...question, limit: limit ?? defaultLimit },
        limited: limit !== undefined,
        shape: shape ?? 'objects',
        safe: safe === '1',
        address: null,
      };
      return answerRows(parts, table, format, given, call);
    }),
    defineHandler('getDraftRows', async ({ params, query }, call) => {
      const { shape, query: question, address } = readGiven(operations.getDraftRows.query.parse(query ?? {}), call);
      const row = await requireDraft(context, call.caller, params.dataset, requireReader);
      const { table, version, sha256, rows } = await requireDraftTable(context, row, params.table);
      const asked = { table, number: null, version, sha256, rows };
      const text = await parts.answers(asked, { query: question, shape, address, signal: call.signal });
      return new Response(text, { headers: { 'content-type': json, 'cache-control': 'no-store' } });
    }),
  ];
}

const json = 'application/json; charset=utf-8';

type Text = RowsText & { readonly shape?: Given['shape'] | undefined; readonly safe?: '0' | '1' | undefined };

function readGiven(text: Text, { request, language }: Pick<CallContext, 'request' | 'language'>): Given {
  const parseCondition = (given: unknown) =>
    z.object({ where: Condition }).parse(parsePart(z.object({ where: Condition }), { where: given }, language)).where;
  return {
    query: parseRowsQuery(text, { language, parseCondition }),
    limited: text.limit !== undefined,
    shape: text.shape ?? 'objects',
    safe: text.safe === '1',
    address: new URL(request.url),
  };
}

const askedOf = ({ table, number, version, sha256, rows }: ReleasedTable): AskedTable => ({
  ...{ table, number, version },
  ...{ sha256, rows },
});

async function answerRows(
  { answers, columnsOf, streams }: Parts,
  table: ReleasedTable,
  format: ExportFormat,
  given: Given,
  { request, signal }: CallContext,
): Promise<Response> {
  const asked = askedOf(table);
  if (format !== 'json') {
    const question = questionOf(given);
    const columns = await columnsOf(table.version);
    return streams(asked, { columns, format, question, safe: given.safe, name: exportName(table), request });
  }
  // The rows of a version never change: a reader who has them is told so without asking the engine.
  const caching = given.address
    ? { etag: `W/"${asked.version}.${asked.number}.${engineVersion}"`, 'cache-control': 'public, no-cache' }
    : { 'cache-control': 'no-store' };
  const headers = { ...caching, vary: 'Accept' };
  if (given.address && request.headers.get('if-none-match') === headers.etag)
    return new Response(null, { status: 304, headers });
  const text = await answers(asked, { query: given.query, shape: given.shape, address: given.address, signal });
  return new Response(text, { headers: { ...headers, 'content-type': json } });
}

/** All rows, unless the asker said how many. */
function questionOf({ query, limited }: Given): Partial<ExportQuestion> {
  const { limit, cursor, ...question } = query;
  if (cursor !== undefined) throw cursorInFile();
  return limited ? { ...question, limit } : question;
}

const cursorInFile = (): Problem =>
  new Problem(
    'invalid-request',
    {
      en: 'cursor goes with pages as JSON; in other formats all rows come at once. Leave it out.',
      es: 'cursor va con las páginas en JSON; en otros formatos vienen todas las filas de una vez. Quítelo.',
      fr: 'cursor va avec les pages en JSON ; dans les autres formats toutes les lignes viennent ensemble. Retirez-le.',
    },
    { errors: [{ pointer: 'cursor', detail: 'JSON' }] },
  );

function rowsRawRoutes(context: DatasetContext, parts: Parts): readonly RawRoute[] {
  return [
    {
      method: 'GET',
      path: '/api/v1/tables/:table/:file{rows\\.[a-z0-9]{1,10}}',
      description: {
        path: '/api/v1/tables/{table}/rows.{format}',
        summary: 'The rows of a question as csv, json, jsonl, parquet, xlsx, geojson or arrow; parameters as of rows',
        tag: 'tables',
        mediaTypes: exportFormats.map((format) => mediaTypes[format]),
      },
      async handle(call, params) {
        const format = requireExtension((params.file ?? '').split('.')[1] ?? '');
        const { table, given } = await readAsked(context, call, params.table ?? '');
        return answerRows(parts, table, format, given, call);
      },
    },
    {
      method: 'GET',
      path: '/api/v1/tables/:file{[0-9a-f-]{36}\\.[a-z0-9]{1,10}}',
      description: {
        path: '/api/v1/tables/{table}.{format}',
        summary:
          'The whole table as csv, json, jsonl, parquet, xlsx, geojson or arrow; `version` names a release, and with the parameters of rows it is the answer to them',
        tag: 'tables',
        mediaTypes: exportFormats.map((format) => mediaTypes[format]),
      },
      async handle(call, params) {
        const [key = '', extension = ''] = (params.file ?? '').split('.');
        const asked = await readAsked(context, call, key);
        // What a format can hold is known of the whole table; the rows of a question are counted when they are asked for.
        const whole = isWhole(questionOf(asked.given));
        const format = requireExtension(extension, whole ? [...asked.table.formats, 'arrow'] : exportFormats);
        const answer = await answerTable(parts, asked, format, call);
        // Tabular Data and Metadata on the Web, 5.2: a CSV names its metadata.
        const metadata = paths.csvMetadata(key, asked.version);
        if (format === 'csv')
          answer.headers.set('link', `<${metadata}>; rel="describedby"; type="application/csvm+json"`);
        return answer;
      },
    },
  ];
}

async function readAsked(context: DatasetContext, call: CallContext, key: string) {
  const text = operations.getRows.query.parse(parseQuery(operations.getRows.query, call.request, call.language));
  const given = readGiven(text, call);
  const { version } = text;
  return { table: await requireReleasedTable(context, key, version), given, version };
}

/** Parquet of fewer bytes is made into a file while its reader waits; a larger one is sent while it is written. */
const smallBytes = 2 * 2 ** 20;

/**
 * Whole tables are made once, kept by their hash and served with ranges and digests. Whoever asks first for a large one is not kept
 * waiting: it comes as it is written, without them, and is made for all later ones meanwhile.
 */
async function answerTable(
  { exports, streams, columnsOf, files }: Parts,
  { table, given }: { table: ReleasedTable; given: Given },
  format: ExportFormat,
  { request }: CallContext,
): Promise<Response> {
  const [question, name] = [questionOf(given), exportName(table)];
  const stream = async () => {
    const columns = await columnsOf(table.version);
    return streams(askedOf(table), { columns, format, question, safe: given.safe, name, request });
  };
  if (given.safe || !isWhole(question)) return stream();
  const known = await exports.find(table, format);
  const patient = table.size <= smallBytes || request.method === 'HEAD' || request.headers.has('range');
  if (!known && !patient) {
    // When it cannot be made, whoever comes next begins anew and is told so.
    exports.require(table, format).catch(() => undefined);
    return stream();
  }
  const file = known ?? (await exports.require(table, format));
  const filename = `${name}.${format}`;
  return answerFile({ ...file, store: files, request, mediaType: mediaTypes[format], filename });
}

const isWhole = ({ filters = [], sort = [], offset = 0, ...rest }: Partial<ExportQuestion>): boolean =>
  filters.length === 0 && sort.length === 0 && offset === 0 && Object.keys(rest).length === 0;

/** The dataset's address and the table's name, unless the one says the other already. */
function exportName({ slug, name }: ReleasedTable): string {
  const table = nameWithoutExtension(normalizeFileName(name));
  return table.toLowerCase() === slug ? slug : `${slug}-${table}`;
}
