import type { OutboxLetter } from '@milpa/sdk';
import { Link, Notice, Pagination, SummaryList, Table } from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import type { Reader } from '../../reader.ts';
import { formatDay, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const perPage = 50;

/** Letters that would have gone out, for whoever runs a portal without a mail server. */
export const showOutbox = forPerson(async (context) => {
  const { reader, client, url } = context;
  const words = reader.words.freshness.outbox;
  const at = readPaging(url, perPage);
  const { keeps, days, total, items } = await client.call('listOutbox', { query: at.query });
  return makeWorkPage(context, {
    section: 'outbox',
    title: words.title,
    body: (
      <div>
        <h1>{words.title}</h1>
        <p class="lead">{keeps ? words.lead : words.sends}</p>
        <p class="small soft">{words.kept(days)}</p>
        {items.length === 0 ? <p role="status">{words.none}</p> : <Letters items={items} reader={reader} />}
        <Pagination reader={reader} at={at} total={total} href={places.outbox(reader.language)} />
      </div>
    ),
  });
});

function Letters({ items, reader }: { readonly items: readonly OutboxLetter[]; readonly reader: Reader }) {
  const words = reader.words.freshness.outbox;
  return (
    <Table
      label={words.title}
      caption={false}
      head={[words.columns.written, words.columns.to, words.columns.subject, words.columns.removed]}
    >
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
    </Table>
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
