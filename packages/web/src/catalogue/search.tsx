import {
  findFileType,
  findFrequency,
  findLicence,
  findText,
  findTheme,
  paths,
  type SearchFacet,
  type SearchResult,
  searchFacets,
} from '@milpa/sdk';
import { Button, Link, Notice, Pagination } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { DatasetItem } from './item.tsx';
import {
  countChosen,
  formatSearch,
  nothingChosen,
  pageSize,
  parseSearch,
  type SearchState,
  toggleFacet,
} from './state.ts';

/** Values of a facet that are shown; further ones are folded. */
const shownValues = 8;

export async function answerSearch({ client, reader, url }: Context): Promise<Page> {
  const state = parseSearch(url.searchParams);
  const result = await client.call('searchDatasets', {
    query: {
      q: state.question,
      ...state.chosen,
      ...(state.sort ? { sort: state.sort } : {}),
      limit: pageSize,
      offset: (state.page - 1) * pageSize,
    },
  });
  const { search } = reader.words;
  const props = { state, result, reader };
  return {
    title: state.question ? search.titleFor(state.question) : search.title,
    description: reader.words.home.lead,
    ownSearch: true,
    crumbs: [],
    index: url.search === '',
    body: (
      <div class="wrap page">
        <h1>{state.question ? search.titleFor(state.question) : search.title}</h1>
        <SearchForm {...props} />
        <Active {...props} />
        <div class="with-facets">
          <Facets {...props} />
          <section class="results" aria-label={search.results}>
            {result.total === 0 ? <Nothing {...props} /> : <Results {...props} />}
          </section>
        </div>
      </div>
    ),
  };
}

interface Props {
  readonly state: SearchState;
  readonly result: SearchResult;
  readonly reader: Reader;
}

const formatAddress = (reader: Reader, state: SearchState) => paths.search(reader.language) + formatSearch(state);

function SearchForm({ state, reader }: Props) {
  return (
    <search>
      <form action={paths.search(reader.language)} method="get">
        {searchFacets.flatMap((facet) =>
          state.chosen[facet].map((value) => <input type="hidden" name={facet} value={value} />),
        )}
        <label class="hidden" for="search-q">
          {reader.words.site.searchDatasets}
        </label>
        <div class="searchbox large">
          <input
            id="search-q"
            name="q"
            type="search"
            value={state.question}
            placeholder={reader.words.home.placeholder}
            maxLength={300}
          />
          <Button>{reader.words.site.search}</Button>
        </div>
      </form>
    </search>
  );
}

/** What people call a value: from the vocabularies, else as the portal labels it, else the value itself. */
function formatValue(facet: SearchFacet, value: string, reader: Reader, result: SearchResult): string {
  const { language } = reader;
  const given = result.facets[facet]?.find((each) => each.value === value)?.label;
  const levels = new Map(Object.entries(reader.words.institution.levels));
  const known: Partial<Record<SearchFacet, string | undefined>> = {
    theme: findTheme(value)?.label[language],
    format: findFileType(value)?.label[language],
    licence: findLicence(value)?.label[language],
    frequency: findFrequency(value)?.label[language],
    level: levels.get(value),
  };
  return known[facet] ?? findText(given, language)?.text ?? value;
}

function Active({ state, reader, result }: Props) {
  if (countChosen(state) === 0) return null;
  const { search, common } = reader.words;
  return (
    <ul class="chips" aria-label={search.active}>
      {searchFacets.flatMap((facet) =>
        state.chosen[facet].map((value) => {
          const text = `${search.facets[facet]}${common.colon} ${formatValue(facet, value, reader, result)}`;
          return (
            <li>
              <a
                class="chip"
                href={formatAddress(reader, toggleFacet(state, facet, value))}
                rel="nofollow"
                aria-label={common.remove(text)}
              >
                {text}
              </a>
            </li>
          );
        }),
      )}
      <li>
        <Link href={formatAddress(reader, { ...state, page: 1, chosen: nothingChosen })}>{common.clear}</Link>
      </li>
    </ul>
  );
}

function Facets(props: Props) {
  const { reader, result, state } = props;
  const shown = searchFacets.filter((facet) => (result.facets[facet] ?? []).length > 0);
  if (shown.length === 0) return <div />;
  return (
    <nav aria-label={reader.words.search.filters}>
      <details class="facets">
        <summary>
          {reader.words.search.filters}
          {countChosen(state) > 0 ? ` (${countChosen(state)})` : ''}
        </summary>
        {shown.map((facet) => (
          <Facet {...props} facet={facet} />
        ))}
      </details>
    </nav>
  );
}

function Facet(props: Props & { readonly facet: SearchFacet }) {
  const { reader, facet, result } = props;
  const values = result.facets[facet] ?? [];
  const more = values.slice(shownValues);
  const name = reader.words.search.facets[facet];
  return (
    <section class="facet" aria-label={name}>
      <h2>{name}</h2>
      <FacetValues {...props} values={values.slice(0, shownValues)} />
      {more.length > 0 ? (
        <details>
          <summary>{reader.words.search.moreValues(more.length)}</summary>
          <FacetValues {...props} values={more} />
        </details>
      ) : null}
    </section>
  );
}

function FacetValues(
  props: Props & { readonly facet: SearchFacet; readonly values: readonly { value: string; count: number }[] },
) {
  const { state, reader, facet, result, values } = props;
  return (
    <ul class="bare">
      {values.map(({ value, count }) => {
        const chosen = state.chosen[facet].includes(value);
        return (
          <li>
            <a
              href={formatAddress(reader, toggleFacet(state, facet, value))}
              rel="nofollow"
              class={chosen ? 'value chosen' : 'value'}
            >
              <span class="box" aria-hidden="true">
                {chosen ? '✓' : ''}
              </span>
              <span>{formatValue(facet, value, reader, result)}</span>
              {chosen ? <span class="hidden"> ({reader.words.search.chosen})</span> : null}
              <span class="count">{reader.number(count)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function Results(props: Props) {
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
      <ol class="bare">
        {result.items.map((item) => (
          <li>
            <DatasetItem item={item} reader={reader} level={2} />
          </li>
        ))}
      </ol>
      <Pagination
        reader={reader}
        page={state.page}
        pages={Math.ceil(result.total / pageSize)}
        href={(page) => formatAddress(reader, { ...state, page })}
      />
    </>
  );
}

function Sorts({ state, reader }: Props) {
  const { search, common } = reader.words;
  const usual = state.question ? 'relevance' : 'modified';
  const offered = state.question ? (['relevance', 'modified', 'title'] as const) : (['modified', 'title'] as const);
  return (
    <nav class="row small" aria-label={search.sort}>
      <span class="soft">
        {search.sort}
        {common.colon}
      </span>
      {offered.map((sort) => (
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
function Nothing({ state, reader, result }: Props) {
  const { search, common } = reader.words;
  return (
    <>
      <h2>{state.question ? search.noneFor(state.question) : search.none}</h2>
      <p>{search.tips}</p>
      <ul>
        {state.question ? <li>{search.tip.words}</li> : null}
        {state.question ? <li>{search.tip.fewer}</li> : null}
        {countChosen(state) > 0 ? (
          <li>
            {search.tip.filters}
            <ul>
              {searchFacets.flatMap((facet) =>
                state.chosen[facet].map((value) => (
                  <li>
                    <Link href={formatAddress(reader, toggleFacet(state, facet, value))}>
                      {common.remove(formatValue(facet, value, reader, result))}
                    </Link>
                  </li>
                )),
              )}
            </ul>
          </li>
        ) : null}
        <li>
          <Link href={paths.search(reader.language)}>{search.tip.all}</Link>
        </li>
        <li>
          <Link href={paths.institutions(reader.language)}>{search.tip.institutions}</Link>
        </li>
      </ul>
    </>
  );
}
