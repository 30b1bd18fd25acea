import { findFrequency, type OverdueDataset, paths } from '@milpa/sdk';
import {
  DatasetLink,
  formatLocal,
  InstitutionLink,
  Link,
  makeReadingPage,
  numberHead,
  Pagination,
  Table,
} from '../design/index.ts';
import { readPaging } from '../listing.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatCalendarDay, Snoozed } from './badge.tsx';

const pageSize = 50;

/** Everyone may see what was promised and did not come, and take the list along. */
export async function answerOverdue({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.freshness.list;
  const { language } = reader;
  const institution = url.searchParams.get('institution')?.slice(0, 100) || undefined;
  const at = readPaging(url, pageSize);
  const of = institution ? await client.call('getInstitution', { params: { institution } }) : undefined;
  const shared = of ? { institution: of.slug } : {};
  const found = await client.call('listOverdue', {
    query: { ...shared, ...at.query },
  });
  const query = new URLSearchParams(shared).toString();
  const address = (extension: 'csv' | 'atom') => paths.overdueFile(extension, language) + (query ? `?${query}` : '');
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [{ href: paths.search(language), text: reader.words.site.datasets }],
    index: url.search === '',
    alternates: [{ type: 'application/atom+xml', title: words.title, href: address('atom') }],
    body: (
      <>
        {of ? (
          <p>
            {words.of(formatLocal(of.name, reader, of.slug))} <Link href={paths.overdue(language)}>{words.all}</Link>
          </p>
        ) : null}
        <p role="status">{found.total === 0 ? words.none : words.total(reader.number(found.total), found.snoozed)}</p>
        <p class="row">
          <Link href={address('csv')} download>
            {words.csv}
          </Link>
          <Link href={address('atom')}>{words.atom}</Link>
        </p>
        {found.items.length > 0 ? <List items={found.items} reader={reader} /> : null}
        <Pagination reader={reader} at={at} total={found.total} href={`${paths.overdue(language)}?${query}`} />
      </>
    ),
  });
}

function List({ items, reader }: { readonly items: readonly OverdueDataset[]; readonly reader: Reader }) {
  const words = reader.words.freshness.list;
  return (
    <Table
      label={words.caption}
      head={[
        words.columns.dataset,
        words.columns.institution,
        words.columns.frequency,
        words.columns.due,
        numberHead(words.columns.days),
      ]}
    >
      {items.map((item) => (
        <tr>
          <td>
            <DatasetLink of={item} reader={reader} />
            {item.snoozes > 0 ? (
              <p class="small soft">
                <Snoozed snooze={item.snooze} times={item.snoozes} reader={reader} />
              </p>
            ) : null}
          </td>
          <td>
            <InstitutionLink of={item.publisher} reader={reader} />
          </td>
          <td>{findFrequency(item.frequency)?.label[reader.language] ?? item.frequency}</td>
          <td>
            <time datetime={item.due}>{formatCalendarDay(reader, item.due)}</time>
          </td>
          <td class="number">{reader.number(item.days)}</td>
        </tr>
      ))}
    </Table>
  );
}
