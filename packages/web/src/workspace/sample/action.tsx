import { ActionEvent, type ActionMove, type CorrectiveAction, Day, paths } from '@milpa/sdk';
import { Button, Cards, Link, Local, Pagination } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  Hidden,
  nameChoices,
  type PersonContext,
  Revision,
  readFields,
  Select,
  sameName,
  sendForm,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { readPaging } from '../../listing.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { ActionCard } from '../../sample/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const pageSize = 50;

/** Corrective actions that wait for this person, or that they watch over. */
export const showActions = forPerson(async (context) => {
  const { client, reader, url } = context;
  const words = reader.words.sample;
  const at = readPaging(url, pageSize);
  const { total, items } = await client.call('listActions', {
    query: at.query,
  });
  return makeWorkPage(context, {
    section: 'actions',
    title: words.work.actions,
    body: (
      <div>
        <h1>{words.work.actions}</h1>
        <p class="lead">{words.work.actionsLead}</p>
        {total === 0 ? <p role="status">{words.work.noneWaiting}</p> : null}
        <Cards items={items}>
          {(action) => (
            <>
              <Concerns action={action} reader={reader} />
              <ActionCard action={action} reader={reader} href={paths.correctiveAction(reader.language, action.id)} />
            </>
          )}
        </Cards>
        <Pagination reader={reader} at={at} total={total} href={places.actions(reader.language)} />
      </div>
    ),
  });
});

function Concerns({ action, reader }: { readonly action: CorrectiveAction; readonly reader: Reader }) {
  return (
    <p class="small soft">
      <Local map={action.institution.name} reader={reader} otherwise={action.institution.slug} /> ·{' '}
      {reader.label(reader.words.sample.work.concerns)} {action.concerns}
    </p>
  );
}

const names = ['event', 'text', 'due'] as const;
type Typed = Readonly<Record<(typeof names)[number], string>>;

const load = ({ client, params }: PersonContext) =>
  client.call('getAction', { params: { action: params['action'] ?? '' } });

export const showAction = forPerson(async (context) =>
  actionPage(context, await load(context), { event: '', text: '', due: '' }, []),
);

export const moveAction = forPerson(async (context) => {
  const { client, request, reader } = context;
  const fields = await readFields(request);
  const typed = fields.pick(names);
  const { text, due } = typed;
  const action = await load(context);
  const { work } = reader.words.sample;
  const event = ActionEvent.safeParse(typed.event);
  const again = (faults: readonly Fault[]) => actionPage(context, action, typed, faults);
  const faults = [
    ...(event.success ? [] : [{ field: 'event', text: work.move }]),
    ...(text.length < 3 ? [{ field: 'text', text: work.noText }] : []),
    ...(due === '' || Day.safeParse(due).success ? [] : [{ field: 'due', text: work.newDayHint }]),
  ];
  if (!event.success) return again(faults);
  const body: ActionMove = { event: event.data, text, ...(due ? { due } : {}) };
  return sendForm(context, {
    faults,
    fields: sameName,
    again,
    send: async () => {
      await client.call('moveAction', { params: { action: action.id }, revision: fields.revision, body });
      return redirect(`${paths.correctiveAction(reader.language, action.id)}?done=moved`);
    },
  });
});

function actionPage(context: PersonContext, action: CorrectiveAction, typed: Typed, faults: readonly Fault[]): Page {
  const { reader, url } = context;
  const words = reader.words.sample;
  return makeWorkPage(context, {
    section: 'actions',
    title: words.action,
    faults,
    crumbs: [{ href: places.actions(reader.language), text: words.work.actions }],
    narrow: true,
    body: (
      <>
        <Done text={findDone(url, { moved: words.work.doneMove })} />
        <h1>{words.action}</h1>
        <Concerns action={action} reader={reader} />
        <div class="card">
          <ActionCard action={action} reader={reader} open />
        </div>
        {action.moves.length === 0 ? <p>{words.work.nothingToDo}</p> : null}
        {action.moves.length > 0 ? <MoveForm {...{ action, typed, faults, reader }} /> : null}
        <p class="section">
          <Link href={places.actions(reader.language)}>{words.work.actions}</Link>
        </p>
      </>
    ),
  });
}

interface MoveProps {
  readonly action: CorrectiveAction;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}

/** The institution says what was done; the auditor says what comes next, and why. */
function MoveForm({ action, typed, faults, reader }: MoveProps) {
  const words = reader.words.sample;
  const replies = action.moves.every((event) => event === 'reply');
  const shared = bindFields(typed, faults);
  return (
    <form method="post" class="form" action={paths.correctiveAction(reader.language, action.id)}>
      <Revision revision={action.revision} />
      {replies ? (
        <Hidden name="event" value="reply" />
      ) : (
        <Select {...shared('event')} label={words.work.move} choices={nameChoices(action.moves, words.events)} />
      )}
      <TextArea
        {...shared('text')}
        label={replies ? words.work.replyText : words.work.text}
        hint={replies ? words.work.replyHint : words.work.moveHint}
        rows={4}
        required
      />
      {replies ? null : (
        <TextInput {...shared('due')} label={words.work.newDay} hint={words.work.newDayHint} optional={reader} short />
      )}
      <Button>{words.work.send}</Button>
    </form>
  );
}
