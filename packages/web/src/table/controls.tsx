import { filterOperators, type RowFilter } from '@milpa/sdk';
import { Button, Field } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { formatAddress, listHidden, rowsId } from './address.ts';
import { findLabel, type GridProps } from './grid.tsx';
import { pageSizes } from './view.ts';

/** Most columns offered in a form; beyond that the address itself (`select=`) is the way. */
const mostTicks = 300;

function Hidden(props: Pick<GridProps, 'place' | 'view'> & { readonly without: readonly string[] }) {
  return (
    <>
      {listHidden(props.place, props.view)
        .filter(([name]) => !props.without.includes(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
    </>
  );
}

/** Search, filter and column choice as plain forms, each folded until wanted; what is active can be taken away by a link. */
export function Controls(props: GridProps & { readonly all: number }) {
  return (
    <div class="controls">
      <SearchForm {...props} />
      <div class="row">
        <FilterForm {...props} />
        {props.preview ? null : <ColumnForm {...props} />}
      </div>
      <Active {...props} />
      <FirstColumns {...props} />
    </div>
  );
}

function FirstColumns({ reader, columns, rows, view }: GridProps) {
  if (view.select.length > 0 || rows.columns.length >= columns.length) return null;
  return (
    <p class="soft">
      {reader.words.table.firstColumns(reader.number(rows.columns.length), reader.number(columns.length))}
    </p>
  );
}

function SearchForm(props: GridProps) {
  const { reader, view, place } = props;
  return (
    <search>
      <form action={`${place.path}#${rowsId}`} method="get" class="searchbox">
        <Hidden {...props} without={['q']} />
        <label class="hidden" for="rows-q">
          {reader.words.table.searchRows}
        </label>
        <input
          id="rows-q"
          name="q"
          type="search"
          value={view.search}
          placeholder={reader.words.table.searchRows}
          maxLength={200}
        />
        <Button kind="quiet">{reader.words.site.search}</Button>
      </form>
    </search>
  );
}

function FilterForm(props: GridProps) {
  const { reader, columns, place } = props;
  const { table } = reader.words;
  return (
    <details>
      <summary>{table.filter}</summary>
      <form action={`${place.path}#${rowsId}`} method="get" class="panel">
        <Hidden {...props} without={[]} />
        <Field id="fc" label={table.filterColumn}>
          {(tie) => (
            <select {...tie} name="fc">
              {columns.slice(0, mostTicks).map((column) => (
                <option value={column.name}>{findLabel(column, reader)}</option>
              ))}
            </select>
          )}
        </Field>
        <Field id="fo" label={table.filterOperator}>
          {(tie) => (
            <select {...tie} name="fo">
              {filterOperators.map((op) => (
                <option value={op}>{table.operators[op]}</option>
              ))}
            </select>
          )}
        </Field>
        <Field id="fv" label={table.filterValue} hint={table.filterHint}>
          {(tie) => <input {...tie} name="fv" />}
        </Field>
        <Field id="fv2" label={table.filterUpTo} hint={table.filterUpToHint}>
          {(tie) => <input {...tie} name="fv2" />}
        </Field>
        <Button>{table.filterAdd}</Button>
      </form>
    </details>
  );
}

function ColumnForm(props: GridProps) {
  const { reader, columns, view, place } = props;
  const { table } = reader.words;
  return (
    <details>
      <summary>{table.chooseColumns}</summary>
      <form action={`${place.path}#${rowsId}`} method="get" class="panel ticks">
        <Hidden {...props} without={['select']} />
        <input type="hidden" name="pick" value="1" />
        <fieldset>
          <legend>{table.chooseColumns}</legend>
          <p class="small soft">{table.chooseColumnsHint}</p>
          <div class="many">
            {columns.slice(0, mostTicks).map((column, index) => (
              <div class="check">
                <input
                  type="checkbox"
                  id={`col-${index}`}
                  name="col"
                  value={column.name}
                  checked={view.select.includes(column.name)}
                />
                <label for={`col-${index}`}>{findLabel(column, reader)}</label>
              </div>
            ))}
          </div>
        </fieldset>
        <Button>{table.showColumns}</Button>
      </form>
    </details>
  );
}

function Active(props: GridProps & { readonly all: number }) {
  const { reader, view, place, columns, rows, all } = props;
  const { table, common } = reader.words;
  const chips = [
    ...(view.search
      ? [{ text: common.quote(view.search), href: formatAddress(place, { ...view, search: '', page: 1 }) }]
      : []),
    ...view.filters.map((filter) => ({
      text: describeFilter(filter, columns, reader),
      href: formatAddress(place, { ...view, page: 1, filters: view.filters.filter((each) => each !== filter) }),
    })),
    ...(view.select.length > 0
      ? [{ text: common.columns(view.select.length), href: formatAddress(place, { ...view, select: [] }) }]
      : []),
  ];
  if (chips.length === 0) return null;
  return (
    <div role="status">
      <p class="soft">{table.total(reader.number(rows.total), reader.number(all))}</p>
      <ul class="chips" aria-label={table.active}>
        {chips.map((chip) => (
          <li>
            <a class="chip" href={chip.href} rel="nofollow" aria-label={common.remove(chip.text)}>
              {chip.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A condition as people say it: `País es igual a México`. */
export function describeFilter(filter: RowFilter, columns: GridProps['columns'], reader: Reader): string {
  const column = columns.find((each) => each.name === filter.column);
  const values = filter.values.join(filter.op === 'between' ? ' – ' : ' | ');
  return `${column ? findLabel(column, reader) : filter.column} ${reader.words.table.operators[filter.op]} ${values}`.trim();
}

export function PageSizes({ reader, view, place }: Pick<GridProps, 'reader' | 'view' | 'place'>) {
  return (
    <nav class="row small" aria-label={reader.words.table.pageSize}>
      <span class="soft">{reader.label(reader.words.table.pageSize)}</span>
      {pageSizes.map((size) => (
        <a
          class="size"
          href={formatAddress(place, { ...view, limit: size, page: 1 })}
          rel="nofollow"
          aria-current={size === view.limit ? 'true' : undefined}
        >
          {size}
        </a>
      ))}
    </nav>
  );
}
