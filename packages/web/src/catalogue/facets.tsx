import {
  type FacetValue,
  findFileType,
  findFrequency,
  findHvdCategory,
  findLicence,
  findText,
  findTheme,
  paths,
  type SearchFacet,
  type SearchResult,
} from '@milpa/sdk';
import { Button, Link } from '../design/index.ts';
import type { Reader } from '../reader.ts';
import { countChosen, formatSearch, listNarrowing, type SearchState, toggleFacet } from './state.ts';

export interface SearchProps {
  readonly state: SearchState;
  readonly result: SearchResult;
  readonly reader: Reader;
}

export const formatAddress = (reader: Reader, state: SearchState) =>
  paths.search(reader.language) + formatSearch(state);

/** In the order in which most readers need them. */
const shownFacets: readonly SearchFacet[] = [
  'publisher',
  'theme',
  'kind',
  'format',
  'year',
  'place',
  'level',
  'timeliness',
  'quality',
  'stars',
  'licence',
  'access',
  'frequency',
  'highValue',
  'sector',
  'area',
];
/** Open when nothing of them is chosen; the others are one press away. */
const firstFacets: readonly SearchFacet[] = ['publisher', 'theme', 'format'];
/** Values of a facet that are shown, and those folded behind them; a page must stay light. */
const shownValues = 8;
const foldedValues = 30;

/** What people call a value: from the vocabularies, else as the portal labels it, else the value itself. */
export function formatValue(facet: SearchFacet, value: string, reader: Reader, result: SearchResult): string {
  const { language } = reader;
  const given = result.facets[facet]?.find((each) => each.value === value)?.label;
  const levels = new Map(Object.entries(reader.words.institution.levels));
  const known: Partial<Record<SearchFacet, string | undefined>> = {
    theme: findTheme(value)?.label[language],
    format: findFileType(value)?.label[language],
    licence: findLicence(value)?.label[language],
    frequency: findFrequency(value)?.label[language],
    highValue: findHvdCategory(value)?.label[language],
    level: levels.get(value),
  };
  return known[facet] ?? findText(given, language)?.text ?? value;
}

export function Facets(props: SearchProps) {
  const { reader, state } = props;
  const { search } = reader.words;
  const shown = shownFacets.filter((facet) => tellsApart(facet, props));
  const chosen = countChosen(state);
  return (
    <nav aria-label={search.filters}>
      <details class="facets">
        <summary>
          {search.filters}
          {chosen > 0 ? ` (${chosen})` : ''}
        </summary>
        {shown.map((facet) => (
          <Facet {...props} facet={facet} />
        ))}
        <When {...props} />
      </details>
    </nav>
  );
}

/** A facet of which everything found has the one value says nothing. */
function tellsApart(facet: SearchFacet, { state, result }: SearchProps): boolean {
  const values = result.facets[facet] ?? [];
  if (state.chosen[facet].length > 0) return true;
  return values.length > 1 || values.some(({ count }) => count < result.total);
}

type FacetProps = SearchProps & { readonly facet: SearchFacet };

function Facet(props: FacetProps) {
  const { reader, facet, result, state } = props;
  const { search } = reader.words;
  const values = arrange(facet, result.facets[facet] ?? [], state.chosen[facet]);
  const more = values.slice(shownValues, shownValues + foldedValues);
  const left = values.length - shownValues - more.length;
  return (
    <details class="facet" open={firstFacets.includes(facet) || state.chosen[facet].length > 0}>
      <summary>{search.facets[facet]}</summary>
      <FacetValues {...props} values={values.slice(0, shownValues)} />
      {more.length > 0 ? (
        <details class="more">
          <summary>{search.moreValues(values.length - shownValues)}</summary>
          <FacetValues {...props} values={more} />
          {left > 0 ? <Left {...props} shown={values.length - left} total={values.length} /> : null}
        </details>
      ) : null}
    </details>
  );
}

function Left({ reader, facet, shown, total }: FacetProps & { readonly shown: number; readonly total: number }) {
  const { search } = reader.words;
  return (
    <p class="small soft">
      {search.facetShort(reader.number(shown), reader.number(total))}{' '}
      {facet === 'publisher' ? <Link href={paths.institutions(reader.language)}>{search.allInstitutions}</Link> : null}
    </p>
  );
}

interface Placed extends FacetValue {
  /** How many stand above it. */
  readonly depth: number;
}

/**
 * The values in the order they are shown: years from the newest, stars from the most, a tree with each part under its whole.
 * Of places the parts come only under a whole that was chosen: there are too many municipalities to be of help before.
 */
export function arrange(facet: SearchFacet, values: readonly FacetValue[], chosen: readonly string[]): Placed[] {
  if (facet === 'year' || facet === 'stars')
    return values.toSorted((a, b) => rankOf(b) - rankOf(a)).map((each) => ({ ...each, depth: 0 }));
  const known = new Set(values.map((each) => each.value));
  const listUnder = (parent: string | undefined, depth: number): Placed[] =>
    values
      .filter((each) => (each.parent !== undefined && known.has(each.parent) ? each.parent : undefined) === parent)
      .flatMap((each) => {
        const open = facet !== 'place' || chosen.includes(each.value) || holdsChosen(values, each.value, chosen);
        return [{ ...each, depth }, ...(open && depth < 10 ? listUnder(each.value, depth + 1) : [])];
      });
  return listUnder(undefined, 0);
}

/** What is no number, as what could not be checked, comes last. */
const rankOf = ({ value }: FacetValue): number =>
  Number.isNaN(Number(value)) ? Number.NEGATIVE_INFINITY : Number(value);

const holdsChosen = (values: readonly FacetValue[], parent: string, chosen: readonly string[]): boolean =>
  values.some((each) => each.parent === parent && chosen.includes(each.value));

function FacetValues(props: FacetProps & { readonly values: readonly Placed[] }) {
  const { state, reader, facet, result, values } = props;
  return (
    <ul class="bare">
      {values.map(({ value, count, depth }) => {
        const chosen = state.chosen[facet].includes(value);
        return (
          <li class={depth > 0 ? `under-${Math.min(depth, 3)}` : undefined}>
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

/** Period and box: what no list of values can offer. One form, with everything else that was chosen in it. */
function When({ state, reader }: SearchProps) {
  const { search } = reader.words;
  const own = new Set(['from', 'to', 'bbox']);
  const open = Boolean(state.from || state.to || state.bbox);
  return (
    <details class="facet" open={open}>
      <summary>
        {search.when} · {search.area}
      </summary>
      <form action={paths.search(reader.language)} method="get" class="when">
        {state.question ? <input type="hidden" name="q" value={state.question} /> : null}
        {state.sort ? <input type="hidden" name="sort" value={state.sort} /> : null}
        {listNarrowing(state)
          .filter(([name]) => !own.has(name))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        <div class="pair">
          {(['from', 'to'] as const).map((name) => (
            <div>
              <label for={`when-${name}`}>{search[name]}</label>
              <input
                id={`when-${name}`}
                name={name}
                value={state[name] ?? ''}
                inputMode="numeric"
                maxLength={10}
                aria-describedby="when-hint"
              />
            </div>
          ))}
        </div>
        <p class="hint" id="when-hint">
          {search.whenHint}
        </p>
        <label for="when-bbox">{search.area}</label>
        <input id="when-bbox" name="bbox" value={state.bbox ?? ''} maxLength={90} aria-describedby="bbox-hint" />
        <p class="hint" id="bbox-hint">
          {search.areaHint}
        </p>
        <Button kind="quiet">{search.apply}</Button>
      </form>
    </details>
  );
}
