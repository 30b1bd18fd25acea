import {
  type BodyQuality,
  type ChartData,
  type Institution,
  type OperationOutput,
  paths,
  type Quality,
} from '@milpa/sdk';
import {
  Chart,
  formatLocal,
  Link,
  Local,
  makeReadingPage,
  numberHead,
  OutcomeBars,
  Pagination,
  Table,
} from '../design/index.ts';
import { type Paging, readPaging } from '../listing.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatPoints, formatStars } from './line.tsx';
import { Dimensions, Indicators, Method, Remedies, weigh } from './parts.tsx';

const pageSize = 20;

/** Everything that is released: how it stands, what to mend first, who needs it most. */
export async function answerQuality({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.quality;
  const at = readPaging(url, pageSize);
  const [quality, list, bodies] = await Promise.all([
    client.call('getQuality', { query: {} }),
    client.call('listQuality', { query: at.query }),
    client.call('listQualityByInstitution'),
  ]);
  const props = { quality, list, at, reader, href: paths.quality(reader.language) };
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    index: at.page === 1,
    body: (
      <>
        <Whole {...props} institution={undefined} bodies={bodies} />
      </>
    ),
  });
}

/** The same for one body and all below it. */
export async function answerInstitutionQuality(context: Context): Promise<Page | Response> {
  const { client, reader, params, url } = context;
  const { language } = reader;
  const asked = params['institution'] ?? '';
  const body: Institution = await client.call('getInstitution', { params: { institution: asked } });
  const href = paths.institutionQuality(language, body.slug);
  if (body.slug !== asked) return redirect(href + url.search, 301);
  const words = reader.words.quality;
  const at = readPaging(url, pageSize);
  const query = { institution: body.slug };
  const [quality, list] = await Promise.all([
    client.call('getQuality', { query }),
    client.call('listQuality', { query: { ...query, ...at.query } }),
  ]);
  const name = formatLocal(body.name, reader, body.slug);
  return makeReadingPage({
    title: words.of(name),
    lead: words.lead,
    crumbs: [
      { href: paths.institutions(language), text: reader.words.institution.title },
      { href: paths.institution(language, body.slug), text: name },
    ],
    index: at.page === 1,
    body: (
      <>
        <Whole {...{ quality, list, at, reader, href }} institution={body.slug} bodies={[]} />
        <p>
          <Link href={paths.quality(language)}>{words.title}</Link>
        </p>
      </>
    ),
  });
}

interface WholeProps {
  readonly quality: Quality;
  readonly list: OperationOutput<'listQuality'>;
  readonly bodies: readonly BodyQuality[];
  readonly institution: string | undefined;
  readonly at: Paging;
  readonly reader: Reader;
  /** Of this page. */
  readonly href: string;
}

function Whole(props: WholeProps) {
  const { quality, reader, bodies, institution } = props;
  const words = reader.words.quality;
  if (quality.datasets === 0) return <p role="status">{words.nothing}</p>;
  const api = `/api/v1/quality${institution === undefined ? '' : `?institution=${institution}`}`;
  return (
    <>
      <Sum quality={quality} reader={reader} />
      <div class="two">
        <Spread quality={quality} reader={reader} />
        <Dimensions indicators={weigh(quality.indicators)} reader={reader} />
      </div>
      <section class="section" aria-labelledby="mend">
        <h2 id="mend">{words.mend.title}</h2>
        <p class="soft">{words.mend.lead}</p>
        <Remedies remedies={quality.remedies} indicators={quality.indicators} reader={reader} />
        <Indicators indicators={quality.indicators} reader={reader} />
      </section>
      <Stars quality={quality} reader={reader} institution={institution} />
      <Worst {...props} />
      {bodies.length > 1 ? <Bodies bodies={bodies} reader={reader} /> : null}
      <Method reader={reader} />
      <p class="row small">
        <span>{words.files}</span>
        <Link href={paths.qualityCsv(reader.language, institution)} download>
          CSV
        </Link>
        <Link href={api}>JSON</Link>
      </p>
    </>
  );
}

function Sum({ quality, reader }: { readonly quality: Quality; readonly reader: Reader }) {
  const words = reader.words.quality;
  const { byDataset, byShare, datasets, measured } = quality;
  if (!byDataset || !byShare) return null;
  const numbers = [
    [words.numbers.datasets, reader.number(datasets)],
    [words.numbers.points, formatPoints(byDataset.points, reader)],
    [words.numbers.highest, formatPoints(byDataset.highest, reader)],
    [words.numbers.share, formatPoints(byShare.points, reader)],
  ];
  return (
    <>
      <p>
        {words.sum(formatPoints(byDataset.points, reader), words.ratings[byDataset.rating])}{' '}
        {byDataset.highest - byDataset.points >= 1 ? words.might(formatPoints(byDataset.highest, reader)) : null}
      </p>
      <dl class="numbers">
        {numbers.map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {measured ? <p class="small soft">{words.measured(reader.moment(measured))}</p> : null}
    </>
  );
}

function Spread({ quality, reader }: { readonly quality: Quality; readonly reader: Reader }) {
  const words = reader.words.quality.spread;
  const { excellent, good, sufficient, bad } = quality.ratings;
  const data: ChartData = {
    kind: 'histogram',
    x: words.points,
    xType: 'number',
    op: 'count',
    points: quality.spread.map(({ from, to, datasets }) => ({ x: from, x2: to, y: datasets })),
    omitted: 0,
  };
  const told = words.told({
    excellent: reader.number(excellent),
    good: reader.number(good),
    sufficient: reader.number(sufficient),
    bad: reader.number(bad),
  });
  return <Chart data={data} reader={reader} label={(name) => name} id="spread" title={words.title} told={told} />;
}

function Stars({ quality, reader, institution }: Pick<WholeProps, 'quality' | 'reader' | 'institution'>) {
  const { stars: words, parts, outcomes } = reader.words.quality;
  const { stars, possibleStars, datasets } = quality;
  const from = (counts: readonly number[], least: number) => counts.slice(least).reduce((sum, count) => sum + count, 0);
  const rows = [1, 2, 3, 4, 5].map((least) => ({
    name: words.more(least),
    held: from(stars, least) / datasets,
    unknown: (from(possibleStars, least) - from(stars, least)) / datasets,
  }));
  const three = from(stars, 3);
  const search = (values: readonly string[]) => {
    const chosen = [
      ...(institution === undefined ? [] : [['publisher', institution]]),
      ...values.map((each) => ['stars', each]),
    ];
    return `${paths.search(reader.language)}?${new URLSearchParams(chosen)}`;
  };
  const told = words.told(reader.number(three), reader.number(from(possibleStars, 3) - three), reader.number(datasets));
  return (
    <section class="section" aria-labelledby="stars">
      <h2 id="stars">{words.title}</h2>
      <p class="soft">{words.lead}</p>
      <OutcomeBars
        id="stars-chart"
        title={words.title}
        sentence={told}
        rows={rows}
        columns={{ ...parts.columns, part: words.share }}
        reader={reader}
      />
      <p class="row small">
        <span>{words.see}</span>
        <Link href={search(['3', '4', '5'])}>{words.more(3)}</Link>
        <Link href={search(['unknown'])}>{outcomes.unknown}</Link>
      </p>
    </section>
  );
}

function Worst({ list, at, reader, href, institution }: WholeProps) {
  const words = reader.words.quality;
  const { columns } = words.worst;
  return (
    <section class="section" aria-labelledby="worst">
      <h2 id="worst">{words.worst.title}</h2>
      <Table
        label={words.worst.caption}
        head={[
          columns.dataset,
          institution === undefined ? columns.institution : null,
          numberHead(columns.points),
          columns.rating,
          columns.stars,
        ]}
      >
        {list.items.map((item) => (
          <tr>
            <td>
              <Link href={paths.datasetQuality(reader.language, item.slug)}>
                <Local map={item.title} reader={reader} otherwise={item.slug} />
              </Link>
            </td>
            {institution === undefined ? (
              <td>
                <Link href={paths.institutionQuality(reader.language, item.publisher.slug)}>
                  <Local map={item.publisher.name} reader={reader} otherwise={item.publisher.slug} />
                </Link>
              </td>
            ) : null}
            <td class="number">{formatPoints(item.points, reader)}</td>
            <td>{words.ratings[item.rating]}</td>
            <td>{formatStars({ stars: item.stars, possible: item.possibleStars }, reader)}</td>
          </tr>
        ))}
      </Table>
      <Pagination reader={reader} at={at} total={list.total} href={(to) => `${href}?page=${to}#worst`} />
    </section>
  );
}

function Bodies({ bodies, reader }: { readonly bodies: readonly BodyQuality[]; readonly reader: Reader }) {
  const words = reader.words.quality;
  const { columns } = words.worst;
  return (
    <section class="section" aria-labelledby="bodies">
      <h2 id="bodies">{words.bodies.title}</h2>
      <p class="soft">{words.bodies.lead}</p>
      <details>
        <summary>{words.bodies.caption}</summary>
        <Table
          label={words.bodies.caption}
          head={[columns.institution, numberHead(words.bodies.datasets), numberHead(columns.points), columns.rating]}
        >
          {bodies.map(({ publisher, datasets, points, rating }) => (
            <tr>
              <th scope="row">
                <Link href={paths.institutionQuality(reader.language, publisher.slug)}>
                  <Local map={publisher.name} reader={reader} otherwise={publisher.slug} />
                </Link>
              </th>
              <td class="number">{reader.number(datasets)}</td>
              <td class="number">{formatPoints(points, reader)}</td>
              <td>{words.ratings[rating]}</td>
            </tr>
          ))}
        </Table>
      </details>
    </section>
  );
}
