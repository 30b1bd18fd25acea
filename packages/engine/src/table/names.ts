import type { Fault, RawColumn } from '../format/format.ts';

export interface ColumnName {
  /** Unique, white space folded. */
  readonly name: string;
  /** As written. */
  readonly title: string;
}

/** Names of all columns: the header with white space folded; column_3 for none; name_2 for the second of a kind. */
export function nameColumns(columns: readonly RawColumn[]): { names: ColumnName[]; faults: Fault[] } {
  const taken = new Set<string>();
  const faults: Fault[] = [];
  const given = columns.some((column) => column.title.trim() !== '');
  const names = columns.map(({ title }, index) => {
    const wanted = foldSpace(title) || `column_${index + 1}`;
    let name = wanted;
    for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${wanted}_${copy}`;
    taken.add(name.toLowerCase());
    if (given && title.trim() === '')
      faults.push({ code: 'header-empty', column: name, values: { position: index + 1 } });
    else if (name !== wanted)
      faults.push({ code: 'header-duplicate', column: name, values: { title: wanted, position: index + 1 } });
    if (/[\r\n]/.test(title.trim())) faults.push({ code: 'header-line-break', column: name });
    return { name, title };
  });
  return { names, faults };
}

/** Runs of white space and control signs become one blank. */
export function foldSpace(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Cc}\u200b\ufeff]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

/** Lower case without accents, words parted by one underscore: what rules about names look at. */
export function plainName(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

export function isYearName(name: string): boolean {
  return /(^|_)(ano|anio|year|annee|yr|ciclo|ejercicio|anno|jahr|cycle)(_|$)/.test(plainName(name));
}

/** Identifiers and codes, which nobody adds up. */
export function isCodeName(name: string): boolean {
  const plain = plainName(name);
  if (
    /(^|_)(id|ids|fid|oid|objectid|gid|uuid|clave|cve|cvegeo|codigo|cod|code|codes|folio|numero_oficial|expediente|rfc|curp|clues|cct|nit|siren|siret|insee|iso|iso2|iso3|zip|postal|cp|telefono|tel|phone|fax|ramo|ramo_id|no_ext|no_int|index|indice_id|lote|orden|order|sequence|seq|stop_sequence|route_type|n|no|num|consecutivo|rank|line|linea|district_code)(_|$)/.test(
      plain,
    )
  )
    return true;
  return /^(unnamed|column_?1$|x1$)/.test(plain) || /(^|_)(clave|codigo|identific)/.test(plain);
}

/** Codes of places, people and accounts: digits that are never counted with, and may have lost their leading zeros. */
export function isTextCodeName(name: string): boolean {
  const plain = plainName(name);
  return (
    /(^|_)(cvegeo|ageb|cct|clues|cp|zip|zipcode|postcode|plz|curp|rfc|clabe|nss|iban|siren|siret|insee|nuts|fips|geoid|isbn|issn|ean|upc|nit|dni|ruc|rut|cuil|cuit)(_|$)/.test(
      plain,
    ) ||
    /(^|_)(cve|clave|cod|codigo|code)_(de_)?(la_|el_|l_)?(geo|geoestadistica|ent|entidad|edo|estado|mun|municipio|mpio|loc|localidad|ageb|mza|manzana|postal|commune|insee|departement|region)(_|$)/.test(
      plain,
    ) ||
    /(^|_)(postal|zip|post|area)_code(_|$)|(^|_)(no|num|numero|number|account)_(de_)?(la_)?(cuenta|account|number|no|tarjeta)(_|$)/.test(
      plain,
    )
  );
}

export function isPhoneName(name: string): boolean {
  return /(^|_)(tel|tels|tel\d|telefono\d?|telefonos|telephone|phone\d?|phones|fax|celular|cel|movil|mobile|whatsapp|portable)(_|$)/.test(
    plainName(name),
  );
}

export function isLatitudeName(name: string): boolean {
  return (
    /(^|_)(lat|latitud|latitude|latitudine|latdec|y_wgs84|stop_lat|coord_y|(?:location|ubicacion|punto|position)_y|lat_decimal)(_|$)/.test(
      plainName(name),
    ) || /^(y|coordy)$/.test(plainName(name))
  );
}

export function isLongitudeName(name: string): boolean {
  return (
    /(^|_)(lon|lng|long|longitud|longitude|longitudine|londec|x_wgs84|stop_lon|coord_x|(?:location|ubicacion|punto|position)_x|lon_decimal)(_|$)/.test(
      plainName(name),
    ) || /^(x|coordx)$/.test(plainName(name))
  );
}

/** A part of the calendar or clock as a bare number: nobody adds up hours of the day. */
export function isCalendarName(name: string): boolean {
  return /^(?:n_|num_|numero_de_|no_)?(?:hora|hour|heure|mes|month|mois|dia|day|jour|semana|week|semaine|trimestre|quarter|bimestre|semestre|dia_mes|minuto|minute)(?:_[a-z]{1,6})?$/.test(
    plainName(name),
  );
}

/** The name of a month: columns of a year laid side by side. */
export function isMonthName(name: string): boolean {
  return /^(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)$/.test(
    plainName(name),
  );
}
