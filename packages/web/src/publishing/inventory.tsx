import {
  accessLevels,
  type Holding,
  HoldingState,
  holdingStates,
  type Inventory,
  InventoryQuery,
  paths,
} from '@milpa/sdk';
import { Button, formatLocal, Link, Local, makeReadingPage, Pagination, Table, Tag } from '../design/index.ts';
import { readPaging } from '../listing.ts';
import { type Context, type Page, redirect } from '../page.ts';
import type { Reader } from '../reader.ts';
import { Day, formatScore, HoldingTag } from './parts.tsx';

const perPage = 50;

/** What a reader asked of an inventory; what makes no sense is as if it were not asked. */
export function readQuestion(url: URL) {
  const text = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 200) || undefined;
  const at = readPaging(url, perPage);
  const shape = InventoryQuery.shape;
  const query: InventoryQuery = {
    q: text('q'),
    level: shape.level.catch(undefined).parse(text('level')),
    state: HoldingState.optional().catch(undefined).parse(text('state')),
    review: shape.review.catch(undefined).parse(text('review')),
    sort: shape.sort.catch('name').parse(text('sort')),
    ...at.query,
  };
  return { query, at };
}

/** Addresses of the same list, asked differently. */
export function formatQuestion(query: InventoryQuery, change: Partial<Record<string, string | number | undefined>>) {
  const { limit: _limit, offset: _offset, sort, ...asked } = query;
  const all = { ...asked, ...(sort === 'name' ? {} : { sort }), ...change };
  const said = Object.entries(all).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

export async function answerInventory({ client, reader, params, url }: Context): Promise<Page | Response> {
  const { language } = reader;
  const asked = params['institution'] ?? '';
  const body = await client.call('getInstitution', { params: { institution: asked } });
  if (body.slug !== asked) return redirect(paths.inventory(language, body.slug) + url.search, 301);
  const { query, at } = readQuestion(url);
  const inventory = await client.call('listHoldings', { params: { institution: body.slug }, query });
  const words = reader.words.publishing.inventory;
  const name = formatLocal(body.name, reader, body.slug);
  const here = paths.inventory(language, body.slug);
  return makeReadingPage({
    title: `${words.title} · ${name}`,
    heading: words.title,
    lead: words.lead,
    index: url.search === '',
    crumbs: [
      { href: paths.institutions(language), text: reader.words.institution.title },
      { href: paths.institution(language, body.slug), text: name },
    ],
    body: (
      <>
        <InventoryCounts inventory={inventory} reader={reader} />
        <p class="row">
          <Link href={`${paths.inventoryCsv(body.slug)}?language=${language}`} download>
            {words.csv}
          </Link>
          <Link href={`${paths.gapsCsv(body.slug)}?language=${language}`} download>
            {words.gaps}
          </Link>
          <Link href={paths.openingPlan(language, body.slug)}>{reader.words.publishing.plan.title}</Link>
        </p>
        <InventoryFilter query={query} action={here} reader={reader} />
        <HoldingTable
          items={inventory.items}
          total={inventory.total}
          reader={reader}
          href={({ id }) => paths.inventory(language, body.slug, id)}
        />
        <Pagination
          reader={reader}
          at={at}
          total={inventory.total}
          href={(to) => here + formatQuestion(query, { page: to })}
        />
      </>
    ),
  });
}

/** How much there is of each level: for everyone, whatever is named. */
export function InventoryCounts({ inventory, reader }: { readonly inventory: Inventory; readonly reader: Reader }) {
  const words = reader.words.publishing;
  const { counts } = inventory;
  const facts = [
    [words.inventory.count, counts.holdings],
    ...accessLevels.map((level) => [words.levels[level], counts.levels[level]] as const),
    [words.inventory.unclassified, counts.levels.unclassified],
    [words.states.published, counts.states.published],
    [words.states.overdue, counts.states.overdue],
    [words.inventory.reviewsPast, counts.reviewsPast],
  ] as const;
  return (
    <>
      <ul class="row bare">
        {facts
          .filter(([, count], at) => at === 0 || count > 0)
          .map(([term, count]) => (
            <li>
              {term} <Tag>{reader.number(count)}</Tag>
            </li>
          ))}
      </ul>
      {counts.hidden > 0 ? <p class="small soft">{words.inventory.hidden(counts.hidden)}</p> : null}
    </>
  );
}

export function InventoryFilter(props: {
  readonly query: InventoryQuery;
  readonly action: string;
  readonly reader: Reader;
}) {
  const { query, action, reader } = props;
  const words = reader.words.publishing;
  const levels = [
    ...accessLevels.map((level) => [level, words.levels[level]] as const),
    ['unclassified', words.inventory.unclassified] as const,
  ];
  const options = (choices: readonly (readonly [string, string])[], chosen: string | undefined) => (
    <>
      <option value="">{words.inventory.all}</option>
      {choices.map(([value, text]) => (
        <option value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </>
  );
  return (
    <search>
      <form action={action} method="get" class="row section">
        {query.sort === 'name' ? null : <input type="hidden" name="sort" value={query.sort} />}
        <label for="holding-q">{words.inventory.search}</label>
        <input id="holding-q" name="q" type="search" value={query.q ?? ''} maxLength={200} />
        <label for="holding-level">{words.inventory.level}</label>
        <select id="holding-level" name="level">
          {options(levels, query.level)}
        </select>
        <label for="holding-state">{words.inventory.state}</label>
        <select id="holding-state" name="state">
          {options(
            holdingStates.map((state) => [state, words.states[state]]),
            query.state,
          )}
        </select>
        <Button kind="quiet">{words.inventory.apply}</Button>
      </form>
    </search>
  );
}

export function HoldingTable(props: {
  readonly items: readonly Holding[];
  readonly total: number;
  readonly reader: Reader;
  readonly href: (holding: Holding) => string;
}) {
  const { items, total, reader, href } = props;
  const words = reader.words.publishing;
  if (items.length === 0) return <p role="status">{words.inventory.none}</p>;
  const headings = [
    words.inventory.column,
    words.inventory.level,
    words.inventory.state,
    words.inventory.planned,
    words.inventory.priority,
    words.inventory.owner,
  ];
  return (
    <Table label={`${words.inventory.title} (${reader.number(total)})`} head={headings}>
      {items.map((holding) => (
        <tr>
          <th scope="row">
            <Link href={href(holding)}>
              <Local map={holding.name} reader={reader} otherwise={holding.key} />
            </Link>
          </th>
          <td>
            {holding.level ? words.levels[holding.level] : words.inventory.unclassified}
            {holding.reviewPast ? (
              <>
                {' '}
                <Tag tone="error">{words.inventory.reviewPast}</Tag>
              </>
            ) : null}
          </td>
          <td>
            <HoldingTag state={holding.state} reader={reader} />
          </td>
          <td>{holding.planned ? <Day day={holding.planned} reader={reader} /> : ''}</td>
          <td>{formatScore(holding, reader)}</td>
          <td>{holding.post || holding.area}</td>
        </tr>
      ))}
    </Table>
  );
}
