import type { Draft, ValueSlot } from '@milpa/sdk';
import { nameArea } from '../../charter/index.ts';
import { Button, formatLocal } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  type PersonContext,
  readFields,
  Select,
  TextInput,
  takeAway,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { findTitle, makeWorkPage, ofDraft } from '../frame.tsx';
import { places } from '../places.ts';

type Typed = Readonly<Record<'slot' | 'note', string>>;

export const showSlots = forPerson((context) => slotsPage(context, { slot: '', note: '' }, []));

/** One more slot is filled, or one that was is taken back. */
export const changeSlots = forPerson(async (context) => {
  const { client, params, reader, request } = context;
  const dataset = params['dataset'] ?? '';
  const fields = await readFields(request);
  const { slot, note, clear } = fields.pick(['slot', 'note', 'clear']);
  if (clear) {
    await takeAway(client.call('clearSlot', { params: { slot: clear, dataset } }));
    return redirect(places.highValue(reader.language, dataset));
  }
  if (!slot) {
    const faults = [{ field: 'slot', text: reader.words.charter.say.noSlot }];
    return slotsPage(context, { slot, note }, faults);
  }
  await client.call('fillSlot', { params: { slot, dataset }, body: { note: note.slice(0, 500) } });
  return redirect(places.highValue(reader.language, dataset));
});

async function slotsPage(context: PersonContext, typed: Typed, faults: readonly Fault[]): Promise<Page> {
  const { client, params, reader } = context;
  const words = reader.words.charter.say;
  const shared = bindFields(typed, faults);
  const draft = await client.call('getDraft', { params: { dataset: params['dataset'] ?? '' } });
  const { areas } = await client.call('getCharterReport');
  const own = areas.flatMap(({ slots }) => slots).filter(({ datasets }) => datasets.some(({ id }) => id === draft.id));
  const title = words.title(findTitle(draft, context));
  const groups = areas.map(({ id, slots }) => ({
    label: nameArea(id, reader),
    choices: slots.map((slot) => ({ value: slot.id, text: formatLocal(slot.title, reader, slot.id) })),
  }));
  return makeWorkPage(context, {
    ...ofDraft(draft, context),
    title,
    faults,
    narrow: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{words.lead}</p>
        <Standing own={own} draft={draft} context={context} />
        <form method="post" class="form" action={places.highValue(reader.language, draft.id)}>
          <Select {...shared('slot')} label={words.slot} empty={words.choose} groups={groups} required />
          <TextInput {...shared('note')} label={words.note} hint={words.noteHint} optional={reader} mostLength={500} />
          <Button>{words.submit}</Button>
        </form>
      </>
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
      <p>{reader.label(words.now)}</p>
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
