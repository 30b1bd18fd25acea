import { type DataRequest, DataRequestAnswer, DataRequestModeration, paths, RequestedHolding } from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { RequestFacts, RequestHistory, RequestWords } from '../../demand/index.ts';
import { Button, formatLocal, Link } from '../../design/index.ts';
import {
  bindFields,
  type Choice,
  type Fault,
  forPerson,
  Hidden,
  type PersonContext,
  readFields,
  Select,
  sendForm,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { HoldingForm, listHoldings } from './holding.tsx';

const load = ({ client, params }: PersonContext) =>
  client.call('getDataRequest', { params: { request: params['request'] ?? '' } });

export const showRequest = forPerson(async (context) => itemPage(context, await load(context), {}, []));

/** The forms of the page share one address: each names what it does, and prefixes its fields with it. */
const forms = ['accept', 'publish', 'merge', 'forward', 'decline', 'hide', 'show'] as const;
type Form = (typeof forms)[number];
const sent = [...forms, 'link'] as const;

export const changeRequest = forPerson(async (context) => {
  const { request, reader } = context;
  const typed = (await readFields(request)).values;
  const item = await load(context);
  const form = sent.find((name) => name === typed['form']) ?? 'accept';
  const said = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      name.startsWith(`${form}-`) && value !== '' ? [[name.slice(form.length + 1), value]] : [],
    ),
  );
  const again = (faults: readonly Fault[]) => itemPage(context, item, typed, faults);
  return sendForm(context, {
    fields: (pointer) => `${form}-${pointer.slice(1)}`,
    again,
    send: async () => {
      const missing = await send(context, form, item, said);
      const { missing: text } = reader.words.demand.work;
      if (missing) return again(missing.map((field) => ({ field: `${form}-${field}`, text })));
      return redirect(`${paths.answerRequest(reader.language, item.id)}?done=saved`);
    },
  });
});

/** Sends what one form says; gives the fields that are missing or wrong when it cannot be sent. */
async function send(
  { client }: PersonContext,
  form: (typeof sent)[number],
  { id, revision: seen }: DataRequest,
  said: Values,
): Promise<readonly string[] | undefined> {
  const params = { request: id };
  const revision = Number(said['revision']) || seen;
  if (form === 'link') {
    const parsed = RequestedHolding.safeParse({ holding: said['holding'] ?? null });
    if (!parsed.success) return listFields(parsed.error);
    await client.call('linkDataRequest', { params, revision, body: parsed.data });
    return undefined;
  }
  if (form === 'hide' || form === 'show') {
    const parsed = DataRequestModeration.safeParse({ ...said, event: form });
    if (!parsed.success) return listFields(parsed.error);
    await client.call('moderateDataRequest', { params, revision, body: parsed.data });
    return undefined;
  }
  const parsed = DataRequestAnswer.safeParse({ ...said, event: form });
  if (!parsed.success) return listFields(parsed.error);
  await client.call('answerDataRequest', { params, revision, body: parsed.data });
  return undefined;
}

const listFields = (error: { issues: readonly { path: readonly PropertyKey[] }[] }): readonly string[] => [
  ...new Set(error.issues.map(({ path: [field] }) => String(field ?? ''))),
];

interface State {
  readonly item: DataRequest;
  readonly typed: Values;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
  readonly commitments: readonly Choice[];
  readonly bodies: readonly Choice[];
}

/** What may be chosen: promises of the institution that still stand, and to whom it can be sent on. */
async function listChoices({ client, reader }: PersonContext, { institution, moves }: DataRequest) {
  const [plans, bodies] = await Promise.all([
    moves.includes('accept') && institution
      ? client.call('listCommitments', { query: { institution: institution.slug } })
      : undefined,
    moves.includes('forward') ? client.call('listInstitutions') : undefined,
  ]);
  return {
    commitments: (plans?.items ?? [])
      .filter(({ state }) => state === 'due' || state === 'overdue')
      .map(({ id, name, due }) => ({ value: id, text: `${formatLocal(name, reader, id)} (${due})` })),
    bodies: (bodies ?? [])
      .filter(({ id }) => id !== institution?.id)
      .map(({ slug, name }) => ({ value: slug, text: formatLocal(name, reader, slug) })),
  };
}

async function itemPage(
  context: PersonContext,
  item: DataRequest,
  typed: Values,
  faults: readonly Fault[],
): Promise<Page> {
  const { reader, url } = context;
  const words = reader.words.demand;
  const [choices, holdings] = await Promise.all([listChoices(context, item), listHoldings(context, item, reader)]);
  const state = { item, typed, faults, reader, ...choices };
  const offered = forms.filter((form) => item.moves.includes(form));
  return makeWorkPage(context, {
    section: 'requests',
    title: item.title || words.number(item.number),
    faults,
    crumbs: [{ href: places.requests(reader.language), text: words.title }],
    narrow: true,
    body: (
      <>
        <Done text={findDone(url, { saved: words.work.saved })} />
        <p class="kicker">
          {words.number(item.number)} · {words.states[item.state]}
        </p>
        <h1 lang={item.title === '' || item.language === reader.language ? undefined : item.language}>
          {item.title || words.number(item.number)}
        </h1>
        <RequestWords item={item} reader={reader} />
        <RequestFacts item={item} reader={reader} />
        {offered.length === 0 ? <p>{words.work.nothing}</p> : null}
        <HoldingForm {...{ item, typed, faults, holdings, reader }} />
        {offered.map((form) => (
          <FormFrame form={form} state={state}>
            {fieldsOf[form](state)}
          </FormFrame>
        ))}
        <RequestHistory item={item} reader={reader} />
        <p class="section">
          <Link href={paths.requests(reader.language, item.id)}>{words.work.publicPage}</Link>
        </p>
      </>
    ),
  });
}

interface FrameProps {
  readonly form: Form;
  readonly state: State;
  readonly children: ComponentChildren;
}

/** One of the forms of the page, with the revision it was opened at. What is said most stands open, and what is to be mended. */
function FormFrame({ form, state, children }: FrameProps) {
  const { item, typed, reader } = state;
  const { title, lead } = reader.words.demand.work.forms[form];
  const sent = typed['form'] === form;
  return (
    <details class="more" id={`${form}-form`} open={sent || (form === 'accept' && item.state === 'open')}>
      <summary>{title}</summary>
      <p>{lead}</p>
      <form method="post" class="form" action={paths.answerRequest(reader.language, item.id)}>
        <Hidden name="form" value={form} />
        <Hidden
          name={`${form}-revision`}
          value={(sent ? typed[`${form}-revision`] : undefined) ?? String(item.revision)}
        />
        {children}
        <Button kind={form === 'accept' ? 'main' : form === 'hide' ? 'danger' : 'quiet'}>{title}</Button>
      </form>
    </details>
  );
}

const shareFields =
  (form: Form, { typed, faults }: State) =>
  (name: string) =>
    bindFields(typed, faults)(`${form}-${name}`);

function Said({ form, state }: { readonly form: Form; readonly state: State }) {
  const { text, reason } = state.reader.words.demand.work;
  const moderates = form === 'hide' || form === 'show';
  const shared = shareFields(form, state)(moderates ? 'reason' : 'text');
  return <TextArea {...shared} label={moderates || form === 'decline' ? reason : text} rows={4} required />;
}

const fieldsOf: Readonly<Record<Form, (state: State) => ComponentChildren>> = {
  accept: (state) => <AcceptFields {...state} />,
  publish: (state) => {
    const { work } = state.reader.words.demand;
    const shared = shareFields('publish', state)('dataset');
    return (
      <>
        <TextInput {...shared} label={work.dataset} hint={work.datasetHint} required mostLength={200} />
        <Said form="publish" state={state} />
      </>
    );
  },
  merge: (state) => {
    const { work } = state.reader.words.demand;
    const shared = shareFields('merge', state)('request');
    return (
      <>
        <TextInput {...shared} label={work.request} hint={work.requestHint} required short mostLength={40} />
        <Said form="merge" state={state} />
      </>
    );
  },
  forward: (state) => {
    const { work } = state.reader.words.demand;
    const centre = state.item.institution ? { empty: work.centre } : {};
    const shared = shareFields('forward', state)('institution');
    return (
      <>
        <Select {...shared} {...centre} label={work.institution} choices={state.bodies} />
        <Said form="forward" state={state} />
      </>
    );
  },
  decline: (state) => {
    const { work } = state.reader.words.demand;
    const shared = shareFields('decline', state);
    return (
      <>
        <TextInput {...shared('instrument')} label={work.instrument} required mostLength={300} />
        <TextInput {...shared('article')} label={work.article} required mostLength={200} />
        <Said form="decline" state={state} />
      </>
    );
  },
  hide: (state) => <Said form="hide" state={state} />,
  show: (state) => <Said form="show" state={state} />,
};

function AcceptFields(state: State) {
  const { reader, commitments } = state;
  const { work } = reader.words.demand;
  const shared = shareFields('accept', state);
  return (
    <>
      <TextInput {...shared('promised')} label={work.promised} hint={work.dayHint} optional={reader} short />
      {commitments.length > 0 ? (
        <Select {...shared('commitment')} label={work.commitment} empty={work.noCommitment} choices={commitments} />
      ) : null}
      <TextInput
        {...shared('dataset')}
        label={work.dataset}
        hint={work.datasetHint}
        optional={reader}
        mostLength={200}
      />
      <Said form="accept" state={state} />
    </>
  );
}
