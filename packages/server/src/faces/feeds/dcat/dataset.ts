import {
  type Dataset,
  type Draft,
  findFrequency,
  findLicence,
  findSdg,
  findTheme,
  type Institution,
  languages,
  paths,
  type Relation,
  type ResourceKind,
} from '@milpa/sdk';
import type { Identities } from '../names.ts';
import { iri, mergeAside, type Name, type Property, type Resource, type Spelling, typed } from '../rdf/index.ts';
import { describeDistributions } from './distribution.ts';
import { describeExtra } from './extra.ts';
import { describeHangers } from './hangers.ts';
import { highValueCategories, legislationOf } from './high-value.ts';
import { describeMentioned } from './mentioned.ts';
import {
  authority,
  findTerm,
  formatDecimal,
  type Hanging,
  inLanguages,
  languageIri,
  leadTo,
  listIris,
  maybeInstant,
  maybeIri,
  maybeModified,
  maybeText,
  orElse,
} from './values.ts';

/** What is described: a release, or a working copy, which has no version yet. */
export type Described = Pick<Dataset, 'id' | 'slug' | 'publisher' | 'metadata' | 'distributions' | 'kind'> &
  Partial<Pick<Dataset, 'version' | 'latest' | 'issued' | 'released' | 'modified' | 'modifiedSaid' | 'notes'>>;

/** What is known of other things of the portal that belong to this one. */
export interface Relatives {
  /** Identifiers of the released datasets of a series, in their order. */
  readonly members?: readonly string[];
  /** The dataset before this one in its series. */
  readonly previous?: string;
  readonly next?: string;
  /** Addresses of what people made of it. */
  readonly reuses?: readonly string[];
  /** Address of the dataset of which this is one version. */
  readonly versionOf?: string;
}

const classes: Readonly<Record<ResourceKind, Name>> = {
  dataset: 'dcat:Dataset',
  series: 'dcat:DatasetSeries',
  service: 'dcat:DataService',
};

/** A dataset, series or service and everything that hangs on it, by DCAT-AP 3.0; the things it mentions with their names. */
export function describeDataset(
  dataset: Described,
  names: Identities,
  relatives: Relatives = {},
  spelling: Spelling = 'source',
): Resource[] {
  const resources = describeBare(dataset, names, relatives, spelling);
  return [...resources, ...describeMentioned(resources)];
}

type DescribedDraft = Pick<Draft, 'id' | 'slug' | 'kind' | 'publisher' | 'metadata' | 'distributions'>;

/** A working copy as it would be released, in the words of the vocabularies: how a source spelt them is no fault of it. */
export function describeDraft(draft: DescribedDraft, names: Identities): Resource[] {
  const { id, slug, kind, publisher, metadata, distributions } = draft;
  return describeDataset({ id, slug, kind, publisher, metadata, distributions }, names, {}, 'vocabularies');
}

/** The same without what it mentions. */
export function describeBare(
  dataset: Described,
  names: Identities,
  relatives: Relatives = {},
  spelling: Spelling = 'source',
): Resource[] {
  const { metadata, id, publisher } = dataset;
  const kind = dataset.kind ?? 'dataset';
  const self = names.dataset(id);
  const distributions = kind === 'service' ? [] : describeDistributions(dataset, names);
  const hangers = describeHangers(dataset, names);
  const own: Resource = {
    id: self,
    types: [classes[kind]],
    properties: [
      ...describeWords(dataset, names, hangers),
      ...describeTerms(dataset, hangers),
      ...describeTimes(dataset, names),
      ['dcat:isVersionOf', maybeIri(relatives.versionOf)],
      ['dqv:hasQualityMetadata', hasQuality(dataset, relatives) ? [iri(names.quality(id))] : []],
      ...describeRelations([...(metadata.relations ?? []), ...listReused(relatives)]),
      ...describeKind(dataset, names, relatives),
      [
        'dcat:distribution',
        distributions.filter((one) => one.types.includes('dcat:Distribution')).map((one) => iri(one.id)),
      ],
      ...describeExtra(metadata.extra ?? {}, names),
    ],
  };
  const resources = [
    own,
    describePublisher(publisher, names),
    ...hangers.flatMap(({ resources }) => resources),
    ...describeTitles([...(metadata.relations ?? []), ...(metadata.conformsTo ?? [])]),
    ...distributions,
  ];
  if (!metadata.aside) return resources;
  const mark = `d${id.replaceAll('-', '')}`;
  return mergeAside(resources, metadata.aside, { self, portal: names.absolute('/'), mark }, spelling);
}

export const describePublisher = (publisher: Pick<Institution, 'id' | 'name'>, names: Identities): Resource => ({
  id: names.institution(publisher.id),
  types: ['foaf:Agent'],
  properties: [['foaf:name', inLanguages(publisher.name)]],
});

function describeWords({ id, slug, metadata, publisher }: Described, names: Identities, hangers: readonly Hanging[]) {
  const properties: Property[] = [
    ['dct:identifier', [{ text: id }]],
    ['adms:identifier', leadTo(hangers, 'adms:identifier')],
    ['dct:title', inLanguages(metadata.title)],
    // Mandatory: a dataset without a description is at least called by its name.
    ['dct:description', orElse(inLanguages(metadata.description), inLanguages(metadata.title))],
    ['dct:publisher', [iri(names.institution(publisher.id))]],
    ['dcat:contactPoint', leadTo(hangers, 'dcat:contactPoint')],
    [
      'dcat:keyword',
      languages.flatMap((language) => (metadata.keywords[language] ?? []).map((text) => ({ text, language }))),
    ],
    ['dcat:landingPage', [iri(names.absolute(paths.datasetIdentity(slug)))]],
    ['foaf:page', maybeIri(metadata.landingPage)],
  ];
  return properties;
}

const rights: Readonly<Record<string, string>> = {
  public: 'PUBLIC',
  restricted: 'RESTRICTED',
  'non-public': 'NON_PUBLIC',
};

function describeTerms({ metadata }: Described, hangers: readonly Hanging[]): Property[] {
  const { spatialResolution: metres, temporalResolution: step } = metadata;
  return [
    ['dcat:theme', metadata.themes.flatMap(findTerm(findTheme))],
    ['dct:subject', (metadata.sdgs ?? []).flatMap(findTerm(findSdg))],
    ['dcatap:hvdCategory', highValueCategories(metadata)],
    ['dcatap:applicableLegislation', listIris(legislationOf(metadata))],
    ['dct:accessRights', [iri(`${authority}access-right/${rights[metadata.accessLevel ?? 'public'] ?? 'PUBLIC'}`)]],
    ['dct:rights', leadTo(hangers, 'dct:rights')],
    ['dct:license', findTerm(findLicence)(metadata.licence)],
    ['dct:conformsTo', (metadata.conformsTo ?? []).map(({ uri }) => iri(uri))],
    ['dct:language', metadata.language.flatMap(languageIri)],
    ['dct:spatial', leadTo(hangers, 'dct:spatial')],
    ['dcat:spatialResolutionInMeters', metres === undefined ? [] : [typed('xsd:decimal', formatDecimal(metres))]],
    ['dct:temporal', leadTo(hangers, 'dct:temporal')],
    ['dcat:temporalResolution', step ? [typed('xsd:duration', step)] : []],
    ['dct:provenance', leadTo(hangers, 'dct:provenance')],
  ];
}

function describeTimes(dataset: Described, names: Identities): Property[] {
  const { id, metadata, version, issued, notes } = dataset;
  return [
    ['dct:accrualPeriodicity', findTerm(findFrequency)(metadata.frequency)],
    ['dct:issued', maybeInstant(issued)],
    ['dct:modified', maybeModified(dataset)],
    ['dcat:version', version === undefined ? [] : [{ text: String(version) }]],
    ['adms:versionNotes', maybeText(notes)],
    ['dcat:hasCurrentVersion', version === undefined ? [] : [iri(names.version(id, version))]],
    ['dcat:previousVersion', version === undefined || version < 2 ? [] : [iri(names.version(id, version - 1))]],
  ];
}

/**
 * Whether a description says where the portal's measure of it lies. It says no more of that, so that it does not change because
 * it was measured (decision 41). Neither a working copy nor a version of the past is measured, nor what has no files of its own.
 */
export const hasQuality = ({ kind = 'dataset', version }: Described, { versionOf }: Relatives): boolean =>
  kind === 'dataset' && version !== undefined && versionOf === undefined;

const relationTerms: Readonly<Record<Relation['kind'], Name>> = {
  relation: 'dct:relation',
  source: 'dct:source',
  isVersionOf: 'dcat:isVersionOf',
  replaces: 'dct:replaces',
  isReplacedBy: 'dct:isReplacedBy',
  isReferencedBy: 'dct:isReferencedBy',
};

/** What was made of a dataset refers to it. */
const listReused = ({ reuses = [] }: Relatives): Relation[] => reuses.map((uri) => ({ kind: 'isReferencedBy', uri }));

function describeRelations(relations: readonly Relation[]): Property[] {
  const found = new Map<Name, string[]>();
  for (const { kind, uri } of relations) {
    const name = relationTerms[kind];
    found.set(name, [...(found.get(name) ?? []), uri]);
  }
  return [...found].map(([name, addresses]) => [name, listIris([...new Set(addresses)])]);
}

const describeTitles = (things: readonly { readonly uri: string; readonly title?: string | undefined }[]): Resource[] =>
  things.flatMap(({ uri, title }) =>
    title ? [{ id: uri, types: [], properties: [['dct:title', [{ text: title }]]] }] : [],
  );

function describeKind({ kind, metadata }: Described, names: Identities, relatives: Relatives): Property[] {
  const toDatasets = (ids: readonly string[] | undefined) => listIris((ids ?? []).map(names.dataset));
  if (kind === 'service')
    return [
      ['dcat:endpointURL', maybeIri(metadata.endpoint?.url)],
      ['dcat:endpointDescription', maybeIri(metadata.endpoint?.description)],
      ['dcat:servesDataset', toDatasets(metadata.serves)],
    ];
  const members = relatives.members ?? [];
  if (kind === 'series')
    return [
      ['dcat:first', toDatasets(members.slice(0, 1))],
      ['dcat:last', toDatasets(members.slice(-1))],
      ['dcat:seriesMember', toDatasets(members)],
    ];
  return [
    ['dcat:inSeries', metadata.inSeries ? [iri(names.dataset(metadata.inSeries))] : []],
    ['dcat:prev', maybeIri(relatives.previous && names.dataset(relatives.previous))],
    ['dcat:next', maybeIri(relatives.next && names.dataset(relatives.next))],
  ];
}
