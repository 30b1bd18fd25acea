import { reuseStates } from '@milpa/sdk';
import { Pagination, Tabs } from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import { ReuseCards } from '../../reuse/index.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const pageSize = 24;
/** What waits for its letter is nobody's to see. */
const shown = reuseStates.filter((state) => state !== 'waiting');

/** What others made of the data of those institutions for which one decides; first what nobody looked at. */
export const showReuses = forPerson(async (context) => {
  const { client, reader, url } = context;
  const words = reader.words.reuse;
  const state = shown.find((each) => each === url.searchParams.get('state')) ?? 'sent';
  const at = readPaging(url, pageSize);
  const { total, items } = await client.call('listReuseQueue', { query: { state, ...at.query } });
  const here = places.reuses(reader.language);
  return makeWorkPage(context, {
    section: 'reuses',
    title: words.work.title,
    body: (
      <>
        <h1>{words.work.title}</h1>
        <p class="lead">{words.work.lead}</p>
        <Tabs
          label={words.work.tabs}
          tabs={shown.map((each) => ({
            href: `${here}?state=${each}`,
            text: words.states[each],
            current: each === state,
          }))}
        />
        <p role="status">{total === 0 ? words.work.none : words.count(total)}</p>
        <ReuseCards items={items} reader={reader} addressOf={({ id }) => places.reuse(reader.language, id)} />
        <Pagination reader={reader} at={at} total={total} href={`${here}?state=${state}`} />
      </>
    ),
  });
});
