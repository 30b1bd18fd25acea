import { type Draft, Problem, paths, type ValueSlot } from '@milpa/sdk';
import { nameArea } from '../../charter/index.ts';
import { Button, formatLocal } from '../../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  forPerson,
  type PersonContext,
  readFields,
  Select,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { findTitle } from '../draft/files.tsx';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

interface State {
  readonly slot: string;
  readonly note: string;
  readonly faults: readonly Fault[];
}

export const showSlots = forPerson((context) => slotsPage(context, { slot: '', note: '', faults: [] }));

/** One more slot is filled, or one that was is taken back. */
export const changeSlots = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const [slot, note, clear] = [fields.text('slot'), fields.text('note'), fields.text('clear')];
  if (clear) {
    // What was taken back already is as wanted: a second click is no mistake.
    await client.call('clearSlot', { params: { slot: clear, dataset } }).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
    });
    return redirect(places.highValue(reader.language, dataset));
  }
  if (!slot) {
    const faults = [{ field: 'slot', text: reader.words.charter.say.noSlot }];
    return slotsPage(context, { slot, note, faults });
  }
  await client.call('fillSlot', { params: { slot, dataset }, body: { note: note.slice(0, 500) } });
  return redirect(places.highValue(reader.language, dataset));
});

async function slotsPage(context: PersonContext, state: State): Promise<Page> {
  const { client, params, reader } = context;
  const words = reader.words.charter.say;
  const draft = await client.call('getDraft', { params: { dataset: params['dataset'] ?? '' } });
  const { areas } = await client.call('getCharterReport');
  const own = areas.flatMap(({ slots }) => slots).filter(({ datasets }) => datasets.some(({ id }) => id === draft.id));
  const title = words.title(findTitle(draft, context));
  const groups = areas.map(({ id, slots }) => ({
    label: nameArea(id, reader),
    choices: slots.map((slot) => ({ value: slot.id, text: formatLocal(slot.title, reader, slot.id) })),
  }));
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
        <p class="lead">{words.lead}</p>
        <Standing own={own} draft={draft} context={context} />
        <form method="post" class="form" action={places.highValue(reader.language, draft.id)}>
          <Select
            name="slot"
            label={words.slot}
            empty={words.choose}
            groups={groups}
            value={state.slot}
            faults={state.faults}
            required
          />
          <TextInput
            name="note"
            label={words.note}
            hint={words.noteHint}
            value={state.note}
            faults={state.faults}
            optional={reader}
            mostLength={500}
          />
          <Button>{words.submit}</Button>
        </form>
      </div>
    ),
  });
}

function Standing(props: {
  readonly own: readonly ValueSlot[];
  readonly draft: Draft;
  readonly context: PersonContext;
}) {
  const { own, draft, context } = props;
  const { reader } = context;
  const words = reader.words.charter.say;
  if (own.length === 0) return <p>{words.none}</p>;
  return (
    <>
      <p>
        {words.now}
        {reader.words.common.colon}
      </p>
      <ul>
        {own.map((slot) => (
          <li>
            {formatLocal(slot.title, reader, slot.id)}
            <form method="post" action={places.highValue(reader.language, draft.id)}>
              <Button kind="quiet" name="clear" value={slot.id}>
                {words.clear(formatLocal(slot.title, reader, slot.id))}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}
