import { findText, paths, type Reuse } from '@milpa/sdk';
import { Health } from '../dataset/links.tsx';
import {
  ButtonLink,
  DatasetLink,
  formatLocal,
  InstitutionLink,
  Link,
  Local,
  Paragraphs,
  Section,
  SummaryList,
} from '../design/index.ts';
import { formatCalendarDay } from '../freshness/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';

interface Props {
  readonly item: Reuse;
  readonly reader: Reader;
}

/** One reuse: what it is, where it is to be seen, which data it was made of, and what it changed. */
export async function answerReuse({ client, reader, params, site, account }: Context): Promise<Page> {
  const words = reader.words.reuse;
  const { language } = reader;
  const item = await client.call('getReuse', { params: { reuse: params['reuse'] ?? '' } });
  const title = formatLocal(item.title, reader, item.id);
  return {
    title,
    description: findText(item.description, language)?.text.slice(0, 300),
    crumbs: [{ href: paths.reuses(language), text: words.title }],
    // What is not accepted is seen by those alone who decide on it.
    index: item.state === 'accepted',
    structured: JSON.stringify(describe(item, site.publicUrl, reader)),
    body: (
      <div class="wrap page">
        <p class="kicker">{words.kinds[item.kind]}</p>
        <h1>
          <Local map={item.title} reader={reader} otherwise={item.id} />
        </h1>
        <ReuseFacts item={item} reader={reader} />
        {account && (item.moves.length > 0 || item.mayConfirmImpact) ? (
          <p class="section">
            <Link href={`${paths.workspace(language)}/reuses/${item.id}`}>{words.work.decide}</Link>
          </p>
        ) : null}
      </div>
    ),
  };
}

/** Everything that is said of a reuse, below its title. */
export function ReuseFacts({ item, reader }: Props) {
  const words = reader.words.reuse;
  const { maker, since, accepted } = item;
  return (
    <>
      <Paragraphs map={item.description} reader={reader} />
      <p>
        <ButtonLink href={item.address}>{words.open(new URL(item.address).host)}</ButtonLink>
      </p>
      <Health availability={item.availability} reader={reader} />
      <p class="small soft">{words.notOurs}</p>
      <SummaryList
        rows={[
          [words.maker, maker.name],
          [words.since, since && formatCalendarDay(reader, since)],
          [words.accepted, accepted && <time datetime={accepted}>{reader.day(accepted)}</time>],
        ]}
      />
      <Section id="datasets" title={words.datasets}>
        <UsedData item={item} reader={reader} />
      </Section>
      {item.impact ? (
        <Section id="impact" title={words.impact}>
          <Impact impact={item.impact} reader={reader} />
        </Section>
      ) : null}
    </>
  );
}

function UsedData({ item, reader }: Props) {
  const words = reader.words.reuse;
  return (
    <>
      <ul>
        {item.datasets.map((each) => (
          <li>
            <DatasetLink of={each} version={each.version ?? undefined} reader={reader} />
            {each.version === null ? null : ` (${words.version(each.version)})`}
            <br />
            <span class="small">
              <InstitutionLink of={each.publisher} reader={reader} />
            </span>
          </li>
        ))}
      </ul>
      {item.gone > 0 ? <p>{words.gone(item.gone)}</p> : null}
    </>
  );
}

/** What whoever made it says, and whether anybody else says so too: a claim is never shown as evidence. */
function Impact({ impact, reader }: { readonly impact: NonNullable<Reuse['impact']>; readonly reader: Reader }) {
  const words = reader.words.reuse;
  const { text, url, confirmed } = impact;
  return (
    <>
      <Paragraphs map={text} reader={reader} />
      {url ? (
        <p>
          <Link href={url} rel="nofollow">
            {words.evidence}
          </Link>
        </p>
      ) : null}
      <p class="small">
        {confirmed ? (
          <>
            {words.confirmed(reader.day(confirmed.on))} <InstitutionLink of={confirmed.by} reader={reader} />
          </>
        ) : (
          words.claimed
        )}
      </p>
    </>
  );
}

/** schema.org: a work based on datasets, each by its permanent address; of one version where that was said. */
function describe(item: Reuse, publicUrl: string, reader: Reader) {
  const { maker, since } = item;
  return {
    '@context': 'https://schema.org/',
    '@type': 'CreativeWork',
    '@id': `${publicUrl}/api/v1/reuses/${item.id}`,
    name: findText(item.title, reader.language)?.text,
    description: findText(item.description, reader.language)?.text,
    inLanguage: Object.keys(item.title),
    genre: item.kind,
    url: item.address,
    mainEntityOfPage: publicUrl + paths.reuses(reader.language, item.id),
    creator: { '@type': maker.kind === 'person' ? 'Person' : 'Organization', name: maker.name },
    ...(since ? { dateCreated: since } : {}),
    ...(item.accepted ? { datePublished: item.accepted } : {}),
    isBasedOn: item.datasets.map(({ id, title, version }) => ({
      '@type': 'Dataset',
      '@id': publicUrl + (version === null ? paths.datasetIdentity(id) : paths.version(id, version)),
      name: findText(title, reader.language)?.text,
    })),
  };
}
