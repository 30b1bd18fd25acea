import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { openShp } from 'shapefile';
import { EngineFailure } from '../../contract.ts';
import { layMember, type Member, type Zip } from '../archive.ts';
import { type Fault, type OpenContext, type Opened, type RawTable, Refusal } from '../format.ts';
import { GeometryColumn } from '../geo/column.ts';
import { parseGeometry } from '../geo/geometry.ts';
import { findDescribed, type Reference } from '../geo/reference.ts';
import { readProbe } from '../probe.ts';
import { TypedStage } from '../typed.ts';
import { type DbfHeader, findCodePage, listRecords, listTitles, readCell } from './dbf.ts';
import { readDbf } from './table.ts';

/** The files of one layer, by the ending of their names. */
type Layer = Readonly<Partial<Record<'shp' | 'dbf' | 'prj' | 'cpg', Member>>> & { readonly name: string };

/** Parts that hold nothing beyond what is read: indexes and descriptions. */
const parts =
  /\.(?:shp|shx|dbf|prj|cpg|cst|qpj|qmd|qml|qix|sbn|sbx|fbn|fbx|ain|aih|atx|ixs|mxs|idx|shp\.xml|xml|sld|lyr)$/i;

/** Every layer of a zipped shapefile is a table: its attributes and a column of geometry. */
export async function openShapefile(context: OpenContext, zip: Zip): Promise<Opened> {
  const layers = listLayers(zip.members);
  const tables: RawTable[] = [];
  for (const [index, layer] of layers.entries()) tables.push(await openLayer(context, zip, layer, index));
  const others = zip.members.filter(
    (member) => !parts.test(member.name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(member.name),
  );
  const faults = others.map((member): Fault => ({ code: 'member-skipped', values: { member: member.name } }));
  return { format: 'shapefile', tables, faults };
}

/** Layers by the path of their .shp without its ending; letters of the ending may be large. */
function listLayers(members: readonly Member[]): Layer[] {
  const find = (stem: string, ending: string) =>
    members.find((member) => member.name.toLowerCase() === `${stem}.${ending}`.toLowerCase());
  return members
    .filter((member) => /\.shp$/i.test(member.name) && !/(?:^|\/)(?:__MACOSX\/|\._)/.test(member.name))
    .map((shp) => {
      const stem = shp.name.slice(0, -4);
      const found = (['dbf', 'prj', 'cpg'] as const).flatMap((ending) => {
        const member = find(stem, ending);
        return member ? [[ending, member] as const] : [];
      });
      return { name: basename(stem.replaceAll('\\', '/')), shp, ...Object.fromEntries(found) };
    });
}

async function openLayer(context: OpenContext, zip: Zip, layer: Layer, index: number): Promise<RawTable> {
  const base = join(context.scratch, `${basename(context.probe.path)}.${context.depth}.l${index}`.slice(-100));
  const lay = async (part: 'shp' | 'dbf' | 'prj' | 'cpg') => {
    const member = layer[part];
    if (!member) return undefined;
    await layMember(context, zip, member, `${base}.${part}`);
    return `${base}.${part}`;
  };
  const shp = await lay('shp');
  const dbf = await lay('dbf');
  const [prj, cpg] = [await readText(await lay('prj')), await readText(await lay('cpg'))];
  if (shp === undefined) throw new Refusal('truncated');
  await checkShp(shp);
  const attributes =
    dbf === undefined ? undefined : await readDbf(dbf, cpg === undefined ? undefined : findCodePage(cpg));
  const table = await stageLayer(context, {
    name: layer.name,
    file: `${basename(base)}.csv`,
    shp,
    ...(dbf === undefined ? {} : { dbf }),
    header: attributes?.header,
    encoding: attributes?.encoding ?? 'utf-8',
    reference: prj === undefined ? undefined : findDescribed(prj),
  });
  if (attributes) return { ...table, encoding: attributes.encoding };
  return { ...table, faults: [...table.faults, { code: 'attributes-missing', values: { layer: layer.name } }] };
}

async function readText(path: string | undefined): Promise<string | undefined> {
  return path === undefined ? undefined : (await readFile(path, 'utf8')).replace(/^\ufeff/, '').trim() || undefined;
}

/** A header that says how long the file is, in words of two bytes. */
async function checkShp(path: string): Promise<void> {
  const { head, size } = await readProbe(path);
  if (head.length < 100) throw new Refusal('truncated');
  if (head.readInt32BE(0) !== 9994) throw new Refusal('broken', { format: 'Shapefile', reason: '.shp' });
  if (head.readInt32BE(24) * 2 > size) throw new Refusal('truncated');
}

interface Staging {
  readonly name: string;
  readonly file: string;
  readonly shp: string;
  readonly dbf?: string;
  readonly header: DbfHeader | undefined;
  readonly encoding: string;
  readonly reference: Reference | undefined;
}

async function stageLayer(context: OpenContext, staging: Staging): Promise<RawTable> {
  const { header, encoding, dbf } = staging;
  const fields = header?.fields ?? [];
  const geometry = new GeometryColumn(staging.reference);
  const title = fields.some((field) => field.name.toLowerCase() === 'geometry') ? 'geometry_' : 'geometry';
  const stage = new TypedStage([...listTitles(fields), { title, type: 'geojson' }], {
    name: staging.name,
    scratch: context.scratch,
    file: staging.file,
    maxColumns: context.limits.columns,
  });
  const shapes = listShapes(staging.shp);
  const blanks = fields.map(() => '');
  let missing = 0;
  if (header && dbf !== undefined)
    for await (const record of listRecords(dbf, header)) {
      context.options.signal?.throwIfAborted();
      const { done, value } = await shapes.next();
      if (done) missing++;
      if (record[0] === 0x2a) continue;
      await stage.write([
        ...fields.map((field) => readCell(record, field, encoding)),
        write(geometry, done ? null : value),
      ]);
    }
  let bare = 0;
  for await (const shape of shapes) {
    if (header) bare++;
    await stage.write([...blanks, write(geometry, shape)]);
  }
  const uneven: Fault[] = missing + bare > 0 ? [{ code: 'layer-uneven', count: missing + bare }] : [];
  const faults = [...uneven, ...geometry.listFaults(title)];
  return stage.finish({ [fields.length]: geometry.describe(title, fields.length) }, faults);
}

function write(column: GeometryColumn, shape: unknown): string {
  if (shape === null) return column.write(undefined);
  const geometry = parseGeometry(shape);
  return geometry ? column.write(geometry) : column.fail();
}

/** Every shape in its order; null for none. */
async function* listShapes(path: string): AsyncGenerator<unknown> {
  let source: Awaited<ReturnType<typeof openShp>> | undefined;
  try {
    // Loaded when it is needed: few files are of this kind.
    const { openShp } = await import('shapefile');
    source = await openShp(path);
    for (;;) {
      const { done, value } = await source.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    if (error instanceof Refusal || error instanceof EngineFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (/bounds|DataView/i.test(reason)) throw new Refusal('truncated');
    throw new Refusal('broken', { format: 'Shapefile', reason: reason.slice(0, 200) });
  } finally {
    await source?.cancel();
  }
}
