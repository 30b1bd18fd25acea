import { type PlanHead, parseProblem, priorityFactors } from '@milpa/sdk';
import { Button, formatLocal } from '../../design/index.ts';
import {
  bindFields,
  Checks,
  type Fault,
  type Fields,
  FileInput,
  forPerson,
  type PersonContext,
  Select,
  sendForm,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { parseStreamed, receiveForm } from '../receive.ts';
import { listLines, nameFaults } from './shared.ts';

export const showNewSession = forPerson((context) => sessionPage(context, { public: 'yes' }, []));

async function sessionPage(context: PersonContext, typed: Values, faults: readonly Fault[]): Promise<Page> {
  const { client, reader, params } = context;
  const { language } = reader;
  const body = await client.call('getInstitution', { params: { institution: params['institution'] ?? '' } });
  const plans = await client.call('listPlans', { params: { institution: body.slug } });
  const words = reader.words.publishing.session;
  return makeWorkPage(context, {
    section: 'inventory',
    title: words.title,
    faults,
    crumbs: [{ href: places.plans(language, body.slug), text: formatLocal(body.name, reader, body.slug) }],
    narrow: true,
    body: (
      <>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <form method="post" enctype="multipart/form-data" class="form" action={places.newSession(language, body.slug)}>
          <div class="card">
            <Held typed={typed} faults={faults} reader={reader} />
          </div>
          <div class="card">
            <Decided
              typed={typed}
              faults={faults}
              reader={reader}
              plans={plans.filter(({ state }) => state === 'submitted')}
            />
          </div>
          <div class="card">
            <FileInput name="file" label={words.minutes} hint={words.minutesHint} faults={faults} />
            <Checks
              name="public"
              label={words.public}
              values={[typed['public'] ?? '']}
              choices={[{ value: 'yes', text: words.publicLabel }]}
              faults={faults}
            />
          </div>
          <Button>{words.submit}</Button>
        </form>
      </>
    ),
  });
}

interface FieldsProps {
  readonly typed: Values;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}
function Held(props: FieldsProps) {
  const { session, decision } = props.reader.words.publishing;
  const shared = bindFields(props.typed, props.faults);
  return (
    <>
      <TextInput {...shared('held')} label={session.held} hint={decision.dayHint} short />
      <TextInput {...shared('title')} label={session.name} hint={session.nameHint} mostLength={200} />
      <TextArea {...shared('agenda')} label={session.agenda} hint={session.agendaHint} rows={4} />
      <TextArea {...shared('present')} label={session.present} hint={session.presentHint} rows={4} />
      <TextArea {...shared('absent')} label={session.absent} hint={session.presentHint} rows={2} />
    </>
  );
}

function Decided(props: FieldsProps & { readonly plans: readonly PlanHead[] }) {
  const { plans, reader } = props;
  const words = reader.words.publishing;
  const shared = bindFields(props.typed, props.faults);
  return (
    <>
      <Select
        {...shared('plan')}
        label={words.session.plan}
        empty={words.session.noPlan}
        choices={plans.map(({ id, title }) => ({ value: id, text: title }))}
      />
      <Select
        {...shared('decides')}
        label={words.session.decides}
        choices={[
          { value: 'approve', text: words.session.approve },
          { value: 'return', text: words.session.return },
        ]}
      />
      <TextArea {...shared('text')} label={words.session.text} rows={3} />
      <fieldset class="field">
        <legend>{words.session.weights}</legend>
        <p class="hint">{words.session.weightsHint}</p>
        {priorityFactors.map((factor) => (
          <TextInput {...shared(`weight-${factor}`)} label={words.factors[factor]} short />
        ))}
      </fieldset>
    </>
  );
}

/** What the form says, as the API takes it. */
function composeSession(fields: Fields) {
  const text = (name: string) => fields.text(name);
  const people = (name: string, present: boolean) => listLines(text(name)).map((post) => ({ post, present }));
  const weights = priorityFactors.map((factor) => [factor, text(`weight-${factor}`)] as const);
  const isWeighed = weights.some(([, said]) => said !== '');
  const isAlone = text('plan') === '' && !isWeighed && text('text') !== '';
  return {
    held: text('held'),
    title: text('title'),
    agenda: listLines(text('agenda')),
    attendance: [...people('present', true), ...people('absent', false)],
    resolutions: [
      ...(text('plan') ? [{ about: 'plan', text: text('text'), plan: text('plan'), decides: text('decides') }] : []),
      ...(isWeighed
        ? [
            {
              about: 'weights',
              text: text('text'),
              weights: Object.fromEntries(weights.map(([factor, said]) => [factor, Number(said || '0')])),
            },
          ]
        : []),
      ...(isAlone ? [{ about: 'other', text: text('text') }] : []),
    ],
    evidencePublic: text('public') === 'yes',
  };
}

function findField(pointer: string): string {
  if (pointer.startsWith('/attendance')) return 'present';
  if (pointer.startsWith('/upload')) return 'file';
  const weight = /^\/resolutions\/\d+\/weights\/?(\w*)/.exec(pointer);
  if (weight) return `weight-${weight[1] || 'demand'}`;
  const resolution = /^\/resolutions\/\d+\/(\w+)/.exec(pointer);
  return resolution?.[1] ?? pointer.split('/')[1] ?? '';
}

export const recordSession = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const institution = params['institution'] ?? '';
  const address = `/api/v1/institutions/${encodeURIComponent(institution)}/sessions`;
  const received = await receiveForm(
    request,
    (body, contentType) => client.request(address, parseStreamed(body, contentType)),
    (fields) => [['session', JSON.stringify(composeSession(fields))]],
  );
  // Without minutes there was no file to hand on: the session goes as it is.
  const answer =
    received.answer ??
    (await client.request(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(composeSession(received.fields)),
    }));
  const { session } = reader.words.publishing;
  const labels = { ...session, title: session.name, file: session.minutes };
  return sendForm(context, {
    fields: findField,
    again: (faults) => sessionPage(context, received.fields.values, nameFaults(faults, labels, reader)),
    send: async () => {
      if (!answer.ok) throw await parseProblem(answer);
      return redirect(`${places.plans(reader.language, institution)}?done=session`);
    },
  });
});
