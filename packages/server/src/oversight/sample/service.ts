import type {
  AuditFinding,
  AuditSample,
  InstitutionId,
  NewFinding,
  SampleHead,
  Verification,
  VerificationAnswers,
} from '@milpa/sdk';
import { hashOf } from '../../audit/index.ts';
import type { Gone } from '../../dataset/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Transaction } from '../../storage/database/index.ts';
import { listBranch } from './draw.ts';
import { mayExamineScope, requireExaminerOf } from './may.ts';
import type { SampleNeeds, SampleRow, VerificationRow } from './model.ts';
import { presentFindings, presentHeads, presentRecords, presentSample } from './present.ts';
import {
  alreadyPublished,
  noSuchRecord,
  noSuchSample,
  outsidePopulation,
  recordChanged,
  stillLooking,
} from './problems.ts';
import { store } from './store.ts';

const maySee = (caller: Caller | undefined, { published, institution }: SampleRow): boolean =>
  published !== null || mayExamineScope(caller, institution);

export async function listSamples(needs: SampleNeeds, caller: Caller | undefined): Promise<SampleHead[]> {
  const rows = await store.listSamples(needs.database);
  return presentHeads(
    needs,
    rows.filter((row) => maySee(caller, row)),
  );
}

/** A sample the caller may see; what is not published is as if it were not there. */
export async function requireSample(needs: SampleNeeds, caller: Caller | undefined, id: string): Promise<SampleRow> {
  const row = await store.findSample(needs.database, id);
  if (!row || !maySee(caller, row)) throw noSuchSample();
  return row;
}

export const getSample = async (needs: SampleNeeds, caller: Caller | undefined, id: string): Promise<AuditSample> =>
  presentSample(needs, await requireSample(needs, caller, id), caller);

const presentRecord = async (needs: SampleNeeds, row: VerificationRow): Promise<Verification> => {
  const [record] = await presentRecords(needs, [row]);
  if (!record) throw noSuchRecord();
  return record;
};

/** Keeps what the auditor says of one dataset; every question left out is one that nobody answered. */
export async function answerVerification(
  needs: SampleNeeds,
  caller: Caller | undefined,
  { sample, record: id, revision, answers }: VerificationAnswers & { sample: string; record: string; revision: number },
): Promise<Verification> {
  const { institution } = await requireSample(needs, caller, sample);
  const known = requireExaminerOf(caller, institution);
  const row = await needs.database.transaction(async (tx) => {
    if ((await store.lockSample(tx, sample))?.published) throw alreadyPublished();
    const before = await store.findRecord(tx, id);
    if (before?.sample !== sample) throw noSuchRecord();
    if (before.revision !== revision) throw recordChanged(await presentRecord(needs, before));
    await store.answer(tx, id, answers, needs.clock());
    await needs.audit.record(tx, {
      caller: known,
      action: 'answer-verification',
      object: { kind: 'verification', id },
      institution: before.publisher,
      before: { dataset: before.dataset, answers: before.answers },
      after: { dataset: before.dataset, answers },
    });
    return store.findRecord(tx, id);
  });
  if (!row) throw noSuchRecord();
  return presentRecord(needs, row);
}

/** Fixes the records and shows everything to everyone. To publish again changes nothing. */
export async function publishSample(needs: SampleNeeds, caller: Caller | undefined, id: string): Promise<SampleHead> {
  const { institution } = await requireSample(needs, caller, id);
  const known = requireExaminerOf(caller, institution);
  await needs.database.transaction(async (tx) => {
    const row = await store.lockSample(tx, id);
    if (!row || row.published) return;
    const records = await store.listRecords(tx, [id]);
    const waiting = records.filter(({ checks }) => checks === null).length;
    if (waiting > 0) throw stillLooking(waiting);
    await store.publish(tx, id, needs.clock());
    await needs.audit.record(tx, {
      caller: known,
      action: 'publish-sample',
      object: { kind: 'sample', id },
      institution: institution ?? undefined,
      // Their hash, not their words: a purge must be able to take those back.
      after: {
        records: hashOf(records.map(({ dataset, version, checks, answers }) => [dataset, version, checks, answers])),
      },
    });
  });
  const [head] = await presentHeads(needs, [await requireSample(needs, caller, id)]);
  if (!head) throw noSuchSample();
  return head;
}

/** Lets go of what was said of a dataset, in the transaction that purges it or a file of it. */
export async function forgetDataset({ audit }: Pick<SampleNeeds, 'audit'>, tx: Transaction, gone: Gone): Promise<void> {
  const { records, findings, actions } = await store.forget(tx, gone);
  for (const id of records) await audit.forget(tx, { kind: 'verification', id }, gone.since);
  for (const id of findings) await audit.forget(tx, { kind: 'finding', id }, gone.since);
  for (const id of actions) await audit.forget(tx, { kind: 'corrective-action', id }, gone.since);
}

export async function noteFinding(
  needs: SampleNeeds,
  caller: Caller | undefined,
  sample: string,
  input: NewFinding,
): Promise<AuditFinding> {
  const of = await requireSample(needs, caller, sample);
  const known = requireExaminerOf(caller, of.institution);
  const record = input.record === undefined ? undefined : await store.findRecord(needs.database, input.record);
  if (input.record !== undefined && record?.sample !== sample) throw noSuchRecord();
  const row = {
    id: needs.random.id(),
    sample,
    verification: record?.id ?? null,
    institution: record?.publisher ?? (await requireWithin(needs, of.institution, input.institution ?? '')),
    severity: input.severity,
    what: input.what,
    rule: input.rule,
    evidence: input.evidence,
    url: input.url ?? null,
    noted: needs.clock(),
  };
  await needs.database.transaction(async (tx) => {
    await store.addFinding(tx, { ...row, account: known.account });
    await needs.audit.record(tx, {
      caller: known,
      action: 'note-finding',
      object: { kind: 'finding', id: row.id },
      institution: row.institution,
      after: { ...row, dataset: record?.dataset },
    });
  });
  const [finding] = await presentFindings(needs, [row], record ? [record] : [], []);
  if (!finding) throw new Error(`The finding ${row.id} cannot be presented`);
  return finding;
}

/** An institution that belongs to the branch the sample was drawn from. */
async function requireWithin(
  { institutions }: SampleNeeds,
  scope: InstitutionId | null,
  key: string,
): Promise<InstitutionId> {
  const { id } = await institutions.require(key);
  if (scope !== null && !listBranch(await institutions.listNames('all'), scope).includes(id)) throw outsidePopulation();
  return id;
}
