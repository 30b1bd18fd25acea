import type { ColumnType } from '@milpa/sdk';
import { type Format, type OpenContext, type Opened, type RawColumn, Refusal } from './format.ts';
import { quoteName, quoteText } from './stage.ts';

/** Parquet knows its types: nothing is inferred, only brought to the types Milpa stores. */
export const parquetFormat: Format = {
  id: 'parquet',
  detect: ({ head }) => head.subarray(0, 4).toString('latin1') === 'PAR1',
  open: openParquet,
};

async function openParquet(context: OpenContext): Promise<Opened> {
  const { probe, ask } = context;
  if (probe.tail.subarray(-4).toString('latin1') !== 'PAR1') throw new Refusal('truncated');
  const source = `read_parquet(${quoteText(probe.path)})`;
  const described = await ask(`DESCRIBE SELECT * FROM ${source}`).catch((error: unknown) => {
    throw explain(error);
  });
  await ask(`SELECT count(*) FROM ${source}`);
  const columns = described.map((row, index) => describeColumn(String(row[0]), String(row[1]), index));
  const list = described.map((row, index) => `${quoteName(String(row[0]))} AS c${index}`).join(', ');
  const table = {
    name: '',
    columns,
    relation: `(SELECT ${list} FROM ${source})`,
    lines: null,
    bytes: probe.size * 4,
    notes: [],
    faults: [],
    dialect: null,
    encoding: null,
  };
  return { format: 'parquet', tables: [table], faults: [] };
}

function explain(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'EngineFailure') return error;
  const reason = (error.message.split('\n')[0] ?? '').replace(/["'][^"']*\/[^"']*["']/g, '').slice(0, 200);
  return /encrypt/i.test(reason) ? new Refusal('encrypted') : new Refusal('broken', { format: 'Parquet', reason });
}

function describeColumn(title: string, type: string, index: number): RawColumn {
  const known = findType(type, `c${index}`);
  return { title, known };
}

const integers = /^(?:TINYINT|SMALLINT|INTEGER|BIGINT|UTINYINT|USMALLINT|UINTEGER)$/;

function findType(type: string, name: string): { type: ColumnType; sql: string } {
  if (type.endsWith('[]') || type.endsWith(']')) return { type: 'array', sql: `to_json(${name})::VARCHAR` };
  if (type.startsWith('STRUCT') || type.startsWith('MAP') || type.startsWith('UNION'))
    return { type: 'object', sql: `to_json(${name})::VARCHAR` };
  if (integers.test(type)) return { type: 'integer', sql: `${name}::BIGINT` };
  if (type === 'DOUBLE' || type === 'FLOAT')
    return { type: 'number', sql: `CASE WHEN isfinite(${name}) THEN ${name}::DOUBLE END` };
  if (type.startsWith('DECIMAL')) return { type: 'number', sql: name };
  if (type === 'BOOLEAN') return { type: 'boolean', sql: name };
  if (type === 'DATE') return { type: 'date', sql: name };
  if (type === 'TIME') return { type: 'time', sql: name };
  if (type === 'TIMESTAMP WITH TIME ZONE') return { type: 'datetime', sql: name };
  if (type.startsWith('TIMESTAMP')) return { type: 'datetime', sql: `${name}::TIMESTAMP` };
  if (type === 'BLOB') return { type: 'string', sql: `hex(${name})` };
  return { type: 'string', sql: `${name}::VARCHAR` };
}
