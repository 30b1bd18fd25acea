import type { Draft } from '@milpa/sdk';
import { Button, Notice } from '../../design/index.ts';
import { type Fault, type PersonContext, Revision, TextArea } from '../../form/index.ts';
import { places } from '../places.ts';
import { SubmitForm, UnderReview } from '../review/submit.tsx';
import type { LoadedDraft } from './load.ts';

/** A review that came back: what went wrong, and what was typed. */
export interface DraftState {
  readonly faults: readonly Fault[];
  /** About the new version. */
  readonly notes?: string;
}

interface ReleaseProps {
  readonly context: PersonContext;
  readonly loaded: Pick<LoadedDraft, 'draft' | 'review' | 'fourEyes'>;
  readonly state: DraftState;
}

/** The last step. It appears when nothing stands in the way: a release, or a second person's look at it first. */
export function ReleaseForm({ context, loaded, state }: ReleaseProps) {
  const { draft, review, fourEyes } = loaded;
  const { reader, account } = context;
  const words = reader.allWords.work.draft;
  if (draft.state === 'withdrawn' || draft.blockers.length > 0) return null;
  if (review) return <UnderReview context={context} review={review} />;
  const may = (institutions: readonly { readonly id: string }[]) =>
    institutions.some(({ id }) => id === draft.publisher.id);
  const mayRelease = may(account.abilities.publishFor) && !fourEyes;
  if (!mayRelease && !may(account.abilities.writeFor)) {
    return <Notice kind="info">{<p>{words.viewer}</p>}</Notice>;
  }
  if (!draft.changed) {
    return (
      <Notice kind="info">
        <p>{words.unchanged}</p>
        <p>{words.unchangedHint}</p>
      </Notice>
    );
  }
  const submit = <SubmitForm context={context} draft={draft} faults={state.faults} notes={state.notes} />;
  if (!mayRelease)
    return (
      <section class="card release" aria-labelledby="release">
        <h2 id="release">{reader.words.review.submitTitle}</h2>
        {submit}
      </section>
    );
  return (
    <>
      <ReleaseNow context={context} draft={draft} state={state} />
      <details class="section">
        <summary>{reader.words.review.orAsk}</summary>
        {submit}
      </details>
    </>
  );
}

function ReleaseNow(props: { readonly context: PersonContext; readonly draft: Draft; readonly state: DraftState }) {
  const { context, draft, state } = props;
  const { reader } = context;
  const words = reader.allWords.work.draft;
  const first = draft.latest === null;
  return (
    <section class="card release" aria-labelledby="release">
      <h2 id="release">{words.ready}</h2>
      <form
        method="post"
        action={places.release(reader.language, draft.id)}
        data-guard={reader.allWords.work.form.leave}
      >
        <Revision revision={draft.revision} />
        <TextArea
          name="notes"
          label={first ? words.notesFirst : words.notes}
          hint={words.notesHint}
          value={state.notes}
          faults={[]}
          rows={3}
          optional={reader}
        />
        <Button>{first ? words.release : words.releaseVersion((draft.latest ?? 0) + 1)}</Button>
      </form>
    </section>
  );
}

export function WithdrawnNotice({ context, draft }: { readonly context: PersonContext; readonly draft: Draft }) {
  const { reader } = context;
  const words = reader.allWords.work.draft;
  return (
    <Notice kind="warning" title={words.withdrawn}>
      <p>{words.withdrawnLead}</p>
      <form method="post" action={places.restore(reader.language, draft.id)}>
        <Revision revision={draft.revision} />
        <Button kind="quiet">{words.restore}</Button>
      </form>
    </Notice>
  );
}
