import {
  ImportOutcome,
  type InventoryImport,
  InventoryImportId,
  InventoryImportOptions,
  type Language,
  NewInventoryImport,
  operations,
} from '@milpa/sdk';
import { mayAdministerPortal, mayClassifyFor, requireCaller, requireMay } from '../../account/index.ts';
import type { IncomingFile } from '../../dataset/index.ts';
import {
  type AnyOperationHandler,
  type Caller,
  defineHandler,
  parseJsonPart,
  type RawRoute,
} from '../../http/index.ts';
import type { PublishingNeeds } from '../model.ts';
import { noSuch, nothingToImport, onlyPortal } from '../problems.ts';
import { intakeJob, noCounts } from './run.ts';
import { type ImportRecord, store } from './store.ts';

const personal = { 'cache-control': 'no-store' };

export function createIntakeHandlers(needs: PublishingNeeds): readonly AnyOperationHandler[] {
  return [
    defineHandler('importInventory', async ({ body }, { caller }) => {
      const known = requireCaller(caller);
      const { upload, from, dryRun, ...options } = NewInventoryImport.parse(body);
      const file = upload
        ? await needs.datasets.requireUpload(upload, known)
        : (await requireImport(needs, known, from)).file;
      return { body: await askIntake(needs, known, { file, dryRun, options }), headers: personal };
    }),
    defineHandler('getInventoryImport', async ({ params }, { caller }) => ({
      body: present(await requireImport(needs, requireCaller(caller), params.import)),
      headers: personal,
    })),
    defineHandler('listInventoryImportRows', async ({ params, query }, { caller }) => {
      const { id } = await requireImport(needs, requireCaller(caller), params.import);
      const { outcome, limit, offset } = operations.listInventoryImportRows.query.parse(query ?? {});
      const asked = { outcome: ImportOutcome.optional().parse(outcome), limit, offset };
      return { body: await store.listRows(needs.database, id, asked), headers: personal };
    }),
  ];
}

export const createIntakeRoutes = (needs: PublishingNeeds): readonly RawRoute[] => [
  {
    method: 'POST',
    path: '/api/v1/inventory-imports',
    mediaType: 'multipart/form-data',
    handle: async ({ request, caller, language }) => {
      const known = requireCaller(caller);
      const { fields, files } = await needs.datasets.readForm(request);
      const [file] = files;
      if (!file) throw nothingToImport();
      const { dryRun, options } = parseOptions(fields.get('options'), language);
      const body = await askIntake(needs, known, { file, dryRun, options });
      return Response.json(body, { status: 202, headers: personal });
    },
  },
];

function parseOptions(text: string | undefined, language: Language) {
  const parsed = parseJsonPart(NewInventoryImport, text, language);
  const { upload: _upload, from: _from, dryRun, ...options } = parsed;
  return { dryRun, options };
}

/** Writes down what is wanted; the file is read in the background. */
async function askIntake(
  needs: PublishingNeeds,
  caller: Caller,
  { file, dryRun, options: given }: { file: IncomingFile; dryRun: boolean; options: InventoryImportOptions },
): Promise<InventoryImport> {
  const options = InventoryImportOptions.parse(given);
  await requireMayImport(needs, caller, options);
  const { name, size, sha256 } = file;
  const id = InventoryImportId.parse(needs.random.id());
  const record: ImportRecord = {
    ...{ id, account: caller.account, by_name: caller.name, caller, state: 'waiting', dry_run: dryRun },
    ...{ file: { name, size, sha256 }, options, counts: noCounts, total: null, problems: [] },
    ...{ created: needs.clock(), finished: null },
  };
  await needs.database.transaction(async (tx) => {
    await store.add(tx, record);
    await needs.jobs.add(tx, intakeJob, { import: id }, { key: `${intakeJob}-${id}` });
  });
  return present(record);
}

/** Into one institution whoever classifies its inventory, for a file may say levels; into several, or as approved elsewhere, administrators of the portal. */
async function requireMayImport(
  needs: PublishingNeeds,
  caller: Caller,
  { institution, approved }: InventoryImportOptions,
): Promise<void> {
  if (institution) requireMay(caller, mayClassifyFor, (await needs.institutions.require(institution)).id);
  if (mayAdministerPortal(caller)) return;
  if (!institution) throw onlyPortal('/institution');
  if (approved) throw onlyPortal('/approved');
}

async function requireImport(needs: PublishingNeeds, caller: Caller, id: string | undefined): Promise<ImportRecord> {
  if (id === undefined) throw nothingToImport();
  const parsed = InventoryImportId.safeParse(id);
  const row = parsed.success ? await store.find(needs.database, parsed.data) : undefined;
  // Somebody else's import looks like one that never was.
  if (!row || !(row.account === caller.account || mayAdministerPortal(caller))) throw noSuch('import', id);
  return row;
}

const present = (row: ImportRecord): InventoryImport => ({
  ...{ id: row.id, state: row.state, dryRun: row.dry_run, file: row.file, options: row.options, counts: row.counts },
  ...(row.total === null ? {} : { total: row.total }),
  ...{ problems: row.problems, by: row.by_name, created: row.created.toISOString() },
  ...(row.finished ? { finished: row.finished.toISOString() } : {}),
});
