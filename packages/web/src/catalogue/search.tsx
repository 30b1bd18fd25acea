import { paths, type SearchSort, searchFacets } from '@milpa/sdk';
import { RequestCards } from '../demand/index.ts';
import { Link, Notice, Pagination, Section } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import { ReuseCards } from '../reuse/index.ts';
import { SearchBox } from './box.tsx';
import { Facets, formatAddress, formatValue, type SearchProps } from './facets.tsx';
import { DatasetItem } from './item.tsx';
import {
  clearNarrowing,
  countChosen,
  firstDay,
  lastDay,
  listNarrowing,
  pageSize,
  parseSearch,
  type SearchState,
  toggleFacet,
} from './state.ts';

export async function answerSearch({ client, reader, url }: Context): Promise<Page> {
  const state = parseSearch(url.searchParams);
  const [result, requests, reuses] = await Promise.all([
    client.call('searchDatasets', {
      query: {
        q: state.question,
        ...state.chosen,
        ...(state.from ? { from: firstDay(state.from) } : {}),
        ...(state.to ? { to: lastDay(state.to) } : {}),
        ...(state.bbox ? { bbox: state.bbox } : {}),
        ...(state.sort ? { sort: state.sort } : {}),
        limit: pageSize,
        offset: (state.page - 1) * pageSize,
      },
    }),
    findRequests(client, state),
    findReuses(client, state),
  ]);
  const { search } = reader.words;
  const props = { state, result, reader };
  return {
    title: state.question ? search.titleFor(state.question) : search.title,
    description: reader.words.home.lead,
    ownSearch: true,
    crumbs: [],
    index: url.search === '',
    scripts: ['suggest'],
    body: (
      <div class="wrap page">
        <h1>{state.question ? search.titleFor(state.question) : search.title}</h1>
        <SearchBox id="search-q" reader={reader} question={state.question} hidden={listNarrowing(state)} />
        <Active {...props} />
        <div class="with-facets">
          <Facets {...props} />
          <section class="results" aria-label={search.results}>
            {result.total === 0 ? <Nothing {...props} /> : <Results {...props} />}
            {requests.length > 0 ? (
              <Section id="requests" title={reader.words.demand.searched}>
                <RequestCards items={requests} reader={reader} level="h3" />
              </Section>
            ) : null}
            {reuses.length > 0 ? (
              <Section id="reuses" title={reader.words.reuse.title}>
                <ReuseCards items={reuses} reader={reader} level={3} />
              </Section>
            ) : null}
          </section>
        </div>
      </div>
    ),
  };
}

/** Requests found by the same words, below the data and in none of their counts; what narrows datasets does not narrow them. */
async function findRequests(client: Context['client'], state: SearchState) {
  if (!isWordsAlone(state)) return [];
  return (await client.call('listDataRequests', { query: { q: state.question, sort: 'supports', limit: 3 } })).items;
}

/** What people made of the data, found by the same words, likewise apart. */
async function findReuses(client: Context['client'], state: SearchState) {
  if (!isWordsAlone(state)) return [];
  return (await client.call('listReuses', { query: { q: state.question, limit: 3 } })).items;
}

const isWordsAlone = (state: SearchState): boolean =>
  state.question !== '' && state.page === 1 && countChosen(state) === 0;

interface Choice {
  readonly text: string;
  /** The state without it. */
  readonly without: SearchState;
}

function listChoices({ state, reader, result }: SearchProps): Choice[] {
  const { search } = reader.words;
  const facets = searchFacets.flatMap((facet) =>
    state.chosen[facet].map((value) => ({
      text: `${reader.label(search.facets[facet])} ${formatValue(facet, value, reader, result)}`,
      without: toggleFacet(state, facet, value),
    })),
  );
  const { from, to, bbox } = state;
  return [
    ...facets,
    ...(from || to
      ? [
          {
            text: `${reader.label(search.when)} ${search.period(from, to)}`,
            without: { ...state, from: undefined, to: undefined, page: 1 },
          },
        ]
      : []),
    ...(bbox
      ? [{ text: `${reader.label(search.area)} ${bbox}`, without: { ...state, bbox: undefined, page: 1 } }]
      : []),
  ];
}

function Active(props: SearchProps) {
  const { state, reader } = props;
  if (countChosen(state) === 0) return null;
  const { search, common } = reader.words;
  return (
    <ul class="chips" aria-label={search.active}>
      {listChoices(props).map(({ text, without }) => (
        <li>
          <a class="chip" href={formatAddress(reader, without)} rel="nofollow" aria-label={common.remove(text)}>
            {text}
          </a>
        </li>
      ))}
      <li>
        <Link href={formatAddress(reader, clearNarrowing(state))}>{common.clear}</Link>
      </li>
    </ul>
  );
}

function Results(props: SearchProps) {
  const { reader, result, state } = props;
  const { search } = reader.words;
  return (
    <>
      <div class="results-head">
        <p role="status">
          <strong>{state.question ? search.foundFor(result.total, state.question) : search.found(result.total)}</strong>
        </p>
        <Sorts {...props} />
      </div>
      {result.relaxed ? (
        <Notice kind="info">
          <p>{search.relaxed[result.relaxed](result.words ?? state.question)}</p>
        </Notice>
      ) : null}
      <Suggestion {...props} />
      <ol class="bare">
        {result.items.map((item) => (
          <li>
            <DatasetItem item={item} reader={reader} level={2} />
          </li>
        ))}
      </ol>
      <Pagination
        reader={reader}
        at={{ page: state.page, size: pageSize }}
        total={result.total}
        href={(page) => formatAddress(reader, { ...state, page })}
      />
    </>
  );
}

/** "Did you mean": other words that find more, a link away. */
function Suggestion({ reader, result, state }: SearchProps) {
  const { search } = reader.words;
  if (!result.suggestion) return null;
  return (
    <p class="suggestion">
      <Link href={formatAddress(reader, { ...state, question: result.suggestion, page: 1 })}>
        {search.suggestion(result.suggestion)}
      </Link>
    </p>
  );
}

const sorts: readonly SearchSort[] = ['relevance', 'modified', 'use', 'quality', 'title'];

function Sorts({ state, reader }: SearchProps) {
  const { search } = reader.words;
  const usual = state.question ? 'relevance' : 'modified';
  return (
    <nav class="row small" aria-label={search.sort}>
      <span class="soft">{reader.label(search.sort)}</span>
      {sorts
        .filter((sort) => state.question || sort !== 'relevance')
        .map((sort) => (
          <a
            class="size"
            href={formatAddress(reader, { ...state, sort: sort === usual ? undefined : sort, page: 1 })}
            rel="nofollow"
            aria-current={(state.sort ?? usual) === sort ? 'true' : undefined}
          >
            {search.sorts[sort]}
          </a>
        ))}
    </nav>
  );
}

/** Nothing found is no dead end: what to try, each as a link where a link can do it. */
function Nothing(props: SearchProps) {
  const { state, reader } = props;
  const { search, common } = reader.words;
  const choices = listChoices(props);
  return (
    <>
      <div role="status">
        <h2>{state.question ? search.noneFor(state.question) : search.none}</h2>
      </div>
      <Suggestion {...props} />
      <p>{search.tips}</p>
      <ul>
        {state.question ? <li>{search.tip.words}</li> : null}
        {state.question ? <li>{search.tip.fewer}</li> : null}
        {choices.length > 0 ? (
          <li>
            {search.tip.filters}
            <ul>
              {choices.map(({ text, without }) => (
                <li>
                  <Link href={formatAddress(reader, without)}>{common.remove(text)}</Link>
                </li>
              ))}
            </ul>
          </li>
        ) : null}
        <li>
          <Link href={paths.search(reader.language)}>{search.tip.all}</Link>
        </li>
        <li>
          <Link
            href={`${paths.newRequest(reader.language)}${state.question ? `?${new URLSearchParams({ q: state.question.slice(0, 200) })}` : ''}`}
          >
            {reader.words.demand.missingHere}
          </Link>
        </li>
        <li>
          <Link href={paths.institutions(reader.language)}>{search.tip.institutions}</Link>
        </li>
      </ul>
    </>
  );
}
