import { type AuditLogEntry, paths } from '@milpa/sdk';
import { Button, Link, Local, Pagination, Tag } from '../../design/index.ts';
import { forPerson, TextInput } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const pageSize = 50;
const filters = ['action', 'kind', 'institution', 'from', 'to'] as const;

/** The record of who did what, for auditors: narrowed, page by page, and to take away signed. */
export const showAuditLog = forPerson(async (context) => {
  const { client, reader, url } = context;
  const words = reader.words.proof.log;
  const page = Math.max(1, Math.min(100_000, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const asked = Object.fromEntries(
    filters.flatMap((name) => {
      const value = url.searchParams.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const found = await client.call('listAuditEntries', {
    query: { ...asked, limit: pageSize, offset: (page - 1) * pageSize },
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
          page={page}
          pages={Math.ceil(found.total / pageSize)}
          href={(to) => `${places.audit(reader.language)}?${new URLSearchParams({ ...asked, page: String(to) })}`}
        />
      </div>
    ),
  });
});

interface FilterProps {
  readonly reader: Reader;
  readonly asked: Readonly<Record<string, string>>;
  readonly actions: readonly string[];
  readonly kinds: readonly string[];
}

function Filter({ reader, asked, actions, kinds }: FilterProps) {
  const { columns, any, from, to, submit } = reader.words.proof.log;
  const select = (name: string, label: string, options: readonly string[]) => (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option value={option} selected={asked[name] === option}>
            {option}
          </option>
        ))}
      </select>
    </div>
  );
  const input = (name: string, label: string, type: 'text' | 'date') => (
    <TextInput name={name} label={label} type={type} value={asked[name] ?? ''} faults={[]} short mostLength={200} />
  );
  return (
    <form method="get" action={places.audit(reader.language)} class="form row">
      {select('action', columns.action, actions)}
      {select('kind', columns.object, kinds)}
      {input('institution', columns.institution, 'text')}
      {input('from', from, 'date')}
      {input('to', to, 'date')}
      <Button>{submit}</Button>
    </form>
  );
}

function Entries({ items, reader }: { readonly items: readonly AuditLogEntry[]; readonly reader: Reader }) {
  const words = reader.words.proof.log;
  const { columns } = words;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" tabIndex={0} aria-label={words.title}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              {columns.number}
            </th>
            <th scope="col">{columns.day}</th>
            <th scope="col">{columns.actor}</th>
            <th scope="col">{columns.action}</th>
            <th scope="col">{columns.object}</th>
            <th scope="col">{columns.institution}</th>
            <th scope="col">{columns.changes}</th>
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </section>
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
