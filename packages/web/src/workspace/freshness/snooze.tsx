import { type Freshness, paths } from '@milpa/sdk';
import { Button, Notice } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  type PersonContext,
  readFields,
  Submit,
  sendForm,
  TextArea,
  TextInput,
  takeAway,
} from '../../form/index.ts';
import { describeFreshness, FreshnessTag, formatCalendarDay, Snoozed } from '../../freshness/index.ts';
import { type Page, redirect } from '../../page.ts';
import { findTitle, makeWorkPage, ofDraft } from '../frame.tsx';
import { places } from '../places.ts';

type Typed = Readonly<Record<'until' | 'reason', string>>;

export const showSnooze = forPerson((context) => snoozePage(context, { until: '', reason: '' }, []));

export const snooze = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const words = reader.words.freshness.snooze;
  const dataset = params['dataset'] ?? '';
  const typed = (await readFields(request)).pick(['until', 'reason']);
  return sendForm(context, {
    faults: [
      ...(/^\d{4}-\d{2}-\d{2}$/.test(typed.until) ? [] : [{ field: 'until', text: words.noUntil }]),
      ...(typed.reason.length < 10 ? [{ field: 'reason', text: words.noReason }] : []),
    ],
    fields: ['until', 'reason'],
    again: (faults) => snoozePage(context, typed, faults),
    send: async () => {
      const { dataset: id } = await client.call('snoozeDataset', { params: { dataset }, body: typed });
      return redirect(places.snooze(reader.language, id));
    },
  });
});

export const endSnooze = forPerson(async ({ client, params, reader }) => {
  const dataset = params['dataset'] ?? '';
  await takeAway(client.call('endSnooze', { params: { dataset } }));
  return redirect(places.snooze(reader.language, dataset));
});

async function snoozePage(context: PersonContext, typed: Typed, faults: readonly Fault[]): Promise<Page> {
  const { client, params, reader } = context;
  const words = reader.words.freshness.snooze;
  const draft = await client.call('getDraft', { params: { dataset: params['dataset'] ?? '' } });
  const freshness = await client.call('getFreshness', { params: { dataset: draft.id } });
  const title = words.title(findTitle(draft, context));
  return makeWorkPage(context, {
    ...ofDraft(draft, context),
    title,
    faults,
    narrow: true,
    body: (
      <>
        <h1>{title}</h1>
        <p>
          <FreshnessTag state={freshness.state} reader={reader} /> {describeFreshness(freshness, reader)}{' '}
          <Snoozed snooze={freshness.snooze} times={freshness.snoozes} reader={reader} />
        </p>
        {freshness.due ? (
          <SnoozeForm {...{ context, typed, faults, freshness }} due={freshness.due} />
        ) : (
          <Notice kind="info">
            <p>{words.nothing}</p>
          </Notice>
        )}
      </>
    ),
  });
}

function SnoozeForm(props: {
  readonly context: PersonContext;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly freshness: Freshness;
  readonly due: string;
}) {
  const { typed, faults, freshness, due } = props;
  const { reader } = props.context;
  const shared = bindFields(typed, faults);
  const words = reader.words.freshness.snooze;
  const address = places.snooze(reader.language, freshness.dataset);
  return (
    <>
      <p class="lead">{words.lead}</p>
      <form method="post" class="form" action={address}>
        <TextInput
          {...shared('until')}
          label={words.until}
          hint={words.untilHint(formatCalendarDay(reader, due))}
          required
          short
          mostLength={10}
        />
        <TextArea {...shared('reason')} label={words.reason} hint={words.reasonHint} rows={3} required />
        <Submit reader={reader} text={words.submit} cancel={paths.draft(reader.language, freshness.dataset)} />
      </form>
      {freshness.snooze ? (
        <form method="post" class="form" action={`${address}/end`}>
          <Button kind="quiet">{words.end}</Button>
        </form>
      ) : null}
    </>
  );
}
