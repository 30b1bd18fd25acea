import type { Column, ColumnType, Histogram } from '@milpa/sdk';
import type { StoredTable } from '../contract.ts';
import type { Groups } from './question.ts';
import { unfitHistogram } from './refuse.ts';
import { from, nameOf, requireColumn, type Sql } from './sql.ts';

/** How a type is measured: as a number, in whole steps or not, and back. */
interface Scale {
  readonly number: (sql: string) => string;
  readonly value: (sql: string) => string;
  readonly whole: boolean;
}

const whole = (type: string): Scale => ({
  number: (sql) => `cast(${sql} as bigint)`,
  value: (sql) => `cast(${sql} as ${type})`,
  whole: true,
});

const scales: Readonly<Partial<Record<ColumnType, Scale>>> = {
  integer: whole('bigint'),
  year: whole('integer'),
  number: {
    number: (sql) => `case when isfinite(cast(${sql} as double)) then cast(${sql} as double) end`,
    value: (sql) => sql,
    whole: false,
  },
  date: {
    number: (sql) => `case when isfinite(${sql}) then ${sql} - date '1970-01-01' end`,
    value: (sql) => `date '1970-01-01' + cast(${sql} as integer)`,
    whole: true,
  },
  datetime: {
    number: (sql) => `case when isfinite(${sql}) then epoch_us(${sql}) end`,
    value: (sql) => `make_timestamp(cast(${sql} as bigint))`,
    whole: true,
  },
};

/**
 * Equal intervals from the least to the greatest value of the rows that fit, the last one closed, each with its number of rows, none
 * left out. Whole numbers and days get intervals of whole width, of which the last may reach beyond the greatest value.
 */
export function compileHistogram(table: StoredTable, { column: name, bins }: Histogram, where: Sql): Groups {
  const column = requireColumn(table.columns, name);
  const scale = scales[column.type];
  if (!scale) throw unfitHistogram(column.name);
  const width = scale.whole
    ? `greatest(1, cast(ceil((cast(greatest_x as hugeint) - least_x + 1) / ${bins}) as hugeint))`
    : `(greatest_x - least_x) / ${bins}`;
  const used = scale.whole
    ? `cast(floor((cast(greatest_x as hugeint) - least_x) / width) as bigint) + 1`
    : `case when width > 0 then ${bins} else 1 end`;
  const place = scale.whole
    ? '(cast(x as hugeint) - least_x) // width'
    : `case when width > 0 then least(${bins} - 1, floor((x - least_x) / width)) else 0 end`;
  const edge = (step: string, last: string) =>
    scale.value(
      scale.whole
        ? `least_x + ${step} * width`
        : `case when ${last} then greatest_x else least_x + ${step} * width end`,
    );
  const text = `(with v as materialized (select ${scale.number(nameOf(column))} as x from ${from(table)} where ${where.text}),
    e as materialized (select *, ${used} as used from (select *, ${width} as width from (select min(x) as least_x, max(x) as greatest_x from v)) where least_x is not null),
    n as (select cast(${place} as bigint) as bin, count(*) as n from v, e where x is not null group by 1)
    select ${edge('bin', 'false')} as c0, ${edge('(bin + 1)', 'bin + 1 = used')} as c1, coalesce(n, 0) as c2
    from (select unnest(range(used)) as bin, * from e) left join n using (bin))`;
  return {
    relation: { text, values: where.values },
    columns: columnsOf(column),
    keys: [{ sql: 'c0', descending: false }],
  };
}

const columnsOf = ({ type }: Column): Groups['columns'] => [
  { name: 'from', type, sql: 'c0' },
  { name: 'to', type, sql: 'c1' },
  { name: 'count', type: 'integer', sql: 'c2' },
];
