import { type Import, ImportOutcome, type ImportRow, importOutcomes, paths } from '@milpa/sdk';
import {
  Button,
  formatLocal,
  Link,
  Local,
  Notice,
  Pagination,
  SummaryList,
  Table,
  Tabs,
  Tag,
} from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { formatPlace, outcomeTones, RowNotes } from './rows.tsx';

const perPage = 50;

/** What became of an import, or would: its counts, then record by record; and the button that makes a dry run real. */
export const showImport = forPerson(async (context) => {
  const { client, reader, params, url } = context;
  const id = params['import'] ?? '';
  const words = reader.words.imports;
  const item = await client.call('getImport', { params: { import: id } });
  const outcome = ImportOutcome.safeParse(url.searchParams.get('outcome')).data;
  const at = readPaging(url, perPage);
  const query = { ...at.query, ...(outcome ? { outcome } : {}) };
  const { total, items } = await client.call('listImportRows', { params: { import: id }, query });
  const isOver = item.state === 'done' || item.state === 'failed';
  return makeWorkPage(context, {
    section: 'imports',
    title: `${reader.label(item.dryRun ? words.dryRun : words.realRun)} ${item.file.name}`,
    crumbs: [{ href: paths.imports(reader.language), text: words.title }],
    refresh: isOver ? undefined : 3,
    body: (
      <>
        <p class="kicker">{item.dryRun ? words.dryRun : words.realRun}</p>
        <h1>{item.file.name}</h1>
        <State item={item} reader={reader} />
        <Counts item={item} reader={reader} />
        {item.state === 'done' && item.dryRun ? <Confirm item={item} reader={reader} /> : null}
        {item.counts.records > 0 ? (
          <section class="section" aria-labelledby="rows">
            <h2 id="rows">{words.rows}</h2>
            <p>
              <Link href={paths.importReport(id, reader.language)} download>
                {words.report}
              </Link>
            </p>
            <Filter item={item} reader={reader} outcome={outcome} />
            <Rows item={item} rows={items} reader={reader} range={{ first: query.offset + 1, total }} />
            <Pagination
              reader={reader}
              at={at}
              total={total}
              href={`${paths.import(reader.language, id)}?${new URLSearchParams(outcome ? { outcome } : {})}`}
            />
          </section>
        ) : null}
      </>
    ),
  });
});

type Shown = { readonly item: Import; readonly reader: Reader };

function State({ item, reader }: Shown) {
  const words = reader.words.imports;
  if (item.state === 'waiting' || item.state === 'running')
    return (
      <p role="status" class="lead">
        {words.working(reader.number(item.counts.records))}
      </p>
    );
  const problems = item.problems.map((problem) => <p>{formatLocal(problem.message, reader, problem.code)}</p>);
  if (item.state === 'failed')
    return (
      <Notice kind="error" title={words.failed}>
        {problems}
      </Notice>
    );
  return (
    <Notice
      kind={item.problems.length > 0 ? 'warning' : item.dryRun ? 'info' : 'good'}
      title={item.dryRun ? words.tried : words.done}
    >
      {item.dryRun ? <p>{words.triedLead}</p> : null}
      {problems}
    </Notice>
  );
}

function Counts({ item, reader }: Shown) {
  const words = reader.words.imports;
  const { counts } = item;
  const shown = (['records', ...importOutcomes, 'released', 'links', 'institutions', 'warnings'] as const).filter(
    (name) => name === 'records' || counts[name] > 0,
  );
  return <SummaryList rows={shown.map((name) => [words.counts[name], reader.number(counts[name])])} />;
}

function Confirm({ item, reader }: Shown) {
  const words = reader.words.imports;
  const { create, update, released } = item.counts;
  if (create + update + released === 0) return <p class="soft">{words.nothingToDo}</p>;
  return (
    <form method="post" action={paths.import(reader.language, item.id)}>
      <Button>{words.confirm(reader.number(Math.max(create + update, released)))}</Button>
    </form>
  );
}

function Filter({ item, reader, outcome }: Shown & { readonly outcome: ImportOutcome | undefined }) {
  const words = reader.words.imports;
  const there = importOutcomes.filter((each) => item.counts[each] > 0);
  if (there.length < 2) return null;
  const base = paths.import(reader.language, item.id);
  return (
    <Tabs
      plain
      label={words.columns.outcome}
      tabs={[
        { href: base, text: words.all, current: !outcome },
        ...there.map((each) => ({
          href: `${base}?outcome=${each}`,
          text: `${words.counts[each]} (${reader.number(item.counts[each])})`,
          current: outcome === each,
        })),
      ]}
    />
  );
}

interface RowsProps extends Shown {
  readonly rows: readonly ImportRow[];
  readonly range: { readonly first: number; readonly total: number };
}

function Rows({ item, rows, reader, range }: RowsProps) {
  const words = reader.words.imports;
  const last = range.first + rows.length - 1;
  const caption = words.rowsCaption(reader.number(range.first), reader.number(last), reader.number(range.total));
  return (
    <Table label={caption} class="told" head={[words.columns.place, words.columns.record, words.columns.outcome]}>
      {rows.map((row) => (
        <Row row={row} item={item} reader={reader} />
      ))}
    </Table>
  );
}

function Row({ row, item, reader }: { readonly row: ImportRow } & Shown) {
  const words = reader.words.imports;
  const { language } = reader;
  return (
    <tr>
      <td class="breaks">{formatPlace(row.place)}</td>
      <th scope="row" class="strong">
        {row.dataset ? (
          <a href={paths.draft(language, row.dataset.id)}>
            <Local map={row.title} reader={reader} otherwise={row.key} />
          </a>
        ) : (
          <Local map={row.title} reader={reader} otherwise={row.key} />
        )}
        <p class="small soft">
          <Local map={row.publisher} reader={reader} otherwise="" />
        </p>
      </th>
      <td>
        <Tag tone={outcomeTones[row.outcome]}>{words.outcomes[row.outcome]}</Tag>
        {row.released === undefined ? null : (
          <span class="small"> {item.dryRun ? words.willRelease : words.releasedAs(reader.number(row.released))}</span>
        )}
        <Notes row={row} reader={reader} />
      </td>
    </tr>
  );
}

function Notes({ row, reader }: { readonly row: ImportRow; readonly reader: Reader }) {
  const words = reader.words.imports;
  const names = new Map(Object.entries(reader.words.described.fieldNames));
  const changes = row.changes.map(
    (field) => names.get(field) ?? (field === 'distributions' ? words.counts.links : field),
  );
  const same = row.duplicateOf ? (
    <li>
      {words.same} <a href={paths.draft(reader.language, row.duplicateOf.id)}>{row.duplicateOf.slug}</a>
    </li>
  ) : null;
  return (
    <RowNotes changed={words.changed} changes={changes} problems={row.problems} reader={reader} same={same}>
      <Check title={words.check.violations} findings={row.check?.violations ?? []} reader={reader} />
      <Check title={words.check.warnings} findings={row.check?.warnings ?? []} reader={reader} />
    </RowNotes>
  );
}

interface CheckProps {
  readonly title: (count: string) => string;
  readonly findings: NonNullable<ImportRow['check']>['violations'];
  readonly reader: Reader;
}

/** What DCAT-AP says of a record, folded: there are many of them on a page. */
function Check({ title, findings, reader }: CheckProps) {
  if (findings.length === 0) return null;
  return (
    <li>
      <details>
        <summary>{title(reader.number(findings.length))}</summary>
        <ul>
          {findings.map(({ code, message, advice }) => (
            <li>
              {formatLocal(message, reader, code)} {formatLocal(advice, reader)}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
