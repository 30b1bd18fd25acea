import { createHash } from 'node:crypto';
import { AuditFilter, type AuditLogEntry, formatCanonicalJson, paths } from '@milpa/sdk';
import { z } from 'zod';
import type { Audit, LogFilter, LoggedEntry, Signer } from '../audit/index.ts';
import { type CallContext, formatCsvLine, parseQuery, type RawRoute, streamLines } from '../http/index.ts';
import type { Database } from '../storage/database/index.ts';
import { type LogNeeds, narrow, presentEntries } from './log.ts';
import { requireAuditor } from './may.ts';

export interface ExportNeeds extends LogNeeds {
  readonly database: Database;
  readonly audit: LogNeeds['audit'] & Pick<Audit, 'record'>;
  readonly signer: Signer;
}

type Ending = 'csv' | 'jsonl';
const Asked = z.object({ ...AuditFilter.shape, last: z.coerce.number().int().min(0).optional() });

/**
 * The record as a file, its digest in the form of sha256sum, and the portal's signature over that digest. The file is bound
 * to the last entry there was when it was asked for, so that it is the same bytes whenever it is asked for again.
 */
export const createExportRoutes = (needs: ExportNeeds): readonly RawRoute[] =>
  (['csv', 'jsonl'] as const).flatMap((ending) => [
    route(needs, ending, '', summaries[ending], types[ending]),
    route(needs, ending, '.sha256', `The digest of log.${ending}, as sha256sum writes it`, 'text/plain; charset=utf-8'),
    route(
      needs,
      ending,
      '.sha256.sig',
      `The portal's Ed25519 signature over log.${ending}.sha256, 64 bytes`,
      'application/octet-stream',
    ),
  ]);

const types: Readonly<Record<Ending, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};
const summaries: Readonly<Record<Ending, string>> = {
  csv: 'The audit record as CSV, with the filter of listAuditEntries; `last` binds it to an entry',
  jsonl: 'The same as JSON lines: what `milpa audit verify` reads',
};

function route(needs: ExportNeeds, ending: Ending, part: string, summary: string, type: string): RawRoute {
  const path = `${paths.auditExport(ending)}${part}`;
  return {
    method: 'GET',
    path,
    description: { path, summary, tag: 'audit', mediaTypes: [type.split(';')[0] ?? type] },
    handle: async (context) => {
      const asked = Asked.parse(parseQuery(Asked, context.request, context.language));
      const { last, ...filter } = asked;
      const narrowed = await narrow(needs, context.caller, filter);
      if (last === undefined) return bindTo(context, await needs.audit.findLastNumber());
      if (part === '') await noteExport(needs, context, { ending, ...asked });
      const lines = formatLines(needs, ending, { ...narrowed, last });
      return answer(needs, { lines, part, ending, type });
    },
  };
}

/** 303 to the same file, bound to an entry. */
function bindTo({ request }: CallContext, last: number): Response {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set('last', String(last));
  const headers = { location: `${pathname}?${searchParams}`, 'cache-control': 'no-store' };
  return new Response(null, { status: 303, headers });
}

/** Whoever takes the record away is in the record. */
const noteExport = ({ database, audit }: ExportNeeds, { caller }: CallContext, after: object) =>
  database.transaction((tx) =>
    audit.record(tx, {
      caller: requireAuditor(caller).caller,
      action: 'export-audit-log',
      object: { kind: 'audit-log', id: 'log' },
      after,
    }),
  );

interface Asked {
  readonly lines: AsyncGenerator<string>;
  readonly part: string;
  readonly ending: Ending;
  readonly type: string;
}

async function answer({ signer }: ExportNeeds, { lines, part, ending, type }: Asked): Promise<Response> {
  const name = `audit-log.${ending}`;
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}${part}"`,
    'cache-control': 'no-store',
  };
  if (part === '') return new Response(streamLines(lines), { headers });
  const hash = createHash('sha256');
  for await (const line of lines) hash.update(line);
  const digest = `${hash.digest('hex')}  ${name}\n`;
  if (part === '.sha256') return new Response(digest, { headers });
  const { key, signature } = await signer.sign(Buffer.from(digest));
  return new Response(Uint8Array.from(signature), { headers: { ...headers, 'x-milpa-key': key } });
}

const heading = [
  ...['number', 'at', 'actor', 'actor_name', 'actor_email', 'assumed', 'assumed_name', 'token', 'appointment'],
  ...['action', 'object_kind', 'object', 'institution', 'before', 'after', 'before_hash', 'after_hash'],
  ...['previous', 'hash', 'matches'],
];
const together = 500;

async function* formatLines(needs: ExportNeeds, ending: Ending, filter: LogFilter): AsyncGenerator<string> {
  if (ending === 'csv') yield formatCsvLine(heading);
  let held: LoggedEntry[] = [];
  for await (const entry of needs.audit.streamLog(filter)) {
    held.push(entry);
    if (held.length < together) continue;
    yield await formatBatch(needs, ending, held);
    held = [];
  }
  if (held.length > 0) yield await formatBatch(needs, ending, held);
}

async function formatBatch(needs: ExportNeeds, ending: Ending, entries: readonly LoggedEntry[]): Promise<string> {
  // The chain's own members, with the words beside them: what is hashed stays apart from what explains it.
  if (ending === 'jsonl') return entries.map((entry) => `${formatCanonicalJson(entry)}\n`).join('');
  return (await presentEntries(needs, entries)).map(formatRow).join('');
}

const formatValue = (value: unknown): string => (value === undefined ? '' : formatCanonicalJson(value));

const formatRow = (entry: AuditLogEntry): string =>
  formatCsvLine([
    ...[String(entry.number), entry.at, entry.actor?.id ?? '', entry.actor?.name ?? '', entry.actor?.email ?? ''],
    ...[entry.assumed?.id ?? '', entry.assumed?.name ?? '', entry.token ?? '', entry.appointment ?? '', entry.action],
    ...[entry.object.kind, entry.object.id, entry.institution?.slug ?? ''],
    ...[formatValue(entry.before), formatValue(entry.after), entry.hashes.before ?? '', entry.hashes.after ?? ''],
    ...[entry.hashes.previous, entry.hashes.entry, String(entry.matches)],
  ]);
