import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  Int64,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow';
import type { Selection } from './export.ts';
import type { PlannedColumn } from './question.ts';
import { present, quoteName } from './sql.ts';

/** How a type stands in Arrow: the SQL of its plain values, and a batch of them as a vector. */
interface Form {
  readonly type: DataType;
  readonly sql: (sql: string) => string;
  readonly pack: (values: readonly DuckDBValue[]) => Data;
}

function packNumbers(data: Int32Array | Float64Array, values: readonly DuckDBValue[]) {
  for (const [at, value] of values.entries()) if (value !== null) data[at] = Number(value);
  return data;
}

function packLongs(values: readonly DuckDBValue[]): BigInt64Array {
  const data = new BigInt64Array(values.length);
  for (const [at, value] of values.entries()) if (value !== null) data[at] = BigInt(String(value));
  return data;
}

function packTexts(values: readonly DuckDBValue[]) {
  const valueOffsets = new Int32Array(values.length + 1);
  const parts = values.map((value) => Buffer.from(value === null ? '' : String(value)));
  for (const [at, part] of parts.entries()) valueOffsets[at + 1] = (valueOffsets[at] ?? 0) + part.length;
  return { valueOffsets, data: Buffer.concat(parts) };
}

function setBits(values: readonly DuckDBValue[], holds: (value: DuckDBValue) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(values.length / 64) * 8);
  for (const [at, value] of values.entries()) if (holds(value)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
  return bits;
}

const describe = (values: readonly DuckDBValue[]) => ({
  length: values.length,
  nullCount: values.reduce<number>((count, value) => count + (value === null ? 1 : 0), 0),
  nullBitmap: setBits(values, (value) => value !== null),
});

const finite = (sql: string, then: string) => `case when isfinite(${sql}) then ${then} end`;

/** Dates are days, moments microseconds of UTC; what else there is, is text as in JSON. */
function formOf({ type, source, fits64 = source !== undefined }: PlannedColumn): Form {
  switch (type) {
    case 'integer':
      // A sum may leave 64 bits.
      return fits64 ? longs((sql) => `cast(${sql} as bigint)`) : doubles;
    case 'number':
      return doubles;
    case 'year':
      return integers(new Int32(), (sql) => `cast(${sql} as integer)`);
    case 'boolean':
      return booleans;
    case 'date':
      return integers(new DateDay(), (sql) => finite(sql, `${sql} - date '1970-01-01'`));
    case 'datetime':
      return moments;
    default:
      return texts((sql) => `cast(${present(sql, type)} as varchar)`);
  }
}

const doubles: Form = {
  type: new Float64(),
  sql: (sql) => `cast(${sql} as double)`,
  pack: (values) =>
    makeData({ type: new Float64(), ...describe(values), data: packNumbers(new Float64Array(values.length), values) }),
};
const integers = (type: Int32 | DateDay, sql: Form['sql']): Form => ({
  type,
  sql,
  pack(values) {
    const data = packNumbers(new Int32Array(values.length), values);
    return type instanceof Int32
      ? makeData({ type, ...describe(values), data })
      : makeData({ type, ...describe(values), data });
  },
});
const longs = (sql: Form['sql']): Form => ({
  type: new Int64(),
  sql,
  pack: (values) => makeData({ type: new Int64(), ...describe(values), data: packLongs(values) }),
});
const moments: Form = {
  type: new TimestampMicrosecond(),
  sql: (sql) => finite(sql, `epoch_us(${sql})`),
  pack: (values) => makeData({ type: new TimestampMicrosecond(), ...describe(values), data: packLongs(values) }),
};
const booleans: Form = {
  type: new Bool(),
  sql: (sql) => sql,
  pack: (values) =>
    makeData({ type: new Bool(), ...describe(values), data: setBits(values, (value) => value === true) }),
};
const texts = (sql: Form['sql']): Form => ({
  type: new Utf8(),
  sql,
  pack: (values) => makeData({ type: new Utf8(), ...describe(values), ...packTexts(values) }),
});

/** Arrow IPC stream: the schema, then a record batch for each chunk of the answer, column by column. How many rows it has. */
export async function writeArrow(connection: DuckDBConnection, selection: Selection, to: string): Promise<number> {
  const columns = selection.plan.columns.map((column) => ({ column, form: formOf(column) }));
  const list = columns.map(({ column, form }) => `${form.sql(column.sql)} as ${quoteName(column.name)}`).join(', ');
  const { text, values } = selection.select(list);
  const result = await connection.stream(text, [...values]);
  const schema = new Schema(columns.map(({ column, form }) => new Field(column.name, form.type, true)));
  const file = createWriteStream(to);
  const writer = new RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  let rows = 0;
  const fill = async () => {
    for (;;) {
      const chunk = await result.fetchChunk();
      if (!chunk || chunk.rowCount === 0) break;
      const children = columns.map(({ form }, at) => form.pack(chunk.getColumnValues(at)));
      const whole = { type: new Struct(schema.fields), length: chunk.rowCount, nullCount: 0, children };
      rows += chunk.rowCount;
      writer.write(new RecordBatch(schema, makeData(whole)));
      // The writer takes all it is given: whoever feeds it waits for the file.
      if (file.writableNeedDrain) await once(file, 'drain');
    }
    writer.finish();
  };
  await Promise.all([fill(), pipeline(writer.toNodeStream(), file)]);
  return rows;
}
