import { type Case, paths } from '@milpa/sdk';
import { ButtonLink, formatLocal, Link, Pagination, Tag } from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { CaseClock, formatObject, tones } from './shared.tsx';

const perPage = 50;
const filters = {
  unfinished: { finished: 'no' },
  late: { finished: 'no', late: 'yes' },
  finished: { finished: 'yes' },
  all: {},
} as const;
type FilterName = keyof typeof filters;
const names: readonly FilterName[] = ['unfinished', 'late', 'finished', 'all'];

/** What waits for somebody, with what is due first on top. */
export const showCases = forPerson(async (context) => {
  const { client, reader, url } = context;
  const words = reader.words.helpdesk;
  const page = Math.max(1, Math.floor(Number(url.searchParams.get('page')) || 1));
  const show = names.find((name) => name === url.searchParams.get('show')) ?? 'unfinished';
  const { total, items } = await client.call('listCases', {
    query: { ...filters[show], limit: perPage, offset: (page - 1) * perPage },
  });
  const addressOf = (name: FilterName, to = 1) =>
    `${places.cases(reader.language)}?${new URLSearchParams({ show: name, ...(to > 1 ? { page: String(to) } : {}) })}`;
  return makeWorkPage(context, {
    section: 'cases',
    title: words.title,
    body: (
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <p class="row">
          <ButtonLink href={places.newCase(reader.language)}>{words.open}</ButtonLink>
          <Link href={places.caseSettings(reader.language)}>{words.settings.link}</Link>
        </p>
        <nav aria-label={words.filter.label}>
          <ul class="bare row">
            {names.map((name) => (
              <li>
                <Link href={addressOf(name)} current={name === show ? 'true' : undefined}>
                  {words.filter[name]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {total === 0 ? <p>{show === 'all' ? words.none : words.noneFound}</p> : <List items={items} reader={reader} />}
        <Pagination reader={reader} page={page} pages={Math.ceil(total / perPage)} href={(to) => addressOf(show, to)} />
      </div>
    ),
  });
});

function List({ items, reader }: { readonly items: readonly Case[]; readonly reader: Reader }) {
  const words = reader.words.helpdesk;
  return (
    <ul class="bare stack">
      {items.map((each) => (
        <li class="card">
          <p class="item-title">
            <Link href={paths.case(reader.language, each.id)}>{formatObject(each, reader)}</Link>{' '}
            <Tag tone={tones[each.state]}>{words.states[each.state]}</Tag>
          </p>
          <p>{words.kinds[each.kind]}</p>
          <p class="small soft">
            {words.number(each.number)} · {words.from[each.origin]} ·{' '}
            {formatLocal(each.institution.name, reader, each.institution.slug)}
          </p>
          <p class="small">
            <CaseClock of={each} reader={reader} />
          </p>
        </li>
      ))}
    </ul>
  );
}
