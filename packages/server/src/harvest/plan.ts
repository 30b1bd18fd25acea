import {
  DatasetId,
  findText,
  type ImportOptions,
  type ImportProblem,
  type ImportRow,
  type InstitutionId,
} from '@milpa/sdk';
import { mayPublishFor, mayWriteFor } from '../account/index.ts';
import type { Datasets, StandingCopy } from '../dataset/index.ts';
import type { Caller } from '../http/index.ts';
import type { Random } from '../random.ts';
import type { Database } from '../storage/database/index.ts';
import type { Checks } from './check.ts';
import type { ImportRecord, SaidDataset } from './model.ts';
import { describeProblem } from './problems.ts';
import type { FoundPublisher, Publishers } from './publishers.ts';
import { store } from './store.ts';

export interface PlanNeeds {
  readonly database: Database;
  readonly datasets: Pick<Datasets, 'describing' | 'findByIdentifier'>;
  readonly random: Random;
  readonly publicUrl: string;
}

/** What is the same for all records of a run. */
export interface Run {
  readonly caller: Caller;
  readonly options: ImportOptions;
  /** Name under which keys are remembered. */
  readonly source: string;
  readonly publishers: Publishers;
  /** The institution all records belong to, where one was chosen. */
  readonly forced: FoundPublisher | undefined;
  /** The datasets of records that others of the file refer to, by key. */
  readonly datasets: Map<string, DatasetId>;
  /** Keys that were in the file before, each with what became of it. */
  readonly seen: Map<string, ImportRow['duplicateOf']>;
  readonly checks: Checks;
}

/** A record with what was found out about it. With an outcome it is decided; else its working copy decides. */
export interface Planned {
  readonly record: ImportRecord;
  readonly position: number;
  readonly publisher: FoundPublisher | undefined;
  readonly problems: readonly ImportProblem[];
  readonly settled?: { readonly outcome: 'refused' | 'duplicate'; readonly duplicateOf?: ImportRow['duplicateOf'] };
  readonly key: { readonly source: string; readonly key: string };
  readonly dataset: DatasetId;
  /** As it was when this was planned. */
  readonly before: StandingCopy | undefined;
  readonly last: SaidDataset | undefined;
}

/** Finds out for some records of a file what they are: whose, known by which key, which dataset. Reads only. */
export async function planRecords(
  needs: PlanNeeds,
  run: Run,
  records: readonly ImportRecord[],
  first: number,
): Promise<Planned[]> {
  const drafted: Planned[] = [];
  for (const [at, record] of records.entries()) drafted.push(await draftOne(needs, run, record, first + at));
  const open = drafted.filter(({ settled }) => !settled);
  const keyed = new Map(
    (await needs.datasets.describing.listKeyed(open.map(({ key }) => key))).map((row) => [nameKey(row), row.dataset]),
  );
  const found = new Map<Planned, DatasetId>();
  for (const one of open) {
    const id = keyed.get(nameKey(one.key)) ?? (await findElse(needs, one));
    if (id) found.set(one, id);
  }
  const standing = await needs.datasets.describing.listStanding([...found.values()]);
  const said = new Map(
    (
      await store.listSaid(
        needs.database,
        open.map(({ key }) => key),
      )
    ).map((row) => [nameKey(row), row.said]),
  );
  const titled = await listTitled(
    needs,
    open.filter((one) => !found.has(one)),
  );
  const judged = drafted.map((one) => {
    if (one.settled) return one;
    const before = standing.find(({ id }) => id === found.get(one));
    return judge(
      run,
      { ...one, before, dataset: before?.id ?? one.dataset, last: said.get(nameKey(one.key)) },
      titled.get(one),
    );
  });
  return resolveRefs(needs, run, judged);
}

/** Records that belong to others of their source get the identifiers those have, or will have, here. */
async function resolveRefs(needs: PlanNeeds, run: Run, planned: readonly Planned[]): Promise<Planned[]> {
  for (const { settled, record, dataset } of planned) if (!settled) run.datasets.set(record.key, dataset);
  const wanted = planned.flatMap(({ record: { refs } }) => [
    ...(refs?.serves ?? []),
    ...(refs?.inSeries ? [refs.inSeries] : []),
    ...(refs?.services?.values() ?? []),
  ]);
  const unknown = [...new Set(wanted)].flatMap((key) => (run.datasets.has(key) ? [] : [{ source: run.source, key }]));
  const known = unknown.length > 0 ? await needs.datasets.describing.listKeyed(unknown) : [];
  for (const { key, dataset } of known) run.datasets.set(key, dataset);
  return planned.map((one) => ({ ...one, record: withRefs(needs, run, one) }));
}

function withRefs(needs: PlanNeeds, run: Run, { record, last, settled }: Planned): ImportRecord {
  const { refs, said } = record;
  if (!refs || settled) return record;
  const series = refs.inSeries ? run.datasets.get(refs.inSeries) : undefined;
  const serves = (refs.serves ?? []).flatMap((key) => run.datasets.get(key) ?? []);
  const links = said.links.map((link, at) => {
    const key = refs.services?.get(at);
    if (!key) return link;
    // Services come after what they serve: theirs is promised, by the same identifier when a killed run is taken up again.
    const service = run.datasets.get(key) ?? last?.links[at]?.service ?? DatasetId.parse(needs.random.id());
    run.datasets.set(key, service);
    return { ...link, service };
  });
  const metadata = {
    ...said.metadata,
    ...(series ? { inSeries: series } : {}),
    ...(serves.length > 0 ? { serves } : {}),
  };
  const left = [
    ...(refs.inSeries && !series ? [formatLink('inSeries', refs.inSeries)] : []),
    ...(refs.serves ?? []).flatMap((key) => (run.datasets.has(key) ? [] : [formatLink('servesDataset', key)])),
  ];
  const aside = left.length > 0 ? { aside: (said.aside ?? '') + left.join('') } : {};
  return { ...record, said: { ...said, metadata, links, ...aside } };
}

/** What leads to a record that was not taken in stays a statement. */
const formatLink = (term: string, key: string): string =>
  `<urn:milpa:this> <http://www.w3.org/ns/dcat#${term}> <${key}> .\n`;

export const nameKey = ({ source, key }: { source: string; key: string }): string => `${source}\0${key}`;

async function draftOne(needs: PlanNeeds, run: Run, record: ImportRecord, position: number): Promise<Planned> {
  const { publisher, fault } = await findPublisher(run, record);
  const source = record.isGlobal
    ? run.source
    : `${run.source}@${publisher?.id ?? JSON.stringify(publisher?.name ?? '')}`;
  const key = { source, key: record.key };
  const problems = fault ? [...record.problems, fault] : record.problems;
  const base = { record, position, publisher, problems, key, before: undefined, last: undefined };
  // Whoever referred to it before it was read was promised an identifier.
  const promised = record.isGlobal ? run.datasets.get(record.key) : undefined;
  const drafted: Planned = { ...base, dataset: promised ?? DatasetId.parse(needs.random.id()) };
  if (problems.some(({ severity }) => severity === 'error')) return { ...drafted, settled: { outcome: 'refused' } };
  if (!run.seen.has(nameKey(key))) {
    run.seen.set(nameKey(key), undefined);
    return drafted;
  }
  const twice = describeProblem('key-twice', record.key, { place: record.place });
  const duplicateOf = run.seen.get(nameKey(key));
  const settled = { outcome: 'duplicate' as const, ...(duplicateOf ? { duplicateOf } : {}) };
  return { ...drafted, problems: [...problems, twice], settled };
}

async function findPublisher(run: Run, { publisher, place }: ImportRecord) {
  const fault = (code: Parameters<typeof describeProblem>[0], what = '') => ({
    publisher: undefined,
    fault: describeProblem(code, what, { severity: 'error', field: 'publisher', place }),
  });
  if (!run.forced && !publisher) return fault('publisher-missing');
  const name = findText(publisher?.name, 'es')?.text ?? publisher?.identifier ?? '';
  const found = run.forced ?? (publisher && (await run.publishers.find(publisher)));
  if (!found) return fault('publisher-unknown', name);
  if (found.id && !mayTake(run, found.id))
    return fault('publisher-not-yours', findText(found.name, 'es')?.text ?? name);
  const guessed = found.levelGuessed
    ? describeProblem('level-guessed', findText(found.name, 'es')?.text ?? name, { field: 'publisher', place })
    : undefined;
  return { publisher: found, fault: guessed };
}

const mayTake = ({ caller, options }: Run, institution: InstitutionId): boolean =>
  mayWriteFor(caller, institution) && (!options.release || mayPublishFor(caller, institution));

/** A dataset that this portal exported itself, or one of the institution that carries the key as an identifier. */
async function findElse(
  { datasets, publicUrl }: PlanNeeds,
  { record, publisher }: Planned,
): Promise<DatasetId | undefined> {
  const own = DatasetId.safeParse(record.key.replace(new URL('/datasets/', publicUrl).href, ''));
  if (own.success) return own.data;
  if (!publisher?.id || record.key.startsWith('title:')) return undefined;
  return datasets.findByIdentifier(publisher.id, record.key);
}

/** Datasets of the same institution and title that did not come from the same source. */
async function listTitled({ datasets }: PlanNeeds, planned: readonly Planned[]) {
  const asked = planned.flatMap((one) => {
    const title = findText(one.record.said.metadata.title, 'es')?.text;
    return one.publisher?.id && title ? [{ one, publisher: one.publisher.id, title, source: one.key.source }] : [];
  });
  const found = await datasets.describing.listTitled(asked);
  return new Map(
    asked.flatMap(({ one }, at) => {
      const same = found.find((row) => row.at === at + 1);
      return same ? [[one, { id: same.id, slug: same.slug }] as const] : [];
    }),
  );
}

function judge(run: Run, one: Planned, titled: ImportRow['duplicateOf']): Planned {
  const { record, before, problems } = one;
  const settle = (code: Parameters<typeof describeProblem>[0], what: string, settled: Planned['settled']): Planned => {
    const severity = settled?.outcome === 'refused' ? 'error' : 'warning';
    const added = describeProblem(code, what, { severity, place: record.place });
    return { ...one, problems: [...problems, added], ...(settled ? { settled } : {}) };
  };
  if (before?.state === 'withdrawn') return settle('withdrawn-here', '', { outcome: 'refused' });
  if (before && !mayTake(run, before.publisher))
    return settle('publisher-not-yours', before.slug, { outcome: 'refused' });
  if (!before && titled) {
    const title = findText(record.said.metadata.title, 'es')?.text ?? '';
    return settle('title-twice', title, { outcome: 'duplicate', duplicateOf: titled });
  }
  return one;
}
