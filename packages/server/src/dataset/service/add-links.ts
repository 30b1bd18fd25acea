import { type DatasetId, DistributionId, type NewLink } from '@milpa/sdk';
import type { Transaction } from '../../storage/database/index.ts';
import type { DatasetContext } from '../model.ts';
import { tooManyFiles } from '../problems.ts';
import { addDistribution, listLinks } from '../store/distribution.ts';
import { addressToCheck } from './judge-links.ts';

/** Adds distributions that lie elsewhere, in the transaction that holds the dataset. An address that is there already is not added again. */
export async function addLinks(
  context: DatasetContext,
  tx: Transaction,
  dataset: DatasetId,
  links: readonly NewLink[],
): Promise<void> {
  if (links.length === 0) return;
  const present = await listLinks(tx, [dataset]);
  const known = new Set(present.map(({ link }) => addressToCheck(link)));
  const fresh = links.filter(({ link }) => !known.has(addressToCheck(link)));
  if (present.length + fresh.length > context.limits.files) throw tooManyFiles(context.limits.files);
  for (const { title, description, link, ...terms } of fresh) {
    const id = DistributionId.parse(context.random.id());
    await addDistribution(tx, { id, dataset, title, description, link, terms, now: context.clock() });
  }
}
