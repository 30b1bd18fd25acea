import {
  findText,
  type Institution,
  institutionLevels,
  type LinkCounts,
  mexicanSectors,
  type OperationOutput,
  paths,
  type SearchResult,
} from '@milpa/sdk';
import { DatasetItem } from '../catalogue/index.ts';
import { DemandFigures } from '../demand/index.ts';
import {
  formatLocal,
  InstitutionLink,
  Link,
  Local,
  makeReadingPage,
  Notice,
  Pagination,
  Paragraphs,
  SummaryList,
} from '../design/index.ts';
import { SearchInput } from '../form/index.ts';
import { Counts } from '../freshness/index.ts';
import { CaseFigures } from '../helpdesk/index.ts';
import { readPaging } from '../listing.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { UsedIn } from '../reuse/index.ts';
import { findScore, ScoreLine } from '../scoreboard/index.ts';
import { Posts } from './posts.tsx';

const pageSize = 20;
const mostReuses = 6;

export async function answerList({ client, reader, url }: Context): Promise<Page> {
  const question = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const found = await client.call('listInstitutions', { query: question ? { q: question } : {} });
  const words = reader.words.institution;
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    index: url.search === '',
    body: (
      <>
        <p class="row">
          <Link href={paths.scoreboard(reader.language)}>{reader.words.scoreboard.title}</Link>
          <Link href={paths.commitments(reader.language)}>{reader.words.publishing.calendar.title}</Link>
        </p>
        <search>
          <form action={paths.institutions(reader.language)} method="get" class="narrow">
            <SearchInput id="institution-q" label={words.searchLabel} value={question} reader={reader} />
          </form>
        </search>
        {found.length === 0 ? <p role="status">{question ? words.noneFor(question) : words.none}</p> : null}
        {institutionLevels.map((level) => (
          <Level level={level} found={found.filter((each) => each.level === level)} reader={reader} />
        ))}
      </>
    ),
  });
}

const formatLevel = (level: string, reader: Reader) =>
  new Map(Object.entries(reader.words.institution.levels)).get(level) ?? level;

function Level(props: { readonly level: string; readonly found: readonly Institution[]; readonly reader: Reader }) {
  const { level, found, reader } = props;
  if (found.length === 0) return null;
  return (
    <section class="section" aria-labelledby={`level-${level}`}>
      <h2 id={`level-${level}`}>{formatLevel(level, reader)}</h2>
      <ul class="cards bare">
        {found.map((each) => (
          <li class="card">
            <h3>
              <InstitutionLink of={each} reader={reader} />
            </h3>
            <Excerpt institution={each} reader={reader} />
            <p class="meta">{reader.words.common.datasets(each.datasets)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Excerpt({ institution, reader }: { readonly institution: Institution; readonly reader: Reader }) {
  const found = findText(institution.description, reader.language);
  if (!found) return null;
  const text = found.text.length > 160 ? `${found.text.slice(0, 160).replace(/\s+\S*$/, '')} …` : found.text;
  return <p lang={found.language === reader.language ? undefined : found.language}>{text}</p>;
}

export async function answerOne({ client, reader, params, url }: Context): Promise<Page | Response> {
  const asked = params.institution ?? '';
  const body = await client.call('getInstitution', { params: { institution: asked } });
  if (body.slug !== asked) return redirect(paths.institution(reader.language, body.slug) + url.search, 301);
  // The search goes no further.
  const at = readPaging(url, pageSize, 100_000);
  const [posts, freshness, cases, requests, result, parent, links, successor, score, reuses] = await Promise.all([
    client.call('listPosts', { params: { institution: body.slug } }),
    client.call('countFreshness', { params: { institution: body.slug } }),
    client.call('countCases', { params: { institution: body.slug } }),
    client.call('listDataRequests', { query: { institution: body.slug, sort: 'overdue', limit: 3 } }),
    client.call('searchDatasets', {
      query: {
        publisher: [body.slug],
        sort: 'modified',
        ...at.query,
        facets: ['publisher'],
      },
    }),
    body.parent ? client.call('getInstitution', { params: { institution: body.parent } }) : undefined,
    client.call('listLinks', { params: { institution: body.slug }, query: { limit: 0 } }),
    body.ended?.successor
      ? client.call('getInstitution', { params: { institution: body.ended.successor } })
      : undefined,
    findScore({ client }, body.slug),
    client.call('listReuses', { query: { institution: body.slug, limit: mostReuses } }),
  ]);
  const words = reader.words.institution;
  const name = formatLocal(body.name, reader, body.slug);
  return {
    title: name,
    description: findText(body.description, reader.language)?.text,
    crumbs: [{ href: paths.institutions(reader.language), text: words.title }],
    body: (
      <div class="wrap page">
        <h1>
          <Local map={body.name} reader={reader} otherwise={body.slug} />
        </h1>
        <div class="with-aside">
          <div class="content">
            <Ended body={body} successor={successor} reader={reader} />
            <Paragraphs map={body.description} reader={reader} />
            <ScoreLine score={score} reader={reader} />
            <Counts counts={freshness} slug={body.slug} reader={reader} />
            <CaseFigures counts={cases} reader={reader} />
            <DemandFigures found={requests} body={body} reader={reader} />
            <p>
              <Link href={paths.institutionObligations(reader.language, body.slug)}>{reader.words.obligation.see}</Link>
            </p>
            <Posts posts={posts} reader={reader} />
            <Parts body={body} result={result} reader={reader} />
            <section class="section" aria-labelledby="datasets">
              <h2 id="datasets">
                {words.datasets} <span class="soft">({reader.number(result.total)})</span>
              </h2>
              {result.total === 0 ? <p>{words.noDatasets}</p> : null}
              <ol class="bare results">
                {result.items.map((item) => (
                  <li>
                    <DatasetItem item={item} reader={reader} publisher={item.publisher.id !== body.id} />
                  </li>
                ))}
              </ol>
              <Pagination
                reader={reader}
                at={at}
                total={result.total}
                href={paths.institution(reader.language, body.slug)}
              />
            </section>
            <Reused body={body} reuses={reuses} reader={reader} name={name} />
          </div>
          <InstitutionFacts body={body} parent={parent} links={links.counts} reader={reader} name={name} />
        </div>
      </div>
    ),
  };
}

/** What people made of its data, once somebody showed anything. */
function Reused(props: {
  readonly body: Institution;
  readonly reuses: OperationOutput<'listReuses'>;
  readonly reader: Reader;
  readonly name: string;
}) {
  const { body, reuses, reader, name } = props;
  const words = reader.words.reuse;
  if (reuses.total === 0) return null;
  return (
    <UsedIn
      reuses={reuses}
      lead={`${reader.label(words.madeOf(name))} ${words.count(reuses.total)}.`}
      all={`${paths.reuses(reader.language)}?institution=${body.slug}`}
      reader={reader}
    />
  );
}

const formatSector = ({ sector }: Institution, { language }: Reader): string | null =>
  findText(mexicanSectors.find(({ id }) => id === sector)?.label, language)?.text ?? null;

/** A body that is no more: who looks for it is told, and sent on to whoever took over. */
function Ended(props: {
  readonly body: Institution;
  readonly successor: Institution | undefined;
  readonly reader: Reader;
}) {
  const { body, successor, reader } = props;
  const words = reader.words.body;
  if (!body.ended) return null;
  return (
    <Notice kind="info">
      <p>{words.endedOn(reader.day(body.ended.on))}</p>
      {successor ? (
        <p>
          {words.tookOver} <InstitutionLink of={successor} reader={reader} />
        </p>
      ) : null}
    </Notice>
  );
}

/** The bodies that belong to it, each with what it publishes; the number of the whole contains theirs. */
function Parts(props: { readonly body: Institution; readonly result: SearchResult; readonly reader: Reader }) {
  const { body, result, reader } = props;
  const parts = (result.facets.publisher ?? []).filter((each) => each.parent === body.slug);
  if (parts.length === 0) return null;
  return (
    <section class="section" aria-labelledby="parts">
      <h2 id="parts">{reader.words.institution.parts}</h2>
      <ul class="index bare">
        {parts.map(({ value, count, label }) => (
          <li>
            <Link href={paths.institution(reader.language, value)}>
              <Local map={label} reader={reader} otherwise={value} />
            </Link>
            <span class="count">{reader.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Links that nobody looks after rot: how many answer, and the list of those that do not. */
function Links(props: { readonly body: Institution; readonly links: LinkCounts; readonly reader: Reader }) {
  const { body, links, reader } = props;
  const { available, unavailable, unchecked } = links;
  return (
    <>
      {reader.words.described.health(available, unavailable, unchecked)}
      {unavailable > 0 ? (
        <>
          {' '}
          <Link href={paths.brokenLinks(body.slug, reader.language)} download>
            {reader.words.described.brokenLinks}
          </Link>
        </>
      ) : null}
    </>
  );
}

function InstitutionFacts(props: {
  readonly body: Institution;
  readonly parent: Institution | undefined;
  readonly links: LinkCounts;
  readonly reader: Reader;
  readonly name: string;
}) {
  const { body, parent, links, reader, name } = props;
  const words = reader.words.institution;
  return (
    <aside class="key card" aria-label={reader.words.dataset.about}>
      <SummaryList
        rows={[
          [
            words.level,
            body.guessed?.includes('level')
              ? `${formatLevel(body.level, reader)} (${reader.words.imports.guessed.level})`
              : formatLevel(body.level, reader),
          ],
          [reader.words.body.class, body.class ? reader.words.body.classes[body.class] : null],
          [reader.words.body.sector, formatSector(body, reader)],
          [words.parent, parent ? <InstitutionLink of={parent} reader={reader} /> : null],
          [
            words.homepage,
            body.homepage ? (
              <Link href={body.homepage} class="breaks">
                {body.homepage.replace(/^https?:\/\/(?:www\.)?|\/$/g, '')}
              </Link>
            ) : null,
          ],
          [
            words.contact,
            body.email ? (
              <Link href={`mailto:${body.email}`} class="breaks">
                {body.email}
              </Link>
            ) : null,
          ],
          [
            reader.words.described.linksTitle,
            links.links > 0 ? <Links body={body} links={links} reader={reader} /> : null,
          ],
        ]}
      />
      <p class="row">
        <Link href={paths.inventory(reader.language, body.slug)}>{reader.words.publishing.inventory.title}</Link>
        <Link href={paths.openingPlan(reader.language, body.slug)}>{reader.words.publishing.plan.title}</Link>
        <Link href={paths.institutionQuality(reader.language, body.slug)}>{reader.words.quality.title}</Link>
      </p>
      <search>
        <form action={paths.search(reader.language)} method="get">
          <input type="hidden" name="publisher" value={body.slug} />
          <SearchInput id="body-q" label={words.searchIn(name)} mostLength={300} reader={reader} />
        </form>
      </search>
    </aside>
  );
}
