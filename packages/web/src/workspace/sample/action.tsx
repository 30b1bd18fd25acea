import { ActionEvent, type ActionMove, type CorrectiveAction, Day, paths } from '@milpa/sdk';
import { Button, Link, Local, Pagination } from '../../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  forPerson,
  Hidden,
  listFaults,
  type PersonContext,
  readFields,
  Select,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { ActionCard } from '../../sample/index.ts';
import { Done, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { isOwnProblem } from '../publishing/shared.ts';

const pageSize = 50;

/** Corrective actions that wait for this person, or that they watch over. */
export const showActions = forPerson(async (context) => {
  const { client, reader, url } = context;
  const words = reader.words.sample;
  const page = Math.max(1, Math.min(5000, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const { total, items } = await client.call('listActions', {
    query: { limit: pageSize, offset: (page - 1) * pageSize },
  });
  return makeWorkPage(context, {
    section: 'actions',
    title: words.work.actions,
    body: (
      <div>
        <h1>{words.work.actions}</h1>
        <p class="lead">{words.work.actionsLead}</p>
        {total === 0 ? <p role="status">{words.work.noneWaiting}</p> : null}
        <ul class="bare stack">
          {items.map((action) => (
            <li class="card">
              <Concerns action={action} reader={reader} />
              <ActionCard action={action} reader={reader} href={paths.correctiveAction(reader.language, action.id)} />
            </li>
          ))}
        </ul>
        <Pagination
          reader={reader}
          page={page}
          pages={Math.ceil(total / pageSize)}
          href={(to) => `${places.actions(reader.language)}?page=${to}`}
        />
      </div>
    ),
  });
});

function Concerns({ action, reader }: { readonly action: CorrectiveAction; readonly reader: Reader }) {
  return (
    <p class="small soft">
      <Local map={action.institution.name} reader={reader} otherwise={action.institution.slug} /> ·{' '}
      {reader.words.sample.work.concerns}
      {reader.words.common.colon} {action.concerns}
    </p>
  );
}

type Typed = Readonly<Record<'event' | 'text' | 'due', string>>;

const load = ({ client, params }: PersonContext) =>
  client.call('getAction', { params: { action: params['action'] ?? '' } });

export const showAction = forPerson(async (context) =>
  actionPage(context, await load(context), { event: '', text: '', due: '' }, []),
);

export const moveAction = forPerson(async (context) => {
  const { client, request, reader } = context;
  const fields = await readFields(request);
  const typed: Typed = { event: fields.text('event'), text: fields.text('text'), due: fields.text('due') };
  const action = await load(context);
  const { work } = reader.words.sample;
  const event = ActionEvent.safeParse(typed.event);
  const faults = [
    ...(event.success ? [] : [{ field: 'event', text: work.move }]),
    ...(typed.text.length < 3 ? [{ field: 'text', text: work.noText }] : []),
    ...(typed.due === '' || Day.safeParse(typed.due).success ? [] : [{ field: 'due', text: work.newDayHint }]),
  ];
  if (!event.success || faults.length > 0) return actionPage(context, action, typed, faults);
  const body: ActionMove = { event: event.data, text: typed.text, ...(typed.due ? { due: typed.due } : {}) };
  try {
    const revision = Number(fields.text('revision')) || 0;
    await client.call('moveAction', { params: { action: action.id }, revision, body });
    return redirect(`${paths.correctiveAction(reader.language, action.id)}?done=moved`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    return {
      ...actionPage(
        context,
        action,
        typed,
        listFaults(error, reader, (pointer) => pointer.slice(1)),
      ),
      status: error.status,
    };
  }
});

function actionPage(context: PersonContext, action: CorrectiveAction, typed: Typed, faults: readonly Fault[]): Page {
  const { reader, url } = context;
  const words = reader.words.sample;
  return makeWorkPage(context, {
    section: 'actions',
    title: words.action,
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    crumbs: [{ href: places.actions(reader.language), text: words.work.actions }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={faults} reader={reader} />
        <Done text={url.searchParams.get('done') === 'moved' ? words.work.doneMove : undefined} />
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
      </div>
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
  const shared = (name: keyof Typed) => ({ name, value: typed[name], faults });
  return (
    <form method="post" class="form" action={paths.correctiveAction(reader.language, action.id)}>
      <Hidden name="revision" value={String(action.revision)} />
      {replies ? (
        <Hidden name="event" value="reply" />
      ) : (
        <Select
          {...shared('event')}
          label={words.work.move}
          groups={[{ choices: action.moves.map((value) => ({ value, text: words.events[value] })) }]}
        />
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
