import { type Bulk, BulkOutcome, type BulkRow, bulkOutcomes, paths } from '@milpa/sdk';
import { Button, formatLocal, Link, Pagination, SummaryList, Table, Tabs, Tag } from '../../design/index.ts';
import { forPerson } from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import { redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const perPage = 100;
const tones = { done: 'good', unchanged: 'plain', refused: 'error' } as const;

/** How far it is, and what became of each; the page comes again by itself until it is over. */
export const showBulk = forPerson(async (context) => {
  const { client, params, reader, url } = context;
  const words = reader.words.bulk;
  const id = params['bulk'] ?? '';
  const bulk = await client.call('getBulk', { params: { bulk: id } });
  const outcome = BulkOutcome.safeParse(url.searchParams.get('outcome')).data;
  const at = readPaging(url, perPage);
  const query = { ...at.query, ...(outcome ? { outcome } : {}) };
  const { total, items } = await client.call('listBulkRows', { params: { bulk: id }, query });
  const isOver = bulk.state === 'done' || bulk.state === 'stopped';
  const title = `${reader.label(words.actions[bulk.action.do])} ${formatLocal(bulk.institution.name, reader, bulk.institution.slug)}`;
  const here = places.bulk(reader.language, id);
  return makeWorkPage(context, {
    section: 'datasets',
    title,
    crumbs: [{ href: places.resources(reader.language, bulk.institution.slug), text: words.title }],
    refresh: isOver ? undefined : 3,
    body: (
      <div class="narrow">
        <p class="kicker">{words.progress.state[bulk.state]}</p>
        <h1>{title}</h1>
        <Counts bulk={bulk} reader={reader} />
        {isOver ? (
          <p>
            <Link href={places.resources(reader.language, bulk.institution.slug)}>{words.progress.back}</Link>
          </p>
        ) : (
          <form method="post" action={places.stopBulk(reader.language, id)}>
            <p class="small soft">{words.progress.stopLead}</p>
            <Button kind="quiet">{words.progress.stop}</Button>
          </form>
        )}
        <div class="section">
          <h2>{words.progress.rows}</h2>
          <Outcomes here={here} outcome={outcome} reader={reader} />
          <Rows rows={items} reader={reader} />
          <Pagination
            reader={reader}
            at={at}
            total={total}
            href={`${here}?${new URLSearchParams(outcome ? { outcome } : {})}`}
          />
        </div>
      </div>
    ),
  });
});

function Counts({ bulk, reader }: { readonly bulk: Bulk; readonly reader: Reader }) {
  const { outcomes: names, working } = reader.words.bulk.progress;
  const { outcomes, resources, state } = bulk;
  const running = state === 'waiting' || state === 'running';
  return (
    <>
      {running ? (
        <p role="status" class="lead">
          {working(resources - outcomes.waiting, resources)}
        </p>
      ) : null}
      <SummaryList
        rows={(['done', 'unchanged', 'refused', 'waiting'] as const).map((name) => [
          names[name],
          outcomes[name] > 0 ? reader.number(outcomes[name]) : null,
        ])}
      />
    </>
  );
}

function Outcomes(props: {
  readonly here: string;
  readonly outcome: BulkOutcome | undefined;
  readonly reader: Reader;
}) {
  const { here, outcome, reader } = props;
  const words = reader.words.bulk.progress;
  return (
    <Tabs
      plain
      label={words.outcome}
      tabs={[
        { href: here, text: words.all, current: !outcome },
        ...bulkOutcomes.map((each) => ({
          href: `${here}?outcome=${each}`,
          text: words.outcomes[each],
          current: outcome === each,
        })),
      ]}
    />
  );
}

function Rows({ rows, reader }: { readonly rows: readonly BulkRow[]; readonly reader: Reader }) {
  const words = reader.words.bulk;
  if (rows.length === 0) return <p>{words.none}</p>;
  return (
    <Table
      label={words.progress.rows}
      caption={false}
      class="told"
      head={[words.columns.resource, words.progress.outcome]}
    >
      {rows.map(({ dataset, name, outcome, message }) => (
        <tr>
          <td>
            <Link href={paths.draft(reader.language, dataset.id)}>
              {formatLocal(dataset.title, reader, dataset.id)}
            </Link>
            <br />
            <span class="small soft breaks">{name}</span>
          </td>
          <td>
            {outcome ? (
              <Tag tone={tones[outcome]}>{words.progress.outcomes[outcome]}</Tag>
            ) : (
              words.progress.outcomes.waiting
            )}
            {message ? <p>{formatLocal(message, reader)}</p> : null}
          </td>
        </tr>
      ))}
    </Table>
  );
}

export const stopBulk = forPerson(async ({ client, params, reader }) => {
  const bulk = params['bulk'] ?? '';
  await client.call('stopBulk', { params: { bulk } });
  return redirect(places.bulk(reader.language, bulk));
});
