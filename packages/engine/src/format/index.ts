import { gzipFormat, zstdFormat } from './archive.ts';
import { oldXlsFormat, xlsFormat, xmlBookFormat } from './book/book.ts';
import { csvFormat } from './csv/csv.ts';
import { type Format, NotTable, type OpenContext, type Opened, Refusal } from './format.ts';
import { jsonFormat } from './json.ts';
import { isTableName, type OtherKind, otherKinds, unknownKind } from './other.ts';
import { parquetFormat } from './parquet.ts';
import { dbfFormat, shpFormat } from './shapefile/table.ts';
import { sqliteFormat } from './sqlite.ts';
import { xmlFormat } from './xml/xml.ts';
import { zipFormat } from './zip.ts';

/** Asked in this order; the first that knows the bytes reads them. */
export const formats: readonly Format[] = [
  parquetFormat,
  gzipFormat,
  zstdFormat,
  zipFormat,
  xlsFormat,
  oldXlsFormat,
  xmlBookFormat,
  jsonFormat,
  shpFormat,
  dbfFormat,
  sqliteFormat,
  xmlFormat,
];

/** Finds what a file is by its bytes and opens it. A file that is no table gives no tables and one fault. */
export async function openFile(context: OpenContext): Promise<Opened> {
  const { probe } = context;
  if (probe.size === 0) throw new Refusal('empty');
  try {
    for (const format of formats) if (format.detect(probe)) return await format.open(context);
    const other = otherKinds.find((kind) => kind.detect(probe));
    if (other) return openOther(other, context.name);
    if (csvFormat.detect(probe)) return await csvFormat.open(context);
    return openOther(unknownKind, context.name);
  } catch (error) {
    if (error instanceof NotTable)
      return openOther(otherKinds.find((kind) => kind.id === error.kind) ?? unknownKind, context.name);
    throw error;
  }
}

/** A known map or database under a table's name is kept; what cannot be data is refused. */
function openOther(kind: OtherKind, name: string): Opened {
  const kept = kind.data && (kind.names?.test(name.trim()) ?? true);
  if (isTableName(name) && !kept)
    throw kind.id === 'html' ? new Refusal('html') : new Refusal('pretender', { kind: kind.id });
  return { format: kind.id, tables: [], faults: [{ code: 'no-table', values: { kind: kind.id } }] };
}
