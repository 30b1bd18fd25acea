import { type Dataset, exportFormats, paths } from '@milpa/sdk';
import { Code, Link } from '../design/index.ts';
import type { Site } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatConsoleAddress } from '../sql/index.ts';
import { Controls, Grid, type Loaded, PageSizes, type Place, toGrid, toRowsQuery } from '../table/index.ts';
import { formatName } from './files.tsx';
import type { DatasetTable } from './load.ts';
import { Refused } from './page.tsx';

export interface TableProps {
  readonly site: Site;
  readonly reader: Reader;
  readonly dataset: Dataset;
  readonly version: number | undefined;
  readonly table: DatasetTable;
  readonly loaded: Loaded;
  readonly place: Place;
}

/** All rows of one table, a page at a time. */
export function TableBody(props: TableProps) {
  const { reader, dataset, table, loaded, place, version } = props;
  const { profile } = loaded.table;
  const grid = toGrid({ reader, loaded, place, name: table.name, preview: false });
  return (
    <div class="wrap page">
      <h1>{table.name}</h1>
      <p class="lead">
        {reader.words.common.rows(profile.rows)} · {reader.words.common.columns(profile.columns.length)} ·{' '}
        {reader.words.common.version(dataset.version)}
      </p>
      <Refused loaded={loaded} reader={reader} />
      <section id="rows" aria-label={reader.words.dataset.preview}>
        <Controls {...grid} all={profile.rows} />
        <Grid {...grid} />
        <PageSizes reader={reader} view={loaded.view} place={place} />
      </section>
      <ViewAddress {...props} />
      <section class="section">
        <h2>{reader.words.table.downloadAll}</h2>
        <p class="row">
          {exportFormats
            .filter((format) => table.summary.formats.includes(format))
            .map((format) => (
              <Link href={paths.tableExport(table.summary.id, format, version)} class="format" download>
                {formatName(format, reader.language)}
              </Link>
            ))}
          <Link href={paths.tableSchema(table.summary.id, version)} class="format">
            Table Schema
          </Link>
          <Link href={paths.csvMetadata(table.summary.id, version)} class="format">
            CSVW
          </Link>
        </p>
        <p>
          <Link href={`${paths.dataset(reader.language, dataset.slug, version)}#columns`}>
            {reader.words.dataset.columns}
          </Link>
        </p>
      </section>
    </div>
  );
}

function ViewAddress({ site, reader, dataset, table, loaded, version }: TableProps) {
  const words = reader.words.table;
  const address = formatApiAddress(table.summary.id, loaded, version);
  return (
    <section class="section">
      <h2>{words.viewAddress}</h2>
      <p class="soft">{words.viewAddressLead}</p>
      <Code text={site.publicUrl + address} label={words.viewAddress} wrap />
      <p>
        <Link href={address}>JSON</Link> ·{' '}
        <Link href={formatConsoleAddress(reader.language, { tables: dataset.slug })}>{reader.words.sql.askTable}</Link>
      </p>
      <h3>{words.downloadView}</h3>
      <p class="row">
        {viewFormats
          .filter((format) => format !== 'geojson' || table.summary.formats.includes(format))
          .map((format) => (
            <Link href={formatViewExport(table.summary.id, loaded, version, format)} class="format" download>
              {formatName(format, reader.language)}
            </Link>
          ))}
        <Link href={formatViewExport(table.summary.id, loaded, version, 'csv', { safe: '1' })} class="format" download>
          {words.safeSheet}
        </Link>
      </p>
      <p class="soft small">{words.safeSheetLead}</p>
    </section>
  );
}

/** What a view is downloaded as; a whole sheet may be too long where its filtered rows are not, so every table has one. */
const viewFormats = ['csv', 'xlsx', 'jsonl', 'parquet', 'geojson'] as const;

/** Where a program gets exactly the rows that are shown. */
export const formatApiAddress = (table: string, { view }: Pick<Loaded, 'view'>, version: number | undefined): string =>
  `${paths.rows(table)}?${formatQuestion(toRowsQuery(view), version)}`;

/** All rows that fit the view, not only the page. */
function formatViewExport(
  table: string,
  { view }: Pick<Loaded, 'view'>,
  version: number | undefined,
  format: (typeof viewFormats)[number],
  more: Readonly<Record<string, string>> = {},
): string {
  const { limit: _, offset: __, ...question } = toRowsQuery(view);
  const params = formatQuestion({ ...question, ...more }, version).toString();
  return `${paths.rowsExport(table, format)}${params && '?'}${params}`;
}

function formatQuestion(question: Readonly<Record<string, unknown>>, version: number | undefined): URLSearchParams {
  const params = new URLSearchParams(version === undefined ? {} : { version: String(version) });
  for (const [name, value] of Object.entries(question))
    for (const each of Array.isArray(value) ? value : [value])
      if (!(name === 'offset' && each === 0)) params.append(name, String(each));
  return params;
}
