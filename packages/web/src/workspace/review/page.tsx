import { type DraftChanges, findText, paths, type Review } from '@milpa/sdk';
import { Findings } from '../../dataset/findings.tsx';
import { Changes } from '../../dataset/history.tsx';
import { Diff } from '../../dataset/versions.tsx';
import { Button, formatLocal, Link, Notice, Tag } from '../../design/index.ts';
import { type Fault, forPerson, type PersonContext, readFields, sendForm, TextArea } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { tones } from './list.tsx';

interface State {
  readonly faults: readonly Fault[];
  readonly comment?: string;
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
  const done = findDone(url, words.done);
  return makeWorkPage(context, {
    section: 'reviews',
    title: words.pageTitle(title),
    faults: state.faults,
    crumbs: [{ href: places.reviews(reader.language), text: words.title }],
    narrow: true,
    body: (
      <>
        <h1>{words.pageTitle(title)}</h1>
        <Done text={done} />
        <Facts context={context} review={review} />
        {changes ? <WhatChanges context={context} review={review} changes={changes} /> : null}
        {isOpen(review) ? <Decide context={context} review={review} state={state} /> : null}
      </>
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
          <strong>{reader.label(words.notes)}</strong> {review.notes}
        </p>
      ) : null}
      {decided?.comment ? (
        <p>
          <strong>{reader.label(words.comment)}</strong> {decided.comment}
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
  const { client, params, reader, request } = context;
  const review = params['review'] ?? '';
  const fields = await readFields(request);
  const comment = fields.text('comment');
  const decision = fields.text('decision') === 'return' ? 'return' : 'approve';
  const isMute = decision === 'return' && comment === '';
  return sendForm(context, {
    faults: isMute ? [{ field: 'comment', text: reader.words.review.commentHint }] : [],
    fields: ['comment'],
    again: (faults) => reviewPage(context, { faults, comment }),
    send: async () => {
      await client.call('decideReview', { params: { review }, body: { decision, comment } });
      const done = decision === 'return' ? 'returned' : 'approved';
      return redirect(`${paths.review(reader.language, review)}?done=${done}`);
    },
  });
});

export const recallReview = forPerson(async (context) => {
  const { client, params, reader } = context;
  const review = params['review'] ?? '';
  return sendForm(context, {
    again: (faults) => reviewPage(context, { faults }),
    send: async () => {
      await client.call('recallReview', { params: { review } });
      return redirect(`${paths.review(reader.language, review)}?done=recalled`);
    },
  });
});
