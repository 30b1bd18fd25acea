import { type DraftChanges, findText, Problem, paths, type Review } from '@milpa/sdk';
import { Findings } from '../../dataset/findings.tsx';
import { Changes } from '../../dataset/history.tsx';
import { Diff } from '../../dataset/versions.tsx';
import { Button, formatLocal, Link, Notice, Tag } from '../../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  forPerson,
  listFaults,
  type PersonContext,
  readFields,
  TextArea,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Done, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { tones } from './list.tsx';

interface State {
  readonly faults: readonly Fault[];
  readonly comment?: string;
  readonly status?: number;
}

export const showReview = forPerson((context) => reviewPage(context, { faults: [] }));

/** Everything a second person needs to say yes or no: what changes, what was found, and who asks. */
async function reviewPage(context: PersonContext, state: State): Promise<Page> {
  const { client, params, reader, url } = context;
  const words = reader.words.review;
  const review = await client.call('getReview', { params: { review: params['review'] ?? '' } });
  const changes = isOpen(review)
    ? await client.call('getDraftChanges', { params: { dataset: review.dataset.id } })
    : undefined;
  const title = formatLocal(review.dataset.title, reader, review.dataset.slug);
  const done = new Map<string, string>(Object.entries(words.done)).get(url.searchParams.get('done') ?? '');
  return makeWorkPage(context, {
    section: 'reviews',
    title: words.pageTitle(title),
    wrong: state.faults.length > 0,
    ...(state.faults.length > 0 ? { status: state.status ?? 422 } : {}),
    crumbs: [{ href: places.reviews(reader.language), text: words.title }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={state.faults} reader={reader} />
        <h1>{words.pageTitle(title)}</h1>
        <Done text={done} />
        <Facts context={context} review={review} />
        {changes ? <WhatChanges context={context} review={review} changes={changes} /> : null}
        {isOpen(review) ? <Decide context={context} review={review} state={state} /> : null}
      </div>
    ),
  });
}

const isOpen = ({ state }: Review) => state === 'in-review' || state === 'approved';

function Facts({ context: { reader }, review }: { readonly context: PersonContext; readonly review: Review }) {
  const words = reader.words.review;
  const { submitted, decided } = review;
  return (
    <div class="card">
      <p>
        <Tag tone={tones[review.state]}>{words.states[review.state]}</Tag>{' '}
        {review.released === undefined ? null : (
          <Link href={paths.dataset(reader.language, review.dataset.slug, review.released)}>
            {words.released(review.released)}
          </Link>
        )}
      </p>
      {review.released === undefined ? null : (
        <p class="small">
          <Link href={`/api/v1/datasets/${review.dataset.id}/releases/${review.released}/receipt`}>
            {words.receipt}
          </Link>{' '}
          <span class="soft">{words.receiptHint}</span>
        </p>
      )}
      <p class="small soft">
        {formatLocal(review.publisher.name, reader, review.publisher.slug)} ·{' '}
        {words.handedIn(submitted.name, reader.day(submitted.at))}
      </p>
      {decided ? <p class="small soft">{words.decided(decided.name, reader.day(decided.at))}</p> : null}
      {review.notBefore && review.released === undefined ? <p>{words.embargo(reader.day(review.notBefore))}</p> : null}
      {review.notes ? (
        <p>
          <strong>
            {words.notes}
            {reader.words.common.colon}
          </strong>{' '}
          {review.notes}
        </p>
      ) : null}
      {decided?.comment ? (
        <p>
          <strong>
            {words.comment}
            {reader.words.common.colon}
          </strong>{' '}
          {decided.comment}
        </p>
      ) : null}
      {review.trouble ? (
        <Notice kind="warning" title={words.trouble}>
          <p>{findText(review.trouble, reader.language)?.text}</p>
        </Notice>
      ) : null}
      <p class="small">
        <Link href={paths.draft(reader.language, review.dataset.id)}>{words.workingCopy}</Link>
      </p>
    </div>
  );
}

function WhatChanges(props: {
  readonly context: PersonContext;
  readonly review: Review;
  readonly changes: DraftChanges;
}) {
  const { context, review, changes } = props;
  const { reader } = context;
  const words = reader.words.review;
  const first = review.dataset.version === null;
  // The files of a first version are described below, by what was found in them.
  const told = changes.changes.filter(({ pointer }) => !first || !pointer.startsWith('/distributions/'));
  return (
    <>
      <section class="section" aria-labelledby="changes">
        <h2 id="changes">{words.changes}</h2>
        {first ? <p>{words.first}</p> : null}
        {!first && changes.changes.length + changes.diffs.length === 0 ? <p>{words.nothingChanged}</p> : null}
        {told.length > 0 ? <Changes changes={told} reader={reader} /> : null}
        {changes.diffs.map((diff) => (
          <Diff diff={diff} reader={reader} named />
        ))}
      </section>
      {changes.personal.length > 0 ? (
        <section class="section" aria-labelledby="personal">
          <h2 id="personal">{words.personal}</h2>
          <ul>
            {changes.personal.map(({ table, column, reason }) => (
              <li class="breaks">
                <strong>
                  {table} · {column}
                </strong>
                {reader.words.common.colon} {reason}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section class="section" aria-labelledby="findings">
        <h2 id="findings">{words.findings}</h2>
        {changes.findings.length === 0 ? (
          <p>{words.noFindings}</p>
        ) : (
          <Findings findings={changes.findings.map(({ finding }) => finding)} reader={reader} />
        )}
      </section>
    </>
  );
}

function Decide(props: { readonly context: PersonContext; readonly review: Review; readonly state: State }) {
  const { context, review, state } = props;
  const { reader } = context;
  const words = reader.words.review;
  const here = paths.review(reader.language, review.id);
  return (
    <section class="section card" aria-labelledby="decide">
      <h2 id="decide">{words.decideTitle}</h2>
      {review.mayDecide ? (
        <form method="post" class="form" action={here}>
          <TextArea
            name="comment"
            label={words.comment}
            hint={words.commentHint}
            value={state.comment}
            faults={state.faults}
            rows={3}
            optional={reader}
          />
          <p class="row">
            {review.state === 'in-review' ? (
              <button type="submit" class="button" name="decision" value="approve">
                {words.approve}
              </button>
            ) : null}
            <button type="submit" class="button quiet" name="decision" value="return">
              {words.returnIt}
            </button>
          </p>
        </form>
      ) : (
        <p>{words.cannot}</p>
      )}
      <form method="post" action={`${here}/recall`}>
        <Button kind="quiet">{words.recall}</Button>
      </form>
    </section>
  );
}

export const decideReview = forPerson(async (context) => {
  const { client, params, request } = context;
  const review = params['review'] ?? '';
  const fields = await readFields(request);
  const comment = fields.text('comment');
  const decision = fields.text('decision') === 'return' ? 'return' : 'approve';
  if (decision === 'return' && comment === '')
    return reviewPage(context, { faults: [{ field: 'comment', text: context.reader.words.review.commentHint }] });
  return change(context, decision === 'return' ? 'returned' : 'approved', comment, () =>
    client.call('decideReview', { params: { review }, body: { decision, comment } }),
  );
});

export const recallReview = forPerson((context) =>
  change(context, 'recalled', '', () =>
    context.client.call('recallReview', { params: { review: context.params['review'] ?? '' } }),
  ),
);

async function change(
  context: PersonContext,
  done: string,
  comment: string,
  work: () => Promise<unknown>,
): Promise<Page | Response> {
  const { params, reader } = context;
  try {
    await work();
    return redirect(`${paths.review(reader.language, params['review'] ?? '')}?done=${done}`);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const faults = listFaults(error, reader, (pointer) => (pointer === '/comment' ? 'comment' : undefined));
    return reviewPage(context, { faults, comment, status: error.status });
  }
}
