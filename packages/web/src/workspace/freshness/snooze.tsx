import { type Freshness, Problem, paths } from '@milpa/sdk';
import { Button, Notice } from '../../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  forPerson,
  listFaults,
  type PersonContext,
  readFields,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { describeFreshness, FreshnessTag, formatCalendarDay, Snoozed } from '../../freshness/index.ts';
import { type Page, redirect } from '../../page.ts';
import { findTitle } from '../draft/files.tsx';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

interface State {
  readonly until: string;
  readonly reason: string;
  readonly faults: readonly Fault[];
}

export const showSnooze = forPerson((context) => snoozePage(context, { until: '', reason: '', faults: [] }));

export const snooze = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const words = reader.words.freshness.snooze;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const [until, reason] = [fields.text('until'), fields.text('reason')];
  const faults = [
    ...(/^\d{4}-\d{2}-\d{2}$/.test(until) ? [] : [{ field: 'until', text: words.noUntil }]),
    ...(reason.length < 10 ? [{ field: 'reason', text: words.noReason }] : []),
  ];
  if (faults.length > 0) return snoozePage(context, { until, reason, faults });
  try {
    const { dataset: id } = await client.call('snoozeDataset', { params: { dataset }, body: { until, reason } });
    return redirect(places.snooze(reader.language, id));
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'sign-in-needed') throw error;
    const known = ['until', 'reason'];
    const found = listFaults(error, reader, (pointer) => known.find((field) => pointer === `/${field}`));
    // What is wrong with the day is a sentence of the whole problem: which days there are to choose from.
    const told = found.map((each) =>
      each.field === 'until' ? { ...each, text: error.details[reader.language] ?? each.text } : each,
    );
    return { ...(await snoozePage(context, { until, reason, faults: told })), status: error.status };
  }
});

/** What was taken back already is as wanted: a second click is no mistake. */
export const endSnooze = forPerson(async ({ client, params, reader }) => {
  const dataset = params['dataset'] ?? '';
  await client.call('endSnooze', { params: { dataset } }).catch((error: unknown) => {
    if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
  });
  return redirect(places.snooze(reader.language, dataset));
});

async function snoozePage(context: PersonContext, state: State): Promise<Page> {
  const { client, params, reader } = context;
  const words = reader.words.freshness.snooze;
  const draft = await client.call('getDraft', { params: { dataset: params['dataset'] ?? '' } });
  const freshness = await client.call('getFreshness', { params: { dataset: draft.id } });
  const title = words.title(findTitle(draft, context));
  return makeWorkPage(context, {
    section: 'datasets',
    title,
    wrong: state.faults.length > 0,
    status: state.faults.length > 0 ? 422 : 200,
    crumbs: [{ href: paths.draft(reader.language, draft.id), text: findTitle(draft, context) }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={state.faults} reader={reader} />
        <h1>{title}</h1>
        <p>
          <FreshnessTag state={freshness.state} reader={reader} /> {describeFreshness(freshness, reader)}{' '}
          <Snoozed snooze={freshness.snooze} times={freshness.snoozes} reader={reader} />
        </p>
        {freshness.due ? (
          <SnoozeForm context={context} state={state} freshness={freshness} due={freshness.due} />
        ) : (
          <Notice kind="info">
            <p>{words.nothing}</p>
          </Notice>
        )}
      </div>
    ),
  });
}

function SnoozeForm(props: {
  readonly context: PersonContext;
  readonly state: State;
  readonly freshness: Freshness;
  readonly due: string;
}) {
  const { context, state, freshness, due } = props;
  const { reader } = context;
  const words = reader.words.freshness.snooze;
  const address = places.snooze(reader.language, freshness.dataset);
  return (
    <>
      <p class="lead">{words.lead}</p>
      <form method="post" class="form" action={address}>
        <TextInput
          name="until"
          label={words.until}
          hint={words.untilHint(formatCalendarDay(reader, due))}
          value={state.until}
          faults={state.faults}
          required
          short
          mostLength={10}
        />
        <TextArea
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={state.reason}
          faults={state.faults}
          rows={3}
          required
        />
        <p class="row">
          <Button>{words.submit}</Button>
          <a href={paths.draft(reader.language, freshness.dataset)}>{reader.allWords.work.form.cancel}</a>
        </p>
      </form>
      {freshness.snooze ? (
        <form method="post" class="form" action={`${address}/end`}>
          <Button kind="quiet">{words.end}</Button>
        </form>
      ) : null}
    </>
  );
}
