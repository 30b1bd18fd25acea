import {
  type DataRequest,
  type DataRequestState,
  DataRequestsQuery,
  paths,
  publicRequestStates,
  requestSorts,
} from '@milpa/sdk';
import { Button, ButtonLink, formatLocal, Link, Local, makeReadingPage, Pagination, Tag } from '../design/index.ts';
import { bindFields, nameChoices, Select, TextInput } from '../form/index.ts';
import { formatCalendarDay } from '../freshness/index.ts';
import { readAsked, readPaging } from '../listing.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';

const pageSize = 20;
const filters = ['q', 'state', 'institution', 'tag', 'sort'] as const;
type Asked = Readonly<Partial<Record<(typeof filters)[number], string>>>;

export const stateTones: Readonly<Record<DataRequestState, 'plain' | 'good' | 'warning' | 'error'>> = {
  unconfirmed: 'plain',
  open: 'plain',
  accepted: 'plain',
  declined: 'warning',
  published: 'good',
  duplicate: 'plain',
  fulfilled: 'good',
  withdrawn: 'plain',
  hidden: 'warning',
};

/** The public board: everything people asked for, and what became of it. */
export async function answerRequests({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.demand;
  const { language } = reader;
  const at = readPaging(url, pageSize);
  const asked = readAsked(url, filters);
  const parsed = DataRequestsQuery.safeParse(asked);
  const query = { ...(parsed.success ? parsed.data : {}), ...at.query };
  const [found, bodies] = await Promise.all([
    client.call('listDataRequests', { query }),
    client.call('listInstitutions'),
  ]);
  const search = (more: object = {}) => new URLSearchParams({ ...asked, ...more }).toString();
  const none = found.counts.all === 0 && !asked.institution;
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    index: url.search === '',
    alternates: [{ type: 'application/atom+xml', href: paths.requestsAtom(language), title: words.atom }],
    body: (
      <>
        <p>
          <ButtonLink href={paths.newRequest(language)}>{words.ask}</ButtonLink>
        </p>
        <p role="status">{none ? words.none : words.counts(found.counts)}</p>
        <Filter
          reader={reader}
          asked={asked}
          bodies={bodies.map(({ slug, name }) => ({ value: slug, text: formatLocal(name, reader, slug) }))}
        />
        {!none && found.items.length === 0 ? <p>{words.noneFound}</p> : null}
        <RequestCards items={found.items} reader={reader} />
        <Pagination reader={reader} at={at} total={found.total} href={`${paths.requests(language)}?${search()}`} />
        <p class="row">
          <Link href={`${paths.requestsCsv(language)}${asked ? `&${search()}` : ''}`} download>
            {words.csv}
          </Link>
          <Link href={paths.requestsAtom(language)}>{words.atom}</Link>
        </p>
      </>
    ),
  });
}

interface FilterProps {
  readonly reader: Reader;
  readonly asked: Asked;
  readonly bodies: readonly { readonly value: string; readonly text: string }[];
}

function Filter({ reader, asked, bodies }: FilterProps) {
  const words = reader.words.demand;
  const shared = bindFields(asked, []);
  const states = nameChoices(publicRequestStates, words.states);
  return (
    <form method="get" action={paths.requests(reader.language)} class="form row">
      <TextInput {...shared('q')} label={words.filter.words} short mostLength={300} />
      <Select
        {...shared('state')}
        label={words.filter.state}
        empty={words.filter.any}
        choices={[{ value: 'overdue', text: words.overdue }, ...states]}
      />
      <Select {...shared('institution')} label={words.filter.institution} empty={words.filter.any} choices={bodies} />
      <Select {...shared('sort')} label={words.filter.sort} choices={nameChoices(requestSorts, words.sorts)} />
      <Button kind="quiet">{words.filter.apply}</Button>
    </form>
  );
}

interface CardsProps {
  readonly items: readonly DataRequest[];
  readonly reader: Reader;
  readonly addressOf?: (item: DataRequest) => string;
  readonly level?: 'h2' | 'h3';
}

/** One beside the other, so that they read on a phone as on a desk. */
export function RequestCards({ items, reader, addressOf, level: Heading = 'h2' }: CardsProps) {
  const words = reader.words.demand;
  return (
    <ul class="cards bare">
      {items.map((item) => (
        <li class="card">
          <p class="kicker">{words.number(item.number)}</p>
          <Heading class="item-title">
            <Link href={addressOf?.(item) ?? paths.requests(reader.language, item.id)}>
              <RequestTitle of={item} reader={reader} />
            </Link>
          </Heading>
          <p>
            <RequestTags item={item} reader={reader} />
          </p>
          <p class="small">{words.supports(item.supports)}</p>
          <p class="small soft">
            {item.institution ? (
              <Local map={item.institution.name} reader={reader} otherwise={item.institution.slug} />
            ) : (
              words.nobody
            )}
            {` · ${describeTerm(item, reader)}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** In the language in which it was asked, marked as such; of a hidden one only its number. */
export function RequestTitle(props: {
  readonly of: { readonly title: string; readonly language: string; readonly number: number };
  readonly reader: Reader;
}) {
  const { of, reader } = props;
  if (of.title === '') return <>{reader.words.demand.number(of.number)}</>;
  return <span lang={of.language === reader.language ? undefined : of.language}>{of.title}</span>;
}

export function RequestTags({ item, reader }: { readonly item: DataRequest; readonly reader: Reader }) {
  const words = reader.words.demand;
  return (
    <>
      <Tag tone={stateTones[item.state]}>{words.states[item.state]}</Tag>{' '}
      {item.state === 'open' && item.answer.late ? <Tag tone="error">{words.overdue}</Tag> : null}
    </>
  );
}

/** What is to come, or when it was asked where nothing is. */
function describeTerm(item: DataRequest, reader: Reader): string {
  const words = reader.words.demand;
  const due = formatCalendarDay(reader, item.answer.due);
  if (item.state === 'open') return item.answer.late ? words.answerWas(due) : words.answerBy(due);
  if (item.state === 'accepted' && item.promised) return words.promisedFor(formatCalendarDay(reader, item.promised));
  return words.askedOn(reader.day(item.opened));
}
