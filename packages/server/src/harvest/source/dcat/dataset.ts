import {
  DatasetMetadata,
  type Language,
  languages,
  matchDataLanguage,
  matchFrequency,
  matchHvdCategory,
  matchSdg,
  matchTheme,
  type Relation,
  type ResourceKind,
} from '@milpa/sdk';
import type { Quad, Term } from 'n3';
import type { ImportRecord, SourceOptions } from '../../model.ts';
import type { RawRecord } from '../../record/said.ts';
import { readDistributions } from './distribution.ts';
import {
  readAccess,
  readContact,
  readIdentifiers,
  readPeriod,
  readPlaces,
  readProvenance,
  readRights,
} from './hangers.ts';
import type { Account, Ledger } from './ledger.ts';
import { readPublisher } from './publisher.ts';
import { adms, dcat, dcatap, dct, foaf, owl, rdf, schema, self } from './terms.ts';
import { keepLicence, readStandards, readTitle, takeLicence } from './terms-of-use.ts';
import { holdTyped, isWeb, statement, takeAddress, takeAnyTexts, takeTerm, thing, words } from './values.ts';

const classes: Readonly<Record<ResourceKind, string>> = {
  series: dcat('DatasetSeries'),
  service: dcat('DataService'),
  dataset: dcat('Dataset'),
};

export interface Described {
  readonly raw: RawRecord;
  /** Things that the record names by their address, and that are records themselves. */
  readonly refs: NonNullable<ImportRecord['refs']>;
}

/** Whether a thing is a record of the file, of one of these kinds. */
export type IsRecord = (term: Term, kinds: readonly ResourceKind[]) => boolean;

export function findKind(ledger: Ledger, node: Term): ResourceKind | undefined {
  const types = new Set(ledger.list(node, rdf('type')).map(({ object }) => object.value));
  if (types.has(classes.series)) return 'series';
  if (types.has(classes.dataset)) return 'dataset';
  return types.has(classes.service) ? 'service' : undefined;
}

/** A description in the words of DCAT, as the model has them; each statement is held, recast, or left for aside. */
export function describeNode(
  ledger: Account,
  node: Term,
  options: Pick<SourceOptions, 'language' | 'licence'>,
  isRecord: IsRecord,
): Described {
  const { language } = options;
  const kind = findKind(ledger, node) ?? 'dataset';
  const of = (predicate: string) => ledger.list(node, predicate);
  ledger.name(node, self);
  ledger.hold(...of(rdf('type')).filter(({ object }) => object.value === classes[kind]));
  for (const quad of listPortalOwn(ledger, node))
    ledger.move(quad, node.termType === 'NamedNode' ? node.value : `${self}#source`);
  const licence = takeLicence(ledger, of(dct('license')));
  const identifiers = readIdentifiers(ledger, node);
  const legislation = takeLegislation(ledger, of(dcatap('applicableLegislation')));
  const sharing = { language, licence, otherwise: options.licence, legislation, isRecord };
  const { links, services } = kind === 'service' ? nowhere : readDistributions(ledger, node, sharing);
  const shared = licence ?? shareLicence(links.map((link) => link.licence));
  if (!licence) keepLicence(ledger, of(dct('license')), shared ?? options.licence);
  const raw: RawRecord = {
    key: node.value,
    isGlobal: node.termType === 'NamedNode',
    kind,
    place: { iri: node.termType === 'NamedNode' ? node.value : `_:${identifiers[0] ?? anyTitle(of(dct('title')))}` },
    publisher: readPublisher(ledger, node, language),
    title: takeAnyTexts(ledger, of(dct('title')), language),
    description: takeAnyTexts(ledger, of(dct('description')), language),
    licence: shared,
    themes: takeTerm(ledger, of(dcat('theme')), matchTheme, 20),
    keywords: takeKeywords(ledger, of(dcat('keyword')), language),
    frequency: takeTerm(ledger, of(dct('accrualPeriodicity')), matchFrequency, 1)[0],
    contact: readContact(ledger, node),
    languages: takeTerm(ledger, of(dct('language')), matchDataLanguage, 20),
    spatial: readPlaces(ledger, node),
    temporal: readPeriod(ledger, node),
    dates: readDates(ledger, node),
    source: readProvenance(ledger, node),
    landingPage: readLanding(ledger, of(dcat('landingPage')), of(foaf('page'))),
    accessLevel: readAccess(ledger, node),
    rights: readRights(ledger, node, `${self}#rights`, language),
    more: { ...readMore(ledger, node, kind, legislation), identifiers },
    links,
  };
  return { raw, refs: { ...readRefs(ledger, node, kind, isRecord), ...(services.size > 0 ? { services } : {}) } };
}

/** A thing without a name is found in its file by what it is called. */
const anyTitle = (titles: readonly Quad[]): string => titles[0]?.object.value ?? '';

const nowhere = { links: [], services: new Map<number, string>() };

/** What the portal says by itself, who publishes here and when: the source's stays a statement about the thing in its source. */
const listPortalOwn = (ledger: Ledger, node: Term): Quad[] =>
  [
    dct('publisher'),
    schema('publisher'),
    dct('issued'),
    dct('modified'),
    dcat('version'),
    owl('versionInfo'),
    adms('versionNotes'),
    dcat('hasCurrentVersion'),
    dcat('previousVersion'),
  ].flatMap((predicate) => ledger.list(node, predicate));

/** Where nothing is said of the whole, its distributions may tell when they changed. */
function readDates(ledger: Ledger, node: Term): RawRecord['dates'] {
  const said = (of: Term, name: string) => ledger.list(of, dct(name)).map(({ object }) => object.value);
  const own = said(node, 'modified');
  const parts = ledger.list(node, dcat('distribution')).flatMap(({ object }) => said(object, 'modified'));
  return { issued: said(node, 'issued'), modified: own.length > 0 ? own : parts };
}

/** The licence all distributions have in common is that of the dataset. */
const shareLicence = (licences: readonly (string | undefined)[]): string | undefined =>
  licences.length > 0 && licences.every((each) => each === licences[0]) ? licences[0] : undefined;

function takeKeywords(ledger: Ledger, quads: readonly Quad[], otherwise: Language): RawRecord['keywords'] {
  const found: Partial<Record<Language, string[]>> = {};
  for (const quad of quads) {
    if (quad.object.termType !== 'Literal') continue;
    const { language: tag } = quad.object;
    const language = tag ? languages.find((each) => each === tag.toLowerCase().split('-')[0]) : otherwise;
    const text = quad.object.value.trim();
    const list = language ? (found[language] ?? []) : [];
    if (!language || !text || text.length > 100 || (!list.includes(text) && list.length >= 50)) continue;
    if (!list.includes(text)) found[language] = [...list, text];
    if (tag === language && text === quad.object.value) ledger.hold(quad);
    else ledger.recast(quad, words(text, language));
  }
  return found;
}

/** The page the source has of it. The model says it as foaf:page, because the landing page of what feeds give is their own. */
function readLanding(ledger: Ledger, landing: readonly Quad[], pages: readonly Quad[]): string {
  const own = landing.find(({ object }) => isWeb(object.value));
  if (!own) return takeAddress(ledger, pages);
  const { value: address } = own.object;
  ledger.hold(...pages.filter(({ object }) => object.termType === 'NamedNode' && object.value === address));
  ledger.extend(own, statement(self, foaf('page'), thing(address)));
  return address;
}

function takeLegislation(ledger: Ledger, quads: readonly Quad[]): string[] {
  const good = quads.filter(({ object }) => object.termType === 'NamedNode' && isWeb(object.value)).slice(0, 50);
  ledger.hold(...good);
  return good.map(({ object }) => object.value);
}

const relationTerms: readonly (readonly [string, Relation['kind'], boolean])[] = [
  [dct('relation'), 'relation', true],
  [dct('source'), 'source', true],
  [dcat('isVersionOf'), 'isVersionOf', true],
  [dct('isVersionOf'), 'isVersionOf', false],
  [dct('replaces'), 'replaces', true],
  [dct('isReplacedBy'), 'isReplacedBy', true],
  [dct('isReferencedBy'), 'isReferencedBy', true],
];

function readRelations(ledger: Ledger, node: Term): Relation[] {
  let left = 100;
  return relationTerms.flatMap(([predicate, kind, isOurs]) =>
    ledger.list(node, predicate).flatMap((quad) => {
      if (quad.object.termType !== 'NamedNode' || !isWeb(quad.object.value)) return [];
      left -= 1;
      if (left < 0) return [];
      const { value: uri } = quad.object;
      if (isOurs) ledger.hold(quad);
      else ledger.recast(quad, statement(self, dcat(kind), thing(uri)));
      return [{ kind, uri, ...readTitle(ledger, quad.object) }];
    }),
  );
}

function readMore(
  ledger: Ledger,
  node: Term,
  kind: ResourceKind,
  legislation: string[],
): NonNullable<RawRecord['more']> {
  const of = (predicate: string) => ledger.list(node, predicate);
  const goals = of(dct('subject')).filter(({ object }) => object.value.startsWith('http://metadata.un.org/sdg/'));
  const url = kind === 'service' ? takeAddress(ledger, of(dcat('endpointURL'))) : '';
  const description = url ? takeAddress(ledger, of(dcat('endpointDescription'))) : '';
  const [metres] = of(dcat('spatialResolutionInMeters'));
  const step = of(dcat('temporalResolution')).find(
    ({ object }) => DatasetMetadata.shape.temporalResolution.safeParse(object.value.trim()).success,
  );
  if (metres && Number(metres.object.value) > 0)
    holdTyped(ledger, metres, 'decimal', String(Number(metres.object.value)));
  if (step) holdTyped(ledger, step, 'duration', step.object.value.trim());
  return {
    highValue: takeTerm(ledger, of(dcatap('hvdCategory')), matchHvdCategory, 20),
    legislation,
    sdgs: takeTerm(ledger, goals, matchSdg, 50),
    conformsTo: readStandards(ledger, node),
    relations: readRelations(ledger, node),
    ...(metres && Number(metres.object.value) > 0 ? { spatialResolution: Number(metres.object.value) } : {}),
    ...(step ? { temporalResolution: step.object.value.trim() } : {}),
    ...(url ? { endpoint: { url, ...(description ? { description } : {}) } } : {}),
  };
}

function readRefs(ledger: Ledger, node: Term, kind: ResourceKind, isRecord: IsRecord): Described['refs'] {
  const records = (predicate: string, ...kinds: readonly ResourceKind[]) =>
    ledger.list(node, predicate).filter(({ object }) => object.termType === 'NamedNode' && isRecord(object, kinds));
  if (kind === 'service') {
    const serves = records(dcat('servesDataset'), 'dataset', 'series').slice(0, 1000);
    ledger.hold(...serves);
    return serves.length > 0 ? { serves: serves.map(({ object }) => object.value) } : {};
  }
  const [series] = kind === 'dataset' ? records(dcat('inSeries'), 'series') : [];
  ledger.hold(series);
  return series ? { inSeries: series.object.value } : {};
}
