import { findFileType, findLicence, type Language, matchFileType, matchLicence } from '@milpa/sdk';
import type { Quad, Term } from 'n3';
import type { RawLink } from '../../record/said.ts';
import { adopt, readRights } from './hangers.ts';
import type { Ledger } from './ledger.ts';
import { dcat, dcatap, dct, linkNode, rdf, rdfs, spdx } from './terms.ts';
import { isTyped, isWeb, takeAddress, takePlain, takeTexts } from './values.ts';

export interface DistributionOptions {
  readonly language: Language;
  /** Licence of the dataset, by its identifier here; feeds say it of every distribution. */
  readonly licence: string | undefined;
  /** Acts that ask for the data: feeds say them of every distribution. */
  readonly legislation: readonly string[];
}

/** The distributions of a dataset that have an address. The others stay aside whole: there is nothing to lead to. */
export function readDistributions(ledger: Ledger, subject: Term, options: DistributionOptions): RawLink[] {
  const links: RawLink[] = [];
  for (const link of ledger.list(subject, dcat('distribution'))) {
    if (link.object.termType === 'Literal' || !hasAddress(ledger, link.object)) continue;
    links.push(readDistribution(ledger, link, links.length, options));
  }
  return links;
}

const hasAddress = (ledger: Ledger, node: Term): boolean =>
  [...ledger.list(node, dcat('accessURL')), ...ledger.list(node, dcat('downloadURL'))].some(({ object }) =>
    isWeb(object.value.trim()),
  );

function readDistribution(ledger: Ledger, link: Quad, index: number, options: DistributionOptions): RawLink {
  const { object: node } = link;
  const name = linkNode(index);
  adopt(ledger, link, name, dcat('Distribution'));
  const of = (predicate: string) => ledger.list(node, predicate);
  const title = takePlain(ledger, of(dct('title')));
  for (const predicate of [dct('issued'), dct('modified')])
    for (const quad of of(predicate)) ledger.move(quad, node.termType === 'NamedNode' ? node.value : `${name}-source`);
  return {
    title: title || titleOf(of(dct('title')), options.language) || takeLabel(of(rdfs('label'))),
    description: takeTexts(ledger, of(dct('description')), options.language),
    accessUrl: takeAddress(ledger, of(dcat('accessURL'))),
    downloadUrl: takeAddress(ledger, of(dcat('downloadURL'))),
    format: takeFormat(ledger, of(dct('format'))),
    mediaType: takeMediaType(ledger, of(dcat('mediaType'))),
    size: takeSize(ledger, of(dcat('byteSize'))),
    checksum: readChecksum(ledger, node, name),
    licence: takeLicence(ledger, of(dct('license')), options.licence),
    rights: readRights(ledger, node, `${name}-rights`, options.language),
    conformsTo: readStandards(ledger, node),
    place: { iri: node.value },
    ...holdLegislation(ledger, of(dcatap('applicableLegislation')), options.legislation),
  };
}

const takeLabel = (quads: readonly Quad[]): string => quads[0]?.object.value ?? '';
const titleOf = (quads: readonly Quad[], language: Language): string =>
  (quads.find(({ object }) => object.termType === 'Literal' && object.language.split('-')[0] === language) ?? quads[0])
    ?.object.value ?? '';

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
    if (quad.object.termType === 'NamedNode' && findFileType(type.id)?.uri === quad.object.value) ledger.hold(quad);
    else if (quad.object.termType !== 'BlankNode') ledger.recast(quad);
    return type.id;
  }
  return undefined;
}

const iana = 'https://www.iana.org/assignments/media-types/';
function takeMediaType(ledger: Ledger, quads: readonly Quad[]): string | undefined {
  for (const quad of quads) {
    const text = quad.object.value.replace(/^https?:\/\/(?:www\.)?iana\.org\/assignments\/media-types\//, '').trim();
    if (quad.object.termType === 'BlankNode' || !/^[\w.+-]+\/[\w.+-]+$/.test(text)) continue;
    if (quad.object.termType === 'NamedNode' && quad.object.value === iana + text.toLowerCase()) ledger.hold(quad);
    else ledger.recast(quad);
    return text;
  }
  return undefined;
}

function takeSize(ledger: Ledger, quads: readonly Quad[]): number | undefined {
  for (const quad of quads) {
    const size = Number(quad.object.value);
    if (quad.object.termType !== 'Literal' || !Number.isSafeInteger(size) || size < 0) continue;
    if (isTyped(quad, 'nonNegativeInteger', String(size))) ledger.hold(quad);
    else ledger.recast(quad);
    return size;
  }
  return undefined;
}

const algorithm = 'http://spdx.org/rdf/terms#checksumAlgorithm_';
function readChecksum(ledger: Ledger, node: Term, name: string): RawLink['checksum'] {
  for (const link of ledger.list(node, spdx('checksum'))) {
    const [how] = ledger.list(link.object, spdx('algorithm'));
    const [what] = ledger.list(link.object, spdx('checksumValue'));
    if (!how?.object.value.startsWith(algorithm) || !what || !/^(?:[0-9a-f]{2})+$/i.test(what.object.value)) continue;
    adopt(ledger, link, `${name}-checksum`, spdx('Checksum'));
    ledger.hold(how);
    if (isTyped(what, 'hexBinary', what.object.value)) ledger.hold(what);
    else ledger.recast(what);
    return { algorithm: how.object.value.slice(algorithm.length), value: what.object.value };
  }
  return undefined;
}

/** Where no licence is known by its address it stays aside, and the words are not repeated. */
export function takeLicence(ledger: Ledger, quads: readonly Quad[], known?: string): string | undefined {
  for (const quad of quads) {
    const found = quad.object.termType === 'BlankNode' ? undefined : matchLicence(quad.object.value);
    if (!found) continue;
    if (quad.object.termType === 'NamedNode' && findLicence(found.id)?.uri === quad.object.value) ledger.hold(quad);
    else ledger.recast(quad);
    return found.id;
  }
  return known;
}

export function readStandards(ledger: Ledger, node: Term): NonNullable<RawLink['conformsTo']> {
  return ledger.list(node, dct('conformsTo')).flatMap((quad) => {
    if (quad.object.termType !== 'NamedNode' || !isWeb(quad.object.value)) return [];
    ledger.hold(
      quad,
      ...ledger.list(quad.object, rdf('type')).filter(({ object }) => object.value === dct('Standard')),
    );
    return [{ uri: quad.object.value, ...readTitle(ledger, quad.object) }];
  });
}

/** What a thing of elsewhere is called, where it is said without language. */
export function readTitle(ledger: Ledger, node: Term): { title?: string } {
  const [title] = ledger.list(node, dct('title'));
  if (title?.object.termType !== 'Literal' || title.object.value.length > 500) return {};
  if (title.object.language === '' && title.object.value.trim() === title.object.value) ledger.hold(title);
  return { title: title.object.value.trim() };
}
