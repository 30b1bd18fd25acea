import type { InstitutionId } from '@milpa/sdk';
import type { Queryable } from '../storage/database/index.ts';
import { checkLicence, judgeFormats, type Outcome } from './quality.ts';
import { type KindCount, store } from './store.ts';

/** Of so many, how many pass and how many could not be judged. */
export interface OutcomeCount {
  held: number;
  unknown: number;
  population: number;
}

/** How open what one publisher released is, what stands below it not counted. */
export interface OpennessCount {
  readonly publisher: InstitutionId;
  datasets: number;
  readonly formats: OutcomeCount;
  readonly licences: OutcomeCount;
}

/** Of every publisher. Judged once for all datasets that are alike: few judgements, whatever there is. */
export async function countOpenness(database: Queryable): Promise<OpennessCount[]> {
  const counts = new Map<InstitutionId, OpennessCount>();
  for (const kind of await store.countKinds(database)) {
    const none = () => ({ held: 0, unknown: 0, population: 0 });
    const found = counts.get(kind.publisher) ?? {
      ...{ publisher: kind.publisher, datasets: 0, formats: none(), licences: none() },
    };
    counts.set(kind.publisher, found);
    found.datasets += kind.count;
    add(found.licences, checkLicence(kind.licence), kind.count);
    // A series has no files of its own: those of its members are counted.
    if (kind.kind !== 'series') add(found.formats, judgeFormats(listNamed(kind)), kind.count);
  }
  return [...counts.values()];
}

function add(to: OutcomeCount, outcome: Outcome, count: number): void {
  to.population += count;
  if (outcome === 'pass') to.held += count;
  if (outcome === 'unknown') to.unknown += count;
}

/** An entry does not name formats that nobody knows. */
const listNamed = ({ formats, hasFiles }: KindCount) => (hasFiles && formats.length === 0 ? ['other'] : formats);
