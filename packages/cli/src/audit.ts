import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import {
  type AuditFault,
  type AuditRoot,
  type ChainEntry,
  compareRoots,
  ExportedEntry,
  KeptRoots,
  type Language,
  listRootFaults,
  paths,
  type SigningKey,
  verifyLog,
} from '@milpa/sdk';
import { type AuditWords, auditWords } from './audit-words.ts';
import type { CommandSpec, OptionSpec } from './commands.ts';
import type { CommandContext } from './context.ts';
import { CommandFailure, type ExitCode, exitCodes } from './failure.ts';
import { createPortalClient } from './portal-client.ts';
import { type Access, findAccess } from './settings.ts';

interface AuditOptions {
  readonly portal?: string;
  readonly token?: string;
  readonly json?: boolean;
  /** Roots somebody kept. */
  readonly roots?: string;
  /** Where the roots of today are written, to be kept. */
  readonly save?: string;
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

interface Report {
  readonly roots: number;
  readonly known: number;
  /** Null: no entry could be read, only roots. */
  readonly entries: number | null;
  readonly head: string | null;
  readonly faults: readonly AuditFault[];
}

/** Checks the audit record of a portal, or one that was exported, against published roots and roots that were kept. */
export async function audit(
  context: CommandContext,
  [task = '', log]: readonly string[],
  options: AuditOptions,
): Promise<ExitCode> {
  const say = auditWords[context.environment.language];
  if (task !== 'verify') throw new CommandFailure(say.noTask(task));
  const known = options.roots === undefined ? [] : await readRoots(options.roots, say);
  const report =
    log === undefined ? await verifyPortal(context, options, known, say) : await verifyFile(log, known, say);
  if (options.json) context.terminal.out(JSON.stringify(report, null, 2));
  else print(context, report, say);
  return report.faults.length === 0 ? exitCodes.done : exitCodes.failed;
}

async function verifyFile(path: string, known: readonly AuditRoot[], say: AuditWords): Promise<Report> {
  const { entries, head, faults } = await verifyLog(listEntries(createReadStream(path), path, say), known, digest);
  return { roots: 0, known: known.length, entries, head, faults };
}

async function verifyPortal(
  context: CommandContext,
  options: AuditOptions,
  known: readonly AuditRoot[],
  say: AuditWords,
): Promise<Report> {
  const access = await findAccess(options, context.environment);
  const client = createPortalClient(context, access);
  const roots: AuditRoot[] = [];
  for (let after: string | undefined; ; after = roots.at(-1)?.day) {
    const { items } = await client.call('listAuditRoots', { query: { ...(after ? { after } : {}), limit: 1000 } });
    roots.push(...items);
    if (items.length < 1000) break;
  }
  const { items: keys } = await client.call('listSigningKeys');
  if (options.save !== undefined) await writeFile(options.save, `${JSON.stringify({ items: roots }, null, 2)}\n`);
  const faults = [
    ...listRootFaults(roots, { digest, isSigned: (root) => isSigned(root, keys) }),
    ...compareRoots(roots, known),
  ];
  const body = await findLog(client.request, access);
  if (!body) return { roots: roots.length, known: known.length, entries: null, head: null, faults };
  const checked = await verifyLog(listEntries(body, paths.auditExport('jsonl'), say), [...roots, ...known], digest);
  return {
    ...{ roots: roots.length, known: known.length, entries: checked.entries, head: checked.head },
    faults: [...faults, ...checked.faults],
  };
}

/** Undefined when the caller may not read the entries: then the roots alone are checked. */
async function findLog(request: (path: string) => Promise<Response>, { token }: Access) {
  if (!token) return undefined;
  const answer = await request(paths.auditExport('jsonl'));
  if (answer.status === 401 || answer.status === 403 || !answer.body) return undefined;
  if (!answer.ok) throw new CommandFailure(`${answer.status} ${paths.auditExport('jsonl')}`, exitCodes.failed);
  return Readable.fromWeb(parseStream(answer.body));
}
// The types of Node and of the web platform name the same thing twice.
const parseStream = (stream: unknown) => stream as Parameters<typeof Readable.fromWeb>[0];

function isSigned(root: AuditRoot, keys: readonly SigningKey[]): boolean {
  const key = keys.find(({ id }) => id === root.key);
  if (!key) return false;
  const spki = Buffer.from(key.publicKey, 'base64');
  if (createHash('sha256').update(spki).digest('hex') !== key.id) return false;
  const opened = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return verifySignature(null, Buffer.from(root.hash), opened, Buffer.from(root.signature, 'base64'));
}

async function readRoots(path: string, say: AuditWords): Promise<readonly AuditRoot[]> {
  const parsed = KeptRoots.safeParse(parseJson(await readFile(path, 'utf8').catch(() => '')));
  if (!parsed.success) throw new CommandFailure(say.noRoots(path));
  return 'items' in parsed.data ? parsed.data.items : parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema then says that it is none
  }
}

async function* listEntries(stream: Readable, name: string, say: AuditWords): AsyncGenerator<ChainEntry> {
  let line = 0;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      line += 1;
      if (text === '') continue;
      const parsed = ExportedEntry.safeParse(parseJson(text));
      if (!parsed.success) throw new CommandFailure(say.noEntry(name, line));
      yield parsed.data;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new CommandFailure(say.noFile(name));
    throw error;
  }
}

/** More would say nothing more. */
const mostLines = 50;

function print({ terminal }: CommandContext, report: Report, say: AuditWords): void {
  if (report.roots > 0) terminal.out(say.roots(report.roots));
  if (report.known > 0) terminal.out(say.known(report.known));
  terminal.out(report.entries === null ? say.rootsOnly : say.entries(report.entries, report.head ?? ''));
  if (report.entries !== null && report.roots + report.known === 0) terminal.out(say.chainOnly);
  for (const fault of report.faults.slice(0, mostLines)) terminal.out(`✗ ${formatFault(fault, say)}`);
  if (report.faults.length > mostLines) terminal.out(say.more(report.faults.length - mostLines));
  terminal.out(report.faults.length === 0 ? say.whole : say.broken(report.faults.length));
}

const formatFault = (fault: AuditFault, say: AuditWords): string =>
  fault.what === 'entry'
    ? say.entry[fault.reason](fault.number)
    : say.root[fault.reason](fault.day, fault.first, fault.last);

const about: Readonly<Record<Language, string>> = {
  en: 'Check the audit record: `audit verify` asks a portal, `audit verify log.jsonl --roots kept.json` needs none.',
  es: 'Comprueba el registro de auditoría: `audit verify` pregunta a un portal; `audit verify log.jsonl --roots guardadas.json` no lo necesita.',
  fr: "Vérifie le registre d'audit : `audit verify` interroge un portail ; `audit verify log.jsonl --roots gardees.json` s'en passe.",
};

export const createAuditCommand = (shared: readonly OptionSpec[]): CommandSpec => ({
  name: 'audit',
  arguments: '<task> [log]',
  about,
  options: [
    {
      flags: '--roots <file>',
      about: {
        en: 'roots kept from before, as --save writes them: what was rewritten since no longer fits them',
        es: 'raíces guardadas antes, como las escribe --save: lo que se reescribió ya no les corresponde',
        fr: 'racines gardées auparavant, telles que --save les écrit : ce qui a été réécrit ne leur correspond plus',
      },
    },
    {
      flags: '--save <file>',
      about: {
        en: 'write the roots of today here, to keep them for the next time',
        es: 'escribe aquí las raíces de hoy, para guardarlas hasta la próxima vez',
        fr: 'écrit ici les racines d’aujourd’hui, à garder pour la prochaine fois',
      },
    },
    ...shared,
  ],
  examples: ['milpa audit verify --save raices.json', 'milpa audit verify audit-log.jsonl --roots raices.json'],
  run: (context, values, options) => audit(context, values, options),
});
