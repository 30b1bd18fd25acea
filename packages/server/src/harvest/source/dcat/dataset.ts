import {
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
import type { RawRecord } from '../../record/said.ts';
import { readDistributions, readStandards, readTitle, takeLicence } from './distribution.ts';
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
import { adms, dcat, dcatap, dct, foaf, owl, rdf, self } from './terms.ts';
import { anyText, isTyped, isWeb, takeAddress, takeTerm, takeTexts } from './values.ts';

const classes: Readonly<Record<ResourceKind, string>> = {
  series: dcat('DatasetSeries'),
  service: dcat('DataService'),
  dataset: dcat('Dataset'),
};

export interface Described {
  readonly raw: RawRecord;
  /** Things that the record names by their address, and that are records themselves. */
  readonly refs: { readonly inSeries?: string; readonly serves?: readonly string[] };
}

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
  language: Language,
  isRecord: (address: string) => boolean,
): Described {
  const kind = findKind(ledger, node) ?? 'dataset';
  const of = (predicate: string) => ledger.list(node, predicate);
  ledger.name(node, self);
  ledger.hold(...of(rdf('type')).filter(({ object }) => object.value === classes[kind]));
  for (const quad of listPortalOwn(ledger, node))
    ledger.move(quad, node.termType === 'NamedNode' ? node.value : `${self}#source`);
  const title = takeTexts(ledger, of(dct('title')), language);
  const licence = takeLicence(ledger, of(dct('license')));
  const legislation = takeLegislation(ledger, of(dcatap('applicableLegislation')));
  const links = kind === 'service' ? [] : readDistributions(ledger, node, { language, licence, legislation });
  const shared = licence ?? shareLicence(links.map((link) => link.licence));
  const raw: RawRecord = {
    key: node.value,
    isGlobal: node.termType === 'NamedNode',
    kind,
    place: node.termType === 'NamedNode' ? { iri: node.value } : {},
    publisher: readPublisher(ledger, node, language),
    title: languages.some((each) => title[each]) ? title : { [language]: anyText(of(dct('title'))) },
    description: readDescription(ledger, of(dct('description')), language),
    licence: shared,
    themes: takeTerm(ledger, of(dcat('theme')), matchTheme),
    keywords: takeKeywords(ledger, of(dcat('keyword')), language),
    frequency: takeTerm(ledger, of(dct('accrualPeriodicity')), matchFrequency)[0],
    contact: readContact(ledger, node),
    languages: takeLanguages(ledger, of(dct('language'))),
    spatial: readPlaces(ledger, node),
    temporal: readPeriod(ledger, node),
    source: readProvenance(ledger, node),
    landingPage: readLanding(ledger, of(dcat('landingPage')), of(foaf('page'))),
    accessLevel: readAccess(ledger, node),
    rights: readRights(ledger, node, `${self}#rights`, language),
    more: readMore(ledger, node, kind, legislation),
    links,
  };
  return { raw, refs: readRefs(ledger, node, kind, isRecord) };
}

/** What the portal says of itself and of no other: kept as statements about the thing in its source. */
const listPortalOwn = (ledger: Ledger, node: Term): Quad[] =>
  [
    dct('issued'),
    dct('modified'),
    dcat('version'),
    owl('versionInfo'),
    adms('versionNotes'),
    dcat('hasCurrentVersion'),
    dcat('previousVersion'),
  ].flatMap((predicate) => ledger.list(node, predicate));

/** The licence all distributions have in common is that of the dataset. */
const shareLicence = (licences: readonly (string | undefined)[]): string | undefined =>
  licences.length > 0 && licences.every((each) => each === licences[0]) ? licences[0] : undefined;

function readDescription(ledger: Ledger, quads: readonly Quad[], language: Language) {
  const map = takeTexts(ledger, quads, language);
  const any = languages.some((each) => map[each]) ? '' : anyText(quads);
  return any ? { [language]: any } : map;
}

function takeKeywords(ledger: Ledger, quads: readonly Quad[], otherwise: Language): RawRecord['keywords'] {
  const words: Partial<Record<Language, string[]>> = {};
  for (const quad of quads) {
    if (quad.object.termType !== 'Literal') continue;
    const { language: tag } = quad.object;
    const language = tag ? languages.find((each) => each === tag.toLowerCase().split('-')[0]) : otherwise;
    const text = quad.object.value.trim();
    const list = language ? (words[language] ?? []) : [];
    if (!language || !text || text.length > 100 || list.length >= 50) continue;
    words[language] = [...list, text];
    if (tag === language && text === quad.object.value) ledger.hold(quad);
    else ledger.recast(quad);
  }
  return words;
}

const euLanguage = /^http:\/\/publications\.europa\.eu\/resource\/authority\/language\/(?:SPA|ENG|FRA)$/;
function takeLanguages(ledger: Ledger, quads: readonly Quad[]): string[] {
  return quads.flatMap((quad) => {
    const found = quad.object.termType === 'BlankNode' ? undefined : matchDataLanguage(quad.object.value);
    if (!found) return [];
    if (quad.object.termType === 'NamedNode' && euLanguage.test(quad.object.value)) ledger.hold(quad);
    else ledger.recast(quad);
    return [found.id];
  });
}

/** The page the source has of it. Feeds give it as foaf:page, because the landing page of what they give is their own. */
function readLanding(ledger: Ledger, landing: readonly Quad[], pages: readonly Quad[]): string {
  const own = landing.map(({ object }) => object.value).find(isWeb);
  if (!own) return takeAddress(ledger, pages);
  ledger.hold(...pages.filter(({ object }) => object.termType === 'NamedNode' && object.value === own));
  return own;
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
  return relationTerms.flatMap(([predicate, kind, isOurs]) =>
    ledger.list(node, predicate).flatMap((quad) => {
      if (quad.object.termType !== 'NamedNode' || !isWeb(quad.object.value)) return [];
      if (isOurs) ledger.hold(quad);
      else ledger.recast(quad);
      return [{ kind, uri: quad.object.value, ...readTitle(ledger, quad.object) }];
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
  const [step] = of(dcat('temporalResolution'));
  if (metres && Number(metres.object.value) > 0)
    holdTyped(ledger, metres, 'decimal', String(Number(metres.object.value)));
  if (step) holdTyped(ledger, step, 'duration', step.object.value.trim());
  return {
    highValue: takeTerm(ledger, of(dcatap('hvdCategory')), matchHvdCategory),
    legislation,
    sdgs: takeTerm(ledger, goals, matchSdg),
    conformsTo: readStandards(ledger, node).slice(0, 50),
    relations: readRelations(ledger, node).slice(0, 100),
    identifiers: readIdentifiers(ledger, node),
    ...(metres && Number(metres.object.value) > 0 ? { spatialResolution: Number(metres.object.value) } : {}),
    ...(step ? { temporalResolution: step.object.value.trim() } : {}),
    ...(url ? { endpoint: { url, ...(description ? { description } : {}) } } : {}),
  };
}

function holdTyped(ledger: Ledger, quad: Quad, type: string, text: string): void {
  if (isTyped(quad, type, text)) ledger.hold(quad);
  else ledger.recast(quad);
}

function readRefs(
  ledger: Ledger,
  node: Term,
  kind: ResourceKind,
  isRecord: (address: string) => boolean,
): Described['refs'] {
  const records = (predicate: string) =>
    ledger.list(node, predicate).filter(({ object }) => object.termType === 'NamedNode' && isRecord(object.value));
  if (kind === 'service') {
    const serves = records(dcat('servesDataset')).slice(0, 1000);
    ledger.hold(...serves);
    return serves.length > 0 ? { serves: serves.map(({ object }) => object.value) } : {};
  }
  const [series] = kind === 'dataset' ? records(dcat('inSeries')) : [];
  ledger.hold(series);
  return series ? { inSeries: series.object.value } : {};
}
