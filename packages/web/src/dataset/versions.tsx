import { type Cell, type Dataset, paths, type Release, type TableDiff } from '@milpa/sdk';
import { Link, Tag } from '../design/index.ts';
import type { Reader } from '../reader.ts';

const open = 8;

/** Every release, newest first: when, what the publisher said, what really changed. */
export function Versions(props: {
  readonly dataset: Dataset;
  readonly releases: readonly Release[];
  readonly reader: Reader;
}) {
  const { releases, reader } = props;
  const older = releases.slice(open);
  return (
    <>
      <p class="soft">
        {releases.some(({ removed }) => removed) ? reader.words.purge.gone.versions : reader.words.dataset.versionsLead}
      </p>
      <List {...props} releases={releases.slice(0, open)} />
      {older.length > 0 ? (
        <details>
          <summary>{reader.words.common.versions(older.length)}</summary>
          <List {...props} releases={older} />
        </details>
      ) : null}
    </>
  );
}

function List(props: { readonly dataset: Dataset; readonly releases: readonly Release[]; readonly reader: Reader }) {
  const { dataset, releases, reader } = props;
  const { common, dataset: words } = reader.words;
  return (
    <ol class="versions bare">
      {releases.map((release) => (
        <li>
          <p class="version">
            <Link href={paths.dataset(reader.language, dataset.slug, release.version)}>
              {common.version(release.version)}
            </Link>{' '}
            <time datetime={release.released} class="soft">
              {reader.day(release.released)}
            </time>{' '}
            {release.version === dataset.version ? <Tag tone="good">{words.thisVersion}</Tag> : null}{' '}
            {release.removed ? <Tag tone="warning">{reader.words.purge.gone.tag}</Tag> : null}
          </p>
          {release.notes ? <p>{release.notes}</p> : null}
          {release.version === 1 ? <p class="small soft">{words.firstVersion}</p> : null}
          {release.diff.map((diff) => (
            <Diff diff={diff} reader={reader} named={release.diff.length > 1} />
          ))}
          <details class="hash">
            <summary>
              {words.hash} <span class="hidden">{common.version(release.version)}</span>
            </summary>
            <code class="breaks">{release.sha256}</code>
          </details>
        </li>
      ))}
    </ol>
  );
}

/** What changed in one table, columns first: they are what breaks programs. */
export function Diff({
  diff,
  reader,
  named,
}: {
  readonly diff: TableDiff;
  readonly reader: Reader;
  readonly named: boolean;
}) {
  const words = reader.words.diff;
  const { added, removed, changed } = diff.rows;
  const changes = (diff.sample.changed ?? []).map(listChanges);
  return (
    <div class="diff small">
      {named ? <p class="notice-title">{words.ofTable(diff.table)}</p> : null}
      <p>{words.rows(added, removed, changed) || words.same}</p>
      {diff.schema.length > 0 ? (
        <ul>
          {diff.schema.map((each) => (
            <li>
              {describeChange(each, reader)} {each.breaking ? <Tag tone="warning">{words.breaking}</Tag> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {diff.changedColumns?.length ? (
        <p>{words.changedColumns(diff.changedColumns.map(({ column, count }) => `${column} (${count})`).join(', '))}</p>
      ) : null}
      {diff.ignored?.length ? <p>{words.ignored(diff.ignored.join(', '))}</p> : null}
      {diff.sample.added.length + diff.sample.removed.length + changes.length > 0 ? (
        <details>
          <summary>{words.sample}</summary>
          <Rows title={words.addedRows} rows={diff.sample.added} reader={reader} />
          <Rows title={words.removedRows} rows={diff.sample.removed} reader={reader} />
          <Rows title={words.changedRows} rows={changes} reader={reader} />
        </details>
      ) : null}
    </div>
  );
}

/** The key of a row that changed, then each column with its value before and after. */
function listChanges({ key, columns, before, after }: NonNullable<TableDiff['sample']['changed']>[number]): Cell[] {
  const show = (cell: Cell | undefined) => (cell === null || cell === undefined ? '–' : String(cell));
  return [...key, ...columns.map((column, index) => `${column}: ${show(before[index])} → ${show(after[index])}`)];
}

function describeChange(change: TableDiff['schema'][number], reader: Reader): string {
  const { diff } = reader.words;
  const { column, from = '', to = '' } = change;
  const type = (name: string) => new Map<string, string>(Object.entries(reader.words.column.types)).get(name) ?? name;
  if (change.change === 'retyped') return diff.retyped(column, type(from), type(to));
  if (change.change === 'renamed') return diff.renamed(from || column, to || column);
  return diff[change.change](column);
}

function Rows(props: { readonly title: string; readonly rows: readonly (readonly Cell[])[]; readonly reader: Reader }) {
  if (props.rows.length === 0) return null;
  return (
    <>
      <p class="notice-title">{props.title}</p>
      <ul>
        {props.rows.map((row) => (
          <li class="breaks">
            {row
              .map((cell) => (cell === null ? '–' : String(cell)))
              .join(' · ')
              .slice(0, 300)}
          </li>
        ))}
      </ul>
    </>
  );
}
