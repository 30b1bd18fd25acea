import { findText, paths, type Reuse } from '@milpa/sdk';
import { Health } from '../dataset/links.tsx';
import { Link, Local, Section } from '../design/index.ts';
import type { Reader } from '../reader.ts';

const longest = 200;

function Excerpt({ item, reader }: { readonly item: Reuse; readonly reader: Reader }) {
  const found = findText(item.description, reader.language);
  if (!found) return null;
  const text = found.text.length > longest ? `${found.text.slice(0, longest).replace(/\s+\S*$/, '')} …` : found.text;
  return <p lang={found.language === reader.language ? undefined : found.language}>{text}</p>;
}

interface CardsProps {
  readonly items: readonly Reuse[];
  readonly reader: Reader;
  readonly level?: 2 | 3;
  readonly addressOf?: (item: Reuse) => string;
}

/** Reuses one beside the other: what each is, who made it, and whether its address answers. */
export function ReuseCards({ items, reader, level, addressOf }: CardsProps) {
  const words = reader.words.reuse;
  const Title = `h${level ?? 2}` as const;
  return (
    <ul class="cards bare">
      {items.map((item) => (
        <li class="card">
          <p class="kicker">{words.kinds[item.kind]}</p>
          <Title class="item-title">
            <Link href={addressOf?.(item) ?? paths.reuses(reader.language, item.id)}>
              <Local map={item.title} reader={reader} otherwise={item.id} />
            </Link>
          </Title>
          <Excerpt item={item} reader={reader} />
          <p class="small soft">{words.by(item.maker.name)}</p>
          <Health availability={item.availability} reader={reader} />
        </li>
      ))}
    </ul>
  );
}

/** On the page of a dataset or an institution: how many there are, the newest, and where the others are. */
export function UsedIn(props: {
  readonly reuses: { readonly total: number; readonly items: readonly Reuse[] };
  readonly lead: string;
  /** Where all of them are, and where one more is shown. */
  readonly all: string;
  readonly add?: string;
  readonly reader: Reader;
}) {
  const { reuses, lead, all, add, reader } = props;
  const words = reader.words.reuse;
  return (
    <Section id="reuses" title={words.usedIn}>
      <p>{lead}</p>
      <ReuseCards items={reuses.items} reader={reader} level={3} />
      <p class="row">
        {reuses.total > reuses.items.length ? <Link href={all}>{words.all}</Link> : null}
        {add ? <Link href={add}>{words.send}</Link> : null}
      </p>
    </Section>
  );
}
