import { basename, join } from 'node:path';
import { layMember, openMembers, openZip, type Zip } from './archive.ts';
import { openZipBook } from './book/book.ts';
import { type Format, NotTable, type OpenContext, type Opened, Refusal } from './format.ts';
import { isGtfs, openGtfs } from './gtfs/gtfs.ts';
import { openShapefile } from './shapefile/shapefile.ts';

/** A zip is a box: a book, a document, a map, or files that are tables each. */
export const zipFormat: Format = {
  id: 'zip',
  detect: ({ head }) =>
    head.length > 4 && ['PK\u0003\u0004', 'PK\u0005\u0006'].includes(head.subarray(0, 4).toString('latin1')),
  open: openBox,
};

async function openBox(context: OpenContext): Promise<Opened> {
  const zip = await openZip(context);
  try {
    const kind = findBox(zip, context.probe.head);
    if (kind === 'xlsx' || kind === 'xlsb' || kind === 'ods') return await openZipBook(context, zip, kind);
    if (kind === 'shapefile') return await openShapefile(context, zip);
    if (kind === 'gtfs') return await openGtfs(context, zip);
    if (kind === 'kmz') return await openKmz(context, zip);
    if (kind !== undefined) throw new NotTable(kind);
    return await openMembers(context, zip);
  } finally {
    zip.close();
  }
}

function findBox(zip: Zip, head: Buffer): string | undefined {
  const names = new Set(zip.members.map((member) => member.name.replaceAll('\\', '/')));
  const has = (start: string) => [...names].some((name) => name.toLowerCase().startsWith(start));
  const ends = (end: string) => names.has('[Content_Types].xml') && [...names].some((name) => name.endsWith(end));
  if (has('xl/workbook.bin') || ends('workbook.bin')) return 'xlsb';
  if (has('xl/workbook') || ends('workbook.xml')) return 'xlsx';
  if (has('word/document')) return 'word';
  if (has('ppt/presentation')) return 'powerpoint';
  // OpenDocument packages begin with their media type, not compressed (ODF 1.3, part 2, 3.3).
  if (names.has('mimetype') && names.has('content.xml'))
    return head.subarray(0, 100).includes('opendocument.text') ? 'odt' : 'ods';
  if ([...names].some((name) => /\.shp$/i.test(name))) return 'shapefile';
  if (isGtfs([...names])) return 'gtfs';
  if (isKmz([...names])) return 'kmz';
  return undefined;
}

/** A map of Google Earth with its pictures: nothing beside it could be a table. */
function isKmz(names: readonly string[]): boolean {
  const maps = names.filter((name) => /^[^/]*\.kml$/i.test(name));
  return maps.length === 1 && names.every((name) => !/\.(?:csv|tsv|xlsx?|ods|json|geojson|parquet)$/i.test(name));
}

async function openKmz(context: OpenContext, zip: Zip): Promise<Opened> {
  const member = zip.members.find(({ name }) => /^[^/\\]*\.kml$/i.test(name));
  if (!member) throw new Refusal('empty');
  const to = join(context.scratch, `${basename(context.probe.path)}.${context.depth}.kml`.slice(-120));
  await layMember(context, zip, member, to);
  const opened = await context.openInner(to, context.name);
  return opened.format === 'kml' ? { ...opened, format: 'kmz' } : opened;
}
