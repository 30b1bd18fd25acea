import type { CommitmentInput, Holding, Plan } from '@milpa/sdk';
import { Button, formatLocal, Notice, Tag } from '../../design/index.ts';
import {
  type Fault,
  forPerson,
  Hidden,
  type PersonContext,
  Revision,
  readFields,
  Select,
  sameName,
  sendForm,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { Bursts, CommitmentTable, formatScore } from '../../publishing/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { CommitmentFields, labelFaults } from './commitment.tsx';
import { keepsInventory } from './shared.ts';

export const showPlan = forPerson((context) => planPage(context, {}, []));

async function planPage(context: PersonContext, typed: Values, faults: readonly Fault[]): Promise<Page> {
  const { client, reader, params, url } = context;
  const { language } = reader;
  const plan = await client.call('getPlan', { params: { plan: params['plan'] ?? '' } });
  const { institution } = plan;
  const words = reader.words.publishing;
  const keeps = keepsInventory(context, institution.id);
  const isWritten = plan.state === 'draft' || plan.state === 'returned';
  const holdings = keeps && isWritten ? await listPromisable(context, plan) : [];
  return makeWorkPage(context, {
    section: 'inventory',
    title: plan.title,
    faults,
    crumbs: [
      { href: places.plans(language, institution.slug), text: formatLocal(institution.name, reader, institution.slug) },
    ],
    body: (
      <>
        <Done text={findDone(url, { saved: words.planning.saved })} />
        <h1>{plan.title}</h1>
        <p>
          <Tag tone={plan.state === 'approved' ? 'good' : 'plain'}>{words.plan.states[plan.state]}</Tag>
        </p>
        {plan.state === 'returned' ? (
          <Notice kind="warning" title={words.planning.returned}>
            <p>{plan.note}</p>
          </Notice>
        ) : null}
        <Bursts plan={plan} reader={reader} />
        {plan.items.length === 0 ? null : (
          <CommitmentTable
            items={plan.items}
            caption={words.plan.caption(plan.title)}
            reader={reader}
            edit={({ id }) => places.commitment(language, id)}
          />
        )}
        {keeps ? <Move plan={plan} context={context} /> : null}
        {keeps && isWritten ? <AddForm {...{ plan, holdings, context, typed, faults }} /> : null}
      </>
    ),
  });
}

function Move({ plan, context }: { readonly plan: Plan; readonly context: PersonContext }) {
  const { reader } = context;
  const words = reader.words.publishing.planning;
  const event = plan.state === 'submitted' ? 'withdraw' : plan.state === 'approved' ? undefined : 'submit';
  if (!event || plan.items.length === 0) return null;
  return (
    <form method="post" action={places.movePlan(reader.language, plan.id)} class="section">
      <Revision revision={plan.revision} />
      <Hidden name="event" value={event} />
      {event === 'submit' ? <p class="hint">{words.submitHint}</p> : null}
      <Button kind={event === 'submit' ? 'main' : 'quiet'}>{words[event]}</Button>
    </form>
  );
}

/** Open holdings that the plan does not promise yet, the most urgent first. */
async function listPromisable({ client }: PersonContext, { institution, items }: Plan): Promise<readonly Holding[]> {
  const query = { sort: 'priority' as const, limit: 500 };
  const inventory = await client.call('listHoldings', { params: { institution: institution.slug }, query });
  const promised = new Set(items.map(({ holding }) => holding));
  return inventory.items.filter(({ id, level, state }) => {
    return level !== null && level !== 'non-public' && state !== 'published' && !promised.has(id);
  });
}

function AddForm(props: {
  readonly plan: Plan;
  readonly holdings: readonly Holding[];
  readonly context: PersonContext;
  readonly typed: Values;
  readonly faults: readonly Fault[];
}) {
  const { plan, holdings, context, typed, faults } = props;
  const { reader } = context;
  const words = reader.words.publishing;
  if (holdings.length === 0) return <p class="soft">{words.planning.noHoldings}</p>;
  const choices = holdings.map((holding) => ({
    value: holding.id,
    text: `${(formatLocal(holding.name, reader, holding.key)).slice(0, 120)} (${formatScore(holding, reader)})`,
  }));
  return (
    <form method="post" class="form card narrow" action={places.plan(reader.language, plan.id)}>
      <h2>{words.planning.add}</h2>
      <Select
        name="holding"
        value={typed['holding'] ?? ''}
        faults={faults}
        label={`${words.plan.holding} (${words.priority.title.toLowerCase()})`}
        choices={choices}
      />
      <CommitmentFields typed={typed} faults={faults} reader={reader} />
      <Button>{words.planning.add}</Button>
    </form>
  );
}

export const movePlan = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const fields = await readFields(request);
  const plan = params['plan'] ?? '';
  return sendForm(context, {
    again: (faults) => planPage(context, {}, faults),
    send: async () => {
      const event = fields.text('event') === 'withdraw' ? 'withdraw' : 'submit';
      await client.call('movePlan', { params: { plan }, revision: fields.revision, body: { event } });
      return redirect(`${places.plan(reader.language, plan)}?done=saved`);
    },
  });
});

const parseInput = (value: object) => value as CommitmentInput;
export const addCommitment = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const typed = (await readFields(request)).pick(['holding', 'post', 'person', 'due', 'frequency', 'goal']);
  const plan = params['plan'] ?? '';
  return sendForm(context, {
    fields: sameName,
    again: (faults) => planPage(context, typed, labelFaults(faults, reader)),
    send: async () => {
      await client.call('addCommitment', { params: { plan }, body: parseInput(typed) });
      return redirect(`${places.plan(reader.language, plan)}?done=saved`);
    },
  });
});
