import { findFileType, type Language, matchFileType } from '@milpa/sdk';
import type { Quad, Term } from 'n3';
import type { RawLink } from '../../record/said.ts';
import type { IsRecord } from './dataset.ts';
import { adopt, readRights } from './hangers.ts';
import { type Ledger, listHanging } from './ledger.ts';
import { dcat, dcatap, dct, linkNode, rdfs, spdx } from './terms.ts';
import { keepLicence, readStandards, takeLicence } from './terms-of-use.ts';
import { holdTyped, isWeb, statement, takeAddress, takePlain, takeTexts, thing, words } from './values.ts';

export interface DistributionOptions {
  readonly language: Language;
  /** Licence of the dataset, by its identifier here; feeds say it of every distribution. */
  readonly licence: string | undefined;
  /** The licence that the import names for what says none. */
  readonly otherwise: string | undefined;
  /** Acts that ask for the data: feeds say them of every distribution. */
  readonly legislation: readonly string[];
  readonly isRecord: IsRecord;
}

export interface Distributions {
  readonly links: RawLink[];
  /** The service that gives a link, by the key of its record. */
  readonly services: Map<number, string>;
}

/** The distributions of a dataset that have an address. The others stay aside whole: there is nothing to lead to. */
export function readDistributions(ledger: Ledger, subject: Term, options: DistributionOptions): Distributions {
  const links: RawLink[] = [];
  const services = new Map<number, string>();
  for (const link of ledger.list(subject, dcat('distribution'))) {
    if (link.object.termType === 'Literal' || !hasAddress(ledger, link.object)) continue;
    const service = ledger.list(link.object, dcat('accessService')).find(({ object }) => isService(object, options));
    ledger.hold(service);
    if (service) services.set(links.length, service.object.value);
    links.push(readDistribution(ledger, link, links.length, options));
  }
  return { links, services };
}

const isService = (term: Term, { isRecord }: DistributionOptions): boolean =>
  term.termType === 'NamedNode' && isRecord(term, ['service']);

const hasAddress = (ledger: Ledger, node: Term): boolean =>
  [...ledger.list(node, dcat('accessURL')), ...ledger.list(node, dcat('downloadURL'))].some(({ object }) =>
    isWeb(object.value.trim()),
  );

function readDistribution(ledger: Ledger, link: Quad, index: number, options: DistributionOptions): RawLink {
  const { object: node } = link;
  const name = linkNode(index);
  adopt(ledger, link, name, dcat('Distribution'));
  const of = (predicate: string) => ledger.list(node, predicate);
  for (const predicate of [dct('issued'), dct('modified')])
    for (const quad of of(predicate)) ledger.move(quad, node.termType === 'NamedNode' ? node.value : `${name}-source`);
  const licence = takeLicence(ledger, of(dct('license')));
  if (!licence) keepLicence(ledger, of(dct('license')), options.licence ?? options.otherwise);
  return {
    title: takeTitle(ledger, node, name, options),
    description: takeTexts(ledger, of(dct('description')), options.language),
    accessUrl: takeAddress(ledger, of(dcat('accessURL'))),
    downloadUrl: takeAddress(ledger, of(dcat('downloadURL'))),
    format: takeFormat(ledger, of(dct('format'))),
    mediaType: takeMediaType(ledger, of(dcat('mediaType'))),
    size: takeSize(ledger, of(dcat('byteSize'))),
    checksum: readChecksum(ledger, node, name),
    licence: licence ?? options.licence,
    rights: readRights(ledger, node, `${name}-rights`, options.language),
    conformsTo: readStandards(ledger, node),
    ...(node.termType === 'NamedNode' ? { place: { iri: node.value } } : {}),
    ...holdLegislation(ledger, of(dcatap('applicableLegislation')), options.legislation),
  };
}

const longestTitle = 300;

/** Titles have no line breaks here; one that is longer than the model holds is given whole to whoever builds the link. */
function takeTitle(ledger: Ledger, node: Term, name: string, { language }: DistributionOptions): string {
  const titles = ledger.list(node, dct('title'));
  const long = titles.find(({ object }) => object.value.replace(/\s+/g, ' ').trim().length > longestTitle);
  if (long) return long.object.value;
  const isEven = (text: string) => !/[^\S ]|\s\s/.test(text);
  const title = takePlain(ledger, titles, { language, isGood: isEven });
  const [uneven] = titles;
  if (title || uneven) {
    const text = uneven?.object.value.replace(/\s+/g, ' ').trim() ?? '';
    if (!title && uneven && text) ledger.extend(uneven, words(text));
    return title || text;
  }
  const made = (text: string) => statement(name, dct('title'), words(text));
  return takePlain(ledger, ledger.list(node, rdfs('label')), { language, longest: longestTitle, made, isGood: isEven });
}

function holdLegislation(ledger: Ledger, quads: readonly Quad[], known: readonly string[]): object {
  ledger.hold(...quads.filter(({ object }) => object.termType === 'NamedNode' && known.includes(object.value)));
  return {};
}

function takeFormat(ledger: Ledger, quads: readonly Quad[]): string | undefined {
  for (const quad of quads) {
    const label =
      quad.object.termType === 'BlankNode'
        ? (ledger.list(quad.object, rdfs('label'))[0]?.object.value ?? '')
        : quad.object.value;
    const type = matchFileType(label);
    if (!type) continue;
    const { uri } = findFileType(type.id) ?? {};
    if (uri && quad.object.termType === 'NamedNode' && uri === quad.object.value) ledger.hold(quad);
    else if (uri) ledger.recast(listHanging(ledger.store, quad), thing(uri));
    return type.id;
  }
  return undefined;
}

const iana = 'https://www.iana.org/assignments/media-types/';
function takeMediaType(ledger: Ledger, quads: readonly Quad[]): string | undefined {
  for (const quad of quads) {
    const text = quad.object.value.replace(/^https?:\/\/(?:www\.)?iana\.org\/assignments\/media-types\//, '').trim();
    if (quad.object.termType === 'BlankNode' || !/^[\w.+-]+\/[\w.+-]+$/.test(text)) continue;
    const made = iana + text.toLowerCase();
    if (quad.object.termType === 'NamedNode' && quad.object.value === made) ledger.hold(quad);
    else ledger.recast(quad, thing(made));
    return text;
  }
  return undefined;
}

function takeSize(ledger: Ledger, quads: readonly Quad[]): number | undefined {
  for (const quad of quads) {
    const size = Number(quad.object.value);
    if (quad.object.termType !== 'Literal' || !Number.isSafeInteger(size) || size < 0) continue;
    holdTyped(ledger, quad, 'nonNegativeInteger', String(size));
    return size;
  }
  return undefined;
}

/** Algorithms of SPDX 2, the ones feeds tell. */
const sum = /^http:\/\/spdx\.org\/rdf\/terms#checksumAlgorithm_(md5|sha1|sha224|sha256|sha384|sha512)$/i;
function readChecksum(ledger: Ledger, node: Term, name: string): RawLink['checksum'] {
  for (const link of ledger.list(node, spdx('checksum'))) {
    const [how] = ledger.list(link.object, spdx('algorithm'));
    const [what] = ledger.list(link.object, spdx('checksumValue'));
    const algorithm = sum.exec(how?.object.value ?? '')?.[1]?.toLowerCase();
    const text = what?.object.value.trim() ?? '';
    if (!how || !algorithm || !what || !/^(?:[0-9a-f]{2})+$/i.test(text)) continue;
    adopt(ledger, link, `${name}-checksum`, spdx('Checksum'));
    const made = `${spdx('checksumAlgorithm_')}${algorithm}`;
    if (how.object.value === made && how.object.termType === 'NamedNode') ledger.hold(how);
    else ledger.recast(how, thing(made));
    holdTyped(ledger, what, 'hexBinary', text);
    return { algorithm, value: text };
  }
  return undefined;
}
