import { basename } from 'node:path';
import { NotTable, type OpenContext, type Opened, type RawTable, Refusal } from '../format.ts';
import { GeometryColumn } from '../geo/column.ts';
import { type Geometry, parseGeometry } from '../geo/geometry.ts';
import { findNumbered } from '../geo/reference.ts';
import { TypedStage, type TypedTitle } from '../typed.ts';
import { localName, readXml, type XmlHandler } from './events.ts';

const maxBytes = 400 * 2 ** 20;

/** What a GPS wrote down (GPX 1.1): waypoints, routes and tracks, a row each. */
export async function openGpx(context: OpenContext, encoding: string): Promise<Opened> {
  if (context.probe.size > maxBytes) throw new Refusal('too-large', { format: 'GPX', limit: `${maxBytes >> 20} MB` });
  const reader = new GpxReader();
  await readXml(context, encoding, reader);
  const tables: RawTable[] = [];
  for (const kind of kinds) {
    const items = reader.items.filter((item) => item.kind === kind);
    if (items.length > 0) tables.push({ ...(await stageItems(context, kind, items)), encoding });
  }
  if (tables.length === 0) throw new NotTable('xml');
  return { format: 'gpx', tables, faults: [] };
}

const kinds = ['waypoints', 'routes', 'tracks'] as const;
const kindOf: Readonly<Record<string, (typeof kinds)[number]>> = { wpt: 'waypoints', rte: 'routes', trk: 'tracks' };

interface Item {
  readonly kind: (typeof kinds)[number];
  readonly fields: Map<string, string>;
  readonly segments: (readonly [number, number])[][];
}

const known: readonly TypedTitle[] = [
  { title: 'name', type: 'string' },
  { title: 'ele', type: 'number' },
  { title: 'time' },
  { title: 'cmt', type: 'string' },
  { title: 'desc', type: 'string' },
  { title: 'src', type: 'string' },
  { title: 'number' },
  { title: 'sym', type: 'string' },
  { title: 'type', type: 'string' },
  { title: 'begin' },
  { title: 'end' },
  { title: 'points', type: 'integer' },
];

async function stageItems(context: OpenContext, kind: string, items: readonly Item[]): Promise<RawTable> {
  const titles = known.filter(({ title }) => items.some(({ fields }) => fields.has(title)));
  const stage = new TypedStage([...titles, { title: 'geometry', type: 'geojson' }], {
    name: kind,
    scratch: context.scratch,
    file: `${basename(context.probe.path)}.${context.depth}.${kind}.csv`,
    maxColumns: context.limits.columns,
  });
  const column = new GeometryColumn(findNumbered(4326));
  for (const { fields, segments } of items) {
    const geometry = makeGeometry(kind, segments);
    await stage.write([...titles.map(({ title }) => fields.get(title) ?? ''), column.write(geometry)]);
  }
  return stage.finish({ [titles.length]: column.describe('geometry', titles.length) }, column.listFaults('geometry'));
}

function makeGeometry(kind: string, segments: Item['segments']): Geometry | undefined {
  const filled = segments.filter((segment) => segment.length > 0);
  const [first] = filled;
  if (!first) return undefined;
  if (kind === 'waypoints') return parseGeometry({ type: 'Point', coordinates: first[0] });
  if (filled.length === 1) return parseGeometry({ type: 'LineString', coordinates: first });
  return parseGeometry({ type: 'MultiLineString', coordinates: filled });
}

class GpxReader implements XmlHandler {
  readonly items: Item[] = [];
  readonly #path: string[] = [];
  #item: Item | undefined;
  #text = '';

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const local = localName(name);
    this.#path.push(local);
    this.#text = '';
    const kind = this.#path.length === 2 ? kindOf[local] : undefined;
    if (kind) this.#item = { kind, fields: new Map(), segments: [[]] };
    if (!this.#item) return;
    if (local === 'trkseg') this.#item.segments.push([]);
    if (['wpt', 'rtept', 'trkpt'].includes(local)) {
      const at = [Number(attributes['lon'] ?? Number.NaN), Number(attributes['lat'] ?? Number.NaN)] as const;
      if (at.every(Number.isFinite)) this.#item.segments.at(-1)?.push(at);
    }
  }

  text(text: string): void {
    this.#text += text;
  }

  close(): void {
    const local = this.#path.pop() ?? '';
    const above = this.#path.at(-1) ?? '';
    const text = this.#text.trim();
    this.#text = '';
    const item = this.#item;
    if (!item) return;
    if (this.#path.length === 2 && text !== '' && kindOf[above]) item.fields.set(local, text);
    if (local === 'time' && (above === 'trkpt' || above === 'rtept')) {
      if (!item.fields.has('begin')) item.fields.set('begin', text);
      item.fields.set('end', text);
    }
    if (this.#path.length !== 1 || !kindOf[local]) return;
    if (item.kind !== 'waypoints')
      item.fields.set('points', String(item.segments.reduce((sum, segment) => sum + segment.length, 0)));
    this.items.push(item);
    this.#item = undefined;
  }
}
