import { type Draft, paths, type Review } from '@milpa/sdk';
import { Button, Link, Notice } from '../../design/index.ts';
import { type Fault, type PersonContext, Revision, TextArea, TextInput } from '../../form/index.ts';
import { places } from '../places.ts';

interface SubmitProps {
  readonly context: PersonContext;
  readonly draft: Draft;
  readonly faults: readonly Fault[];
  readonly notes?: string | undefined;
}

/** Hands the working copy to a second person. */
export function SubmitForm({ context, draft, faults, notes }: SubmitProps) {
  const { reader } = context;
  const words = reader.words.review;
  return (
    <form method="post" class="form" action={places.submit(reader.language, draft.id)}>
      <Revision revision={draft.revision} />
      <p>{words.submitLead}</p>
      <TextArea name="reviewNotes" label={words.notes} value={notes} faults={faults} rows={3} optional={reader} />
      <TextInput
        name="notBefore"
        type="date"
        label={words.notBefore}
        hint={words.notBeforeHint}
        faults={faults}
        short
        optional={reader}
      />
      <Button>{words.submit}</Button>
    </form>
  );
}

/** Where the working copy is with the second person. */
export function UnderReview({ context, review }: { readonly context: PersonContext; readonly review: Review }) {
  const { reader } = context;
  const words = reader.words.review;
  return (
    <Notice kind="info" title={words.states[review.state]}>
      <p>{words.waiting(review.submitted.name, reader.day(review.submitted.at))}</p>
      <p>
        <Link href={paths.review(reader.language, review.id)}>{words.open}</Link>
      </p>
    </Notice>
  );
}
