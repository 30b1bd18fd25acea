import { type DatasetListItem, findText, findTheme, paths } from '@milpa/sdk';
import { Highlighted, Link, Local, Tag } from '../design/index.ts';
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
          <Local map={item.title} reader={reader} otherwise={item.slug} />
        </Link>
      </Title>
      <Excerpt item={item} reader={reader} />
      <p class="meta">
        {props.publisher === false ? null : (
          <span>
            <Local map={item.publisher.name} reader={reader} otherwise={item.publisher.slug} />
          </span>
        )}
        <time datetime={item.modified}>{common.updated(reader.day(item.modified))}</time>
        {item.tables > 0 ? <span>{common.rows(item.rows)}</span> : null}
        {item.tables > 1 ? <span>{common.tables(item.tables)}</span> : null}
        <span class="tags">
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

const longest = 220;

function Excerpt({ item, reader }: { readonly item: DatasetListItem; readonly reader: Reader }) {
  if (item.highlight)
    return (
      <p>
        <Highlighted text={item.highlight} />
      </p>
    );
  const found = findText(item.description, reader.language);
  if (!found) return null;
  const text = found.text.length > longest ? `${found.text.slice(0, longest).replace(/\s+\S*$/, '')} …` : found.text;
  return <p lang={found.language === reader.language ? undefined : found.language}>{text}</p>;
}
