import { DistributionId, type ImportRow, type InstitutionId, Slug } from '@milpa/sdk';
import type { Datasets, Described, StandingCopy, Taken } from '../dataset/index.ts';
import type { Random } from '../random.ts';
import type { Transaction } from '../storage/database/index.ts';
import { type Merged, mergeSaid } from './merge.ts';
import type { Planned, Run } from './plan.ts';
import { nameKey } from './plan.ts';
import { describeBlocker } from './problems.ts';
import { type CataloguedRow, type SaidRow, store } from './store.ts';

export interface TakeNeeds {
  readonly datasets: Pick<Datasets, 'describing'>;
  readonly random: Random;
  readonly now: () => Date;
}

const mergePlanned = ({ random }: TakeNeeds, one: Planned, before: StandingCopy | undefined): Merged | undefined =>
  mergeSaid({
    before,
    last: one.last,
    now: one.record.said,
    newLinkId: () => DistributionId.parse(random.id()),
  });

/** The report of records that nothing is written for. */
export const reportPlanned = (needs: TakeNeeds, run: Run, planned: readonly Planned[]): ImportRow[] =>
  planned.map((one) => (one.settled ? reportSettled(one) : reportDry(needs, run, one)));

/** Writes what was planned and its report, all or nothing. */
export async function takePlanned(
  needs: TakeNeeds,
  run: Run,
  planned: readonly Planned[],
  also: (tx: Transaction, rows: readonly ImportRow[]) => Promise<void>,
): Promise<ImportRow[]> {
  const merged = new Map<Planned, Merged | undefined>();
  const open = planned.filter(({ settled }) => !settled);
  let rows: ImportRow[] = [];
  await needs.datasets.describing.take(
    run.caller,
    open.map((one) => describe(needs, run, one, merged)),
    async (tx, taken) => {
      const results = new Map(open.map((one, at) => [one, taken[at]]));
      rows = planned.map((one) => report(run, one, results.get(one), merged.get(one)));
      await store.putSaid(tx, listSaid(open), needs.now());
      await store.putCatalogued(tx, listCatalogued(run, open));
      await also(tx, rows);
    },
  );
  return rows;
}

function describe(needs: TakeNeeds, run: Run, one: Planned, merged: Map<Planned, Merged | undefined>): Described {
  return {
    id: one.dataset,
    publisher: requireId(one),
    kind: one.before?.kind ?? one.record.kind,
    key: one.key,
    decide(before) {
      const change = mergePlanned(needs, one, before);
      merged.set(one, change);
      return change;
    },
    release: run.options.release,
    notes: '',
  };
}

function requireId({ publisher, before }: Planned): InstitutionId {
  const id = before?.publisher ?? publisher?.id;
  if (!id) throw new Error('A record without an institution was not settled');
  return id;
}

/** What the source said, for the next time: written only where it differs. */
const listSaid = (open: readonly Planned[]): SaidRow[] =>
  open.flatMap(({ key, record, last }) =>
    last && JSON.stringify(last) === JSON.stringify(record.said) ? [] : [{ ...key, said: record.said }],
  );

const listCatalogued = (run: Run, open: readonly Planned[]): CataloguedRow[] =>
  open.flatMap(({ dataset, record: { catalogued } }) =>
    catalogued ? [{ dataset, source: run.source, ...catalogued }] : [],
  );

const rowOf = ({ record, position, publisher, problems }: Planned): Omit<ImportRow, 'outcome'> => ({
  position,
  key: record.key,
  title: record.said.metadata.title,
  publisher: publisher?.name ?? record.publisher?.name ?? {},
  place: record.place,
  changes: [],
  links: record.said.links.length,
  problems: [...problems],
});

function reportSettled(one: Planned): ImportRow {
  const { outcome, duplicateOf } = one.settled ?? { outcome: 'refused' };
  return { ...rowOf(one), outcome, ...(duplicateOf ? { duplicateOf } : {}) };
}

const outcomeOf = ({ before }: Planned, change: Merged | undefined): ImportRow['outcome'] =>
  before ? (change ? 'update' : 'unchanged') : 'create';

function report(run: Run, one: Planned, taken: Taken | undefined, change: Merged | undefined): ImportRow {
  if (one.settled || !taken) return reportSettled(one);
  const dataset = { id: taken.id, slug: Slug.parse(taken.slug) };
  run.seen.set(nameKey(one.key), dataset);
  const row = rowOf(one);
  return {
    ...row,
    outcome: outcomeOf(one, change),
    dataset,
    ...(taken.released === undefined ? {} : { released: taken.released }),
    changes: [...(change?.changes ?? [])],
    problems: [...row.problems, ...taken.blockers.map(describeBlocker)],
  };
}

function reportDry(needs: TakeNeeds, run: Run, one: Planned): ImportRow {
  const { before, record } = one;
  const change = mergePlanned(needs, one, before);
  const row = rowOf(one);
  if (before) run.seen.set(nameKey(one.key), { id: before.id, slug: Slug.parse(before.slug) });
  const isDue = run.options.release && (change !== undefined || before?.latest === null);
  const links =
    (before?.links.length ?? 0) +
    (before?.files ?? 0) +
    (change?.addLinks.length ?? 0) -
    (change?.removeLinks.length ?? 0);
  const metadata = change?.metadata ?? before?.metadata ?? record.said.metadata;
  const blockers = isDue
    ? needs.datasets.describing.listBlockers({
        kind: before?.kind ?? record.kind,
        metadata,
        distributions: links,
        edited: before?.edited ?? false,
      })
    : [];
  return {
    ...row,
    outcome: outcomeOf(one, change),
    ...(before ? { dataset: { id: before.id, slug: Slug.parse(before.slug) } } : {}),
    ...(isDue && blockers.length === 0 ? { released: (before?.latest ?? 0) + 1 } : {}),
    changes: [...(change?.changes ?? [])],
    problems: [...row.problems, ...blockers.map(describeBlocker)],
  };
}
