import {
  paths,
  type Recommendation,
  type RecommendationState,
  RecommendationsQuery,
  recommendationSources,
  recommendationStates,
} from '@milpa/sdk';
import { Button, Link, Local, makeReadingPage, Pagination, Tag } from '../design/index.ts';
import { bindFields, nameChoices, Select, TextInput } from '../form/index.ts';
import { formatCalendarDay } from '../freshness/index.ts';
import { readAsked, readPaging } from '../listing.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';

const pageSize = 50;
const filters = ['source', 'state', 'institution'] as const;

export const stateTones: Readonly<Record<RecommendationState, 'plain' | 'good' | 'warning' | 'error'>> = {
  received: 'plain',
  accepted: 'plain',
  partly: 'plain',
  refused: 'warning',
  'under-way': 'plain',
  done: 'good',
  stopped: 'warning',
};

/** The public board: everything that was recommended or committed to, what is overdue first. */
export async function answerRecommendations({ client, reader, url }: Context): Promise<Page> {
  const words = reader.words.recommendation;
  const { language } = reader;
  const at = readPaging(url, pageSize);
  const asked = readAsked(url, filters);
  const parsed = RecommendationsQuery.safeParse(asked);
  const query = { ...(parsed.success ? parsed.data : {}), ...at.query };
  const found = await client.call('listRecommendations', { query });
  const search = (more: object = {}) => new URLSearchParams({ ...asked, ...more }).toString();
  return makeReadingPage({
    title: words.title,
    lead: words.lead,
    crumbs: [],
    body: (
      <>
        <p role="status">{found.counts.all === 0 ? words.none : words.counts(found.counts)}</p>
        <Filter reader={reader} asked={asked} />
        {found.counts.all > 0 && found.items.length === 0 ? <p>{words.none}</p> : null}
        <RecommendationCards items={found.items} reader={reader} />
        <Pagination
          reader={reader}
          at={at}
          total={found.total}
          href={`${paths.recommendations(language)}?${search()}`}
        />
        <p>
          <Link href={`${paths.recommendationsCsv()}?${search({ language })}`} download>
            {words.csv}
          </Link>
        </p>
      </>
    ),
  });
}

interface FilterProps {
  readonly reader: Reader;
  readonly asked: Readonly<Partial<Record<(typeof filters)[number], string>>>;
}

function Filter({ reader, asked }: FilterProps) {
  const words = reader.words.recommendation;
  const shared = bindFields(asked, []);
  const states = nameChoices(recommendationStates, words.states);
  return (
    <form method="get" action={paths.recommendations(reader.language)} class="form row">
      <Select
        {...shared('source')}
        label={words.source}
        empty={words.any}
        choices={nameChoices(recommendationSources, words.sources)}
      />
      <Select
        {...shared('state')}
        label={words.state}
        empty={words.any}
        choices={[{ value: 'overdue', text: words.overdue }, ...states]}
      />
      <TextInput {...shared('institution')} label={words.institution} short mostLength={200} />
      <Button kind="quiet">{words.filter}</Button>
    </form>
  );
}

interface CardsProps {
  readonly items: readonly Recommendation[];
  readonly reader: Reader;
  readonly addressOf?: (item: Recommendation) => string;
}

/** One beside the other, so that they read on a phone as on a desk. */
export function RecommendationCards({ items, reader, addressOf }: CardsProps) {
  const words = reader.words.recommendation;
  return (
    <ul class="cards bare">
      {items.map((item) => (
        <li class="card">
          <p class="kicker">
            {item.code ? `${item.code} · ` : ''}
            {words.sources[item.source]}
          </p>
          <h2 class="item-title">
            <Link href={addressOf?.(item) ?? paths.recommendations(reader.language, item.id)}>
              <Local map={item.title} reader={reader} otherwise={item.code ?? item.id} />
            </Link>
          </h2>
          <p>
            <StateTags item={item} reader={reader} />
          </p>
          <p class="small soft">
            {item.owner ? <Local map={item.owner.name} reader={reader} otherwise={item.owner.slug} /> : words.nobody}
            {item.answerDue && !item.answered
              ? ` · ${words.answerDue} ${formatCalendarDay(reader, item.answerDue)}`
              : ''}
            {item.milestones.length > 0
              ? ` · ${words.reached(item.milestones.filter(({ done }) => done !== null).length, item.milestones.length)}`
              : ''}
          </p>
        </li>
      ))}
    </ul>
  );
}

export function StateTags({ item, reader }: { readonly item: Recommendation; readonly reader: Reader }) {
  const words = reader.words.recommendation;
  return (
    <>
      <Tag tone={stateTones[item.state]}>{words.states[item.state]}</Tag>{' '}
      {item.overdue ? <Tag tone="error">{`${reader.label(words.overdue)} ${words.late(item.days ?? 0)}`}</Tag> : null}
    </>
  );
}
