import { type Cell, type Column, paths, type SqlAnswer, type SqlFormat, sqlFormats } from '@milpa/sdk';
import { Code, DatasetLink, Link, numberHead, Table } from '../design/index.ts';
import type { Site } from '../page.ts';
import type { Reader } from '../reader.ts';
import { CellView, isQuantity } from '../table/index.ts';
import { formatConsoleAddress, type View } from './address.ts';

export interface ResultProps {
  readonly site: Site;
  readonly reader: Reader;
  readonly view: View;
  readonly answer: SqlAnswer;
}

/** The rows, where to get all of them, what they were read from, and how to cite them. */
export function Result(props: ResultProps) {
  const { site, reader, view, answer } = props;
  const words = reader.words.sql;
  const pins = listPins(answer);
  const cite = site.publicUrl + formatConsoleAddress(reader.language, { statement: view.statement, at: pins });
  return (
    <section id="answer" class="section" aria-labelledby="answer-title">
      <h2 id="answer-title">{words.answer}</h2>
      <Rows {...props} />
      <p class="row">
        {view.offset > 0 ? (
          <Link href={formatConsoleAddress(reader.language, { ...view, offset: 0 })} rel="nofollow">
            {words.firstRows}
          </Link>
        ) : null}
        {answer.more ? (
          <Link
            href={formatConsoleAddress(reader.language, {
              ...view,
              at: pins,
              offset: view.offset + answer.rows.length,
            })}
            rel="nofollow"
          >
            {words.nextRows} <span aria-hidden="true">→</span>
          </Link>
        ) : null}
      </p>
      <p class="row">
        <span class="soft">{words.allRows}</span>
        {sqlFormats.map((format) => (
          <Link href={formatDownload(format, view, pins)} class="format" download rel="nofollow">
            {formatNames[format] ?? format.toUpperCase()}
          </Link>
        ))}
      </p>
      <Sources reader={reader} answer={answer} />
      <h3>{words.cite}</h3>
      <p class="soft">{words.citeLead}</p>
      <Code text={cite} label={words.cite} wrap />
    </section>
  );
}

const formatNames: Readonly<Partial<Record<SqlFormat, string>>> = {
  jsonl: 'JSON Lines',
  parquet: 'Parquet',
  arrow: 'Arrow',
};

const listPins = (answer: SqlAnswer) =>
  [...new Set(answer.sources.map(({ slug, version }) => `${slug}@${version}`))].toSorted();

function formatDownload(format: SqlFormat, view: View, pins: readonly string[]): string {
  const query = new URLSearchParams({ q: view.statement });
  for (const pin of pins) query.append('at', pin);
  return `${paths.sqlExport(format)}?${query}`;
}

function Rows({ reader, view, answer }: ResultProps) {
  const words = reader.words.sql;
  const last = view.offset + answer.rows.length;
  const columns = describeColumns(answer);
  return (
    <Table
      label={words.scroll}
      caption={
        answer.rows.length === 0
          ? words.captionNone
          : words.caption(reader.number(view.offset + 1), reader.number(last), answer.more)
      }
      class="rows"
      head={[...columns.map((column) => (isQuantity(column) ? numberHead(column.name) : column.name))]}
    >
      {answer.rows.map((row) => (
        <tr>
          {columns.map((column, at) => (
            <CellView value={toCell(row[at])} column={column} reader={reader} preview={false} />
          ))}
        </tr>
      ))}
    </Table>
  );
}

type Shown = Pick<Column, 'name' | 'type'> & Partial<Pick<Column, 'profile'>>;

/** Columns with the least and the most of what is shown: whole numbers that all lie where years lie are years, not quantities. */
function describeColumns({ columns, rows }: SqlAnswer): Shown[] {
  return columns.map((column, at) => {
    const numbers = rows.flatMap((row) => (typeof row[at] === 'number' ? [row[at]] : []));
    if (column.type !== 'integer' || numbers.length === 0) return column;
    const [min, max] = [Math.min(...numbers), Math.max(...numbers)];
    return { ...column, profile: { nulls: 0, distinct: numbers.length, min, max } };
  });
}

function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}

function Sources({ reader, answer }: Pick<ResultProps, 'reader' | 'answer'>) {
  const words = reader.words.sql;
  if (answer.sources.length === 0) return null;
  return (
    <>
      <h3>{words.read}</h3>
      <p class="soft">{words.readLead}</p>
      <ul>
        {answer.sources.map((source) => (
          <li>
            <code>{source.name}</code> <DatasetLink of={source} version={source.version} reader={reader} />,{' '}
            {words.version(reader.number(source.version))},{' '}
            <abbr title={source.sha256}>{source.sha256.slice(0, 12)}…</abbr>
          </li>
        ))}
      </ul>
    </>
  );
}
