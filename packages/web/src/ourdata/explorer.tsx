import { type IndexResults, type IndexRow, paths } from '@milpa/sdk';
import { Button, Chart, Link, makeReadingPage, numberHead, Table, Tabs } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { addressPicture, makeLeaders, makePath, tellPath } from './charts.ts';
import { formatRank, formatScore, nameCountry } from './names.ts';
import { Picture } from './picture.tsx';
import { ScoreCells, ScoreHeads } from './scores.tsx';

const shown = 2023;

/** One edition: who comes first, and every country in a table. */
export async function answerExplorer({ client, reader, url }: Context): Promise<Page> {
  const asked = Number(url.searchParams.get('edition') ?? shown);
  const all = await client.call('listOurdata', { query: {} });
  const edition = all.editions.find((each) => each.edition === asked)?.edition ?? shown;
  const rows = all.rows.filter((row) => row.edition === edition);
  const words = reader.words.ourdata;
  return makeReadingPage({
    title: edition === shown ? words.title : `${words.title} ${edition}`,
    heading: words.title,
    lead: words.lead,
    crumbs: [],
    body: (
      <>
        <Front rows={all.rows} reader={reader} />
        <p>
          <Link href={paths.submissions(reader.language)}>{reader.words.self.title}</Link>
        </p>
        <Tabs
          label={words.edition}
          tabs={all.editions.map(({ edition: each }) => ({
            href: `${paths.ourdata(reader.language)}?edition=${each}`,
            text: each,
            current: each === edition,
          }))}
        />
        <section class="section" aria-labelledby="edition">
          <h2 id="edition">{words.editionTitle(edition)}</h2>
          <Leaders rows={rows} reader={reader} />
          <Countries rows={rows} edition={edition} reader={reader} />
          <p>
            <Link href={`${paths.ourdata(reader.language)}/robustness?edition=${edition}`}>{words.sturdy.link}</Link>
          </p>
        </section>
        <How edition={all.editions.find((each) => each.edition === edition)} reader={reader} />
      </>
    ),
  });
}

/** The example the index is best told by: how high Mexico stood, and where it stands. */
function Front({ rows, reader }: { readonly rows: readonly IndexRow[]; readonly reader: Reader }) {
  const words = reader.words.ourdata;
  const mexico = rows.filter(({ country, composite }) => country === 'MEX' && composite !== null);
  return (
    <section class="section" aria-labelledby="example">
      <h2 id="example">{words.example}</h2>
      <Chart
        data={makePath(mexico, reader)}
        reader={reader}
        label={(name) => name}
        id="front"
        told={tellPath(mexico, reader)}
      />
      <ul class="bare">
        {mexico
          .filter(({ rank }) => rank !== null)
          .map(({ edition, composite, rank, ranked }) => (
            <li>{words.front(edition, formatScore(composite, reader), formatRank(rank, ranked, reader))}</li>
          ))}
      </ul>
      <p>
        <Link href={paths.ourdata(reader.language, 'MEX')}>{words.exampleMore}</Link>
      </p>
    </section>
  );
}

function Leaders({ rows, reader }: { readonly rows: readonly IndexRow[]; readonly reader: Reader }) {
  const words = reader.words.ourdata;
  const scored = rows.filter((row) => row.composite !== null && !row.group);
  const [first] = scored;
  const average = rows.find(({ country }) => country === 'OECD');
  if (!first) return null;
  const data = makeLeaders(rows, reader);
  return (
    <>
      {average && average.composite !== null ? (
        <p>
          {words.best(
            nameCountry(first.country, reader),
            formatScore(first.composite, reader),
            formatScore(average.composite, reader),
          )}
        </p>
      ) : null}
      {scored.length > 1 ? (
        <>
          <Chart data={data} reader={reader} label={(name) => name} id="leaders" />
          <Picture
            address={addressPicture(reader, { edition: first.edition })}
            title={`${words.title} ${first.edition}`}
            reader={reader}
          />
        </>
      ) : null}
    </>
  );
}

function Countries(props: { readonly rows: readonly IndexRow[]; readonly edition: number; readonly reader: Reader }) {
  const { rows, edition, reader } = props;
  const words = reader.words.ourdata;
  return (
    <form action={`${paths.ourdata(reader.language)}/compare`} method="get">
      <input type="hidden" name="edition" value={edition} />
      <Table
        label={words.table(edition)}
        head={[words.compare, numberHead(words.rank), words.country, <ScoreHeads reader={reader} />, words.basisTitle]}
      >
        {rows.map((row) => (
          <Country row={row} reader={reader} />
        ))}
      </Table>
      <p class="row">
        <Button kind="quiet">{words.compare}</Button>
        <span class="soft small">{words.compareLead}</span>
      </p>
    </form>
  );
}

function Country({ row, reader }: { readonly row: IndexRow; readonly reader: Reader }) {
  const words = reader.words.ourdata;
  const name = nameCountry(row.country, reader);
  return (
    <tr>
      <td>
        <input type="checkbox" name="country" value={row.country} aria-label={words.chooseOf(name)} />
      </td>
      <td class="number">{row.rank === null ? '–' : reader.number(row.rank)}</td>
      <th scope="row" class="strong">
        <Link href={paths.ourdata(reader.language, row.country)}>{name}</Link>
      </th>
      <ScoreCells row={row} reader={reader} />
      <td class="small soft">{row.composite === null ? '' : words.basis[row.basis]}</td>
    </tr>
  );
}

export function How(props: {
  readonly edition: IndexResults['editions'][number] | undefined;
  readonly reader: Reader;
}) {
  const { edition, reader } = props;
  const words = reader.words.ourdata;
  return (
    <section class="section" aria-labelledby="how">
      <h2 id="how">{words.how}</h2>
      <p>{words.howText}</p>
      <p>{words.breaks}</p>
      {edition ? (
        <p class="small">
          {reader.label(words.source)} <span lang="en">{edition.source}</span>
        </p>
      ) : null}
      <p class="small">
        <a href="/api/v1/indices/ourdata.csv">{words.numbersCsv}</a>
        {' · '}
        <a href="/api/v1/indices/ourdata">{words.programs}</a>
      </p>
    </section>
  );
}
