import { type Dataset, type LanguageMap, languages, matchDataLanguage } from '@milpa/sdk';
import { iri, type Name, type Property, type Resource, type Term, typed, type Value } from '../rdf/index.ts';

export const authority = 'http://publications.europa.eu/resource/authority/';

export const inLanguages = (map: LanguageMap | undefined): Value[] =>
  languages.flatMap((language) => {
    const text = map?.[language];
    return text ? [{ text, language }] : [];
  });
const instant = (text: string): Value => typed('xsd:dateTime', text);
export const maybeInstant = (text: string | undefined): Value[] => (text ? [instant(text)] : []);
/** What a source says is a day and no more. */
export const maybeModified = ({
  modified,
  modifiedSaid,
}: Partial<Pick<Dataset, 'modified' | 'modifiedSaid'>>): Value[] =>
  modifiedSaid ? [typed('xsd:date', modifiedSaid.day)] : maybeInstant(modified);
export const maybeText = (text: string | undefined): Value[] => (text ? [{ text }] : []);
export const maybeIri = (address: string | undefined): Value[] => (address ? [iri(address)] : []);
export const listIris = (addresses: readonly string[] | undefined): Value[] => (addresses ?? []).map(iri);
export const orElse = <T>(values: readonly T[], other: readonly T[]): readonly T[] =>
  values.length > 0 ? values : other;

/** Something that hangs on another: there only when something is said of it. */
export const hanger = (id: string, type: Name, properties: readonly Property[]): Resource[] =>
  properties.some(([, values]) => values.length > 0) ? [{ id, types: [type], properties }] : [];

/** A thing and what hangs on it, with the property that leads from the owner to it. */
export interface Hanging {
  readonly property: Term;
  readonly resources: readonly Resource[];
}
/** The values of the owner's property: the first resource of each. */
export const leadTo = (hangers: readonly Hanging[], property: Term): Value[] =>
  hangers.flatMap((each) => (each.property === property ? each.resources.slice(0, 1).map(({ id }) => iri(id)) : []));

/** EU language authority; other tags by the Library of Congress, as DCAT 3 suggests. */
export const languageIri = (tag: string): Value[] => {
  const known = matchDataLanguage(tag)?.uri;
  if (known) return [iri(known)];
  const [primary = ''] = tag.toLowerCase().split('-');
  return /^[a-z]{2}$/.test(primary) ? [iri(`http://id.loc.gov/vocabulary/iso639-1/${primary}`)] : [];
};

const address = /^https?:\/\//;
/** The address of a term: by its identifier in the vocabulary, or as it stands when it is an address of its own. */
export const findTerm =
  (find: (id: string) => { readonly uri: string } | undefined) =>
  (id: string): Value[] =>
    maybeIri(find(id)?.uri ?? (address.test(id) ? id : undefined));

/** INEGI's web service of states and municipalities answers at these addresses; other places by their own. */
export function placeIri(place: string): string | undefined {
  if (address.test(place)) return place;
  if (/^\d{2}$/.test(place)) return `https://gaia.inegi.org.mx/wscatgeo/v2/mgee/${place}`;
  if (/^\d{5}$/.test(place)) return `https://gaia.inegi.org.mx/wscatgeo/v2/mgem/${place.slice(0, 2)}/${place.slice(2)}`;
  return undefined;
}

/** Longitude before latitude, anticlockwise: GeoSPARQL's default for WKT is CRS 84. */
export function formatBox([west, south, east, north]: readonly [number, number, number, number]): string {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return `POLYGON((${corners.map((corner) => corner.join(' ')).join(', ')}))`;
}

/** XML Schema's decimal has no exponent. */
export const formatDecimal = (value: number): string =>
  /e/.test(String(value)) ? value.toFixed(Math.abs(value) < 1 ? 20 : 0).replace(/\.?0+$/, '') : String(value);
