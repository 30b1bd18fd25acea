import { paths, type Review } from '@milpa/sdk';
import { formatLocal, Link, Pagination, Tag } from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
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
  const page = Math.max(1, Math.floor(Number(url.searchParams.get('page')) || 1));
  const query = { limit: perPage, offset: (page - 1) * perPage };
  const [waiting, all] = await Promise.all([
    client.call('listReviews', { query: { state: 'in-review', limit: 500 } }),
    client.call('listReviews', { query }),
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
        <Pagination
          reader={reader}
          page={page}
          pages={Math.ceil(all.total / perPage)}
          href={(wanted) => `${places.reviews(reader.language)}?page=${wanted}`}
        />
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
      <ul class="bare stack">
        {reviews.map((review) => (
          <li class="card">
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
          </li>
        ))}
      </ul>
    </section>
  );
}
