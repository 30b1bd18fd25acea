import { type DatasetId, DistributionId, type ImportCheck, type ResourceKind } from '@milpa/sdk';
import { nameAside } from './merge.ts';
import type { HarvestLimits, SaidDataset } from './model.ts';
import type { Planned } from './plan.ts';

/** A record as it would be released. */
export interface Checkable {
  readonly id: DatasetId;
  readonly kind: ResourceKind;
  readonly publisher: string;
  readonly metadata: SaidDataset['metadata'];
  readonly links: readonly (SaidDataset['links'][number] & { readonly id: DistributionId })[];
}

export interface CheckNeeds {
  /** What DCAT-AP says of it; undefined when it cannot be checked. */
  readonly check: (record: Checkable) => Promise<ImportCheck | undefined>;
  /** Milliseconds that only grow. */
  readonly elapsed: () => number;
  readonly limits: Pick<HarvestLimits, 'check'>;
}

export interface Checks {
  /** By position; without those that are not written, and those for which there was no time. */
  run(planned: readonly Planned[]): Promise<ReadonlyMap<number, ImportCheck>>;
  /** Records for which there was no time. */
  readonly left: () => number;
}

/** Checks what a run takes in, for as long as it may. */
export function createChecks({ check, elapsed, limits }: CheckNeeds, isDry: boolean): Checks {
  const most = isDry ? limits.check.dry : limits.check.real;
  let spent = 0;
  let left = 0;
  return {
    left: () => left,
    async run(planned) {
      const found = new Map<number, ImportCheck>();
      for (const one of planned) {
        if (one.settled || (!isDry && isUnchanged(one))) continue;
        if (spent >= most) {
          left += 1;
          continue;
        }
        const started = elapsed();
        const outcome = await check(describe(one));
        spent += elapsed() - started;
        if (outcome) found.set(one.position, outcome);
      }
      return found;
    },
  };
}

const isUnchanged = ({ last, record }: Planned): boolean =>
  last !== undefined && JSON.stringify(last) === JSON.stringify(record.said);

function describe({ dataset, record: { kind, said }, publisher }: Planned): Checkable {
  const ids = said.links.map((_, at) =>
    DistributionId.parse(`00000000-0000-7000-8000-${String(at).padStart(12, '0')}`),
  );
  const aside = said.aside ? { aside: nameAside(said.aside, ids) } : {};
  return {
    id: dataset,
    kind,
    publisher: publisher?.name.es ?? publisher?.name.en ?? publisher?.name.fr ?? '',
    metadata: { ...said.metadata, ...aside },
    links: said.links.flatMap((link, at) => {
      const id = ids[at];
      return id ? [{ ...link, id }] : [];
    }),
  };
}
