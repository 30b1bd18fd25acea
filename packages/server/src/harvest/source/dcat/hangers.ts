import { DatasetMetadata, type Language, matchAccessRight } from '@milpa/sdk';
import type { Quad, Term } from 'n3';
import { parseDay } from '../../record/dates.ts';
import type { RawRecord } from '../../record/said.ts';
import type { Ledger } from './ledger.ts';
import { adms, authority, dcat, dct, foaf, locn, rdf, rdfs, schema, self, skos, vcard } from './terms.ts';
import { isTyped, isWeb, parseLiteral, takeAddress, takePlain, takeTexts } from './values.ts';

/** Notes that the model makes a thing of its own for this one: of this class, hanging on its owner. */
export function adopt(ledger: Ledger, link: Quad, name: string, type: string): void {
  ledger.hold(link);
  ledger.name(link.object, name);
  for (const quad of ledger.list(link.object, rdf('type'))) if (quad.object.value === type) ledger.hold(quad);
}

const isThing = ({ object }: Quad): boolean => object.termType !== 'Literal';
/** Things of which something is said here: a bare address of elsewhere says nothing. */
const listDescribed = (ledger: Ledger, subject: Term, predicate: string): Quad[] =>
  ledger
    .list(subject, predicate)
    .filter((quad) => isThing(quad) && ledger.store.countQuads(quad.object, null, null, null) > 0);

export function readContact(ledger: Ledger, subject: Term): RawRecord['contact'] {
  const [link] = listDescribed(ledger, subject, dcat('contactPoint'));
  if (!link) return undefined;
  adopt(ledger, link, `${self}#contact`, vcard('Organization'));
  const of = (name: string) => ledger.list(link.object, vcard(name));
  const name = takePlain(ledger, of('fn')) || takePlain(ledger, of('organization-name'));
  const [email, telephone] = [
    takeCoded(ledger, of('hasEmail'), 'mailto:'),
    takeCoded(ledger, of('hasTelephone'), 'tel:'),
  ];
  const url = takeAddress(ledger, of('hasURL'));
  return {
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(url ? { url } : {}),
    ...(telephone ? { telephone } : {}),
  };
}

/** `mailto:` and `tel:`; written as text or without the scheme they mean the same. */
function takeCoded(ledger: Ledger, quads: readonly Quad[], scheme: string): string {
  const [quad] = quads.filter(({ object }) => object.termType !== 'BlankNode');
  if (!quad) return '';
  const text = quad.object.value.trim().replace(/^(?:mailto|tel):/i, '');
  const isWhole = quad.object.termType === 'NamedNode' && quad.object.value === scheme + text;
  if (scheme === 'mailto:' && !DatasetMetadata.shape.contact.unwrap().shape.email.safeParse(text).success) return '';
  if (isWhole && (scheme !== 'tel:' || /^\+?\d+$/.test(text))) ledger.hold(quad);
  else ledger.recast(quad);
  return text;
}

export function readPlaces(ledger: Ledger, subject: Term): RawRecord['spatial'] {
  const places: string[] = [];
  let drawn: { name?: string; bbox?: [number, number, number, number] } | undefined;
  for (const link of ledger.list(subject, dct('spatial'))) {
    if (isThing(link) && isWeb(link.object.value) && link.object.termType === 'NamedNode') {
      places.push(link.object.value);
      ledger.hold(link);
      hold(ledger, link.object, rdf('type'), dct('Location'));
    } else if (isThing(link) && !drawn && hasShape(ledger, link.object)) {
      adopt(ledger, link, `${self}#spatial`, dct('Location'));
      drawn = readShape(ledger, link.object);
    }
  }
  const [text] = ledger.list(subject, dct('spatial')).filter((quad) => !isThing(quad));
  if (!drawn && text) {
    ledger.recast(text);
    drawn = { name: text.object.value.trim().slice(0, 300) };
  }
  return { ...drawn, ...(places.length > 0 ? { places: places.slice(0, 200) } : {}) };
}

const hold = (ledger: Ledger, subject: Term, predicate: string, value: string) =>
  ledger.hold(...ledger.list(subject, predicate).filter(({ object }) => object.value === value));

const names = [rdfs('label'), skos('prefLabel'), locn('geographicName'), foaf('name'), dct('title')];
const shapes = [dcat('bbox'), locn('geometry'), dcat('centroid')];
const hasShape = (ledger: Ledger, node: Term): boolean =>
  [...names, ...shapes].some((predicate) => ledger.list(node, predicate).length > 0);

function readShape(ledger: Ledger, node: Term) {
  const name = takePlain(ledger, ledger.list(node, rdfs('label'))) || firstText(ledger, node, names.slice(1));
  const [box] = ledger.list(node, dcat('bbox')).flatMap((quad) => {
    const bbox = parseBox(quad.object.value);
    return bbox ? [{ quad, bbox }] : [];
  });
  if (box) {
    const isSame =
      box.quad.object.value === formatBox(box.bbox) && /wktLiteral$/.test(parseLiteral(box.quad.object).datatype.value);
    if (isSame) ledger.hold(box.quad);
    else ledger.recast(box.quad);
  }
  const bbox =
    box?.bbox ??
    ledger
      .list(node, locn('geometry'))
      .map(({ object }) => parseBox(object.value))
      .find(Boolean);
  return { ...(name ? { name: name.slice(0, 300) } : {}), ...(bbox ? { bbox } : {}) };
}

const firstText = (ledger: Ledger, node: Term, predicates: readonly string[]): string =>
  predicates
    .flatMap((predicate) => ledger.list(node, predicate))
    .find(({ object }) => object.termType === 'Literal')
    ?.object.value.trim() ?? '';

/** The box of a geometry in WKT or GeoJSON, longitude before latitude; undefined where it is no place on Earth. */
export function parseBox(text: string): [number, number, number, number] | undefined {
  const body =
    /^\s*(?:<[^>]*>\s*)?(?:[A-Z]+\s*)?\(/i.test(text) || /^\s*\{/.test(text) ? text.replace(/<[^>]*>/, '') : '';
  const numbers = (body.match(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/gi) ?? []).map(Number);
  if (numbers.length < 2 || numbers.length % 2 > 0 || numbers.length > 20_000) return undefined;
  const [xs, ys] = [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)];
  const box: [number, number, number, number] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return Math.max(-box[0], box[2]) <= 180 && Math.max(-box[1], box[3]) <= 90 ? box : undefined;
}

/** As feeds write it (GeoSPARQL, CRS 84). */
const formatBox = ([west, south, east, north]: readonly [number, number, number, number]): string =>
  `POLYGON((${[`${west} ${south}`, `${east} ${south}`, `${east} ${north}`, `${west} ${north}`, `${west} ${south}`].join(', ')}))`;

export function readPeriod(ledger: Ledger, subject: Term): RawRecord['temporal'] {
  const [link] = listDescribed(ledger, subject, dct('temporal'));
  if (!link) return undefined;
  adopt(ledger, link, `${self}#temporal`, dct('PeriodOfTime'));
  const from = takeDay(ledger, link.object, 'from', [dcat('startDate'), schema('startDate')]);
  const to = takeDay(ledger, link.object, 'to', [dcat('endDate'), schema('endDate')]);
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

function takeDay(ledger: Ledger, node: Term, end: 'from' | 'to', predicates: readonly string[]): string | undefined {
  for (const predicate of predicates)
    for (const quad of ledger.list(node, predicate)) {
      const day = parseDay(quad.object.value, end);
      if (!day) continue;
      if (predicate === predicates[0] && isTyped(quad, 'date', day)) ledger.hold(quad);
      else ledger.recast(quad);
      return day;
    }
  return undefined;
}

export function readProvenance(ledger: Ledger, subject: Term): string {
  const [link] = listDescribed(ledger, subject, dct('provenance'));
  if (!link || ledger.list(link.object, rdfs('label')).length === 0) return '';
  adopt(ledger, link, `${self}#provenance`, dct('ProvenanceStatement'));
  return takePlain(ledger, ledger.list(link.object, rdfs('label'))).slice(0, 2000);
}

/** A statement of rights, as a thing with a label or as bare text. */
export function readRights(ledger: Ledger, subject: Term, name: string, language: Language): RawRecord['rights'] {
  const quads = ledger.list(subject, dct('rights'));
  const link = quads.find((quad) => isThing(quad) && ledger.list(quad.object, rdfs('label')).length > 0);
  if (link) {
    adopt(ledger, link, name, dct('RightsStatement'));
    return takeTexts(ledger, ledger.list(link.object, rdfs('label')), language);
  }
  const texts = quads.filter((quad) => !isThing(quad));
  ledger.recast(...texts);
  const [text] = texts;
  return text ? { [language]: text.object.value } : undefined;
}

const levels = new Set(['PUBLIC', 'RESTRICTED', 'NON_PUBLIC'].map((id) => authority(`access-right/${id}`)));
export function readAccess(ledger: Ledger, subject: Term): string {
  for (const quad of ledger.list(subject, dct('accessRights'))) {
    const right = matchAccessRight(quad.object.value);
    if (!right) continue;
    if (levels.has(quad.object.value) && quad.object.termType === 'NamedNode') ledger.hold(quad);
    else ledger.recast(quad);
    return right.id;
  }
  return '';
}

/** adms:identifier, and the identifier of the record itself, which stays aside too: feeds give their own. */
export function readIdentifiers(ledger: Ledger, subject: Term): string[] {
  const found: string[] = [];
  for (const link of ledger.list(subject, adms('identifier'))) {
    const [notation] = ledger.list(link.object, skos('notation'));
    const text = notation?.object.value.trim();
    if (!isThing(link) || !notation || !text || text.length > 500 || found.includes(text)) continue;
    found.push(text);
    adopt(ledger, link, `${self}#identifier-${found.length}`, adms('Identifier'));
    const isWhole = isTyped(notation, /^https?:\/\//.test(text) ? 'anyURI' : 'string', text);
    if (isWhole) ledger.hold(notation);
    else ledger.recast(notation);
  }
  const own = ledger.list(subject, dct('identifier')).map(({ object }) => object.value.trim());
  return [...new Set([...found, ...own])].filter((text) => text && text.length <= 500).slice(0, 50);
}
