import { paths, type Review } from '@milpa/sdk';
import { Cards, formatLocal, Link, Pagination, Tag } from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const perPage = 50;
export const tones = {
  'in-review': 'warning',
  approved: 'good',
  returned: 'error',
  recalled: 'plain',
  outdated: 'plain',
  released: 'good',
} as const;

/** What waits for the reader first, then everything that was handed in. */
export const showReviews = forPerson(async (context) => {
  const { client, reader, url } = context;
  const words = reader.words.review;
  const at = readPaging(url, perPage);
  const [waiting, all] = await Promise.all([
    client.call('listReviews', { query: { state: 'in-review', limit: 500 } }),
    client.call('listReviews', { query: at.query }),
  ]);
  const forYou = waiting.items.filter(({ state, mayDecide }) => state === 'in-review' && mayDecide);
  return makeWorkPage(context, {
    section: 'reviews',
    title: words.title,
    body: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {forYou.length > 0 ? <List title={words.forYou} id="yours" reviews={forYou} reader={reader} /> : null}
        {all.total === 0 ? (
          <p>{words.none}</p>
        ) : (
          <List title={words.others} id="all" reviews={all.items} reader={reader} />
        )}
        <Pagination reader={reader} at={at} total={all.total} href={places.reviews(reader.language)} />
      </div>
    ),
  });
});

function List(props: {
  readonly title: string;
  readonly id: string;
  readonly reviews: readonly Review[];
  readonly reader: Reader;
}) {
  const { title, id, reviews, reader } = props;
  const words = reader.words.review;
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Cards items={reviews}>
        {(review) => (
          <>
            <p class="item-title">
              <Link href={paths.review(reader.language, review.id)}>
                {formatLocal(review.dataset.title, reader, review.dataset.slug)}
              </Link>{' '}
              <Tag tone={tones[review.state]}>{words.states[review.state]}</Tag>
            </p>
            <p class="small soft">
              {formatLocal(review.publisher.name, reader, review.publisher.slug)} ·{' '}
              {words.handedIn(review.submitted.name, reader.day(review.submitted.at))}
            </p>
          </>
        )}
      </Cards>
    </section>
  );
}
