import { type Purge, paths } from '@milpa/sdk';
import { Cards, formatLocal, Link, Pagination, Tag } from '../../design/index.ts';
import { forPerson, type PersonContext } from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const perPage = 50;
const tones = { asked: 'warning', refused: 'plain', confirmed: 'warning', removed: 'warning', done: 'good' } as const;

/** Orders in the institutions this person administers, the newest first. */
export const showPurges = forPerson(async (context) => {
  const { client, reader, url } = context;
  const words = reader.words.purge;
  const at = readPaging(url, perPage);
  const { total, items } = await client.call('listPurges', {
    query: at.query,
  });
  return makeWorkPage(context, {
    section: 'purges',
    title: words.title,
    body: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {total === 0 ? <p>{words.none}</p> : null}
        <Cards items={items}>
          {(purge) => (
            <>
              <p class="item-title">
                <Link href={places.purge(reader.language, purge.id)}>{formatLocal(purge.title, reader)}</Link>{' '}
                <PurgeTag purge={purge} reader={reader} />
              </p>
              <p class="small soft">{words.by(purge.askedBy, reader.day(purge.asked))}</p>
            </>
          )}
        </Cards>
        <Pagination reader={reader} at={at} total={total} href={places.purges(reader.language)} />
      </div>
    ),
  });
});

export const PurgeTag = ({ purge, reader }: { readonly purge: Purge; readonly reader: Reader }) => (
  <Tag tone={tones[purge.state]}>{reader.words.purge.states[purge.state]}</Tag>
);

/** The way back from an order: to all of them, and to the workspace. */
export const findCrumbs = ({ reader }: PersonContext) => [
  { href: places.purges(reader.language), text: reader.words.purge.title },
];

/** Who runs an institution orders purges in it. */
export const mayPurge = ({ account }: PersonContext, institution: string): boolean =>
  account.appointments.some((held) => held.role === 'administrator' && [null, institution].includes(held.institution));

/** Where the public finds the tombstone: the address it always had is found again by the identifier. */
export const findTombstone = ({ reader }: PersonContext, { dataset }: Purge): string =>
  paths.dataset(reader.language, dataset);
