import { DatasetMetadata, type Language, languages, matchAccessRight } from '@milpa/sdk';
import type { Quad, Term } from 'n3';
import { parseDay } from '../../record/dates.ts';
import type { RawRecord } from '../../record/said.ts';
import { type Ledger, listHanging } from './ledger.ts';
import { adms, authority, dcat, dct, foaf, locn, rdf, rdfs, schema, self, skos, vcard } from './terms.ts';
import {
  holdTyped,
  isWeb,
  parseLiteral,
  statement,
  takeAddress,
  takePlain,
  takeTexts,
  thing,
  value,
  words,
} from './values.ts';

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

const contactParts = DatasetMetadata.shape.contact.unwrap().shape;

export function readContact(ledger: Ledger, subject: Term): RawRecord['contact'] {
  const part = `${self}#contact`;
  for (const link of listDescribed(ledger, subject, dcat('contactPoint'))) {
    const of = (name: string) => ledger.list(link.object, vcard(name));
    const isGood = (text: string) => contactParts.name.safeParse(text).success;
    const made = (text: string) => statement(part, vcard('fn'), words(text));
    const name =
      takePlain(ledger, of('fn'), { isGood }) || takePlain(ledger, of('organization-name'), { isGood, made });
    const email = takeCoded(ledger, of('hasEmail'), 'mailto:');
    const telephone = takeCoded(ledger, of('hasTelephone'), 'tel:');
    const url = takeAddress(ledger, of('hasURL'));
    if (!name && !email && !telephone && !url) continue;
    adopt(ledger, link, part, vcard('Organization'));
    // Who has no name is called by the mail address.
    const [mail] = of('hasEmail');
    if (!name && email && mail) ledger.recast(mail, statement(part, vcard('fn'), words(email)));
    return {
      ...(name ? { name } : {}),
      ...(email ? { email } : {}),
      ...(url ? { url } : {}),
      ...(telephone ? { telephone } : {}),
    };
  }
  return undefined;
}

/** `mailto:` and `tel:`; written as text or without the scheme they mean the same. */
function takeCoded(ledger: Ledger, quads: readonly Quad[], scheme: 'mailto:' | 'tel:'): string {
  const [quad] = quads.filter(({ object }) => object.termType !== 'BlankNode');
  if (!quad) return '';
  const text = quad.object.value.trim().replace(/^(?:mailto|tel):/i, '');
  const schema = scheme === 'mailto:' ? contactParts.email : contactParts.telephone;
  if (!text || !schema.safeParse(text).success) return '';
  const made = scheme === 'tel:' ? formatTelephone(text) : scheme + text;
  if (quad.object.termType === 'NamedNode' && quad.object.value === made) ledger.hold(quad);
  else ledger.recast(quad, thing(made));
  return text;
}

/** As feeds write it (RFC 3966). */
const formatTelephone = (text: string): string => `tel:${text.replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '')}`;

const mostPlaces = 200;
const longestName = 300;

export function readPlaces(ledger: Ledger, subject: Term): RawRecord['spatial'] {
  const places: string[] = [];
  let drawn: { name?: string; bbox?: [number, number, number, number] } | undefined;
  for (const link of ledger.list(subject, dct('spatial'))) {
    if (isThing(link) && isWeb(link.object.value) && link.object.termType === 'NamedNode') {
      if (places.length >= mostPlaces) continue;
      places.push(link.object.value);
      ledger.hold(link);
      hold(ledger, link.object, rdf('type'), dct('Location'));
    } else if (isThing(link) && !drawn && hasShape(ledger, link.object)) {
      adopt(ledger, link, `${self}#spatial`, dct('Location'));
      drawn = readShape(ledger, link.object);
    }
  }
  const [text] = ledger.list(subject, dct('spatial')).filter((quad) => !isThing(quad) && quad.object.value.trim());
  if (!drawn && text)
    drawn = { name: takeHung(ledger, text, { link: dct('spatial'), part: `${self}#spatial`, type: dct('Location') }) };
  return { ...drawn, ...(places.length > 0 ? { places } : {}) };
}

/** A bare text where the model makes a thing with a label. */
function takeHung(ledger: Ledger, quad: Quad, as: { link: string; part: string; type: string; language?: string }) {
  const { link, part, type, language = '' } = as;
  const text = quad.object.value.trim().slice(0, longestName);
  const owner = part.replace(/[#-][a-z]+$/, '');
  const made = [
    statement(owner, link, thing(part)),
    statement(part, rdf('type'), thing(type)),
    statement(part, rdfs('label'), words(text, language)),
  ];
  if (text === quad.object.value.trim()) ledger.recast(quad, ...made);
  else ledger.extend(quad, ...made);
  return text;
}

const hold = (ledger: Ledger, subject: Term, predicate: string, value: string) =>
  ledger.hold(...ledger.list(subject, predicate).filter(({ object }) => object.value === value));

const names = [rdfs('label'), skos('prefLabel'), locn('geographicName'), foaf('name'), dct('title')];
const shapes = [dcat('bbox'), locn('geometry'), dcat('centroid')];
const hasShape = (ledger: Ledger, node: Term): boolean =>
  names.some((predicate) => ledger.list(node, predicate).some(({ object }) => object.value.trim() !== '')) ||
  shapes.some((predicate) => ledger.list(node, predicate).some(({ object }) => parseBox(object.value)));

function readShape(ledger: Ledger, node: Term) {
  const part = `${self}#spatial`;
  const made = (text: string) => statement(part, rdfs('label'), words(text));
  const name =
    takePlain(ledger, ledger.list(node, rdfs('label')), { longest: longestName }) ||
    takePlain(
      ledger,
      names.slice(1).flatMap((predicate) => ledger.list(node, predicate)),
      {
        longest: longestName,
        made,
      },
    );
  for (const predicate of shapes)
    for (const quad of ledger.list(node, predicate)) {
      const bbox = parseBox(quad.object.value);
      if (!bbox) continue;
      const drawn = value('http://www.opengis.net/ont/geosparql#wktLiteral', formatBox(bbox));
      const isSame = predicate === dcat('bbox') && quad.object.termType === 'Literal' && quad.object.equals(drawn);
      if (isSame) ledger.hold(quad);
      else ledger.extend(quad, statement(part, dcat('bbox'), drawn));
      return { ...(name ? { name } : {}), bbox };
    }
  return name ? { name } : {};
}

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

const ends = [
  ['from', [dcat('startDate'), schema('startDate')]],
  ['to', [dcat('endDate'), schema('endDate')]],
] as const;

/** The first period of which a day is known. */
export function readPeriod(ledger: Ledger, subject: Term): RawRecord['temporal'] {
  for (const link of listDescribed(ledger, subject, dct('temporal'))) {
    const found = ends.map(([end, predicates]) => [end, findDay(ledger, link.object, end, predicates)] as const);
    if (found.every(([, day]) => !day)) continue;
    const part = `${self}#temporal`;
    adopt(ledger, link, part, dct('PeriodOfTime'));
    const period: { from?: string; to?: string } = {};
    for (const [end, day] of found) {
      if (!day) continue;
      period[end] = day.text;
      if (day.isOurs) holdTyped(ledger, day.quad, 'date', day.text);
      else ledger.recast(day.quad, statement(part, ends[end === 'from' ? 0 : 1][1][0], value('date', day.text)));
    }
    return period;
  }
  return undefined;
}

function findDay(ledger: Ledger, node: Term, end: 'from' | 'to', predicates: readonly string[]) {
  for (const predicate of predicates)
    for (const quad of ledger.list(node, predicate)) {
      const text = parseDay(quad.object.value, end);
      if (text) return { quad, text, isOurs: predicate === predicates[0] };
    }
  return undefined;
}

export function readProvenance(ledger: Ledger, subject: Term): string {
  for (const link of listDescribed(ledger, subject, dct('provenance'))) {
    const text = takePlain(ledger, ledger.list(link.object, rdfs('label')), { longest: 2000 });
    if (!text) continue;
    adopt(ledger, link, `${self}#provenance`, dct('ProvenanceStatement'));
    return text;
  }
  return '';
}

/** A statement of rights, as a thing with a label or as bare text. */
export function readRights(ledger: Ledger, subject: Term, part: string, language: Language): RawRecord['rights'] {
  const quads = ledger.list(subject, dct('rights'));
  for (const link of quads.filter(isThing)) {
    const texts = takeTexts(ledger, ledger.list(link.object, rdfs('label')), language);
    if (Object.keys(texts).length === 0) continue;
    adopt(ledger, link, part, dct('RightsStatement'));
    return texts;
  }
  const text = quads.find((quad) => !isThing(quad) && quad.object.value.trim() !== '');
  if (!text) return undefined;
  const said = parseLiteral(text.object);
  const tag = languages.find((each) => each === said.language.split('-')[0]) ?? language;
  return { [tag]: takeHung(ledger, text, { link: dct('rights'), part, type: dct('RightsStatement'), language: tag }) };
}

/** The level the model makes of a right, by which feeds tell it. */
const levels: Readonly<Record<string, string>> = {
  PUBLIC: 'PUBLIC',
  RESTRICTED: 'RESTRICTED',
  SENSITIVE: 'RESTRICTED',
  NON_PUBLIC: 'NON_PUBLIC',
  CONFIDENTIAL: 'NON_PUBLIC',
};

/** Rights that are said but not understood are no open ones: whoever said something meant that it is not simply public. */
export function readAccess(ledger: Ledger, subject: Term): string {
  const quad = ledger.list(subject, dct('accessRights')).find(({ object }) => object.value.trim() !== '');
  if (!quad) return '';
  const label = ledger.list(quad.object, rdfs('label'))[0]?.object.value;
  const text = label && quad.object.termType === 'BlankNode' ? label : quad.object.value;
  const level = levels[matchAccessRight(text)?.id ?? ''] ?? (isUnlimited(text) ? 'PUBLIC' : 'RESTRICTED');
  const made = authority(`access-right/${level}`);
  if (quad.object.termType === 'NamedNode' && quad.object.value === made) ledger.hold(quad);
  else ledger.recast(listHanging(ledger.store, quad), thing(made));
  return levels[matchAccessRight(text)?.id ?? ''] || isUnlimited(text) ? level : text;
}

/** INSPIRE's word for what has no limitations on public access. */
const isUnlimited = (text: string): boolean => /\/noLimitations$/.test(text);

/** adms:identifier, and the identifier of the record itself, which stays aside too: feeds give their own. */
export function readIdentifiers(ledger: Ledger, subject: Term): string[] {
  const found: string[] = [];
  for (const link of ledger.list(subject, adms('identifier'))) {
    const [notation] = ledger.list(link.object, skos('notation'));
    const text = notation?.object.value.trim();
    if (!isThing(link) || !notation || !text || !canIdentify(text, found)) continue;
    found.push(text);
    adopt(ledger, link, `${self}#identifier-${found.length}`, adms('Identifier'));
    const made = notationOf(text);
    if (notation.object.termType === 'Literal' && notation.object.equals(made)) ledger.hold(notation);
    else ledger.recast(notation, made);
  }
  for (const own of ledger.list(subject, dct('identifier'))) {
    const text = own.object.value.trim();
    if (!text || !canIdentify(text, found)) continue;
    found.push(text);
    ledger.extend(own, ...describeIdentifier(text, `${self}#identifier-${found.length}`));
  }
  return found;
}

const canIdentify = (text: string, found: readonly string[]): boolean =>
  text.length <= 500 && !found.includes(text) && found.length < 50;

/** As feeds describe it. */
const notationOf = (text: string) => (/^https?:\/\//.test(text) ? value('anyURI', text) : words(text));
const describeIdentifier = (text: string, part: string): Quad[] => [
  statement(self, adms('identifier'), thing(part)),
  statement(part, rdf('type'), thing(adms('Identifier'))),
  statement(part, skos('notation'), notationOf(text)),
];
