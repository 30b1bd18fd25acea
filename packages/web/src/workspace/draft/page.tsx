import { type Draft, listKept, paths } from '@milpa/sdk';
import { HistoryList } from '../../dataset/history.tsx';
import { formatLocal, Local, Notice } from '../../design/index.ts';
import { formatId, forPerson, type PersonContext } from '../../form/index.ts';
import type { Page } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { isReading, StateTag } from '../datasets.tsx';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { findMetadataField } from '../metadata/values.ts';
import { places } from '../places.ts';
import { mayPurge } from '../purge/list.tsx';
import { About } from './about.tsx';
import { FileList } from './files.tsx';
import { type LoadedDraft, loadDraft } from './load.ts';
import { Proposals } from './proposals.tsx';
import { type DraftState, ReleaseForm, WithdrawnNotice } from './release.tsx';
import { ValidationReport } from './validation.tsx';

export const showDraft = forPerson((context) => draftPage(context, { faults: [] }));

/** The review before a release: what was understood, what is missing, what the public will read. */
export async function draftPage(context: PersonContext, state: DraftState): Promise<Page> {
  const { reader, url } = context;
  const loaded = await loadDraft(context);
  const { draft } = loaded;
  const words = reader.allWords.work.draft;
  const title = formatLocal(draft.metadata.title, reader, reader.allWords.work.datasets.untitled);
  const reading = isReading(draft);
  return makeWorkPage(context, {
    section: 'datasets',
    title: `${reader.label(words.review)} ${title}`,
    faults: state.faults,
    scripts: ['progress', 'guard'],
    refresh: reading ? 4 : undefined,
    body: (
      <>
        <p class="kicker">{draft.latest === null ? words.step : words.newVersion}</p>
        <h1>
          <Local map={draft.metadata.title} reader={reader} otherwise={title} />
        </h1>
        <Done text={findDone(url, listDone(reader))} />
        <p role="status" class="hidden" id="live-status">
          {reading ? words.statusReading(countReading(draft)) : words.statusReady}
        </p>
        <div id="live" data-live={reading ? 'pending' : 'done'}>
          <Review context={context} loaded={loaded} state={state} />
        </div>
      </>
    ),
  });
}

const countReading = (draft: Draft) =>
  listKept(draft).filter(({ file }) => file.state === 'received' || file.state === 'reading').length;

function listDone({ words, allWords: { work } }: Reader) {
  return {
    saved: work.form.saved,
    merged: work.conflict.merged,
    accepted: work.draft.accepted,
    added: work.draft.addedFile,
    removed: work.draft.removedFile,
    restored: work.draft.restored,
    withdrawn: work.withdraw.done,
    columns: work.form.saved,
    link: words.described.link.saved,
  };
}

interface ReviewProps {
  readonly context: PersonContext;
  readonly loaded: LoadedDraft;
  readonly state: DraftState;
}

function Review({ context, loaded, state }: ReviewProps) {
  const { reader } = context;
  const { draft } = loaded;
  const words = reader.allWords.work.draft;
  return (
    <div class="review">
      <div class="review-side">
        <div class="card">
          <p class="row">
            <StateTag draft={draft} reader={reader} />
          </p>
          <p class="small">{draft.latest === null ? words.lead : words.leadReleased(draft.latest)}</p>
          {draft.state === 'released' ? (
            <p class="small">
              <a href={paths.dataset(reader.language, draft.slug)}>{words.publicPage}</a>
            </p>
          ) : null}
        </div>
        {draft.state === 'withdrawn' ? <WithdrawnNotice context={context} draft={draft} /> : null}
        <Reading context={context} draft={draft} />
        <Blockers context={context} draft={draft} />
      </div>
      <div class="review-main">
        <FileList context={context} loaded={loaded} />
        <Proposals context={context} draft={draft} />
        <About context={context} draft={draft} />
        <ValidationReport context={context} draft={draft} checked={loaded.checked} />
        <details class="section">
          <summary>{reader.words.described.history.title}</summary>
          <HistoryList entries={loaded.history} reader={reader} />
        </details>
        <p class="row small">
          <a href={places.helpWith(reader.language, draft.id)}>{reader.words.helpdesk.fresh.link}</a>
          {draft.state === 'released' ? (
            <>
              <a href={places.snooze(reader.language, draft.id)}>{reader.words.freshness.putOff}</a>
              <a href={places.withdraw(reader.language, draft.id)}>{words.withdraw}</a>
            </>
          ) : null}
          {mayPurge(context, draft.publisher.id) ? (
            <a href={places.purgeDataset(reader.language, draft.id)}>{reader.words.purge.link}</a>
          ) : null}
        </p>
      </div>
      <div class="review-release">
        <ReleaseForm context={context} loaded={loaded} state={state} />
      </div>
    </div>
  );
}

function Reading({ context, draft }: { readonly context: PersonContext; readonly draft: Draft }) {
  const { reader } = context;
  const words = reader.allWords.work.draft;
  if (!isReading(draft)) return null;
  return (
    <Notice kind="info">
      <p>{words.statusReading(countReading(draft))}</p>
      <p>
        <a href={paths.draft(reader.language, draft.id)}>{words.refresh}</a>
      </p>
    </Notice>
  );
}

/** What still stands in the way, each with the way to the place where it is mended. Reading mends itself. */
function Blockers({ context, draft }: { readonly context: PersonContext; readonly draft: Draft }) {
  const { reader } = context;
  const words = reader.allWords.work.draft;
  const blockers = draft.blockers.filter(({ code }) => code !== 'file-unread');
  if (blockers.length === 0) return null;
  return (
    <section class="notice warning" aria-labelledby="blockers">
      <h2 class="notice-title" id="blockers">
        {words.blockers}
      </h2>
      <p>{words.blockersLead}</p>
      <ul>
        {blockers.map(({ code, pointer, message }) => (
          <li>
            <a href={findPlace(context, draft, pointer)}>
              {formatLocal(message, reader, code)}
              <span class="hidden"> {words.fix}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where on our pages one mends what a JSON Pointer into the draft is about. */
export function findPlace({ reader }: PersonContext, draft: Draft, pointer: string): string {
  const table = /^\/distributions\/\d+\/file\/tables\/([^/]+)\/columns\/(.*)$/.exec(pointer);
  if (table) {
    const column = (table[2] ?? '').replace(/~1/g, '/').replace(/~0/g, '~');
    return `${paths.draftTable(reader.language, draft.id, table[1] ?? '')}?column=${encodeURIComponent(column)}`;
  }
  const at = /^\/distributions\/(\d+)\//.exec(pointer)?.[1];
  const file = at === undefined ? undefined : draft.distributions[Number(at)];
  if (file) return `#file-${file.id}`;
  const extra = /^\/metadata\/extra\/([^/]+)/.exec(pointer)?.[1];
  const field = extra === undefined ? findMetadataField(pointer, reader.language) : `extra.${extra}`;
  if (field) return `${places.about(reader.language, draft.id)}#${formatId(field)}`;
  return places.files(reader.language, draft.id);
}
