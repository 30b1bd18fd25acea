import {
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
import { nothingToDraw, periodReversed, withdrawnMeanwhile } from './problems.ts';
import { store } from './store.ts';

type Population = Awaited<ReturnType<SampleNeeds['datasets']['listVersionNumbers']>>;

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
  const { database, datasets, institutions, random, clock, audit, jobs } = needs;
  const root = input.institution === undefined ? null : (await institutions.require(input.institution)).id;
  const branch = root === null ? null : listBranch(await institutions.listNames('all'), root);
  const known = requireExaminer(caller, branch);
  const { theme, from, to } = input;
  if (from && to && to < from) throw periodReversed();
  const members = await datasets.listVersionNumbers({ publishers: branch, theme, from, to });
  if (members.length === 0) throw nothingToDraw();
  const seed = input.seed ?? Buffer.from(random.bytes(16)).toString('hex');
  const population = formatPopulation(members);
  const row = {
    id: random.id(),
    title: input.title,
    method: sampleMethod,
    seed,
    institution: root,
    theme: theme ?? null,
    released_from: from ?? null,
    released_to: to ?? null,
    population_size: members.length,
    sha256: Sha256.parse(hashPopulation(population, sha256)),
    drawn: clock(),
  };
  const drawn = await describeDrawn(needs, drawSample(members, seed, input.size, sha256));
  const records = drawn.map(({ id, ...rest }, at) => ({
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

/** What those that were drawn are called, in the order in which they were drawn. */
async function describeDrawn({ datasets }: SampleNeeds, drawn: Population) {
  const found = new Map((await datasets.listReleasedOf(drawn.map(({ id }) => id))).map((each) => [each.id, each]));
  return drawn.map(({ id, version }) => {
    const dataset = found.get(id);
    if (!dataset) throw withdrawnMeanwhile();
    const { slug, metadata, publisher } = dataset;
    return { id, version, slug, title: metadata.title, publisher: publisher.id };
  });
}
