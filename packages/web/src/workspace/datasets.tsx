import { type Draft, listKept, paths } from '@milpa/sdk';
import { ButtonLink, Cards, formatLocal, Local, Pagination, Tag } from '../design/index.ts';
import { forPerson, type PersonContext } from '../form/index.ts';
import { readPaging } from '../listing.ts';
import type { Reader } from '../reader.ts';
import { formatDay, makeWorkPage } from './frame.tsx';
import { places } from './places.ts';

const perPage = 50;

/** Every working copy this person may see, the last changed first, each with its state and what it still needs. */
export const showDatasets = forPerson(async (context) => {
  const { reader, client, url } = context;
  const words = reader.allWords.work.datasets;
  const at = readPaging(url, perPage);
  const { total, items } = await client.call('listDrafts', {
    query: at.query,
  });
  return makeWorkPage(context, {
    section: 'datasets',
    title: words.title,
    crumbs: [],
    body: (
      <>
        <div class="row spread">
          <h1>{words.title}</h1>
          {context.account.abilities.writeFor.length > 0 ? (
            <ButtonLink href={paths.newDataset(reader.language)}>{words.publish}</ButtonLink>
          ) : null}
        </div>
        <ToResources context={context} />
        {total === 0 ? <Nothing context={context} /> : <p class="soft">{words.count(total)}</p>}
        {items.length > 0 ? (
          <Cards items={items}>{(draft) => <DraftItem draft={draft} context={context} />}</Cards>
        ) : null}
        <Pagination reader={reader} at={at} total={total} href={paths.workspace(reader.language)} />
      </>
    ),
  });
});

/** Of more bodies than these, whoever works on all of them comes by way of the institution. */
const mostNamed = 5;

/** Where one thing is done to many files and links. */
function ToResources({ context: { reader, account } }: { readonly context: PersonContext }) {
  const own = account.abilities.writeFor.slice(0, mostNamed);
  if (own.length === 0) return null;
  return (
    <ul class="bare row small">
      {own.map(({ slug, name }) => (
        <li>
          <a href={places.resources(reader.language, slug)}>
            {reader.words.bulk.link(formatLocal(name, reader, slug))}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Nothing({ context: { reader, account } }: { readonly context: PersonContext }) {
  const words = reader.allWords.work.datasets;
  return (
    <div class="card">
      <p>{words.none}</p>
      <p>{account.abilities.writeFor.length > 0 ? words.noneCan : words.noneCannot}</p>
    </div>
  );
}

/** Where an entry of the list leads: the policy unit sees how far everybody is, but opens only what is public. */
function findWay({ account, reader }: PersonContext, { id, slug, publisher, state }: Draft): string | undefined {
  const opens = account.appointments.some(
    ({ role, institution }) => role !== 'policy-unit' && (institution === null || institution === publisher.id),
  );
  if (opens) return paths.draft(reader.language, id);
  return state === 'released' ? paths.dataset(reader.language, slug) : undefined;
}

function DraftItem({ draft, context }: { readonly draft: Draft; readonly context: PersonContext }) {
  const { reader } = context;
  const words = reader.allWords.work.datasets;
  const way = findWay(context, draft);
  const title = <Local map={draft.metadata.title} reader={reader} otherwise={words.untitled} />;
  return (
    <>
      <h2 class="item-title">{way ? <a href={way}>{title}</a> : title}</h2>
      <p class="small soft">
        <Local map={draft.publisher.name} reader={reader} otherwise={draft.publisher.slug} /> · {words.updated}{' '}
        {formatDay(reader, draft.updated)}
      </p>
      <p class="row">
        <StateTag draft={draft} reader={reader} />
      </p>
      {draft.blockers.length > 0 ? (
        <>
          <p class="small item-missing">{words.missing}</p>
          <ul class="small">
            {draft.blockers.slice(0, 4).map((blocker) => (
              <li>{formatLocal(blocker.message, reader, blocker.code)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

/** What a dataset is now, in one or two words. */
export function StateTag({ draft, reader }: { readonly draft: Draft; readonly reader: Reader }) {
  const words = reader.allWords.work.datasets;
  const state = draft.state === 'released' && draft.changed ? 'changed' : draft.state;
  const tones = { draft: 'plain', released: 'good', changed: 'warning', withdrawn: 'error' } as const;
  const reading = isReading(draft);
  const ready = draft.changed && draft.blockers.length === 0 && draft.state !== 'withdrawn';
  return (
    <>
      <Tag tone={tones[state]}>{words.states[state]}</Tag>
      {reading ? <Tag>{words.reading}</Tag> : null}
      {ready ? <Tag tone="good">{words.ready}</Tag> : null}
    </>
  );
}

/** Whether some file is still being read, so that what is shown will change by itself. */
export const isReading = (draft: Draft): boolean =>
  listKept(draft).some(({ file }) => file.state === 'received' || file.state === 'reading');
