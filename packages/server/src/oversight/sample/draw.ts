import {
  type Dataset,
  drawSample,
  formatPopulation,
  hashPopulation,
  type InstitutionId,
  type NewSample,
  type SampleHead,
  Sha256,
  sampleMethod,
} from '@milpa/sdk';
import { sha256 } from '../../audit/index.ts';
import type { Caller } from '../../http/index.ts';
import type { Institutions } from '../../institution/index.ts';
import { requireExaminer } from './may.ts';
import type { SampleNeeds } from './model.ts';
import { presentHeads } from './present.ts';
import { nothingToDraw, periodReversed } from './problems.ts';
import { store } from './store.ts';

/** One record of a sample, to be filled in by the machine. */
export const fillInJob = 'fill-in-verification';

/** An institution and all below it. */
export function listBranch(
  nodes: Awaited<ReturnType<Institutions['listNames']>>,
  root: InstitutionId,
): InstitutionId[] {
  const branch = [root];
  // Grows while it is walked: each institution brings those directly below it.
  for (const above of branch) branch.push(...nodes.filter(({ parent }) => parent === above).map(({ id }) => id));
  return branch;
}

/** Draws from what is released at this moment. What it was drawn from is kept whole, so that anyone can draw it again. */
export async function drawNewSample(
  needs: SampleNeeds,
  caller: Caller | undefined,
  input: NewSample,
): Promise<SampleHead> {
  const { database, institutions, random, clock, audit, jobs } = needs;
  const root = input.institution === undefined ? null : (await institutions.require(input.institution)).id;
  const branch = root === null ? null : listBranch(await institutions.listNames('all'), root);
  const known = requireExaminer(caller, branch);
  if (input.from && input.to && input.to < input.from) throw periodReversed();
  const members = await listMembers(needs, input, branch);
  if (members.length === 0) throw nothingToDraw();
  const seed = input.seed ?? Buffer.from(random.bytes(16)).toString('hex');
  const population = formatPopulation(members);
  const row = {
    id: random.id(),
    title: input.title,
    method: sampleMethod,
    seed,
    institution: root,
    theme: input.theme ?? null,
    released_from: input.from ?? null,
    released_to: input.to ?? null,
    population_size: members.length,
    sha256: Sha256.parse(hashPopulation(population, sha256)),
    drawn: clock(),
  };
  const records = drawSample(members, seed, input.size, sha256).map(({ id, ...rest }, at) => ({
    ...rest,
    id: random.id(),
    sample: row.id,
    position: at + 1,
    dataset: id,
  }));
  await database.transaction(async (tx) => {
    await store.addSample(tx, { ...row, population, account: known.account });
    await store.addRecords(tx, records);
    await jobs.addAll(
      tx,
      records.map(({ id }) => ({ name: fillInJob, payload: { record: id } })),
    );
    await audit.record(tx, {
      caller: known,
      action: 'draw-sample',
      object: { kind: 'sample', id: row.id },
      institution: root ?? undefined,
      after: { ...row, size: records.length },
    });
  });
  const [head] = await presentHeads(needs, [{ ...row, published: null }]);
  if (!head) throw new Error('A sample was drawn but cannot be presented');
  return head;
}

/** Datasets alone: a series or a service holds no data of its own. */
async function listMembers({ datasets }: SampleNeeds, input: NewSample, branch: readonly InstitutionId[] | null) {
  const members: ReturnType<typeof describe>[] = [];
  for await (const dataset of datasets.listReleased())
    if (isMember(dataset, input, branch)) members.push(describe(dataset));
  return members;
}

const describe = ({ id, version, slug, metadata, publisher }: Dataset) => ({
  ...{ id, version, slug, title: metadata.title, publisher: publisher.id },
});

function isMember(dataset: Dataset, { theme, from, to }: NewSample, branch: readonly InstitutionId[] | null): boolean {
  const day = dataset.released.slice(0, 10);
  return (
    (dataset.kind ?? 'dataset') === 'dataset' &&
    (branch === null || branch.includes(dataset.publisher.id)) &&
    (theme === undefined || (dataset.metadata.themes ?? []).includes(theme)) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to)
  );
}
