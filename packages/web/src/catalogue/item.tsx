import { type DatasetListItem, type FoundReason, findText, findTheme, formatModified, paths } from '@milpa/sdk';
import { Highlighted, Link, Local, Tag } from '../design/index.ts';
import { ListTag, tellModified } from '../freshness/index.ts';
import type { Reader } from '../reader.ts';

/** One dataset in a list: title, what it is about, who publishes it, how fresh and how large. */
export function DatasetItem(props: {
  readonly item: DatasetListItem;
  readonly reader: Reader;
  readonly level?: 2 | 3;
  readonly publisher?: boolean;
}) {
  const { item, reader } = props;
  const { common } = reader.words;
  const Title = `h${props.level ?? 3}` as const;
  return (
    <article class="item">
      <Title>
        <Link href={paths.dataset(reader.language, item.slug)}>
          <ItemTitle item={item} reader={reader} />
        </Link>
      </Title>
      <Excerpt item={item} reader={reader} />
      <Reasons item={item} reader={reader} />
      <p class="meta">
        {props.publisher === false ? null : (
          <span>
            <Local map={item.publisher.name} reader={reader} otherwise={item.publisher.slug} />
          </span>
        )}
        {item.modifiedKnown === false ? (
          <span>{common.noDay}</span>
        ) : (
          <time datetime={formatModified(item)}>{tellModified(item, reader)}</time>
        )}
        {item.tables > 0 ? <span>{common.rows(item.rows)}</span> : null}
        {item.tables > 1 ? <span>{common.tables(item.tables)}</span> : null}
        <span class="tags">
          <States item={item} reader={reader} />
          {item.themes.slice(0, 2).map((id) => (
            <Tag>{findTheme(id)?.label[reader.language] ?? id}</Tag>
          ))}
          {item.formats.slice(0, 4).map((format) => (
            <Tag>{format.toUpperCase()}</Tag>
          ))}
        </span>
      </p>
    </article>
  );
}

type ItemProps = { readonly item: DatasetListItem; readonly reader: Reader };

const unmark = (piece: string) => piece.replace(/[\uE000\uE001]/g, '');

/** The title with the words that were found in it; the reason may hold only a part of a long one. */
function ItemTitle({ item, reader }: ItemProps) {
  const found = findText(item.title, reader.language);
  const reason = item.reasons?.find(({ field, language }) => field === 'title' && language === found?.language);
  if (!found || !reason || unmark(reason.piece) !== found.text)
    return <Local map={item.title} reader={reader} otherwise={item.slug} />;
  return (
    <span lang={found.language === reader.language ? undefined : found.language}>
      <Highlighted text={reason.piece} />
    </span>
  );
}

/** What one should know before opening it: that it is no dataset, not for everyone, or late. */
function States({ item, reader }: ItemProps) {
  const { search } = reader.words;
  const { kind, accessLevel } = item;
  return (
    <>
      {kind === 'series' || kind === 'service' ? <Tag tone="good">{search.kinds[kind]}</Tag> : null}
      {accessLevel && accessLevel !== 'public' ? <Tag tone="warning">{search.access[accessLevel]}</Tag> : null}
      {item.freshness ? <ListTag freshness={item.freshness} reader={reader} /> : null}
    </>
  );
}

const longest = 220;

function Excerpt({ item, reader }: ItemProps) {
  const reason = item.reasons?.find(({ field }) => field === 'description');
  if (reason)
    return (
      <p lang={reason.language === reader.language ? undefined : reason.language}>
        <Highlighted text={reason.piece} />
      </p>
    );
  const found = findText(item.description, reader.language);
  if (!found) return null;
  const text = found.text.length > longest ? `${found.text.slice(0, longest).replace(/\s+\S*$/, '')} …` : found.text;
  return <p lang={found.language === reader.language ? undefined : found.language}>{text}</p>;
}

/** Why it was found, where title and description do not say it. A column is always worth knowing. */
function Reasons({ item, reader }: ItemProps) {
  const reasons = item.reasons ?? [];
  const seen = reasons.some(({ field }) => field === 'title' || field === 'description');
  const shown = reasons.filter(
    ({ field }) => field === 'columns' || (!seen && field !== 'title' && field !== 'description'),
  );
  if (shown.length === 0) return null;
  return (
    <ul class="reasons bare">
      {shown.slice(0, mostReasons).map((reason) => (
        <Reason reason={reason} reader={reader} />
      ))}
    </ul>
  );
}

const mostReasons = 2;

function Reason({ reason, reader }: { readonly reason: FoundReason; readonly reader: Reader }) {
  const { search } = reader.words;
  return (
    <li>
      <span class="soft">{reader.label(search.where[reason.field])}</span>{' '}
      <span lang={reason.language === reader.language ? undefined : reason.language}>
        <Highlighted text={reason.piece} />
      </span>
    </li>
  );
}
