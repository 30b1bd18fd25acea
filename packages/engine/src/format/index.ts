import { csvFormat } from './csv/csv.ts';
import { type Format, type OpenContext, type Opened, Refusal } from './format.ts';
import { isTableName, type OtherKind, otherKinds, unknownKind } from './other.ts';

/** Asked in this order; the first that knows the bytes reads them. Delimited text comes last: any text may be it. */
export const formats: readonly Format[] = [csvFormat];

/** Finds what a file is by its bytes and opens it. A file that is no table gives no tables and one fault. */
export async function openFile(context: OpenContext): Promise<Opened> {
  const { probe } = context;
  if (probe.size === 0) throw new Refusal('empty');
  const text = formats[formats.length - 1];
  for (const format of formats) if (format !== text && format.detect(probe)) return format.open(context);
  const other = otherKinds.find((kind) => kind.detect(probe));
  if (other) return openOther(other, context.name);
  if (text?.detect(probe)) return text.open(context);
  return openOther(unknownKind, context.name);
}

function openOther(kind: OtherKind, name: string): Opened {
  if (isTableName(name)) throw kind.id === 'html' ? new Refusal('html') : new Refusal('pretender', { kind: kind.id });
  return { format: kind.id, tables: [], faults: [{ code: 'no-table', values: { kind: kind.id } }] };
}
