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
import { runIntake } from './run.ts';
import { type ImportRecord, store } from './store.ts';

const personal = { 'cache-control': 'no-store' };

export function createIntakeHandlers(needs: PublishingNeeds): readonly AnyOperationHandler[] {
  return [
    defineHandler('importInventory', async ({ body }, { caller, signal }) => {
      const known = requireCaller(caller);
      const { upload, from, dryRun, ...options } = NewInventoryImport.parse(body);
      const file = upload
        ? await needs.datasets.requireUpload(upload, known)
        : (await requireImport(needs, known, from)).file;
      return { body: await takeIn(needs, known, { file, dryRun, options, signal }), headers: personal };
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
    handle: async ({ request, caller, language, signal }) => {
      const known = requireCaller(caller);
      const { fields, files } = await needs.datasets.readForm(request);
      const [file] = files;
      if (!file) throw nothingToImport();
      const { dryRun, options } = parseOptions(fields.get('options'), language);
      const body = await takeIn(needs, known, { file, dryRun, options, signal });
      return Response.json(body, { status: 201, headers: personal });
    },
  },
];

function parseOptions(text: string | undefined, language: Language) {
  const parsed = parseJsonPart(NewInventoryImport, text, language);
  const { upload: _upload, from: _from, dryRun, ...options } = parsed;
  return { dryRun, options };
}

async function takeIn(
  needs: PublishingNeeds,
  caller: Caller,
  order: { file: IncomingFile; dryRun: boolean; options: InventoryImportOptions; signal: AbortSignal },
): Promise<InventoryImport> {
  const options = InventoryImportOptions.parse(order.options);
  await requireMayImport(needs, caller, options);
  const { rows, problems, counts } = await runIntake(needs, { ...order, caller, options });
  const record: ImportRecord = {
    ...{ id: InventoryImportId.parse(needs.random.id()), account: caller.account, by_name: caller.name },
    ...{ dry_run: order.dryRun, file: order.file, options, counts, problems: [...problems], created: needs.clock() },
  };
  await needs.database.transaction((tx) => store.add(tx, record, rows));
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

const present = ({ account: _account, by_name, dry_run, created, ...rest }: ImportRecord): InventoryImport => ({
  ...rest,
  dryRun: dry_run,
  by: by_name,
  created: created.toISOString(),
});
