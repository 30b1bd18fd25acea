import { type PublicChange, paths, type WithdrawnDataset } from '@milpa/sdk';
import { Link, Local, Pagination } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';

const pageSize = 50;
const findPage = (url: URL) => Math.max(1, Math.min(5000, Math.trunc(Number(url.searchParams.get('page'))) || 1));

/** What was done to what is public. */
export async function answerChanges({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.proof.changes;
  const page = findPage(url);
  const found = await client.call('listPublicChanges', {
    query: { limit: pageSize, offset: (page - 1) * pageSize },
  });
  return {
    title: words.title,
    description: words.lead,
    crumbs: [{ href: paths.aboutAudit(reader.language), text: reader.words.proof.about.title }],
    body: (
      <div class="wrap page">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {found.items.length === 0 ? <p role="status">{words.none}</p> : <Changes items={found.items} reader={reader} />}
        <Pagination
          reader={reader}
          page={page}
          pages={Math.ceil(found.total / pageSize)}
          href={(to) => `${paths.changeLog(reader.language)}?page=${to}`}
        />
      </div>
    ),
  };
}

function Changes({ items, reader }: { readonly items: readonly PublicChange[]; readonly reader: Reader }) {
  const { columns, caption, actions } = reader.words.proof.changes;
  const addressOf = ({ object }: PublicChange) =>
    object.kind === 'dataset'
      ? paths.dataset(reader.language, object.slug)
      : paths.institution(reader.language, object.slug);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" class="number">
              {columns.number}
            </th>
            <th scope="col">{columns.day}</th>
            <th scope="col">{columns.what}</th>
            <th scope="col">{columns.object}</th>
            <th scope="col">{columns.hash}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <td class="number">{reader.number(item.number)}</td>
              <td>
                <time datetime={item.at}>{reader.day(item.at)}</time>
              </td>
              <td>{actions[item.action] ?? item.action}</td>
              <td>
                <Link href={addressOf(item)}>
                  <Local map={item.object.title} reader={reader} otherwise={item.object.slug} />
                </Link>
              </td>
              <td>
                <code>{item.hash.slice(0, 12)}…</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What can no longer be read, why, and by whose decision. */
export async function answerWithdrawn({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.proof.withdrawn;
  const page = findPage(url);
  const found = await client.call('listWithdrawnDatasets', {
    query: { limit: pageSize, offset: (page - 1) * pageSize },
  });
  return {
    title: words.title,
    description: words.lead,
    crumbs: [{ href: paths.search(reader.language), text: reader.words.site.datasets }],
    body: (
      <div class="wrap page">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p>
          <Link href={paths.withdrawnCsv(reader.language)} download>
            {words.csv}
          </Link>
        </p>
        {found.items.length === 0 ? (
          <p role="status">{words.none}</p>
        ) : (
          <Withdrawn items={found.items} reader={reader} />
        )}
        <Pagination
          reader={reader}
          page={page}
          pages={Math.ceil(found.total / pageSize)}
          href={(to) => `${paths.withdrawn(reader.language)}?page=${to}`}
        />
      </div>
    ),
  };
}

function Withdrawn({ items, reader }: { readonly items: readonly WithdrawnDataset[]; readonly reader: Reader }) {
  const { columns, caption, purged } = reader.words.proof.withdrawn;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.dataset}</th>
            <th scope="col">{columns.institution}</th>
            <th scope="col">{columns.day}</th>
            <th scope="col">{columns.reason}</th>
            <th scope="col">{columns.authority}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <td>
                <Local map={item.title} reader={reader} otherwise={item.id} />
              </td>
              <td>
                <Link href={paths.institution(reader.language, item.publisher.slug)}>
                  <Local map={item.publisher.name} reader={reader} otherwise={item.publisher.slug} />
                </Link>
              </td>
              <td>
                <time datetime={item.withdrawn}>{reader.day(item.withdrawn)}</time>
              </td>
              <td>
                {item.reason}
                {item.purged ? ` (${purged})` : ''}
              </td>
              <td>{item.authority}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
