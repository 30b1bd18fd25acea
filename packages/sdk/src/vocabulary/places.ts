import { type Concept, foldWords, normalizeAddress, sameLabel } from './concept.ts';

/** A state or municipality of Mexico by INEGI's code: "14" (CVE_ENT) or "14039" (CVE_ENT and CVE_MUN). */
export interface Place extends Concept {
  readonly kind: 'state' | 'municipality';
  readonly name: string;
  /** The state a municipality lies in; null for a state. */
  readonly parent: string | null;
  /** West, south, east, north in degrees of WGS 84; null where none is known. */
  readonly bbox: readonly [number, number, number, number] | null;
}

export interface Places {
  readonly list: readonly Place[];
  /** By INEGI code or URI. */
  readonly find: (id: string) => Place | undefined;
  /**
   * By code (leading zeros may be lost), URI or name: "Jalisco", "Zapopan", "Benito Juárez, Quintana Roo". A name that several
   * places have means none without its state; a state goes before a municipality of the same name.
   */
  readonly match: (text: string) => Place | undefined;
}

/** INEGI's web service of the same codes answers at these addresses. */
const service = 'https://gaia.inegi.org.mx/wscatgeo/v2/';

/** Every state and municipality of Mexico. Read when first asked for: 115 KB that no page needs. */
export async function loadPlaces(): Promise<Places> {
  const { mexicanPlaces } = await import('./mexican-places.data.ts');
  return indexPlaces(mexicanPlaces.trim().split('\n').map(readPlace));
}

function readPlace(line: string): Place {
  const [id = '', name = '', box = ''] = line.split('|');
  const [west, south, east, north] = box.split(' ').map(Number);
  const whole = west !== undefined && south !== undefined && east !== undefined && north !== undefined;
  const state = id.slice(0, 2);
  return {
    id,
    name,
    kind: id.length === 2 ? 'state' : 'municipality',
    parent: id.length === 2 ? null : state,
    uri: service + (id.length === 2 ? `mgee/${id}` : `mgem/${state}/${id.slice(2)}`),
    label: sameLabel(name),
    bbox: whole ? [west, south, east, north] : null,
  };
}

/** What states are called besides: their names in the constitution, before a change, and in short. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  '05': ['Coahuila de Zaragoza'],
  '09': ['CDMX', 'Distrito Federal', 'DF', 'D.F.', 'Mexico City'],
  '15': ['México', 'Edomex', 'Edo. de México', 'Edo. Méx.'],
  '16': ['Michoacán de Ocampo'],
  '22': ['Querétaro de Arteaga'],
  '30': ['Veracruz de Ignacio de la Llave'],
};

function indexPlaces(list: readonly Place[]): Places {
  const byId = new Map(list.map((place) => [place.id, place]));
  const byUri = new Map(list.map((place) => [normalizeAddress(place.uri), place]));
  const states = new Map<string, Place>();
  const municipalities = new Map<string, readonly Place[]>();
  for (const place of list) {
    const names = [place.name, ...(place.kind === 'state' ? (otherNames[place.id] ?? []) : [])].map(foldWords);
    for (const name of names)
      if (place.kind === 'state') states.set(name, place);
      else municipalities.set(name, [...(municipalities.get(name) ?? []), place]);
  }
  const find = (id: string) => byId.get(id) ?? byUri.get(normalizeAddress(id));
  const findState = (name: string) =>
    states.get(name) ?? states.get(name.replace(/^(?:estado(?: libre y soberano)?|state) (?:de|of) /, ''));
  const findNamed = (text: string): Place | undefined => {
    const [first = '', ...rest] = text.split(/[,(]/).map(foldWords);
    const state = rest.map(findState).find(Boolean);
    const found =
      municipalities.get(first.replace(/^(?:municipio|alcaldia|delegacion|ciudad) (?:de )?/, '')) ??
      municipalities.get(first) ??
      [];
    if (state) return found.find(({ parent }) => parent === state.id);
    return findState(first) ?? (found.length === 1 ? found[0] : undefined);
  };
  return { list, find, match: (text) => find(text.trim()) ?? findNumbered(text.trim(), byId) ?? findNamed(text) };
}

const findNumbered = (text: string, byId: ReadonlyMap<string, Place>) =>
  /^\d{1,2}$/.test(text)
    ? byId.get(text.padStart(2, '0'))
    : /^\d{4,5}$/.test(text)
      ? byId.get(text.padStart(5, '0'))
      : undefined;

/** Places others name: kept as they are given, never looked up. GeoNames, the EU tables of places and countries, Wikidata, Eurostat's NUTS. */
const known =
  /^https?:\/\/(?:(?:sws|www)\.geonames\.org\/\d+|publications\.europa\.eu\/resource\/authority\/(?:place|country|continent|atu)\/|data\.europa\.eu\/nuts\/|www\.wikidata\.org\/entity\/Q\d+|gaia\.inegi\.org\.mx\/wscatgeo\/)/i;
export const isPlaceUri = (text: string): boolean => known.test(text.trim());
