import { type Import, ImportId, ImportOptions, Language, NewImport, operations } from '@milpa/sdk';
import { mayAdministerPortal } from '../account/index.ts';
import type { Datasets, IncomingFile } from '../dataset/index.ts';
import {
  type AnyOperationHandler,
  answerCsv,
  type Caller,
  defineHandler,
  parseJsonPart,
  type RawRoute,
} from '../http/index.ts';
import { maySee, requireImporter } from './may.ts';
import { noSuchImport, nothingToImport } from './problems.ts';
import { noSuchPublisher } from './publishers.ts';
import { formatReport } from './report.ts';
import { emptyCounts, type RunNeeds } from './run.ts';
import { formatTemplate } from './source/sheet/template.ts';
import { type ImportRecordRow, store } from './store.ts';

export interface RouteNeeds extends RunNeeds {
  readonly datasets: Pick<Datasets, 'describing' | 'findByIdentifier' | 'requireUpload' | 'readForm'>;
  /** Asks for the work, in the transaction that writes the import down. */
  readonly ask: (tx: Parameters<typeof store.add>[0], id: ImportId) => Promise<void>;
}

const personal = { 'cache-control': 'no-store' };

export function createHarvestHandlers(needs: RouteNeeds): readonly AnyOperationHandler[] {
  const { database } = needs;
  return [
    defineHandler('createImport', async ({ body }, { caller }) => {
      const known = requireImporter(caller);
      const { upload, from, dryRun, ...options } = NewImport.parse(body);
      const file = upload
        ? await needs.datasets.requireUpload(upload, known)
        : fileOf(await requireImport(needs, known, from));
      return { body: await addImport(needs, known, file, { dryRun, options }), headers: personal };
    }),
    defineHandler('listImports', async ({ query }, { caller }) => {
      const known = requireImporter(caller);
      const page = operations.listImports.query.parse(query ?? {});
      const { total, rows } = await store.list(database, mayAdministerPortal(known) ? null : known.account, page);
      return { body: { total, items: rows.map(presentImport) }, headers: personal };
    }),
    defineHandler('getImport', async ({ params }, { caller }) => ({
      body: presentImport(await requireImport(needs, requireImporter(caller), params.import)),
      headers: personal,
    })),
    defineHandler('listImportRows', async ({ params, query }, { caller }) => {
      const row = await requireImport(needs, requireImporter(caller), params.import);
      const { outcome, limit, offset } = operations.listImportRows.query.parse(query ?? {});
      return { body: await store.listRows(database, row.id, { outcome, limit, offset }), headers: personal };
    }),
  ];
}

export function createHarvestRoutes(needs: RouteNeeds): readonly RawRoute[] {
  return [
    {
      method: 'POST',
      path: '/api/v1/imports',
      mediaType: 'multipart/form-data',
      handle: async ({ request, caller, language }) => {
        const known = requireImporter(caller);
        const { fields, files } = await needs.datasets.readForm(request);
        const [file] = files;
        if (!file) throw nothingToImport();
        const { dryRun, options } = parseOptions(fields.get('options'), language);
        const body = await addImport(needs, known, file, { dryRun, options });
        return Response.json(body, { status: 202, headers: personal });
      },
    },
    {
      method: 'GET',
      path: '/api/v1/imports/template.csv',
      description: {
        path: '/api/v1/imports/template.csv',
        summary: 'A sheet to describe datasets in: the columns that are understood, with an example',
        tag: 'imports',
        mediaTypes: ['text/csv'],
      },
      handle: async ({ request, language }) => {
        const asked = languageOf(request, language);
        return answerCsv(`milpa-${asked}.csv`, formatTemplate(asked), { personal: true });
      },
    },
    {
      method: 'GET',
      path: '/api/v1/imports/:import/report.csv',
      description: {
        path: '/api/v1/imports/{import}/report.csv',
        summary: 'The whole report of an import, a row a record',
        tag: 'imports',
        mediaTypes: ['text/csv'],
      },
      handle: async ({ request, caller, language }, params) => {
        const row = await requireImport(needs, requireImporter(caller), params.import);
        const lines = formatReport(needs.database, row.id, languageOf(request, language));
        return answerCsv(`import-${row.id}.csv`, lines, { personal: true });
      },
    },
  ];
}

const languageOf = (request: Request, otherwise: Language): Language =>
  Language.catch(otherwise).parse(new URL(request.url).searchParams.get('language') ?? undefined);

function parseOptions(text: string | undefined, language: Language) {
  const { upload: _upload, from: _from, dryRun, ...options } = parseJsonPart(NewImport, text, language);
  return { dryRun, options };
}

const fileOf = ({ name, sha256, size }: ImportRecordRow): IncomingFile => ({ name, sha256, size });

async function requireImport(needs: RouteNeeds, caller: Caller, id: string | undefined): Promise<ImportRecordRow> {
  if (id === undefined) throw nothingToImport();
  const parsed = ImportId.safeParse(id);
  const row = parsed.success ? await store.find(needs.database, parsed.data) : undefined;
  // Somebody else's import looks like one that never was.
  if (!row || !maySee(caller, row)) throw noSuchImport(id);
  return row;
}

async function addImport(
  needs: RouteNeeds,
  caller: Caller,
  { name, sha256, size }: IncomingFile,
  { dryRun, options }: { dryRun: boolean; options: ImportOptions },
): Promise<Import> {
  if (options.publisher && !(await needs.institutions.find(options.publisher)))
    throw noSuchPublisher(options.publisher);
  const row = {
    ...{ id: ImportId.parse(needs.random.id()), account: caller.account, caller, dry_run: dryRun },
    ...{ options: ImportOptions.parse(options), name, size, sha256, state: 'waiting' as const },
    ...{ counts: emptyCounts, created: needs.clock() },
  };
  await needs.database.transaction(async (tx) => {
    await store.add(tx, row);
    await needs.ask(tx, row.id);
  });
  return presentImport({ ...row, format: null, total: null, problems: [], position: 0, finished: null });
}

const presentImport = (row: ImportRecordRow): Import => ({
  id: row.id,
  state: row.state,
  dryRun: row.dry_run,
  ...(row.format ? { format: row.format } : {}),
  file: { name: row.name, size: row.size, sha256: row.sha256 },
  options: row.options,
  counts: row.counts,
  ...(row.total === null ? {} : { total: row.total }),
  problems: row.problems,
  by: row.caller.name,
  created: row.created.toISOString(),
  ...(row.finished ? { finished: row.finished.toISOString() } : {}),
});
