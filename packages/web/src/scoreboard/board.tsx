import {
  type ChartData,
  institutionClasses,
  institutionLevels,
  paths,
  type Scoreboard,
  ScoreboardQuery,
  type ScorePart,
  type ScoreRow,
  type ScoreSnapshot,
  scoreOrders,
  scoreParts,
} from '@milpa/sdk';
import { Button, Chart, Link, Local, makeReadingPage, Notice, numberHead, Pagination, Table } from '../design/index.ts';
import { Select, TextInput } from '../form/index.ts';
import { readPaging } from '../listing.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { describeScores, formatMonth, formatPoints, formatRank, Meter, PartCell } from './show.tsx';

const perPage = 100;
type Asked = Readonly<Partial<Record<'month' | 'level' | 'class' | 'parent' | 'sort', string>>>;

/** Every institution with its score, the present month so far or one that was kept. */
export async function answerScoreboard({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.scoreboard;
  const { language } = reader;
  const text = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  const read = <T,>(schema: { catch(otherwise: undefined): { parse(value: unknown): T } }, name: string) =>
    schema.catch(undefined).parse(text(name));
  const { shape } = ScoreboardQuery;
  const parent = text('parent')?.slice(0, 200);
  const query = {
    month: read(shape.month, 'month'),
    level: read(shape.level, 'level'),
    class: read(shape.class, 'class'),
    ...(parent ? { parent } : {}),
    sort: shape.sort.catch('rank').parse(text('sort')),
  };
  const at = readPaging(url, perPage);
  const [board, { items: months }] = await Promise.all([
    client.call('getScoreboard', { query: { ...query, ...at.query } }),
    client.call('listScoreSnapshots'),
  ]);
  const asked: Asked = Object.fromEntries(
    Object.entries(query).filter(([name, value]) => value !== undefined && (name !== 'sort' || value !== 'rank')),
  );
  const href = (to: number) =>
    `${paths.scoreboard(language)}?${new URLSearchParams({ ...asked, ...(to > 1 ? { page: String(to) } : {}) })}`;
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    index: url.search === '',
    body: (
      <>
        <Choose asked={asked} months={months} reader={reader} />
        <Told board={board} reader={reader} />
        <Ranking board={board} reader={reader} />
        <Pagination reader={reader} at={at} total={board.total} href={href} />
        <Spread board={board} reader={reader} />
        <Take board={board} reader={reader} />
      </>
    ),
  });
}

/** Which month it is, how sure, and how well the scores tell institutions apart. */
function Told({ board, reader }: { readonly board: Scoreboard; readonly reader: Reader }) {
  const words = reader.words.scoreboard;
  const { month, soFar, taken, method, distribution } = board;
  return (
    <>
      <p>
        <strong>
          {soFar
            ? words.soFar(formatMonth(month, reader))
            : words.kept(formatMonth(month, reader), reader.day(taken), method.version)}
          {soFar ? '.' : null}
        </strong>{' '}
        {soFar ? words.soFarNote : null}
      </p>
      <p>{describeScores(distribution, reader).join(' ')}</p>
      {distribution.tiedShare > distribution.mostTied ? <Notice kind="warning">{words.alarm}</Notice> : null}
    </>
  );
}

function Choose(props: { readonly asked: Asked; readonly months: readonly ScoreSnapshot[]; readonly reader: Reader }) {
  const { asked, months, reader } = props;
  const words = reader.words.scoreboard;
  const choices = (values: readonly string[], names: Readonly<Record<string, string>>) =>
    values.map((value) => ({ value, text: names[value] ?? value }));
  const isOpen = Boolean(asked.level || asked.class || asked.parent || asked.sort || asked.month);
  return (
    <search>
      <details open={isOpen}>
        <summary>{words.filters}</summary>
        <form action={paths.scoreboard(reader.language)} method="get" class="panel">
          <Select
            {...{ name: 'month', label: words.months, value: asked.month, faults: [], empty: words.present }}
            choices={months.map(({ month }) => ({ value: month, text: reader.moment(month) }))}
          />
          <Select
            {...{ name: 'level', label: words.level, value: asked.level, faults: [], empty: words.all }}
            choices={choices(institutionLevels, reader.words.institution.levels)}
          />
          <Select
            {...{ name: 'class', label: words.class, value: asked.class, faults: [], empty: words.all }}
            choices={choices(institutionClasses, reader.words.body.classes)}
          />
          <TextInput
            {...{ name: 'parent', label: words.parent, hint: words.parentHint, value: asked.parent, faults: [] }}
            mostLength={200}
          />
          <Select
            {...{ name: 'sort', label: words.sort, value: asked.sort ?? 'rank', faults: [] }}
            choices={choices(scoreOrders, words.orders)}
          />
          <Button kind="quiet">{words.show}</Button>
        </form>
      </details>
    </search>
  );
}

function Ranking({ board, reader }: { readonly board: Scoreboard; readonly reader: Reader }) {
  const words = reader.words.scoreboard;
  if (board.items.length === 0) return <p role="status">{words.noneFound}</p>;
  const caption = words.caption(reader.moment(board.month));
  const scored = board.items.filter(({ score }) => score !== null);
  // What is measured for nobody needs no column; it is named instead.
  const isKnown = (part: ScorePart) => scored.some(({ parts: found }) => !isUnknown(found[part]));
  const shown = scoreParts.filter(isKnown);
  const others = scoreParts.filter((part) => !isKnown(part)).map((part) => words.parts[part]);
  const parts = shown.map((part) => words.parts[part]);
  return (
    <>
      {scored.length > 0 ? (
        <div class="ranking">
          <Table
            label={caption}
            head={[numberHead(words.rank), words.institution, numberHead(words.score), ...parts.map(numberHead)]}
          >
            {scored.map((row) => (
              <Row row={row} parts={shown} reader={reader} />
            ))}
          </Table>
        </div>
      ) : null}
      {scored.length > 0 && others.length > 0 ? (
        <p class="small soft">{words.unmeasured(reader.list(others))}</p>
      ) : null}
      <NotBegun rows={board.items.filter(({ score }) => score === null)} reader={reader} />
    </>
  );
}

const isUnknown = (found: ScoreRow['parts'][ScorePart]) => 'missing' in found && found.missing === 'not-known';

const Name = ({ row: { institution }, reader }: { readonly row: ScoreRow; readonly reader: Reader }) => (
  <Link href={paths.institutionScore(reader.language, institution.slug)}>
    <Local map={institution.name} reader={reader} otherwise={institution.slug} />
  </Link>
);

function Row(props: { readonly row: ScoreRow; readonly parts: readonly ScorePart[]; readonly reader: Reader }) {
  const { row, parts, reader } = props;
  return (
    <tr>
      <td class="number">{formatRank(row, reader)}</td>
      <th scope="row" class="strong">
        <Name row={row} reader={reader} />
      </th>
      <td class="number strong">
        {formatPoints(row.score ?? 0, reader)}
        <Meter share={(row.score ?? 0) / 100} />
      </td>
      {parts.map((part) => (
        <PartCell row={row} part={part} reader={reader} />
      ))}
    </tr>
  );
}

function NotBegun({ rows, reader }: { readonly rows: readonly ScoreRow[]; readonly reader: Reader }) {
  const words = reader.words.scoreboard;
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{words.notBegun(rows.length)}</summary>
      <p>{words.notBegunNote}</p>
      <ul>
        {rows.map((row) => (
          <li>
            <Name row={row} reader={reader} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const bandWidth = 10;

/** How many institutions have which score: a ranking that tells them apart is wide and has no tower. */
function Spread({ board, reader }: { readonly board: Scoreboard; readonly reader: Reader }) {
  const { bands, scored } = board.distribution;
  if (scored < bandWidth) return null;
  const words = reader.words.scoreboard;
  const most = Math.max(...bands);
  const from = bands.indexOf(most) * bandWidth;
  const told = words.peak(most, reader.share(most / scored), reader.number(from), reader.number(from + bandWidth));
  const data: ChartData = {
    ...{ kind: 'histogram', x: words.bands, xType: 'number', y: words.method.bodies, op: 'value', omitted: 0 },
    points: bands.map((y, at) => ({ x: at * bandWidth, x2: (at + 1) * bandWidth, y })),
  };
  return (
    <section class="section" aria-label={words.bands}>
      <Chart data={data} reader={reader} label={(name) => name} id="bands" told={told} />
    </section>
  );
}

function Take({ board, reader }: { readonly board: Scoreboard; readonly reader: Reader }) {
  const words = reader.words.scoreboard;
  const { month, soFar, hash } = board;
  return (
    <section class="section" aria-labelledby="take">
      <h2 id="take">{words.take}</h2>
      <ul class="bare">
        <li>
          <Link href={paths.scoreboardCsv(reader.language, soFar ? undefined : month)} download>
            {words.csv}
          </Link>
        </li>
        <li>
          <a href={soFar ? '/api/v1/scoreboard' : `/api/v1/scoreboard/months/${month}`}>{words.json}</a>
        </li>
        <li>
          <Link href={paths.scoreboardMethod(reader.language)}>{words.how}</Link>
        </li>
      </ul>
      {hash ? (
        <p class="small soft">
          {reader.label(words.hash)} <code class="breaks">{hash}</code>
        </p>
      ) : null}
    </section>
  );
}
