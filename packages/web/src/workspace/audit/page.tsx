import { type AuditLogEntry, paths } from '@milpa/sdk';
import { Button, Link, Local, numberHead, Pagination, Table, Tag } from '../../design/index.ts';
import { bindFields, forPerson, Select, TextInput } from '../../form/index.ts';
import { readAsked, readPaging } from '../../listing.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const pageSize = 50;
const filters = ['action', 'kind', 'institution', 'from', 'to'] as const;

/** The record of who did what, for auditors: narrowed, page by page, and to take away signed. */
export const showAuditLog = forPerson(async (context) => {
  const { client, reader, url } = context;
  const words = reader.words.proof.log;
  const at = readPaging(url, pageSize);
  const asked = readAsked(url, filters);
  const found = await client.call('listAuditEntries', {
    query: { ...asked, ...at.query },
  });
  const bound = new URLSearchParams({ ...asked, last: String(found.last) });
  const files = (['csv', 'csv.sha256', 'csv.sha256.sig', 'jsonl'] as const).map((ending) => ({
    href: `/api/v1/audit/log.${ending}?${bound}`,
    text: `log.${ending}`,
  }));
  return makeWorkPage(context, {
    section: 'audit',
    title: words.title,
    body: (
      <div>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <Filter reader={reader} asked={asked} actions={found.actions} kinds={found.kinds} />
        <p role="status">{words.total(reader.number(found.total))}</p>
        <p class="row">
          {words.take}
          {files.map(({ href, text }) => (
            <Link href={href} download>
              {text}
            </Link>
          ))}
          <Link href={paths.aboutAudit(reader.language)}>{reader.words.proof.about.title}</Link>
        </p>
        {found.items.length > 0 ? <Entries items={found.items} reader={reader} /> : null}
        <Pagination
          reader={reader}
          at={at}
          total={found.total}
          href={`${places.audit(reader.language)}?${new URLSearchParams(asked)}`}
        />
      </div>
    ),
  });
});

interface FilterProps {
  readonly reader: Reader;
  readonly asked: Readonly<Partial<Record<(typeof filters)[number], string>>>;
  readonly actions: readonly string[];
  readonly kinds: readonly string[];
}

function Filter({ reader, asked, actions, kinds }: FilterProps) {
  const { columns, any, from, to, submit } = reader.words.proof.log;
  const bind = bindFields(asked, []);
  const list = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  return (
    <form method="get" action={places.audit(reader.language)} class="form row">
      <Select {...bind('action')} label={columns.action} empty={any} choices={list(actions)} />
      <Select {...bind('kind')} label={columns.object} empty={any} choices={list(kinds)} />
      <TextInput {...bind('institution')} label={columns.institution} short mostLength={200} />
      <TextInput {...bind('from')} label={from} type="date" short />
      <TextInput {...bind('to')} label={to} type="date" short />
      <Button>{submit}</Button>
    </form>
  );
}

function Entries({ items, reader }: { readonly items: readonly AuditLogEntry[]; readonly reader: Reader }) {
  const words = reader.words.proof.log;
  const { columns } = words;
  return (
    <Table
      label={words.title}
      caption={false}
      head={[
        numberHead(columns.number),
        columns.day,
        columns.actor,
        columns.action,
        columns.object,
        columns.institution,
        columns.changes,
      ]}
    >
      {items.map((item) => (
        <tr>
          <td class="number">{reader.number(item.number)}</td>
          <td>
            <time datetime={item.at}>{item.at.slice(0, 16).replace('T', ' ')}</time>
          </td>
          <td>
            {item.actor?.name ?? words.portal}
            {item.assumed ? <p class="small soft">{words.as(item.assumed.name)}</p> : null}
          </td>
          <td>
            {item.action} {item.matches ? null : <Tag tone="error">{words.differs}</Tag>}
          </td>
          <td>
            {item.object.kind} <code>{item.object.id.slice(0, 13)}</code>
          </td>
          <td>
            {item.institution ? (
              <Local map={item.institution.name} reader={reader} otherwise={item.institution.slug} />
            ) : null}
          </td>
          <td>
            <Changes item={item} reader={reader} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Changes({ item, reader }: { readonly item: AuditLogEntry; readonly reader: Reader }) {
  const words = reader.words.proof.log;
  if (item.before === undefined && item.after === undefined) return null;
  const show = (label: string, value: AuditLogEntry['before']) =>
    value === undefined ? null : (
      <p class="small">
        {label} <code>{JSON.stringify(value)}</code>
      </p>
    );
  return (
    <details>
      <summary>{words.show(reader.number(item.number))}</summary>
      {show(words.before, item.before)}
      {show(words.after, item.after)}
    </details>
  );
}
