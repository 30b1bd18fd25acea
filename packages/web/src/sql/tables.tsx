import { type OperationOutput, paths, type SqlTable } from '@milpa/sdk';
import { DatasetLink, formatLocal, Link } from '../design/index.ts';
import { SearchInput } from '../form/index.ts';
import type { Reader } from '../reader.ts';
import { formatConsoleAddress, type View } from './address.ts';
import { listExamples } from './examples.ts';

export type Listing = OperationOutput<'listSqlTables'>;

interface TablesProps {
  readonly reader: Reader;
  readonly view: View;
  readonly listing: Listing;
}

export function Examples({ reader, listing }: Pick<TablesProps, 'reader' | 'listing'>) {
  const words = reader.words.sql;
  const examples = listExamples(listing.items, words);
  if (examples.length === 0) return null;
  return (
    <section class="section" aria-labelledby="examples">
      <h2 id="examples">{words.examples}</h2>
      <p class="soft">{words.examplesLead}</p>
      <ul>
        {examples.map(({ title, statement }) => (
          <li>
            <Link href={formatConsoleAddress(reader.language, { statement })} rel="nofollow">
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What can be read, by dataset; columns are folded until wanted. */
export function Tables({ reader, view, listing }: TablesProps) {
  const words = reader.words.sql;
  const shown = new Set(listing.items.map(({ dataset }) => dataset)).size;
  return (
    <section class="section" aria-labelledby="tables">
      <h2 id="tables">{words.tables}</h2>
      <p class="soft">{words.tablesLead}</p>
      <search>
        <form action={`${paths.sql(reader.language)}#tables`} method="get" class="narrow">
          {view.statement ? <input type="hidden" name="q" value={view.statement} /> : null}
          {view.at.map((pin) => (
            <input type="hidden" name="at" value={pin} />
          ))}
          <SearchInput id="tables-q" name="tables" label={words.findTables} value={view.tables} reader={reader} />
        </form>
      </search>
      {listing.items.length === 0 ? <p role="status">{words.noTables}</p> : null}
      <ul class="bare sqltables">
        {listing.items.map((table) => (
          <li>
            <TableItem table={table} reader={reader} />
          </li>
        ))}
      </ul>
      {listing.total > shown ? <p class="soft">{words.moreTables(reader.number(listing.total))}</p> : null}
    </section>
  );
}

function TableItem({ table, reader }: { readonly table: SqlTable; readonly reader: Reader }) {
  const { sql, common, column: columnWords } = reader.words;
  const statement = `SELECT *\nFROM ${table.name}\nLIMIT 100`;
  return (
    <>
      <h3>
        <Link href={formatConsoleAddress(reader.language, { statement })} rel="nofollow">
          <code>{table.name}</code>
        </Link>
      </h3>
      <p class="meta">
        <DatasetLink of={table} reader={reader} /> · {common.rows(table.rows)} · {common.version(table.version)}
      </p>
      <details>
        <summary>
          {common.columns(table.columns.length)}
          <span class="hidden">: {sql.columnsOf(table.name)}</span>
        </summary>
        <ul>
          {table.columns.map((column) => (
            <li>
              <code>{column.name}</code> <span class="soft">{columnWords.types[column.type]}</span>
              {column.label ? ` · ${formatLocal(column.label, reader)}` : ''}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
