import { quoteText } from '../format/stage.ts';
import type { Guess } from './guess.ts';

const geometryTypes = 'Point|MultiPoint|LineString|MultiLineString|Polygon|MultiPolygon|GeometryCollection|Feature';
const geojson = `^\\s*\\{.*"type"\\s*:\\s*"(?:${geometryTypes})"`;

const structures: readonly Guess[] = [
  {
    id: 'geojson',
    type: 'geojson',
    matches: (text) => new RegExp(geojson, 's').test(text),
    sql: (text) =>
      `(CASE WHEN regexp_matches(${text}, ${quoteText(geojson)}, 's') AND json_valid(${text}) THEN ${text} END)`,
  },
  {
    id: 'object',
    type: 'object',
    matches: (text) => /^\{\s*("|\})/.test(text) && text.endsWith('}'),
    sql: (text) => `(CASE WHEN starts_with(${text}, '{') AND json_valid(${text}) THEN ${text} END)`,
  },
  {
    id: 'array',
    type: 'array',
    matches: (text) => text.startsWith('[') && text.endsWith(']'),
    sql: (text) => `(CASE WHEN starts_with(${text}, '[') AND json_valid(${text}) THEN ${text} END)`,
  },
];

const pair = /^\(?\s*(-?\d{1,3}\.\d+)\s*[,; ]\s*(-?\d{1,3}\.\d+)\s*\)?$/;
const pairSql = '^\\(?\\s*-?\\d{1,3}\\.\\d+\\s*[,; ]\\s*-?\\d{1,3}\\.\\d+\\s*\\)?$';

/** "19.43,-99.13": the side that leaves ±90 tells the order; without one, the name or latitude first. */
function findGeopointGuesses(texts: readonly string[], title: string): Guess[] {
  const pairs = texts.map((text) => pair.exec(text)).filter((found) => found !== null);
  if (pairs.length === 0) return [];
  const first = pairs.some((found) => Math.abs(Number(found[1])) > 90);
  const second = pairs.some((found) => Math.abs(Number(found[2])) > 90);
  if (first && second) return [];
  const longitudeFirst = first || (!second && /lon.*lat|lng.*lat|x.*y/i.test(title));
  return [
    {
      id: 'geopoint',
      type: 'geopoint',
      format: longitudeFirst ? 'lon, lat' : 'lat, lon',
      matches: (text) => pair.test(text),
      sql: (text) => `(CASE WHEN regexp_matches(${text}, ${quoteText(pairSql)}) THEN ${text} END)`,
    },
  ];
}

const decimal = '-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?';
const position = `(${decimal})\\s+(${decimal})(?:\\s+${decimal}){0,2}`;
const wktShape = `(?:SRID=\\d+;)?\\s*(?:POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON)\\s*(?:ZM?|M)?\\s*\\([-+0-9.eE\\s,()]+\\)`;
const wktTest = new RegExp(`^${wktShape}$`, 'i');
const names = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'];

/** OGC well-known text in degrees becomes GeoJSON; heights and measures are left in the original. */
const wkt: Guess = {
  id: 'wkt',
  type: 'geojson',
  format: 'WKT',
  matches: (text) => {
    const [, x, y] = new RegExp(position).exec(text) ?? [];
    return wktTest.test(text) && Math.abs(Number(x)) <= 180 && Math.abs(Number(y)) <= 90;
  },
  sql: (text) => {
    const kind = `upper(regexp_extract(${text}, '([A-Za-z]{5,})', 1))`;
    const body = `substr(${text}, instr(${text}, '('))`;
    const flat = `(CASE WHEN ${kind} = 'MULTIPOINT' THEN '(' || translate(${body}, '()', '') || ')' ELSE ${body} END)`;
    const pairs = `regexp_replace(${flat}, ${quoteText(position)}, '[\\1,\\2]', 'g')`;
    const lists = `translate(replace(${pairs}, ' ', ''), '()', '[]')`;
    const coordinates = `(CASE WHEN ${kind} = 'POINT' THEN ${lists}[2:-2] ELSE ${lists} END)`;
    const name = `(CASE ${kind} ${names.map((each) => `WHEN '${each.toUpperCase()}' THEN '${each}'`).join(' ')} END)`;
    const shape = `'{"type":"' || ${name} || '","coordinates":' || ${coordinates} || '}'`;
    return `(CASE WHEN regexp_full_match(${text}, ${quoteText(wktShape)}, 'i') AND json_valid(${shape}) THEN ${shape} END)`;
  },
};

const minute = "\\s*[°ºo˚]\\s*(\\d{1,2})\\s*['’′´`]\\s*";
const second = "(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*(?:\"|”|″|''|´´|’’)?\\s*)?";
const dmsShape = `([NSEWOnsewo]?)\\s*(-?)(\\d{1,3})${minute}${second}([NSEWOnsewo]?)`;
const dmsTest = new RegExp(`^${dmsShape}$`);

/** 19°25'57"N: degrees, minutes and seconds become decimal degrees; south and west (O is oeste, ouest) are below zero. */
const dms: Guess = {
  id: 'dms',
  type: 'number',
  format: 'dms',
  unit: '°',
  matches: (text) => dmsTest.test(text),
  sql: (text) => {
    const part = (group: number) => `regexp_extract(${text}, ${quoteText(`^${dmsShape}$`)}, ${group})`;
    const seconds = `coalesce(TRY_CAST(replace(${part(5)}, ',', '.') AS DOUBLE), 0)`;
    const degrees = `(TRY_CAST(${part(3)} AS DOUBLE) + TRY_CAST(${part(4)} AS DOUBLE) / 60 + ${seconds} / 3600)`;
    const below = `(${part(2)} = '-' OR upper(${part(1)} || ${part(6)}) IN ('S', 'W', 'O'))`;
    return `(CASE WHEN regexp_full_match(${text}, ${quoteText(dmsShape)}) THEN round(${degrees} * (CASE WHEN ${below} THEN -1 ELSE 1 END), 8) END)`;
  },
};

/** Places, shapes and nested values that the texts may be. */
export function findPlaceGuesses(texts: readonly string[], title: string): Guess[] {
  const first = texts[0] ?? '';
  const guesses = [...structures.filter((guess) => texts.some(guess.matches)), ...findGeopointGuesses(texts, title)];
  if (texts.some((text) => wktTest.test(text))) guesses.push(wkt);
  if (/[°º˚'´]/.test(first) && texts.some((text) => dmsTest.test(text))) guesses.push(dms);
  return guesses;
}
