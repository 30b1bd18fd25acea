import { type Commitments, CommitmentsQuery, paths } from '@milpa/sdk';
import { Link, makeReadingPage, numberHead, Pagination, Table, Tag } from '../design/index.ts';
import { type Paging, readPaging } from '../listing.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { CommitmentTable } from './parts.tsx';

const perPage = 100;

/** What all institutions promised to publish, month by month, and what was not kept. */
export async function answerCalendar({ client, reader, url }: Context): Promise<Page> {
  const text = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  const shape = CommitmentsQuery.shape;
  const month = shape.month.catch(undefined).parse(text('month'));
  const state = shape.state.catch(undefined).parse(text('state'));
  const at = readPaging(url, perPage);
  const asked = { ...(month ? { month } : {}), ...(state ? { state } : {}) };
  const found = await client.call('listCommitments', {
    query: { ...asked, ...at.query },
  });
  const words = reader.words.publishing.calendar;
  const months = <Months found={found} month={month} state={state} reader={reader} />;
  const listed = <Listed {...{ found, month, asked, at, reader }} />;
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    index: url.search === '',
    crumbs: [],
    body: (
      <>
        <Feeds asked={asked} reader={reader} />
        {found.months.length === 0 ? <p role="status">{words.none}</p> : null}
        {month ? null : months}
        {listed}
        {month ? months : null}
      </>
    ),
  });
}

/** Whoever chose a month sees what is due in it first, then the other months. */
function Listed(props: {
  readonly found: Commitments;
  readonly month: string | undefined;
  readonly asked: Record<string, string>;
  readonly at: Paging;
  readonly reader: Reader;
}) {
  const { found, month, asked, at, reader } = props;
  const words = reader.words.publishing.calendar;
  if (found.items.length === 0) return null;
  return (
    <section class="section" aria-labelledby="listed">
      <h2 id="listed">{month ? reader.moment(month) : words.all}</h2>
      <States found={found} asked={asked} reader={reader} />
      <CommitmentTable items={found.items} caption={words.title} reader={reader} withInstitution />
      <Pagination
        reader={reader}
        at={at}
        total={found.total}
        href={`${paths.commitments(reader.language)}?${new URLSearchParams(asked)}`}
      />
    </section>
  );
}

function Feeds({ asked, reader }: { readonly asked: Record<string, string>; readonly reader: Reader }) {
  const { language } = reader;
  const words = reader.words.publishing.plan;
  return (
    <p class="row">
      <Link href={paths.commitmentsFeed('ics', { ...asked, language })} download>
        {words.calendar}
      </Link>
      <Link href={paths.commitmentsFeed('csv', { ...asked, language })} download>
        {words.csv}
      </Link>
      <Link href={paths.commitmentsFeed('csv', { state: 'overdue', language })} download>
        {words.overdueCsv}
      </Link>
    </p>
  );
}

function Months(props: {
  readonly found: Commitments;
  readonly month: string | undefined;
  readonly state: string | undefined;
  readonly reader: Reader;
}) {
  const { found, month, state, reader } = props;
  const words = reader.words.publishing.calendar;
  const here = paths.commitments(reader.language);
  if (found.months.length === 0) return null;
  return (
    <section class="section" aria-labelledby="months">
      <h2 id="months">{words.months}</h2>
      {month ? (
        <p>
          <Link href={here}>{words.all}</Link>
        </p>
      ) : null}
      <Table
        label={`${reader.label(words.title)} ${words.months}`}
        head={[words.month, numberHead(words.count), numberHead(words.overdue)]}
      >
        {found.months.map((each) => (
          <tr>
            <th scope="row">
              <Link
                href={`${here}?${new URLSearchParams({ month: each.month, ...(state ? { state } : {}) })}`}
                current={each.month === month ? 'true' : undefined}
              >
                {reader.moment(each.month)}
              </Link>
            </th>
            <td class="number">{reader.number(each.commitments)}</td>
            <td class="number">{reader.number(each.overdue)}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

function States(props: {
  readonly found: Commitments;
  readonly asked: Record<string, string>;
  readonly reader: Reader;
}) {
  const { found, asked, reader } = props;
  const words = reader.words.publishing.commitment;
  const here = paths.commitments(reader.language);
  return (
    <ul class="row bare">
      {(['overdue', 'due', 'late', 'kept', 'cancelled'] as const)
        .filter((state) => found.states[state] > 0)
        .map((state) => (
          <li>
            <Link href={`${here}?${new URLSearchParams({ ...asked, state })}`}>{words[state]}</Link>{' '}
            <Tag>{reader.number(found.states[state])}</Tag>
          </li>
        ))}
    </ul>
  );
}
