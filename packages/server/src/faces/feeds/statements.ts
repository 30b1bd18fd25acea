import { type Dataset, type DatasetId, type ExtraField, findSkosScheme, skosSchemeIds } from '@milpa/sdk';
import type { Measurement } from '../../assessment/index.ts';
import { describeCatalog, describeFreshLists, describeMentioned } from './dcat/index.ts';
import { describeMeasurement, describeMetrics } from './dqv/index.ts';
import { createEntries, type ReuseAddresses, type SeriesReader, type SourceCatalogues } from './entries.ts';
import { createIdentities, type Identities, namePortal } from './names.ts';
import { formatDocument, type Resource, type Term } from './rdf/index.ts';
import { describeFields, describeScheme } from './skos/index.ts';

/** What the graph of the catalogue says because of one released dataset, as N-Triples. */
export interface DatasetStatements {
  readonly dataset: DatasetId;
  /** The series it belongs to; its neighbours there speak of one another. */
  readonly series: DatasetId | undefined;
  /** Of the dataset and what hangs on it, which no other says. */
  readonly own: string;
  /** Of things that others may speak of too, and all that has blank nodes; each text is of one subject. */
  readonly shared: readonly string[];
}

export interface StatementNeeds {
  readonly publicUrl: string;
  /** Fields the portal added to descriptions, with the properties they are. */
  readonly extraFields: readonly ExtraField[];
  readonly datasets: SeriesReader & {
    listReleased(): AsyncIterable<Dataset>;
    listReleasedOf(ids: readonly DatasetId[]): Promise<readonly Dataset[]>;
  };
  readonly catalogue: { listRecent(publisher: null, limit: number): Promise<readonly { readonly released: Date }[]> };
  readonly reuses: ReuseAddresses;
  readonly sources: SourceCatalogues;
  readonly quality: { listMeasurements(some: readonly Dataset[]): Promise<ReadonlyMap<DatasetId, Measurement>> };
}

/** Members of a series whose neighbours may be others when one comes or goes. */
const mostMembers = 1000;
/** Datasets described together. */
const together = 50;

/** /catalog.nt, the vocabularies it uses and what was measured, dataset by dataset: whoever changes one needs no other. */
export function createStatements(needs: StatementNeeds) {
  const { datasets, catalogue, extraFields } = needs;
  const names = createIdentities(needs.publicUrl, extraFields);
  return {
    /** What is said whatever is released. */
    async describeWhole(): Promise<readonly string[]> {
      const [newest] = await catalogue.listRecent(null, 1);
      const modified = newest?.released.toISOString();
      const own = [
        ...describeCatalog(namePortal(needs.publicUrl), { modified }, names),
        ...describeFreshLists(modified, names),
      ];
      return [
        ...skosSchemeIds.flatMap((id) => findSkosScheme(id) ?? []).flatMap((scheme) => describeScheme(scheme, names)),
        ...describeFields(extraFields, names),
        ...describeMetrics(names),
        ...own,
        ...describeMentioned(own),
      ].flatMap(maybeFormat);
    },
    /** Of everything released, in ascending order of identifier. */
    async *list(signal: AbortSignal): AsyncGenerator<DatasetStatements> {
      const describe = createDescriber(needs, names);
      const some: Dataset[] = [];
      for await (const dataset of datasets.listReleased()) {
        signal.throwIfAborted();
        some.push(dataset);
        if (some.length >= together) yield* describe(some.splice(0));
      }
      yield* describe(some);
    },
    /** Of those of these that are released now. */
    async *listOf(ids: readonly DatasetId[], signal: AbortSignal): AsyncGenerator<DatasetStatements> {
      const describe = createDescriber(needs, names);
      for (let at = 0; at < ids.length; at += together) {
        signal.throwIfAborted();
        yield* describe(await datasets.listReleasedOf(ids.slice(at, at + together)));
      }
    },
    listMembers: (series: DatasetId) => datasets.listMembers(series, mostMembers),
  };
}

function createDescriber(needs: StatementNeeds, names: Identities) {
  // Each dataset says which catalogue it came from, or it could not be changed without knowing all others.
  const createSome = createEntries({ ...needs, names, tellsAgain: true });
  return async function* (some: readonly Dataset[]): AsyncGenerator<DatasetStatements> {
    const measured = await needs.quality.listMeasurements(some);
    for await (const { dataset, resources } of createSome(some)) {
      // One vocabulary for all, so that one question finds what every source said in its own.
      const described = resources('vocabularies');
      const measurement = measured.get(dataset.id);
      const all = [
        ...described,
        ...describeMentioned(described),
        ...(measurement ? describeMeasurement(dataset, measurement, names).map(shorten) : []),
      ];
      yield { dataset: dataset.id, series: dataset.metadata.inSeries, ...divide(all, dataset.id, names) };
    }
  };
}

/**
 * Of what was measured its metric and its value: all the rest is in the document, would take as much room as the dataset's own
 * description, and the time changes every few hours for every dataset where what was found changes for few.
 */
const shorten = ({ id, properties }: Resource): Resource => ({
  id,
  types: [],
  properties: properties.filter(([name]) => kept.has(name)),
});
const kept: ReadonlySet<Term> = new Set<Term>(['dqv:hasQualityMeasurement', 'dqv:isMeasurementOf', 'dqv:value']);

function divide(resources: readonly Resource[], id: DatasetId, names: Identities) {
  const self = names.dataset(id);
  const isOfIt = (subject: string) =>
    subject === self || subject.startsWith(`${self}#`) || subject.startsWith(`${self}/`);
  const isListing = ({ id: subject, properties }: Resource) =>
    subject === names.catalog && (properties[0]?.[0] === 'dcat:dataset' || properties[0]?.[0] === 'dcat:service');
  const [own, shared]: [string[], string[]] = [[], []];
  for (const resource of resources)
    for (const text of maybeFormat(resource))
      ((isOfIt(resource.id) || isListing(resource)) && !hasBlank(resource) ? own : shared).push(text);
  return { own: own.join(''), shared };
}

const maybeFormat = (resource: Resource): string[] => {
  const text = formatDocument([resource], 'nt');
  return text === '' ? [] : [text];
};

const hasBlank = ({ id, properties }: Resource): boolean =>
  id.startsWith('_:') || properties.some(([, values]) => values.some((value) => 'blank' in value));
