import type { Column, LanguageMap } from '@milpa/sdk';
import { formatLocal, Local, Sparkline } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { formatCell, isQuantity } from '../table/index.ts';

/** Cards in full; further columns are named only, so that a table of thousands stays a page. */
const cards = 24;
const named = 600;

/** What each column holds: its type, its gaps, its spread. */
export function Columns(props: {
  readonly columns: readonly Column[];
  readonly rows: number;
  readonly reader: Reader;
}) {
  const { columns, rows, reader } = props;
  const rest = columns.slice(cards, cards + named);
  return (
    <>
      <ul class="columns bare">
        {columns.slice(0, cards).map((column) => (
          <li class="column card">
            <ColumnCard column={column} rows={rows} reader={reader} />
          </li>
        ))}
      </ul>
      {rest.length > 0 ? (
        <details>
          <summary>{reader.words.dataset.moreColumns(columns.length - cards)}</summary>
          <ul class="many bare small">
            {rest.map((column) => (
              <li>
                {formatLocal(column.label, reader, column.name)}{' '}
                <span class="soft">({reader.words.column.types[column.type]})</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function ColumnCard({
  column,
  rows,
  reader,
}: {
  readonly column: Column;
  readonly rows: number;
  readonly reader: Reader;
}) {
  const words = reader.words.column;
  const label: LanguageMap | undefined = column.label;
  const named = formatLocal(label, reader) !== '';
  return (
    <>
      <h3>
        <Local map={label} reader={reader} otherwise={column.name} />
      </h3>
      <p class="kind">
        {words.types[column.type]}
        {column.unit ? ` · ${column.unit}` : ''}
        {named && formatLocal(label, reader) !== column.name ? (
          <>
            {' · '}
            <code>{column.name}</code>
          </>
        ) : null}
      </p>
      {column.description ? (
        <p class="small">
          <Local map={column.description} reader={reader} />
        </p>
      ) : null}
      {column.personal ? <p class="small soft breaks">{words.personal(column.personal)}</p> : null}
      <Spread column={column} rows={rows} reader={reader} />
      <ul class="facts bare">
        {listFacts(column, rows, reader).map((fact) => (
          <li>{fact}</li>
        ))}
      </ul>
    </>
  );
}

function Spread({ column, rows, reader }: { readonly column: Column; readonly rows: number; readonly reader: Reader }) {
  const { histogram: bins, top, distinct } = column.profile;
  const edge = (value: string | number) => formatEdge(value, column, reader);
  const short = (value: string | number) =>
    typeof value === 'number' && Math.abs(value) >= 100_000 ? reader.compact(value) : edge(value);
  const [first, last] = [bins?.[0], bins?.at(-1)];
  if (bins && bins.length > 1 && first && last) {
    const peak = bins.reduce((best, bin) => (bin.count > best.count ? bin : best));
    const label = formatLocal(column.label, reader, column.name);
    const sentence = reader.words.column.histogram(
      label,
      edge(first.from),
      edge(last.to),
      edge(peak.from),
      edge(peak.to),
    );
    return (
      <div class="spread">
        <Sparkline bins={bins} sentence={sentence} />
        <p class="ends" aria-hidden="true">
          <span>{short(first.from)}</span>
          <span>{short(last.to)}</span>
        </p>
      </div>
    );
  }
  if (!top || top.length === 0 || distinct >= rows || rows === 0) return null;
  return (
    <ol class="top bare">
      {top.slice(0, 4).map(({ value, count }) => (
        <li>
          <span class="name">{formatCell(value, column, reader)}</span>
          <span class="share">{reader.share(count / rows)}</span>
          <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
            <path class="track" d="M0 0h100v4H0z" />
            <path class="bar" d={`M0 0h${Math.max(0.5, Math.round((count / rows) * 1000) / 10)}v4H0z`} />
          </svg>
        </li>
      ))}
    </ol>
  );
}

function formatEdge(value: string | number, column: Column, reader: Reader): string {
  if (typeof value === 'number') return isQuantity(column) ? reader.number(value) : String(value);
  return reader.moment(value);
}

function listFacts(column: Column, rows: number, reader: Reader): string[] {
  const words = reader.words.column;
  const { nulls, distinct, min, max, median } = column.profile;
  const edge = (value: string | number) => formatEdge(value, column, reader);
  const present = rows - nulls;
  const facts = [
    nulls === 0 ? words.complete : words.missing(reader.number(nulls), reader.share(rows === 0 ? 0 : nulls / rows)),
    distinct === present && present > 1 ? words.allDistinct : words.distinct(distinct),
  ];
  const ordered = isQuantity(column) || ['date', 'datetime', 'time', 'year'].includes(column.type);
  if (ordered && min !== undefined && max !== undefined && min !== max) facts.push(words.range(edge(min), edge(max)));
  if (isQuantity(column) && median !== undefined) facts.push(words.median(reader.number(median)));
  if (column.format) facts.push(words.format(column.format));
  if (column.misfits && column.misfits.count > 0) facts.push(words.misfits(column.misfits.count));
  return facts;
}
