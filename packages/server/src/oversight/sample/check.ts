import { createPublicKey, verify } from 'node:crypto';
import {
  type Dataset,
  findLicence,
  findText,
  listKept,
  listLinked,
  listTables,
  type MachineCheck,
  machineChecks,
  type Outcome,
  Problem,
  Receipt,
  type Verification,
} from '@milpa/sdk';
import { z } from 'zod';
import type { SampleNeeds, VerificationRow } from './model.ts';
import { store } from './store.ts';

interface Seen {
  readonly outcome: Outcome;
  /** What shows it, in no language: a number, a code, a day. */
  readonly found: string;
}
type Check = (needs: SampleNeeds, dataset: Dataset, signal: AbortSignal) => Promise<Seen | undefined>;

const AboutRecord = z.object({ record: z.uuid() });

/** Fills in one record, once. Safe to repeat: what was filled in stays. */
export async function fillIn(needs: SampleNeeds, payload: unknown, signal: AbortSignal): Promise<void> {
  const row = await store.findRecord(needs.database, AboutRecord.parse(payload).record);
  if (!row || row.checks !== null) return;
  await store.fillIn(needs.database, row.id, await lookAt(needs, row, signal), needs.clock());
}

async function lookAt(
  needs: SampleNeeds,
  { dataset: id, version }: VerificationRow,
  signal: AbortSignal,
): Promise<NonNullable<Verification['checks']>> {
  const dataset = await needs.datasets.findReleased(id, version);
  // Withdrawn between the draw and now: nothing of it can be checked any more.
  if (!dataset) return machineChecks.map((code) => ({ code, outcome: 'unknown', found: 'withdrawn' }));
  const seen: NonNullable<Verification['checks']> = [];
  for (const code of machineChecks) {
    signal.throwIfAborted();
    const found = await checks[code](needs, dataset, signal);
    if (found) seen.push({ code, ...found });
  }
  return seen;
}

/** Good of all, as «3 / 3»: fail when any is bad, and could not check when any could not be. */
const judgeParts = (parts: readonly Outcome[]): Seen => ({
  outcome: parts.includes('fail') ? 'fail' : parts.includes('unknown') || parts.length === 0 ? 'unknown' : 'pass',
  found: `${parts.filter((part) => part === 'pass').length} / ${parts.length}`,
});

const checks: Readonly<Record<MachineCheck, Check>> = {
  /** Every file the portal keeps is there and has the bytes of its hash; of data that lie elsewhere nothing can be said. */
  async 'files-intact'({ datasets }, dataset, signal) {
    const parts: Outcome[] = [];
    for (const { file } of listKept(dataset)) {
      signal.throwIfAborted();
      parts.push((await datasets.isIntact(file.sha256)) ? 'pass' : 'fail');
    }
    return judgeParts(parts);
  },
  /** Does not apply where there are no links. */
  async 'links-answer'(_, dataset) {
    const links = listLinked(dataset);
    if (links.length === 0) return undefined;
    const of = { available: 'pass', unavailable: 'fail', unchecked: 'unknown' } as const;
    return judgeParts(links.map(({ availability }) => of[availability?.state ?? 'unchecked']));
  },
  async 'freshness-met'({ freshness }, { metadata, modified }) {
    const now = freshness.judge(metadata.frequency ?? '', new Date(modified));
    if (!('due' in now)) return { outcome: 'unknown', found: now.unscheduled ?? '' };
    return { outcome: now.state === 'overdue' ? 'fail' : 'pass', found: now.due ?? '' };
  },
  async 'licence-open'(_, { metadata }) {
    const licence = metadata.licence ?? '';
    if (licence === '') return { outcome: 'fail', found: '' };
    const open = findLicence(licence)?.open ?? 'unknown';
    return { outcome: ({ yes: 'pass', no: 'fail', unknown: 'unknown' } as const)[open], found: licence };
  },
  /** Longer than its title: a description that repeats it says nothing. */
  async described(_, { metadata }) {
    const text = findText(metadata.description, 'es');
    const title = text && findText(metadata.title, text.language)?.text;
    const says = text !== undefined && text.text !== title && text.text.length > (title?.length ?? 0);
    return { outcome: says ? 'pass' : 'fail', found: String(text?.text.length ?? 0) };
  },
  /** What the reading of the files found; a column with personal data passes where the publisher says why it may be public. */
  async 'no-personal-data'({ datasets }, dataset) {
    const tables = listTables(dataset);
    const files = listKept(dataset);
    const unread = files.some(({ file }) => file.tables.length === 0) || files.length === 0;
    let [columns, unexplained] = [0, 0];
    for (const { id } of tables) {
      const table = await datasets.findReleasedTable(id);
      for (const finding of table?.profile.findings ?? []) {
        if (!finding.code.startsWith('personal-') || finding.severity !== 'error' || finding.result !== 'fail')
          continue;
        columns += 1;
        const column = table?.profile.columns.find(({ name }) => name === finding.column);
        if (!column?.personal) unexplained += 1;
      }
    }
    if (unexplained > 0) return { outcome: 'fail', found: String(unexplained) };
    return { outcome: unread ? 'unknown' : 'pass', found: String(columns) };
  },
  'receipt-verifies': async (needs, dataset) => verifyReceipt(needs, dataset),
};

/** The signature is the portal's, over this release and these files. A release without receipt could not be checked. */
async function verifyReceipt({ reviewing, signer, datasets }: SampleNeeds, dataset: Dataset): Promise<Seen> {
  const signed = await reviewing.findReceipt(dataset.id, dataset.version).catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
  if (!signed) return { outcome: 'unknown', found: '' };
  const receipt = Receipt.parse(JSON.parse(signed.receipt));
  const key = (await signer.listKeys()).find(({ id }) => id === signed.key);
  if (!key) return { outcome: 'unknown', found: receipt.folio };
  const publicKey = createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' });
  const genuine = verify(null, Buffer.from(signed.receipt), publicKey, Buffer.from(signed.signature, 'base64'));
  const release = (await datasets.releasing.findRelease(dataset.id, dataset.version))?.release;
  const files = new Set(receipt.files.map(({ sha256 }) => sha256));
  const same =
    receipt.dataset.id === dataset.id &&
    receipt.version === dataset.version &&
    receipt.sha256 === release?.sha256 &&
    listKept(dataset).every(({ file }) => files.has(file.sha256));
  return { outcome: genuine && same ? 'pass' : 'fail', found: receipt.folio };
}
