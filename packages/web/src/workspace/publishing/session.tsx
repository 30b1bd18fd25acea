import { type PlanHead, parseProblem, priorityFactors } from '@milpa/sdk';
import { Button, formatLocal } from '../../design/index.ts';
import {
  Checks,
  ErrorSummary,
  type Fault,
  type Fields,
  findFault,
  forPerson,
  listFaults,
  type PersonContext,
  Select,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { parseStreamed, receiveForm } from '../receive.ts';
import { FileField } from './import.tsx';
import { listLines, nameFaults, readTyped, type Typed } from './shared.ts';

export const showNewSession = forPerson((context) => sessionPage(context, { public: 'yes' }, []));

async function sessionPage(context: PersonContext, typed: Typed, faults: readonly Fault[]): Promise<Page> {
  const { client, reader, params } = context;
  const { language } = reader;
  const body = await client.call('getInstitution', { params: { institution: params['institution'] ?? '' } });
  const plans = await client.call('listPlans', { params: { institution: body.slug } });
  const words = reader.words.publishing.session;
  return makeWorkPage(context, {
    section: 'inventory',
    title: words.title,
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    crumbs: [{ href: places.plans(language, body.slug), text: formatLocal(body.name, reader, body.slug) }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={faults} reader={reader} />
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
            <FileField label={words.minutes} hint={words.minutesHint} fault={findFault(faults, 'file')} />
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
      </div>
    ),
  });
}

interface FieldsProps {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}
const bind =
  ({ typed, faults }: FieldsProps) =>
  (name: string) => ({ name, faults, value: typed[name] ?? '' });

function Held(props: FieldsProps) {
  const { session, decision } = props.reader.words.publishing;
  const shared = bind(props);
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
  const shared = bind(props);
  return (
    <>
      <Select
        {...shared('plan')}
        label={words.session.plan}
        empty={words.session.noPlan}
        groups={[{ choices: plans.map(({ id, title }) => ({ value: id, text: title })) }]}
      />
      <Select
        {...shared('decides')}
        label={words.session.decides}
        groups={[
          {
            choices: [
              { value: 'approve', text: words.session.approve },
              { value: 'return', text: words.session.return },
            ],
          },
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
  if (answer.ok) return redirect(`${places.plans(reader.language, institution)}?done=session`);
  const problem = await parseProblem(answer);
  if (problem.code === 'sign-in-needed') throw problem;
  const { session } = reader.words.publishing;
  const faults = nameFaults(
    listFaults(problem, reader, findField),
    { ...session, title: session.name, file: session.minutes },
    reader,
  );
  return { ...(await sessionPage(context, readTyped(received.fields), faults)), status: problem.status };
});
