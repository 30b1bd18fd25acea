import { type Draft, type Finding, paths } from '@milpa/sdk';
import { Findings } from '../../dataset/findings.tsx';
import { Diff } from '../../dataset/versions.tsx';
import { ButtonLink, Table } from '../../design/index.ts';
import type { PersonContext } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { CellView, isQuantity } from '../../table/cell.tsx';
import { findLabel } from '../../table/grid.tsx';
import type { ShownTable } from './load.ts';

interface TableProps {
  readonly context: PersonContext;
  readonly draft: Draft;
  readonly shown: ShownTable;
  /** Findings told with those of the table. */
  readonly others: readonly Finding[];
}

/** One table: its first rows under the types that were understood, what was found, and what a release would change. */
export function TableReview({ context, draft, shown, others }: TableProps) {
  const { reader } = context;
  const { table } = shown;
  const words = reader.allWords.work.draft;
  const { common } = reader.words;
  const findings = [...others, ...table.profile.findings];
  return (
    <section class="table-review" aria-labelledby={`table-${table.id}`}>
      <h4 id={`table-${table.id}`}>{words.table(table.name)}</h4>
      <p class="soft small">{words.tableSize(common.rows(table.rows), common.columns(table.columns))}</p>
      <Preview shown={shown} reader={reader} />
      <p>
        <ButtonLink
          kind="quiet"
          href={paths.draftTable(reader.language, draft.id, table.id)}
          label={words.editColumnsOf(table.name)}
        >
          {words.editColumns}
        </ButtonLink>
      </p>
      {findings.some((finding) => finding.result !== 'pass') ? (
        <details open>
          <summary>{words.findings}</summary>
          <Findings findings={findings} reader={reader} />
        </details>
      ) : null}
      {table.diff && draft.changed ? (
        <>
          <p class="notice-title">{words.changes}</p>
          <Diff diff={table.diff} reader={reader} named={false} />
        </>
      ) : null}
    </section>
  );
}

/** The first rows, each column with its label and its type in plain words. */
export function Preview({ shown, reader }: { readonly shown: ShownTable; readonly reader: Reader }) {
  const { table, rows } = shown;
  if (!rows) return null;
  const words = reader.allWords.work.draft;
  const columns = rows.columns.map((column) => table.profile.columns.find(({ name }) => name === column.name));
  const label = words.preview(table.name, rows.rows.length);
  return (
    <Table
      label={label}
      class="rows"
      head={[
        ...columns.map((column, at) => (
          <th scope="col" class={column && isQuantity(column) ? 'number' : undefined}>
            {column ? findLabel(column, reader) : rows.columns[at]?.name}
            <span class="unit">
              {reader.words.column.types[column?.type ?? 'string']}
              {column?.unit ? `, ${column.unit}` : ''}
            </span>
          </th>
        )),
      ]}
    >
      {rows.rows.map((row) => (
        <tr>
          {columns.map((column, at) => (
            <CellView value={row[at] ?? null} column={column ?? { type: 'string' }} reader={reader} preview />
          ))}
        </tr>
      ))}
    </Table>
  );
}
