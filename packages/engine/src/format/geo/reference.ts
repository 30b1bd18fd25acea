import { createRequire } from 'node:module';
import type proj4 from 'proj4';
import type { Position } from './geometry.ts';
import { aliases, type ReferenceRow, references } from './reference.data.ts';

const parseLibrary = (library: unknown) => library as typeof proj4;
/** Loaded for the first system that is not longitude and latitude: most files have no positions at all. */
const loadProj4 = () => parseLibrary(createRequire(import.meta.url)('proj4'));

/** The system that positions of a file are given in. */
export interface Reference {
  /** `EPSG:6372`, or the name the file gives it when it has no number we know. */
  readonly id: string;
  /** Into longitude and latitude of WGS 84; absent when they are that already. */
  readonly project?: (position: Position) => Position;
}

/** The system of an EPSG number; undefined for one whose definition is not at hand. */
export function findNumbered(epsg: number): Reference | undefined {
  const number = aliases[epsg] ?? epsg;
  const row = references.find(([each]) => each === number);
  return row && fromRow(row);
}

/** The system that a text of well-known text (WKT 1, ESRI's or OGC's) describes; undefined when it cannot be understood. */
export function findDescribed(wkt: string): Reference | undefined {
  const text = wkt.trim();
  const name = /^\w+\s*[[(]\s*"([^"]*)"/.exec(text)?.[1] ?? '';
  const number = findAuthority(text);
  const known = (number === undefined ? undefined : findNumbered(number)) ?? findNamed(name) ?? findMexican(text);
  if (known) return known;
  if (/^LOCAL_CS/i.test(text)) return undefined;
  try {
    const converter = loadProj4()(text, 'WGS84');
    const probe = converter.forward([0, 0]);
    if (!Array.isArray(probe)) return undefined;
    return { id: number === undefined ? name : `EPSG:${number}`, project: ([x, y]) => pair(converter.forward([x, y])) };
  } catch {
    return undefined;
  }
}

/** The system of a name such as `urn:ogc:def:crs:EPSG::4326`, `EPSG:3857`, `OGC:CRS84`. */
export function findNamed(name: string): Reference | undefined {
  const number = /EPSG[:/]+(?:[\d.]*[:/])?(\d+)\s*$/i.exec(name)?.[1];
  if (number !== undefined) return findNumbered(Number(number));
  if (/CRS:?84h?\s*$/i.test(name)) return findNumbered(4326);
  const plain = plainWords(name);
  const row = references.find(([, names]) => names.includes(plain));
  return row && fromRow(row);
}

function plainWords(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The authority of the whole, which stands last; those within belong to parts. */
function findAuthority(wkt: string): number | undefined {
  const number = /(?:AUTHORITY|ID)\s*[[(]\s*"EPSG"\s*,\s*"?(\d+)"?\s*[\])]\s*[\])]\s*$/i.exec(wkt)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Mexico's conic goes by many names; its parameters are its own. */
function findMexican(wkt: string): Reference | undefined {
  const has = (parameter: string, value: number) =>
    new RegExp(`"${parameter}"\\s*,\\s*${String(value).replace('.', '\\.')}(?:\\.?0*)?\\s*[\\])]`, 'i').test(wkt);
  const conic =
    has('standard_parallel_1', 17.5) &&
    has('standard_parallel_2', 29.5) &&
    has('central_meridian', -102) &&
    has('false_easting', 2_500_000);
  if (!conic) return undefined;
  return findNumbered(/1992|ITRF_?92/i.test(wkt) ? 6362 : 6372);
}

function fromRow([epsg, , definition]: ReferenceRow): Reference {
  const id = `EPSG:${epsg}`;
  if (/^\+proj=longlat/.test(definition) && !/towgs84=(?!0,0,0)/.test(definition)) return { id };
  const converter = loadProj4()(definition, 'WGS84');
  return { id, project: ([x, y]) => pair(converter.forward([x, y])) };
}

function pair(values: readonly (number | undefined)[]): Position {
  return [values[0] ?? Number.NaN, values[1] ?? Number.NaN];
}
