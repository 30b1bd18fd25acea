import type { Column, RowsPage } from '@milpa/sdk';
import { formatLocal, Pagination, Table } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { formatAddress, type Place, turnSort } from './address.ts';
import { CellView, isQuantity } from './cell.tsx';
import type { Loaded } from './load.ts';
import type { View } from './view.ts';

export interface GridProps {
  readonly reader: Reader;
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: RowsPage;
  readonly view: View;
  readonly place: Place;
  /** Long texts are cut short. */
  readonly preview: boolean;
}

/** A table as it was loaded, as the grid shows it. */
export const toGrid = (
  shown: Pick<GridProps, 'reader' | 'name' | 'place' | 'preview'> & { readonly loaded: Loaded },
): GridProps => {
  const { loaded, ...rest } = shown;
  return { ...rest, columns: loaded.table.profile.columns, rows: loaded.rows, view: loaded.view };
};

export const findLabel = (column: Column, reader: Reader) => formatLocal(column.label, reader, column.name);

/** The rows as a table: sorting by links in its header, its caption says which rows these are. */
export function Grid(props: GridProps) {
  const { reader, name, rows, view, place } = props;
  const { table } = reader.words;
  const columns = rows.columns.map((shown) => props.columns.find((each) => each.name === shown.name) ?? shown);
  const last = Math.min(rows.total, rows.offset + rows.rows.length);
  const caption =
    rows.rows.length === 0
      ? table.captionNone(name)
      : table.caption(name, reader.number(rows.offset + 1), reader.number(last), reader.number(rows.total));
  return (
    <>
      <Table
        label={table.scroll(name)}
        caption={caption}
        class="rows"
        head={[
          <th scope="col">
            <span class="hidden">{table.row}</span>
            <span aria-hidden="true">#</span>
          </th>,
          ...columns.map((column) => <HeaderCell column={column} reader={reader} view={view} place={place} />),
        ]}
      >
        {rows.rows.map((row, index) => (
          <tr>
            <th scope="row" class="number">
              {reader.number(rows.ids[index] ?? rows.offset + index + 1)}
            </th>
            {columns.map((column, at) => (
              <CellView value={row[at] ?? null} column={column} reader={reader} preview={props.preview} />
            ))}
          </tr>
        ))}
      </Table>
      {rows.rows.length === 0 ? <p>{table.noRows}</p> : null}
      <Pagination
        reader={reader}
        at={{ page: view.page, size: view.limit }}
        total={rows.total}
        href={(page) => formatAddress(place, { ...view, page })}
      />
    </>
  );
}

function HeaderCell(props: {
  readonly column: Pick<Column, 'name' | 'type'> & Partial<Column>;
  readonly reader: Reader;
  readonly view: View;
  readonly place: Place;
}) {
  const { column, reader, view, place } = props;
  const { table } = reader.words;
  const label = formatLocal(column.label, reader, column.name);
  const sorted = view.sort.find((each) => each.column === column.name);
  const next = !sorted ? table.sortUp(label) : sorted.descending ? table.sortOff(label) : table.sortDown(label);
  return (
    <th
      scope="col"
      class={isQuantity(column) ? 'number' : undefined}
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
    >
      <a href={formatAddress(place, turnSort(view, column.name))} rel="nofollow" aria-label={next}>
        {label}
        <span class="arrow" aria-hidden="true">
          {sorted ? (sorted.descending ? '↓' : '↑') : '↕'}
        </span>
      </a>
      {column.unit ? <span class="unit">{column.unit}</span> : null}
    </th>
  );
}
