import { basename } from 'node:path';
import type { ColumnType } from '@milpa/sdk';
import { type Fault, NotTable, type OpenContext, type Opened, type RawTable, Refusal } from '../format.ts';
import { GeometryColumn } from '../geo/column.ts';
import { type Geometry, parseGeometry } from '../geo/geometry.ts';
import { findNumbered } from '../geo/reference.ts';
import { TypedStage } from '../typed.ts';
import { localName, readXml, type XmlHandler } from './events.ts';

/** Placemarks are held in memory as a whole: a longer text is refused. */
const maxBytes = 400 * 2 ** 20;

/** Every placemark of a KML document (OGC 12-007r2) is a row: its folder, its words, its times, its own data, its geometry. */
export async function openKml(context: OpenContext, encoding: string, format = 'kml'): Promise<Opened> {
  if (context.probe.size > maxBytes) throw new Refusal('too-large', { format: 'KML', limit: `${maxBytes >> 20} MB` });
  const reader = new KmlReader();
  await readXml(context, encoding, reader);
  if (reader.places.length === 0) throw new NotTable('kml');
  return { format, tables: [await stagePlaces(context, reader, encoding)], faults: [] };
}

interface Place {
  readonly fields: Map<string, string>;
  readonly geometries: Geometry[];
  broken: boolean;
}

/** Columns that every document may have, in this order, before those of its own. */
const common = ['folder', 'name', 'description', 'address', 'phoneNumber', 'when', 'begin', 'end'];

async function stagePlaces(context: OpenContext, reader: KmlReader, encoding: string): Promise<RawTable> {
  const own = new Set<string>();
  const folder = dropFolder(reader.places);
  for (const { fields } of reader.places) for (const name of fields.keys()) own.add(name);
  const names = [...common.filter((name) => own.has(name)), ...[...own].filter((name) => !common.includes(name))];
  const title = own.has('geometry') ? 'geometry_' : 'geometry';
  const titles = names.map((name) => {
    const type = reader.types.get(name);
    return { title: name, ...(type === undefined ? {} : { type }) };
  });
  const stage = new TypedStage([...titles, { title, type: 'geojson' as const }], {
    name: reader.title || folder,
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.${context.depth}.kml.csv`,
    maxColumns: context.limits.columns,
  });
  const column = new GeometryColumn(findNumbered(4326));
  for (const place of reader.places) {
    const geometry = place.broken ? column.fail() : column.write(joinGeometries(place.geometries));
    await stage.write([...names.map((name) => place.fields.get(name) ?? ''), geometry]);
  }
  const faults: Fault[] = column.listFaults(title);
  const table = await stage.finish({ [names.length]: column.describe(title, names.length) }, faults);
  return { ...table, encoding };
}

/** One geometry of several: of one kind they are the plural of it. */
export function joinGeometries(parts: readonly Geometry[]): Geometry | undefined {
  const [first] = parts;
  if (!first || parts.length === 1) return first;
  const plural = parts.every((part) => part.type === first.type) ? `Multi${first.type}` : '';
  const coordinates = parts.map((part) => ('coordinates' in part ? part.coordinates : undefined));
  return parseGeometry({ type: plural, coordinates }) ?? { type: 'GeometryCollection', geometries: parts };
}

/** The one folder all places are in says nothing of each: it names the table. */
function dropFolder(places: readonly Place[]): string {
  const [name = '', other] = new Set(places.map(({ fields }) => fields.get('folder') ?? ''));
  if (other === undefined) for (const { fields } of places) fields.delete('folder');
  return other === undefined ? name : '';
}

const fieldTypes: Readonly<Record<string, ColumnType>> = {
  string: 'string',
  int: 'integer',
  uint: 'integer',
  short: 'integer',
  ushort: 'integer',
  float: 'number',
  double: 'number',
};

type Line = (readonly [number, number])[];

/** Collects placemarks; what is about their look is left out. */
class KmlReader implements XmlHandler {
  readonly places: Place[] = [];
  /** Types that schemas state for fields. */
  readonly types = new Map<string, ColumnType>();
  title = '';
  readonly #path: string[] = [];
  readonly #folders: string[] = [];
  #place: Place | undefined;
  #text = '';
  #field = '';
  #rings: Line[] = [];
  #track: Line = [];

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const local = localName(name);
    this.#path.push(local);
    this.#text = '';
    if (local === 'Folder' || local === 'Document') this.#folders.push('');
    if (local === 'Placemark') this.#place = { fields: new Map(), geometries: [], broken: false };
    if (local === 'Data' || local === 'SimpleData' || local === 'SimpleArrayData')
      this.#field = attributes['name'] ?? '';
    if (local === 'SimpleField') this.#learn(attributes);
    if (local === 'Polygon') this.#rings = [];
    if (local === 'Track') this.#track = [];
  }

  #learn({ name, type }: Readonly<Record<string, string>>): void {
    const known = fieldTypes[(type ?? '').replace(/^xsd:/, '').toLowerCase()];
    if (name === undefined || known === undefined) return;
    const before = this.types.get(name);
    this.types.set(name, before === undefined || before === known ? known : 'string');
  }

  text(text: string): void {
    this.#text += text;
  }

  close(): void {
    const local = this.#path.pop() ?? '';
    const above = this.#path.at(-1);
    const text = this.#text.trim();
    this.#text = '';
    if (local === 'Folder' || local === 'Document') this.#folders.pop();
    if (local === 'Placemark') this.#endPlace();
    if (this.#place) this.#take(this.#place, local, above, text);
    else if (local === 'name' && (above === 'Folder' || above === 'Document')) {
      this.#folders[this.#folders.length - 1] = text;
      if (this.title === '' && this.#path.length === 2) this.title = text;
    }
  }

  #endPlace(): void {
    const folder = this.#folders
      .slice(1)
      .filter((name) => name !== '')
      .join(' / ');
    if (this.#place && folder !== '') this.#place.fields.set('folder', folder);
    if (this.#place) this.places.push(this.#place);
    this.#place = undefined;
  }

  #take(place: Place, local: string, above: string | undefined, text: string): void {
    const words = above === 'Placemark' && ['name', 'description', 'address', 'phoneNumber'].includes(local);
    const times = (above === 'TimeStamp' || above === 'TimeSpan') && ['when', 'begin', 'end'].includes(local);
    if ((words || times) && text !== '') place.fields.set(local, text);
    else if (local === 'value' && above === 'Data') setField(place, this.#field, text);
    else if (local === 'SimpleData') setField(place, this.#field, text);
    else if (local === 'coordinates') this.#shape(place, above, parsePositions(text, /\s+/));
    else if (local === 'coord') this.#track.push(...(parsePositions(text.split(/\s+/).join(','), /\s+/) ?? []));
    else if (local === 'when' && above === 'Track') this.#date(place, text);
    else if (local === 'Polygon') this.#add(place, { type: 'Polygon', coordinates: this.#rings });
    else if (local === 'Track') this.#add(place, { type: 'LineString', coordinates: this.#track });
  }

  /** A track begins with its first moment and ends with its last. */
  #date(place: Place, text: string): void {
    if (!place.fields.has('begin')) place.fields.set('begin', text);
    place.fields.set('end', text);
  }

  #shape(place: Place, above: string | undefined, line: Line | undefined): void {
    if (!line || line.length === 0) place.broken ||= line === undefined;
    else if (above === 'Point') this.#add(place, { type: 'Point', coordinates: line[0] });
    else if (above === 'LineString') this.#add(place, { type: 'LineString', coordinates: line });
    else if (above === 'LinearRing' && this.#path.includes('Polygon')) {
      if (this.#path.includes('outerBoundaryIs')) this.#rings.unshift(line);
      else this.#rings.push(line);
    } else if (above === 'LinearRing') this.#add(place, { type: 'LineString', coordinates: line });
  }

  #add(place: Place, value: unknown): void {
    const geometry = parseGeometry(value);
    if (geometry) place.geometries.push(geometry);
    else place.broken = true;
  }
}

function setField(place: Place, name: string, text: string): void {
  if (name !== '' && text !== '') place.fields.set(name, text);
}

/** `lon,lat[,height]` apart by white space; undefined when one of them is none. */
function parsePositions(text: string, separator: RegExp): Line | undefined {
  const line: Line = [];
  for (const part of text.replace(/\s*,\s*/g, ',').split(separator)) {
    if (part === '') continue;
    const [x, y] = part.split(',').map((text) => (text === '' ? Number.NaN : Number(text)));
    if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y)) return undefined;
    line.push([x, y]);
  }
  return line;
}
