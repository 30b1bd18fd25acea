import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Format, type OpenContext, type Opened, type Probe, Refusal } from '../format.ts';
import { readProbe } from '../probe.ts';
import { TypedStage } from '../typed.ts';
import { type DbfHeader, findDbfEncoding, listRecords, listTitles, readCell, readDbfHeader } from './dbf.ts';

/** A table of dBASE, alone: also the attributes of a shapefile whose shapes are missing. */
export const dbfFormat: Format = { id: 'dbf', detect: isDbf, open: openDbf };

/** One part of a shapefile is no map: names where things are, or what they are, but not both. */
export const shpFormat: Format = {
  id: 'shapefile',
  detect: ({ head }) => head.length >= 100 && head.readInt32BE(0) === 9994 && head.readInt32LE(28) === 1000,
  open: () => Promise.reject(new Refusal('shapefile-alone')),
};

/** A version, a possible day, sizes that agree. */
function isDbf({ head }: Probe): boolean {
  if (head.length < 33 || ![0x03, 0x04, 0x83, 0x30, 0x31, 0x8b, 0xf5].includes(head[0] ?? 0)) return false;
  const [month, day] = [head[2] ?? 0, head[3] ?? 0];
  const headerBytes = head.readUInt16LE(8);
  const kinds = 'CNFDLMIBOGPTY@+VQW0';
  return (
    month <= 12 &&
    day <= 31 &&
    headerBytes >= 33 &&
    head.readUInt16LE(10) > 1 &&
    kinds.includes(String.fromCharCode(head[43] ?? 1).toUpperCase()) &&
    /^[\p{L}_][^\0]*\0*$/u.test(head.subarray(32, 43).toString('latin1'))
  );
}

async function openDbf(context: OpenContext): Promise<Opened> {
  const { path } = context.probe;
  const { header, encoding } = await readDbf(path, undefined);
  const stage = new TypedStage(listTitles(header.fields), {
    name: '',
    scratch: context.scratch,
    file: `${basename(path)}.dbf.csv`,
    maxColumns: context.limits.columns,
  });
  for await (const record of listRecords(path, header)) {
    context.options.signal?.throwIfAborted();
    if (record[0] !== 0x2a) await stage.write(header.fields.map((field) => readCell(record, field, encoding)));
  }
  const table = await stage.finish();
  return { format: 'dbf', tables: [{ ...table, encoding }], faults: [] };
}

/** The head of a table and the encoding of its texts; `named` is what the file beside it says. */
export async function readDbf(
  path: string,
  named: string | undefined,
): Promise<{ header: DbfHeader; encoding: string }> {
  const probe = await readProbe(path);
  const header = readDbfHeader(probe.head);
  const { size } = await stat(path);
  if (size < header.headerBytes + header.records * header.recordBytes - 1) throw new Refusal('truncated');
  return { header, encoding: await findDbfEncoding(path, header, named) };
}
