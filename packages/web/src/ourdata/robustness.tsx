import { type IndexRobustness, type IndexRow, paths } from '@milpa/sdk';
import { Button, Field, IntervalChart, Link, makeReadingPage, numberHead, Table, Tabs } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatScore, nameCountry, type Pillar, partsOf, pillars } from './names.ts';

const shown = 2023;
type Tried = 'composite' | Pillar;

/** How far scores and places hang on the equal weights of the parts. */
export async function answerRobustness({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.ourdata;
  const { rows } = await client.call('listOurdata', { query: {} });
  const editions = [...new Set(rows.map(({ edition }) => edition))].filter((each) => listTried(rows, each).length > 0);
  const asked = Number(url.searchParams.get('edition') ?? shown);
  const edition = editions.includes(asked) ? asked : shown;
  const choices = listTried(rows, edition);
  const of = choices.find((each) => each === url.searchParams.get('of')) ?? 'composite';
  const draws = clamp(url.searchParams.get('draws'), 100, 20_000, 20_000);
  const seed = clamp(url.searchParams.get('seed'), 0, 4_294_967_295, 2017);
  const found = await client.call('findOurdataRobustness', {
    params: { edition: String(edition) },
    query: { of, draws, seed },
  });
  const at = (query: Readonly<Record<string, string | number>>) =>
    `${paths.ourdata(reader.language)}/robustness?${new URLSearchParams(
      Object.entries({ edition, of, ...query }).map(([name, value]) => [name, String(value)]),
    )}`;
  return makeReadingPage({
    title: `${words.sturdy.title} ${edition}`,
    heading: words.sturdy.title,
    lead: words.sturdy.lead(reader.number(found.draws)),
    crumbs: [{ href: paths.ourdata(reader.language), text: words.title }],
    body: (
      <>
        <Tabs
          label={words.edition}
          tabs={editions.map((each) => ({
            href: at({ edition: each, of: 'composite' }),
            text: each,
            current: each === edition,
          }))}
        />
        <Tabs
          label={words.component}
          tabs={choices.map((each) => ({
            href: at({ of: each }),
            text: nameTried(each, reader),
            current: each === of,
          }))}
        />
        {asked !== edition ? <p>{words.sturdy.notTried(asked)}</p> : null}
        <section class="section" aria-labelledby="weights">
          <h2 id="weights">
            {nameTried(of, reader)}, {words.editionTitle(edition)}
          </h2>
          <Weights found={found} reader={reader} />
          <Draws found={found} reader={reader} />
        </section>
        <Together found={found} reader={reader} />
      </>
    ),
  });
}

const clamp = (text: string | null, low: number, high: number, usual: number): number => {
  const value = Number(text ?? usual);
  return Number.isInteger(value) && value >= low && value <= high ? value : usual;
};

const nameTried = (of: Tried, reader: Reader) =>
  of === 'composite' ? reader.words.ourdata.composite : reader.words.ourdata.parts[of];

/** What may be tried: where the parts of at least three countries were published. */
function listTried(rows: readonly IndexRow[], edition: number): Tried[] {
  const own = rows.filter((row) => row.edition === edition && !row.group);
  const whole = (values: (row: IndexRow) => readonly (number | null)[]) =>
    own.filter((row) => values(row).every((value) => value !== null)).length >= 3;
  return [
    ...(whole((row) => pillars.map((pillar) => row.pillars[pillar])) ? (['composite'] as const) : []),
    ...pillars.filter((pillar) => whole((row) => partsOf[pillar].map((part) => row.subpillars[part]))),
  ];
}

function Weights({ found, reader }: { readonly found: IndexRobustness; readonly reader: Reader }) {
  const words = reader.words.ourdata;
  const say = words.sturdy;
  const score = (value: number) => formatScore(value, reader);
  const name = ({ country }: { readonly country: string }) => nameCountry(country, reader);
  const above = found.rows.filter(({ beside }) => beside === 'above');
  const below = found.rows.filter(({ beside }) => beside === 'below');
  const widest = [...found.rows].sort((a, b) => b.high - b.low - (a.high - a.low)).slice(0, 3);
  const sentence = [
    say.above(above.length, reader.list(above.map(name)), score(found.average)),
    say.below(below.length, found.rows.length - above.length - below.length),
    say.widest(reader.list(widest.map(name))),
  ].join(' ');
  return (
    <IntervalChart
      id="sturdy"
      title={say.chart}
      sentence={sentence}
      mark={{ at: found.average, text: `${words.groups.OECD} ${score(found.average)}` }}
      rows={found.rows.map((row) => ({
        name: name(row),
        low: row.low,
        middle: row.score,
        high: row.high,
        text: `${score(row.score)} (${score(row.low)}–${score(row.high)})`,
      }))}
      reader={reader}
    >
      <Table
        label={say.chart}
        head={[
          words.country,
          ...[
            found.of === 'composite' ? words.composite : words.value,
            say.low,
            say.high,
            words.rank,
            ...found.parts.map((part) => say.without(namePart(part, reader))),
          ].map(numberHead),
        ]}
      >
        {found.rows.map((row) => (
          <tr>
            <th scope="row" class="strong">
              <Link href={paths.ourdata(reader.language, row.country)}>{name(row)}</Link>
            </th>
            {[row.score, row.low, row.high].map((value) => (
              <td class="number">{score(value)}</td>
            ))}
            {[row.place, ...row.without].map((place) => (
              <td class="number">{reader.number(place)}</td>
            ))}
          </tr>
        ))}
      </Table>
    </IntervalChart>
  );
}

const namePart = (part: string, reader: Reader): string => {
  const { parts } = reader.words.ourdata;
  return Object.entries(parts).find(([key]) => key === part)?.[1] ?? part;
};

function Draws({ found, reader }: { readonly found: IndexRobustness; readonly reader: Reader }) {
  const say = reader.words.ourdata.sturdy;
  return (
    <details>
      <summary>{say.again}</summary>
      <p>{say.method}</p>
      <form method="get" class="stack">
        <input type="hidden" name="edition" value={found.edition} />
        <input type="hidden" name="of" value={found.of} />
        <Field label={say.seed} id="seed">
          {(tie) => <input {...tie} name="seed" type="number" min="0" max="4294967295" value={found.seed} />}
        </Field>
        <Field label={say.draws} id="draws">
          {(tie) => <input {...tie} name="draws" type="number" min="100" max="20000" value={found.draws} />}
        </Field>
        <p>
          <Button kind="quiet">{say.tryAgain}</Button>
        </p>
      </form>
    </details>
  );
}

/** Whether the parts measure one thing. */
function Together({ found, reader }: { readonly found: IndexRobustness; readonly reader: Reader }) {
  const say = reader.words.ourdata.sturdy;
  const score = (value: number | null) => formatScore(value, reader);
  const pairs = found.correlations.flatMap((row, at) => row.slice(at + 1));
  const [first] = found.components;
  const names = found.parts.map((part) => namePart(part, reader));
  return (
    <section class="section" aria-labelledby="together">
      <h2 id="together">{say.together}</h2>
      <p>{say.correlated(score(Math.min(...pairs)), score(Math.max(...pairs)))}</p>
      {first ? <p>{say.component(reader.share(first.share))}</p> : null}
      <p>{say.alpha(score(found.alpha))}</p>
      <Table
        label={say.matrix}
        head={[
          <td />,
          ...names.map(numberHead),
          ...found.components.map((component, index) =>
            numberHead(say.componentHead(index + 1, reader.share(component.share))),
          ),
        ]}
      >
        {names.map((name, row) => (
          <tr>
            <th scope="row" class="strong">
              {name}
            </th>
            {found.correlations[row]?.map((value) => (
              <td class="number">{score(value)}</td>
            ))}
            {found.components.map(({ loadings }) => (
              <td class="number">{score(loadings[row] ?? null)}</td>
            ))}
          </tr>
        ))}
      </Table>
    </section>
  );
}
