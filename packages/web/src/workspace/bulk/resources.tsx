import { findFileType, paths, type Resource, ResourceFilter } from '@milpa/sdk';
import { Button, formatLocal, Link, Pagination, Table, Tag } from '../../design/index.ts';
import { type Fault, forPerson, Hidden, type PersonContext, Select, TextInput, type Values } from '../../form/index.ts';
import { FreshnessTag } from '../../freshness/index.ts';
import { type Paging, readPaging } from '../../listing.ts';
import type { Page } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { ActionFields } from './actions.tsx';

export const perPage = 100;
export const filterNames = ['q', 'format', 'state', 'health', 'freshness', 'dataset'] as const;
type Filter = Readonly<Partial<Record<(typeof filterNames)[number], string>>>;

export interface ResourcesState {
  readonly filter: Filter;
  readonly at: Paging;
  readonly chosen: readonly string[];
  readonly all: boolean;
  readonly values: Values;
  readonly faults: readonly Fault[];
}

export const readFilter = (get: (name: string) => string): Filter =>
  Object.fromEntries(filterNames.flatMap((name) => (get(name) ? [[name, get(name)]] : [])));

/** What the API takes of it; a word it does not know is left out. */
export const parseFilter = (filter: Filter): ResourceFilter => {
  const known = filterNames.filter((name) => ResourceFilter.shape[name].safeParse(filter[name]).success);
  return ResourceFilter.parse(Object.fromEntries(known.map((name) => [name, filter[name]])));
};

export const showResources = forPerson((context) => {
  const { searchParams } = context.url;
  const at = readPaging(context.url, perPage);
  const filter = readFilter((name) => searchParams.get(name) ?? '');
  return resourcesPage(context, { filter, at, chosen: [], all: false, values: {}, faults: [] });
});

export async function resourcesPage(context: PersonContext, state: ResourcesState): Promise<Page> {
  const { client, params, reader } = context;
  const words = reader.words.bulk;
  const key = params['institution'] ?? '';
  const institution = await client.call('getInstitution', { params: { institution: key } });
  const { total, datasets, formats, items } = await client.call('listResources', {
    params: { institution: institution.id },
    query: { ...parseFilter(state.filter), ...state.at.query },
  });
  const title = words.of(formatLocal(institution.name, reader, institution.slug));
  const base = places.resources(reader.language, institution.slug);
  return makeWorkPage(context, {
    section: 'datasets',
    title,
    faults: state.faults,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{words.lead}</p>
        <FilterForm filter={state.filter} formats={formats} base={base} reader={reader} />
        <p role="status">{total === 0 ? words.none : words.found(total, datasets)}</p>
        {total === 0 ? null : (
          <form method="post" class="form" action={base}>
            {filterNames.map((name) => (state.filter[name] ? <Hidden name={name} value={state.filter[name]} /> : null))}
            <Hidden name="page" value={String(state.at.page)} />
            <Resources items={items} state={state} total={total} reader={reader} />
            <Pagination
              reader={reader}
              at={state.at}
              total={total}
              href={`${base}?${new URLSearchParams(state.filter)}`}
            />
            <Which total={total} all={state.all} reader={reader} />
            <ActionFields values={state.values} faults={state.faults} reader={reader} />
          </form>
        )}
      </>
    ),
  });
}

function FilterForm(props: {
  readonly filter: Filter;
  readonly formats: readonly string[];
  readonly base: string;
  readonly reader: Reader;
}) {
  const { filter, formats, base, reader } = props;
  const words = reader.words.bulk;
  const choose = (name: 'state' | 'health' | 'freshness', texts: Readonly<Record<string, string>>) => (
    <Select
      name={name}
      label={words.fields[name]}
      value={filter[name]}
      empty={words.any}
      faults={[]}
      choices={Object.entries(texts).map(([value, text]) => ({ value, text }))}
    />
  );
  return (
    <search>
      <form method="get" class="card" action={base} aria-label={words.filter}>
        <TextInput name="q" label={words.fields.q} value={filter.q} faults={[]} mostLength={200} />
        <div class="row">
          <Select
            name="format"
            label={words.fields.format}
            value={filter.format}
            empty={words.any}
            faults={[]}
            choices={formats.map((format) => ({ value: format, text: nameFormat(format, reader) }))}
          />
          {choose('state', words.states)}
          {choose('health', words.health)}
          {choose('freshness', reader.words.freshness.states)}
        </div>
        <p class="row">
          <Button kind="quiet">{words.find}</Button>
          {Object.keys(filter).length > 0 ? <Link href={base}>{words.clear}</Link> : null}
        </p>
      </form>
    </search>
  );
}

const nameFormat = (format: string, { language }: Reader) => findFileType(format)?.label[language] ?? format;

const tones = { available: 'good', unavailable: 'error', unchecked: 'plain' } as const;

interface TableProps {
  readonly items: readonly Resource[];
  readonly state: ResourcesState;
  readonly total: number;
  readonly reader: Reader;
}

function Resources({ items, state, total, reader }: TableProps) {
  const words = reader.words.bulk;
  const first = state.at.query.offset + 1;
  const caption = words.caption(reader.number(first), reader.number(first + items.length - 1), reader.number(total));
  return (
    <Table
      label={caption}
      head={(['choose', 'resource', 'format', 'state', 'health', 'freshness'] as const).map(
        (name) => words.columns[name],
      )}
    >
      {items.map((item) => (
        <Row item={item} chosen={state.chosen.includes(item.key)} reader={reader} />
      ))}
    </Table>
  );
}

function Row({ item, chosen, reader }: { readonly item: Resource; readonly chosen: boolean; readonly reader: Reader }) {
  const words = reader.words.bulk;
  const title = formatLocal(item.dataset.title, reader, item.dataset.slug);
  const name = item.distribution === null ? words.noFile : item.name;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          name="key"
          value={item.key}
          checked={chosen}
          aria-label={words.choose(`${reader.label(title)} ${name}`)}
        />
      </td>
      <td>
        <Link href={paths.draft(reader.language, item.dataset.id)}>{title}</Link>
        <br />
        <span class="small soft breaks">{name}</span>
      </td>
      <td>{nameFormat(item.format, reader)}</td>
      <td>{words.states[item.state]}</td>
      <td>
        <Tag tone={tones[item.health]}>{words.health[item.health]}</Tag>
      </td>
      <td>{item.freshness ? <FreshnessTag state={item.freshness} reader={reader} /> : null}</td>
    </tr>
  );
}

/** Those that are marked, or all that were found, on whatever page. */
function Which({ total, all, reader }: { readonly total: number; readonly all: boolean; readonly reader: Reader }) {
  const words = reader.words.bulk;
  return (
    <fieldset class="field" id="which" tabIndex={-1}>
      <legend>{words.which}</legend>
      <label class="check">
        <input type="radio" name="which" value="chosen" checked={!all} />
        <span>{words.chosen}</span>
      </label>
      <label class="check">
        <input type="radio" name="which" value="all" checked={all} />
        <span>{words.all(total)}</span>
      </label>
    </fieldset>
  );
}
