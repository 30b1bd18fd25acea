import type { Commitment, CommitmentChange, Plan, Problem } from '@milpa/sdk';
import { Button, Link, Local, Notice } from '../../design/index.ts';
import {
  ErrorSummary,
  type Fault,
  forPerson,
  Hidden,
  listFaults,
  type PersonContext,
  readFields,
  TextArea,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Cancellation, Moves } from '../../publishing/index.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { isOwnProblem, nameFaults, readTyped, type Typed } from './shared.ts';

interface FieldsProps {
  readonly typed: Typed;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}

/** Who answers, by when, how often, and what for. */
export function CommitmentFields({ typed, faults, reader }: FieldsProps) {
  const words = reader.words.publishing;
  const shared = (name: string) => ({ name, faults, value: typed[name] ?? '' });
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

/** What is wrong with a commitment, field by field. */
export function listNamed(problem: Problem, reader: Reader): readonly Fault[] {
  const { plan, planning } = reader.words.publishing;
  const { person, reason, by } = planning;
  const labels = { ...plan, person, reason, by, post: plan.responsible };
  return nameFaults(
    listFaults(problem, reader, (pointer) => pointer.slice(1)),
    labels,
    reader,
  );
}

export const showCommitment = forPerson(async (context) => {
  const { item, plan } = await load(context);
  const { post, person, due, frequency, goal } = item;
  return commitmentPage(context, { item, plan, typed: { post, person, due, frequency, goal }, faults: [] });
});

async function load({ client, params }: PersonContext) {
  const item = await client.call('getCommitment', { params: { commitment: params['commitment'] ?? '' } });
  return { item, plan: await client.call('getPlan', { params: { plan: item.plan } }) };
}

interface State {
  readonly item: Commitment;
  readonly plan: Plan;
  readonly typed: Typed;
  readonly faults: readonly Fault[];
}

function commitmentPage(context: PersonContext, state: State): Page {
  const { reader, account } = context;
  const { item, plan, faults } = state;
  const words = reader.words.publishing.planning;
  const isApproved = plan.state === 'approved';
  const keeps = account.abilities.inventoryOf.some(({ id, keeps: may }) => may && id === plan.institution.id);
  const title = isApproved ? words.reschedule : words.change;
  return makeWorkPage(context, {
    section: 'inventory',
    title,
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    crumbs: [{ href: places.plan(reader.language, plan.id), text: plan.title }],
    body: (
      <div class="narrow">
        <ErrorSummary faults={faults} reader={reader} />
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
      </div>
    ),
  });
}

/** Before approval everything changes; after it the day, with a reason that everyone reads. */
function ChangeForm({ item, plan, typed, faults, reader }: State & { readonly reader: Reader }) {
  const words = reader.words.publishing;
  const { language } = reader;
  const shared = (name: string) => ({ name, faults, value: typed[name] ?? '' });
  const isApproved = plan.state === 'approved';
  return (
    <>
      <form method="post" class="form card" action={places.commitment(language, item.id)}>
        <Hidden name="revision" value={String(item.revision)} />
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
          <Hidden name="revision" value={String(item.revision)} />
          <Button kind="danger">{words.planning.remove}</Button>
        </form>
      )}
    </>
  );
}

const parseChange = (value: object) => value as CommitmentChange;

export const changeCommitment = forPerson(async (context) => {
  const { client, request, reader } = context;
  const typed = readTyped(await readFields(request));
  const { item, plan } = await load(context);
  const names = plan.state === 'approved' ? ['due', 'reason', 'by'] : ['post', 'person', 'due', 'frequency', 'goal'];
  const optional = new Set(['reason', 'by']);
  const said = names.flatMap((name) =>
    optional.has(name) && !typed[name] ? [] : [[name, typed[name] ?? ''] as const],
  );
  try {
    await client.call('changeCommitment', {
      params: { commitment: item.id },
      revision: Number(typed['revision']) || 0,
      // Left empty, whoever writes it answers for it.
      body: parseChange({
        ...Object.fromEntries(said),
        ...(names.includes('person') && !typed['person'] ? { mine: true } : {}),
      }),
    });
    return redirect(`${places.plan(reader.language, plan.id)}?done=saved`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    const faults = listNamed(error, reader);
    return { ...commitmentPage(context, { item, plan, typed, faults }), status: error.status };
  }
});

export const removeCommitment = forPerson(async (context) => {
  const { client, request, reader } = context;
  const revision = Number((await readFields(request)).text('revision')) || 0;
  const { item, plan } = await load(context);
  try {
    await client.call('removeCommitment', { params: { commitment: item.id }, revision });
    return redirect(`${places.plan(reader.language, plan.id)}?done=saved`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    const { post, person, due, frequency, goal } = item;
    const state = { item, plan, typed: { post, person, due, frequency, goal }, faults: listFaults(error, reader) };
    return { ...commitmentPage(context, state), status: error.status };
  }
});
