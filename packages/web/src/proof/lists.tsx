import { type PublicChange, paths, type WithdrawnDataset } from '@milpa/sdk';
import { InstitutionLink, Link, Local, makeReadingPage, numberHead, Pagination, Table } from '../design/index.ts';
import { readPaging } from '../listing.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';

const pageSize = 50;
/** What was done to what is public. */
export async function answerChanges({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.proof.changes;
  const at = readPaging(url, pageSize);
  const found = await client.call('listPublicChanges', {
    query: at.query,
  });
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [{ href: paths.aboutAudit(reader.language), text: reader.words.proof.about.title }],
    body: (
      <>
        {found.items.length === 0 ? <p role="status">{words.none}</p> : <Changes items={found.items} reader={reader} />}
        <Pagination reader={reader} at={at} total={found.total} href={paths.changeLog(reader.language)} />
      </>
    ),
  });
}

function Changes({ items, reader }: { readonly items: readonly PublicChange[]; readonly reader: Reader }) {
  const { columns, caption, actions } = reader.words.proof.changes;
  const addressOf = ({ object }: PublicChange) =>
    object.kind === 'dataset'
      ? paths.dataset(reader.language, object.slug)
      : paths.institution(reader.language, object.slug);
  return (
    <Table label={caption} head={[numberHead(columns.number), columns.day, columns.what, columns.object, columns.hash]}>
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
    </Table>
  );
}

/** What can no longer be read, why, and by whose decision. */
export async function answerWithdrawn({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.proof.withdrawn;
  const at = readPaging(url, pageSize);
  const found = await client.call('listWithdrawnDatasets', {
    query: at.query,
  });
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [{ href: paths.search(reader.language), text: reader.words.site.datasets }],
    body: (
      <>
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
        <Pagination reader={reader} at={at} total={found.total} href={paths.withdrawn(reader.language)} />
      </>
    ),
  });
}

function Withdrawn({ items, reader }: { readonly items: readonly WithdrawnDataset[]; readonly reader: Reader }) {
  const { columns, caption, purged } = reader.words.proof.withdrawn;
  return (
    <Table
      label={caption}
      head={[columns.dataset, columns.institution, columns.day, columns.reason, columns.authority]}
    >
      {items.map((item) => (
        <tr>
          <td>
            <Local map={item.title} reader={reader} otherwise={item.id} />
          </td>
          <td>
            <InstitutionLink of={item.publisher} reader={reader} />
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
    </Table>
  );
}
