import { findFrequency, type OverdueDataset, paths } from '@milpa/sdk';
import { formatLocal, Link, Local, Pagination } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { formatCalendarDay, Snoozed } from './badge.tsx';

const pageSize = 50;

/** Everyone may see what was promised and did not come, and take the list along. */
export async function answerOverdue({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.freshness.list;
  const { language } = reader;
  const institution = url.searchParams.get('institution')?.slice(0, 100) || undefined;
  const page = Math.max(1, Math.min(5000, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const of = institution ? await client.call('getInstitution', { params: { institution } }) : undefined;
  const shared = of ? { institution: of.slug } : {};
  const found = await client.call('listOverdue', {
    query: { ...shared, limit: pageSize, offset: (page - 1) * pageSize },
  });
  const query = new URLSearchParams(shared).toString();
  const address = (extension: 'csv' | 'atom') => paths.overdueFile(extension, language) + (query ? `?${query}` : '');
  return {
    title: words.title,
    description: words.lead,
    crumbs: [{ href: paths.search(language), text: reader.words.site.datasets }],
    index: url.search === '',
    alternates: [{ type: 'application/atom+xml', title: words.title, href: address('atom') }],
    body: (
      <div class="wrap page">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
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
        <Pagination
          reader={reader}
          page={page}
          pages={Math.ceil(found.total / pageSize)}
          href={(to) => `${paths.overdue(language)}?${new URLSearchParams({ ...shared, page: String(to) })}`}
        />
      </div>
    ),
  };
}

function List({ items, reader }: { readonly items: readonly OverdueDataset[]; readonly reader: Reader }) {
  const words = reader.words.freshness.list;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={words.caption}>
      <table>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.dataset}</th>
            <th scope="col">{words.columns.institution}</th>
            <th scope="col">{words.columns.frequency}</th>
            <th scope="col">{words.columns.due}</th>
            <th scope="col" class="number">
              {words.columns.days}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <td>
                <Link href={paths.dataset(reader.language, item.slug)}>
                  <Local map={item.title} reader={reader} otherwise={item.slug} />
                </Link>
                {item.snoozes > 0 ? (
                  <p class="small soft">
                    <Snoozed snooze={item.snooze} times={item.snoozes} reader={reader} />
                  </p>
                ) : null}
              </td>
              <td>
                <Link href={paths.institution(reader.language, item.publisher.slug)}>
                  <Local map={item.publisher.name} reader={reader} otherwise={item.publisher.slug} />
                </Link>
              </td>
              <td>{findFrequency(item.frequency)?.label[reader.language] ?? item.frequency}</td>
              <td>
                <time datetime={item.due}>{formatCalendarDay(reader, item.due)}</time>
              </td>
              <td class="number">{reader.number(item.days)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
