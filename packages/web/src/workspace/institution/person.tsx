import { type Appointment, paths, type Role } from '@milpa/sdk';
import { Button, formatLocal, Link, SummaryList } from '../../design/index.ts';
import {
  type Fault,
  forPerson,
  type PersonContext,
  readFields,
  Select,
  sendForm,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { Span } from './people.tsx';
import { DetailFields, WhoFields } from './person-fields.tsx';
import {
  composeDetails,
  composePerson,
  explainPerson,
  findLastDay,
  findPersonField,
  nobody,
  parseSuccessor,
  receivePerson,
  type Typed,
} from './typed-person.ts';

/** Which of the forms of the page came back, and what is wrong with it. */
interface Returned {
  readonly form: 'change' | 'replace' | 'act';
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

export const showPerson = forPerson((context) => personPage(context, undefined));

export const changePerson = forPerson((context) =>
  answerForm(context, 'change', async (held, received) => {
    const body = composeDetails(received, held.letter);
    await context.client.call('changeAppointment', { params: { appointment: held.id }, body });
    return redirect(`${here(context)}?done=saved`);
  }),
);

export const replacePerson = forPerson((context) =>
  answerForm(context, 'replace', async (held, received) => {
    const { role: _, ...body } = composePerson(received, context);
    const sent = { params: { appointment: held.id }, body: parseSuccessor(body) };
    const made = await context.client.call('replaceAppointment', sent);
    const query = new URLSearchParams({ done: 'replaced', email: made.email });
    return redirect(`${places.institution(context.reader.language, context.params['institution'] ?? '')}?${query}`);
  }),
);

const here = ({ reader, params }: PersonContext) =>
  places.person(reader.language, params['institution'] ?? '', params['appointment'] ?? '');

/** Reads one of the forms of an appointment; what is refused comes back with what was typed. */
function answerForm(
  context: PersonContext,
  form: 'change' | 'replace',
  send: (held: Appointment, received: Awaited<ReturnType<typeof receivePerson>>) => Promise<Response>,
): Promise<Page | Response> {
  let typed = nobody;
  const again = (faults: readonly Fault[]) => personPage(context, { form, typed, faults: nameFaults(form, faults) });
  return sendForm(context, {
    fields: findPersonField,
    again,
    send: async () => {
      const received = await receivePerson(context);
      typed = received.typed;
      const faults = explainPerson(typed, context, form === 'replace');
      return faults.length > 0 ? again(faults) : send(await requireHeld(context), received);
    },
  });
}

const nameFaults = (form: Returned['form'], faults: readonly Fault[]): readonly Fault[] =>
  form === 'change' ? faults.map((each) => ({ ...each, field: each.field.replace(/^person\./, 'details.') })) : faults;

/** An administrator of the portal becomes this person for support; the workspace then shows what they see. */
export const actAsPerson = forPerson(async (context) => {
  const { client, request, reader } = context;
  const fields = await readFields(request);
  const typed = { ...nobody, note: fields.text('reason'), from: fields.text('minutes') };
  return sendForm(context, {
    fields: ['reason'],
    again: (faults) => personPage(context, { form: 'act', typed, faults }),
    send: async () => {
      const { email } = await requireHeld(context);
      await client.call('startActing', { body: { email, reason: typed.note, minutes: Number(typed.from) || 30 } });
      return redirect(paths.workspace(reader.language));
    },
  });
});

const requireHeld = ({ client, params }: PersonContext): Promise<Appointment> =>
  client.call('getAppointment', { params: { appointment: params['appointment'] ?? '' } });

/** As what this reader may appoint at a place; null: for the whole portal. */
export const findAppointable = ({ account }: PersonContext, institution: string | null): readonly Role[] =>
  institution === null
    ? account.abilities.appointsForPortal
    : (account.abilities.peopleOf.find(({ id }) => id === institution)?.appoints ?? []);

async function findPlace({ client, reader }: PersonContext, { institution }: Appointment): Promise<string> {
  if (institution === null) return reader.allWords.work.institutions.portal;
  const body = await client.call('getInstitution', { params: { institution } });
  return formatLocal(body.name, reader, body.slug);
}

async function personPage(context: PersonContext, returned: Returned | undefined): Promise<Page> {
  const { reader, url, params } = context;
  const { posts: words, institutions } = reader.allWords.work;
  const institution = params['institution'] ?? '';
  const held = await requireHeld(context);
  const name = await findPlace(context, held);
  const faults = returned?.faults ?? [];
  const may = findAppointable(context, held.institution).includes(held.role);
  return makeWorkPage(context, {
    section: 'institutions',
    title: held.name,
    faults,
    crumbs: [
      { href: places.institutions(reader.language), text: institutions.title },
      { href: places.institution(reader.language, institution), text: name },
    ],
    narrow: true,
    body: (
      <>
        <h1>{held.name}</h1>
        <Done text={findDone(url, { saved: words.saved })} />
        <HeldFacts context={context} held={held} />
        {may ? <Forms context={context} held={held} returned={returned} /> : null}
        {context.account.abilities.administerPortal && held.account !== context.account.id ? (
          <ActForm context={context} held={held} returned={returned} />
        ) : null}
      </>
    ),
  });
}

function HeldFacts({ context, held }: { readonly context: PersonContext; readonly held: Appointment }) {
  const { reader } = context;
  const { posts: words, institutions } = reader.allWords.work;
  const file = held.letter?.file;
  return (
    <SummaryList
      rows={[
        [institutions.personEmail, held.email],
        [institutions.role, words.roles[held.role]],
        [words.postTitle, held.title],
        [words.from, <Span context={context} held={held} />],
        [words.letter, held.letter?.reference],
        [
          words.letterFile,
          file ? (
            <Link href={`/api/v1/appointments/${held.id}/letter`} download>
              {words.letterGet(file.name)}
            </Link>
          ) : null,
        ],
        [words.note, held.note],
      ]}
    />
  );
}

interface FormProps {
  readonly context: PersonContext;
  readonly held: Appointment;
  readonly returned: Returned | undefined;
}

function Forms({ context, held, returned }: FormProps) {
  const { reader } = context;
  const { posts: words } = reader.allWords.work;
  const of = (form: Returned['form'], otherwise: Typed) =>
    returned?.form === form ? returned : { typed: otherwise, faults: [] };
  const noRoles: readonly Role[] = [];
  const stands: Typed = {
    ...nobody,
    to: held.to ? findLastDay(held.to) : '',
    title: held.title ?? '',
    letter: held.letter?.reference ?? '',
    note: held.note ?? '',
  };
  return (
    <>
      <section class="section" aria-labelledby="replace">
        <h2 id="replace">{words.replace}</h2>
        <p>{words.replaceLead(held.name)}</p>
        <form method="post" enctype="multipart/form-data" class="card form" action={`${here(context)}/replace`}>
          <WhoFields reader={reader} {...of('replace', nobody)} roles={noRoles} />
          <details class="more" open={returned?.form === 'replace'}>
            <summary>{words.more}</summary>
            <DetailFields reader={reader} {...of('replace', nobody)} begins />
          </details>
          <Button>{words.submitReplace}</Button>
        </form>
      </section>
      <section class="section" aria-labelledby="details">
        <h2 id="details">{words.details}</h2>
        <p>{words.detailsLead}</p>
        <form method="post" enctype="multipart/form-data" class="card form" action={here(context)}>
          <DetailFields reader={reader} {...of('change', stands)} begins={false} prefix="details" />
          <Button>{words.saveDetails}</Button>
        </form>
      </section>
    </>
  );
}

const minutes = ['15', '30', '60', '120', '240'];

function ActForm({ context, held, returned }: FormProps) {
  const { reader } = context;
  const { posts: words } = reader.allWords.work;
  const { typed, faults } = returned?.form === 'act' ? returned : { typed: nobody, faults: [] };
  return (
    <section class="section" aria-labelledby="act">
      <h2 id="act">{words.act}</h2>
      <p>{words.actLead(held.name)}</p>
      <form method="post" class="card form" action={`${here(context)}/act`}>
        <TextInput
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          value={typed.note}
          faults={faults}
          mostLength={500}
          required
        />
        <Select
          name="minutes"
          label={words.minutes}
          value={typed.from || '30'}
          faults={faults}
          choices={minutes.map((value) => ({ value, text: words.minutesOf(value) }))}
        />
        <Button kind="quiet">{words.submitAct}</Button>
      </form>
    </section>
  );
}
