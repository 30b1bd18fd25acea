import type { Commitment, CommitmentChange, Plan } from '@milpa/sdk';
import { Button, Link, Local, Notice } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  type PersonContext,
  Revision,
  readFields,
  sameName,
  sendForm,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Cancellation, Moves } from '../../publishing/index.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { keepsInventory, nameFaults } from './shared.ts';

interface FieldsProps {
  readonly typed: Values;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}

/** Who answers, by when, how often, and what for. */
export function CommitmentFields({ typed, faults, reader }: FieldsProps) {
  const words = reader.words.publishing;
  const shared = bindFields(typed, faults);
  return (
    <>
      <TextInput {...shared('post')} label={words.plan.responsible} hint={words.fields.postHint} mostLength={300} />
      <TextInput
        {...shared('person')}
        label={words.planning.person}
        hint={words.planning.personHint}
        optional={reader}
        mostLength={200}
      />
      <TextInput {...shared('due')} label={words.planning.due} hint={words.decision.dayHint} short />
      <TextInput
        {...shared('frequency')}
        label={words.plan.frequency}
        hint={words.planning.frequencyHint}
        optional={reader}
        short
      />
      <TextInput {...shared('goal')} label={words.plan.goal} optional={reader} mostLength={500} />
    </>
  );
}

/** What is wrong with a commitment, each with the label of its field. */
export function labelFaults(faults: readonly Fault[], reader: Reader): readonly Fault[] {
  const { plan, planning } = reader.words.publishing;
  const { person, reason, by } = planning;
  return nameFaults(faults, { ...plan, person, reason, by, post: plan.responsible }, reader);
}

export const showCommitment = forPerson(async (context) => {
  const { item, plan } = await load(context);
  return commitmentPage(context, { item, plan, typed: describe(item), faults: [] });
});

/** A commitment under the names of the controls of its form. */
const describe = ({ post, person, due, frequency, goal }: Commitment): Values => ({
  post,
  person,
  due,
  frequency,
  goal,
});

async function load({ client, params }: PersonContext) {
  const item = await client.call('getCommitment', { params: { commitment: params['commitment'] ?? '' } });
  return { item, plan: await client.call('getPlan', { params: { plan: item.plan } }) };
}

interface State {
  readonly item: Commitment;
  readonly plan: Plan;
  readonly typed: Values;
  readonly faults: readonly Fault[];
}

function commitmentPage(context: PersonContext, state: State): Page {
  const { reader } = context;
  const { item, plan, faults } = state;
  const words = reader.words.publishing.planning;
  const isApproved = plan.state === 'approved';
  const keeps = keepsInventory(context, plan.institution.id);
  const title = isApproved ? words.reschedule : words.change;
  return makeWorkPage(context, {
    section: 'inventory',
    title,
    faults,
    crumbs: [{ href: places.plan(reader.language, plan.id), text: plan.title }],
    narrow: true,
    body: (
      <>
        <p class="kicker">{title}</p>
        <h1>
          <Local map={item.name} reader={reader} otherwise={item.holding} />
        </h1>
        <Moves item={item} reader={reader} />
        <Cancellation item={item} reader={reader} />
        {isApproved && !item.cancelled ? (
          <Notice kind="info">
            <p>{words.rescheduleLead}</p>
          </Notice>
        ) : null}
        {keeps && plan.state !== 'submitted' && !item.cancelled ? <ChangeForm {...state} reader={reader} /> : null}
        <p>
          <Link href={places.plan(reader.language, plan.id)}>{words.back}</Link>
        </p>
      </>
    ),
  });
}

/** Before approval everything changes; after it the day, with a reason that everyone reads. */
function ChangeForm({ item, plan, typed, faults, reader }: State & { readonly reader: Reader }) {
  const words = reader.words.publishing;
  const { language } = reader;
  const shared = bindFields(typed, faults);
  const isApproved = plan.state === 'approved';
  return (
    <>
      <form method="post" class="form card" action={places.commitment(language, item.id)}>
        <Revision revision={item.revision} />
        {isApproved ? (
          <>
            <TextInput {...shared('due')} label={words.plan.due} hint={words.decision.dayHint} short />
            <TextArea {...shared('reason')} label={words.planning.reason} rows={3} />
            <TextInput {...shared('by')} label={words.planning.by} hint={words.fields.postHint} mostLength={300} />
          </>
        ) : (
          <CommitmentFields typed={typed} faults={faults} reader={reader} />
        )}
        <Button>{isApproved ? words.planning.reschedule : words.work.save}</Button>
      </form>
      {isApproved ? (
        item.published ? null : (
          <p>
            <Link href={places.cancelCommitment(language, item.id)}>{words.planning.cancel}</Link>
          </p>
        )
      ) : (
        <form method="post" action={places.removeCommitment(language, item.id)}>
          <Revision revision={item.revision} />
          <Button kind="danger">{words.planning.remove}</Button>
        </form>
      )}
    </>
  );
}

const parseChange = (value: object) => value as CommitmentChange;

export const changeCommitment = forPerson(async (context) => {
  const { client, request, reader } = context;
  const fields = await readFields(request);
  const typed = fields.values;
  const { item, plan } = await load(context);
  const names = plan.state === 'approved' ? ['due', 'reason', 'by'] : ['post', 'person', 'due', 'frequency', 'goal'];
  const optional = new Set(['reason', 'by']);
  const said = names.flatMap((name) =>
    optional.has(name) && !typed[name] ? [] : [[name, typed[name] ?? ''] as const],
  );
  // Left empty, whoever writes it answers for it.
  const mine = names.includes('person') && !typed['person'] ? { mine: true } : {};
  return sendForm(context, {
    fields: sameName,
    again: (faults) => commitmentPage(context, { item, plan, typed, faults: labelFaults(faults, reader) }),
    send: async () => {
      const body = parseChange({ ...Object.fromEntries(said), ...mine });
      await client.call('changeCommitment', { params: { commitment: item.id }, revision: fields.revision, body });
      return redirect(`${places.plan(reader.language, plan.id)}?done=saved`);
    },
  });
});

export const removeCommitment = forPerson(async (context) => {
  const { client, request, reader } = context;
  const { revision } = await readFields(request);
  const { item, plan } = await load(context);
  return sendForm(context, {
    again: (faults) => commitmentPage(context, { item, plan, typed: describe(item), faults }),
    send: async () => {
      await client.call('removeCommitment', { params: { commitment: item.id }, revision });
      return redirect(`${places.plan(reader.language, plan.id)}?done=saved`);
    },
  });
});
