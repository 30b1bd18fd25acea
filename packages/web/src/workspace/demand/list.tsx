import { paths } from '@milpa/sdk';
import { RequestCards } from '../../demand/index.ts';
import { Link, Pagination, Tabs } from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const perPage = 50;
const shows = ['waiting', 'hidden', 'all'] as const;

/** What people asked of the institutions this person answers for: what is due first is on top. */
export const showRequests = forPerson(async (context) => {
  const { client, reader, url } = context;
  const { title, work } = reader.words.demand;
  const at = readPaging(url, perPage);
  const show = shows.find((name) => name === url.searchParams.get('show')) ?? 'waiting';
  const { total, items } = await client.call('listRequestsToAnswer', { query: { show, ...at.query } });
  const addressOf = (name: string) => `${places.requests(reader.language)}?show=${name}`;
  return makeWorkPage(context, {
    section: 'requests',
    title,
    body: (
      <div>
        <h1>{title}</h1>
        <p class="lead">{work.lead}</p>
        <Tabs
          plain
          label={work.show.label}
          tabs={shows.map((name) => ({ href: addressOf(name), text: work.show[name], current: name === show }))}
        />
        {total === 0 ? <p>{work.none}</p> : null}
        <RequestCards items={items} reader={reader} addressOf={({ id }) => paths.answerRequest(reader.language, id)} />
        <Pagination reader={reader} at={at} total={total} href={addressOf(show)} />
        <p>
          <Link href={paths.requests(reader.language)}>{work.publicPage}</Link>
        </p>
      </div>
    ),
  });
});
