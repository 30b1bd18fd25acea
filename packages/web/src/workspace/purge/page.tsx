import { type Draft, type Purge, paths } from '@milpa/sdk';
import { formatLocal, Link, SummaryList } from '../../design/index.ts';
import { type Fault, forPerson, type PersonContext, readFields, sendForm } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Done, findDone, findTitle, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { findCrumbs, findTombstone, PurgeTag } from './list.tsx';

export const showPurge = forPerson((context) => purgePage(context, []));

/** A second person says yes or no to what a colleague ordered. */
export const decidePurge = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const purge = params['purge'] ?? '';
  const confirm = (await readFields(request)).text('decision') === 'confirm';
  return sendForm(context, {
    again: (faults) => purgePage(context, faults),
    send: async () => {
      await client.call('decidePurge', { params: { purge }, body: { confirm } });
      return redirect(`${places.purge(reader.language, purge)}?done=${confirm ? 'confirmed' : 'refused'}`);
    },
  });
});

async function purgePage(context: PersonContext, faults: readonly Fault[]): Promise<Page> {
  const { client, params, reader, url } = context;
  const words = reader.words.purge;
  const purge = await client.call('getPurge', { params: { purge: params['purge'] ?? '' } });
  const done = findDone(url, words.done);
  // Whoever decides has to see what about; once it is removed nothing of that is left to be told.
  const stands = purge.state === 'asked' || purge.state === 'refused';
  const draft = stands ? await client.call('getDraft', { params: { dataset: purge.dataset } }) : undefined;
  // That it was removed is said once it was.
  const title = draft ? words.askTitle(findTitle(draft, context)) : formatLocal(purge.title, reader);
  const goesOn = purge.state === 'confirmed' || purge.state === 'removed';
  return makeWorkPage(context, {
    section: 'purges',
    title,
    faults,
    crumbs: findCrumbs(context),
    scripts: ['progress'],
    refresh: goesOn ? 4 : undefined,
    narrow: true,
    body: (
      <>
        <h1>{title}</h1>
        <Done text={done} />
        <p role="status" class="hidden" id="live-status">
          {words.states[purge.state]}
        </p>
        <div id="live" data-live={goesOn ? 'pending' : 'done'}>
          <p>
            <PurgeTag purge={purge} reader={reader} />
          </p>
          <Facts purge={purge} draft={draft} context={context} />
        </div>
        {purge.state === 'asked' ? <Decide purge={purge} context={context} /> : null}
      </>
    ),
  });
}

interface Shown {
  readonly purge: Purge;
  readonly context: PersonContext;
}

function Facts({ purge, draft, context }: Shown & { readonly draft: Draft | undefined }) {
  const { reader } = context;
  const words = reader.words.purge;
  const { asked, askedBy, decided, decidedBy, done, distribution, versions } = purge;
  const file = versions ? words.oneVersion(versions) : words.oneFile;
  const removed = purge.state === 'removed' || purge.state === 'done';
  return (
    <SummaryList
      rows={[
        [words.about, <About purge={purge} draft={draft} context={context} />],
        [words.extent, distribution ? file : words.whole],
        [words.reason, purge.reason],
        [words.authority, purge.authority],
        [words.askedBy, words.by(askedBy, reader.day(asked))],
        [words.decidedBy, decided && decidedBy ? words.by(decidedBy, reader.day(decided)) : null],
        [words.finished, done ? reader.day(done) : null],
        [words.files, removed ? reader.number(purge.files) : null],
        [words.kept, removed && purge.kept > 0 ? reader.number(purge.kept) : null],
      ]}
    />
  );
}

/** The working copy while the order is not decided or was refused; what the public sees once it was carried out. */
function About({ purge, draft, context }: Shown & { readonly draft: Draft | undefined }) {
  const { reader } = context;
  if (!draft) return <Link href={findTombstone(context, purge)}>{reader.words.purge.publicPage}</Link>;
  const title = findTitle(draft, context);
  return <Link href={paths.draft(reader.language, draft.id)}>{purge.file ? `${title} · ${purge.file}` : title}</Link>;
}

function Decide({ purge, context: { reader } }: Shown) {
  const words = reader.words.purge;
  if (!purge.mayDecide) return <p>{words.waits}</p>;
  return (
    <section class="section card" aria-labelledby="decide">
      <h2 id="decide">{words.decideTitle}</h2>
      <p>{words.decideLead}</p>
      <form method="post" action={places.purge(reader.language, purge.id)} class="row">
        <button type="submit" class="button danger" name="decision" value="confirm">
          {words.confirm}
        </button>
        <button type="submit" class="button quiet" name="decision" value="refuse">
          {words.refuse}
        </button>
      </form>
    </section>
  );
}
