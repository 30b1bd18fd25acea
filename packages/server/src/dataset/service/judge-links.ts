import { type Availability, type Dataset, type Distribution, listLinked } from '@milpa/sdk';
import type { Queryable } from '../../storage/database/index.ts';
import { listChecks } from '../store/distribution.ts';

/** The distributions of each dataset, its links with what was found when they were last asked: one question for all. */
export async function withAvailability(
  database: Queryable,
  datasets: readonly Pick<Dataset, 'distributions'>[],
): Promise<Distribution[][]> {
  const linked = datasets.flatMap(listLinked);
  if (linked.length === 0) return datasets.map(({ distributions }) => distributions);
  const checks = await listChecks(
    database,
    linked.map(({ id }) => id),
  );
  const found = new Map(checks.map((check) => [`${check.distribution} ${check.address}`, check]));
  const judge = ({ id, link }: Distribution): Availability => {
    // An address that was changed since has not been asked yet.
    const check = link && found.get(`${id} ${addressToCheck(link)}`);
    if (!check?.checked) return { state: 'unchecked' };
    return {
      state: check.state,
      checked: check.checked.toISOString(),
      since: check.since.toISOString(),
      ...(check.status === null ? {} : { status: check.status }),
      ...(check.reason === null ? {} : { reason: check.reason }),
    };
  };
  return datasets.map(({ distributions }) =>
    distributions.map((one) => (one.link ? { ...one, availability: judge(one) } : one)),
  );
}

/** What is asked to see whether a link is alive: the file where one is named, else the page. */
export const addressToCheck = ({ downloadUrl, accessUrl }: NonNullable<Distribution['link']>): string =>
  downloadUrl ?? accessUrl;
