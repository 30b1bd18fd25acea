import { type Case, paths } from '@milpa/sdk';
import { ButtonLink, Cards, formatLocal, Link, Pagination, Tabs, Tag } from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
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
  const at = readPaging(url, perPage);
  const show = names.find((name) => name === url.searchParams.get('show')) ?? 'unfinished';
  const { total, items } = await client.call('listCases', {
    query: { ...filters[show], ...at.query },
  });
  const addressOf = (name: FilterName) => `${places.cases(reader.language)}?show=${name}`;
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
        <Tabs
          plain
          label={words.filter.label}
          tabs={names.map((name) => ({ href: addressOf(name), text: words.filter[name], current: name === show }))}
        />
        {total === 0 ? <p>{show === 'all' ? words.none : words.noneFound}</p> : <List items={items} reader={reader} />}
        <Pagination reader={reader} at={at} total={total} href={addressOf(show)} />
      </div>
    ),
  });
});

function List({ items, reader }: { readonly items: readonly Case[]; readonly reader: Reader }) {
  const words = reader.words.helpdesk;
  return (
    <Cards items={items}>
      {(each) => (
        <>
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
        </>
      )}
    </Cards>
  );
}
