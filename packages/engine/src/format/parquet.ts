import type { ColumnType } from '@milpa/sdk';
import { type Fault, type Format, type OpenContext, type Opened, type RawColumn, Refusal } from './format.ts';
import { findGeometries, stageGeometries } from './parquet-geo.ts';
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
  await ask(`SELECT count(*) FROM ${source}`).catch((error: unknown) => {
    throw explain(error);
  });
  const names = described.map((row) => ({ name: String(row[0]), type: String(row[1]) }));
  const geometries = await findGeometries(context, names);
  const columns = names.map(({ name, type }, index) => describeColumn(name, type, index));
  const faults: Fault[] = [];
  const joined: string[] = [];
  const list = names.map(({ name }, index) => `p.${quoteName(name)} AS c${index}`);
  for (const geometry of geometries) {
    const staged = await stageGeometries(context, geometry);
    const alias = `g${geometry.index}`;
    joined.push(` POSITIONAL JOIN ${staged.relation} AS ${alias}`);
    list[geometry.index] = `${alias}.c0 AS c${geometry.index}`;
    columns[geometry.index] = staged.column;
    faults.push(...staged.faults);
  }
  const table = {
    name: '',
    columns,
    relation: `(SELECT ${list.join(', ')} FROM ${source} AS p${joined.join('')})`,
    explain,
    lines: null,
    bytes: probe.size * 4,
    notes: [],
    faults,
    dialect: null,
    encoding: null,
  };
  return { format: 'parquet', tables: [table], faults: [] };
}

function explain(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'EngineFailure' || error.name === 'Refusal') return error;
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
