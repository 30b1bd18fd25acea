import type { OutboxLetter } from '@milpa/sdk';
import { Link, Notice, Pagination, SummaryList } from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { formatDay, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const perPage = 50;

/** Letters that would have gone out, for whoever runs a portal without a mail server. */
export const showOutbox = forPerson(async (context) => {
  const { reader, client, url } = context;
  const words = reader.words.freshness.outbox;
  const page = Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1);
  const query = { limit: perPage, offset: (page - 1) * perPage };
  const { keeps, days, total, items } = await client.call('listOutbox', { query });
  return makeWorkPage(context, {
    section: 'outbox',
    title: words.title,
    body: (
      <div>
        <h1>{words.title}</h1>
        <p class="lead">{keeps ? words.lead : words.sends}</p>
        <p class="small soft">{words.kept(days)}</p>
        {items.length === 0 ? <p role="status">{words.none}</p> : <Letters items={items} reader={reader} />}
        <Pagination
          reader={reader}
          page={page}
          pages={Math.ceil(total / perPage)}
          href={(to) => `${places.outbox(reader.language)}?page=${to}`}
        />
      </div>
    ),
  });
});

function Letters({ items, reader }: { readonly items: readonly OutboxLetter[]; readonly reader: Reader }) {
  const words = reader.words.freshness.outbox;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={words.title}>
      <table>
        <caption class="hidden">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.written}</th>
            <th scope="col">{words.columns.to}</th>
            <th scope="col">{words.columns.subject}</th>
            <th scope="col">{words.columns.removed}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((letter) => (
            <tr>
              <td>{formatDay(reader, letter.written)}</td>
              <td>{letter.to}</td>
              <td>
                <Link href={places.letter(reader.language, letter.name)}>{letter.subject}</Link>
              </td>
              <td>{formatDay(reader, letter.removed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export const showLetter = forPerson(async (context) => {
  const { reader, client, params } = context;
  const words = reader.words.freshness.outbox;
  const letter = await client.call('readLetter', { params: { letter: params['letter'] ?? '' } });
  return makeWorkPage(context, {
    section: 'outbox',
    title: `${words.letter} · ${letter.subject}`,
    crumbs: [{ href: places.outbox(reader.language), text: words.title }],
    headers: { 'cache-control': 'no-store' },
    body: (
      <div class="narrow">
        <h1>{letter.subject}</h1>
        <SummaryList
          rows={[
            [words.columns.to, letter.to],
            [words.columns.written, formatDay(reader, letter.written)],
            [words.columns.removed, formatDay(reader, letter.removed)],
          ]}
        />
        <Notice kind="info">
          <p>{words.secret}</p>
        </Notice>
        <div class="letter card">{letter.text}</div>
      </div>
    ),
  });
});
