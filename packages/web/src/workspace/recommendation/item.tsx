import {
  actionPosts,
  MilestoneDone,
  NewEvidence,
  NewMilestone,
  paths,
  type Recommendation,
  RecommendationAssignment,
  RecommendationMove,
} from '@milpa/sdk';
import type { ComponentChildren } from 'preact';
import { Button, formatLocal, Link, Local, Section } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  Hidden,
  nameChoices,
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
import { Facts, Progress } from '../../recommendation/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

const load = ({ client, params }: PersonContext) =>
  client.call('getRecommendation', { params: { recommendation: params['recommendation'] ?? '' } });

export const showRecommendation = forPerson(async (context) => itemPage(context, await load(context), {}, []));

/** The forms of the page share one address: each names what it does, and prefixes its fields with it. */
const forms = ['assign', 'move', 'milestone', 'evidence'] as const;
type Form = (typeof forms)[number];

export const changeRecommendation = forPerson(async (context) => {
  const { request, reader } = context;
  const typed = (await readFields(request)).values;
  const item = await load(context);
  const form = forms.find((name) => name === typed['form']) ?? 'move';
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
      const { missing: text } = reader.words.recommendation.work;
      if (missing) return again(missing.map((field) => ({ field: `${form}-${field}`, text })));
      return redirect(`${places.recommendation(reader.language, item.id)}?done=saved`);
    },
  });
});

const listFields = (error: { issues: readonly { path: readonly PropertyKey[] }[] }): string[] => [
  ...new Set(error.issues.map(({ path: [field] }) => String(field ?? ''))),
];

/** Sends what one form says; gives the fields that are missing or wrong when it cannot be sent. */
async function send(
  { client }: PersonContext,
  form: Form,
  { id, revision: seen }: Recommendation,
  said: Values,
): Promise<string[] | undefined> {
  const params = { recommendation: id };
  const revision = Number(said['revision']) || seen;
  if (form === 'assign') {
    const parsed = RecommendationAssignment.safeParse(said);
    if (!parsed.success) return listFields(parsed.error);
    await client.call('assignRecommendation', { params, revision, body: parsed.data });
  } else if (form === 'move') {
    const parsed = RecommendationMove.safeParse(said);
    if (!parsed.success) return listFields(parsed.error);
    await client.call('moveRecommendation', { params, revision, body: parsed.data });
  } else if (form === 'milestone') {
    const parsed = NewMilestone.safeParse(said);
    if (!parsed.success) return listFields(parsed.error);
    await client.call('addMilestone', { params, body: parsed.data });
  } else return sendEvidence(client, id, said);
  return undefined;
}

/** Evidence of a milestone says on which day it was reached. */
async function sendEvidence(client: PersonContext['client'], recommendation: string, said: Values) {
  const { milestone } = said;
  if (milestone === undefined) {
    const parsed = NewEvidence.safeParse(said);
    if (!parsed.success) return listFields(parsed.error);
    await client.call('addEvidence', { params: { recommendation }, body: parsed.data });
    return undefined;
  }
  const parsed = MilestoneDone.safeParse(said);
  if (!parsed.success) return listFields(parsed.error);
  await client.call('reachMilestone', { params: { recommendation, milestone }, body: parsed.data });
  return undefined;
}

interface State {
  readonly item: Recommendation;
  readonly typed: Values;
  readonly faults: readonly Fault[];
  readonly reader: Reader;
}

function itemPage(context: PersonContext, item: Recommendation, typed: Values, faults: readonly Fault[]): Page {
  const { reader, url } = context;
  const words = reader.words.recommendation;
  const state = { item, typed, faults, reader };
  const works = item.moves.length > 0;
  return makeWorkPage(context, {
    section: 'recommendations',
    title: formatLocal(item.title, reader, item.code ?? item.id),
    faults,
    crumbs: [{ href: places.recommendations(reader.language), text: words.title }],
    narrow: true,
    body: (
      <>
        <Done text={findDone(url, { saved: words.work.saved })} />
        <p class="kicker">
          {item.code ? `${item.code} · ` : ''}
          {words.states[item.state]}
        </p>
        <h1>
          <Local map={item.title} reader={reader} otherwise={item.code ?? item.id} />
        </h1>
        <Facts item={item} reader={reader} />
        {works ? <MoveForm {...state} /> : null}
        {works ? <EvidenceForm {...state} /> : null}
        {works ? <MilestoneForm {...state} /> : null}
        {item.mayAssign ? <AssignForm {...state} /> : null}
        {works || item.mayAssign ? null : <p>{words.work.nothing}</p>}
        <Progress item={item} reader={reader} />
        <p class="section">
          <Link href={paths.recommendations(reader.language, item.id)}>{words.work.publicPage}</Link>
        </p>
      </>
    ),
  });
}

interface FrameProps {
  readonly form: Form;
  readonly title: string;
  readonly lead?: string;
  readonly item: Recommendation;
  readonly reader: Reader;
  readonly children: ComponentChildren;
}

/** One of the forms of the page, with the revision it was opened at. */
function FormFrame({ form, title, lead, item, reader, children }: FrameProps) {
  return (
    <Section id={`${form}-form`} title={title}>
      {lead ? <p>{lead}</p> : null}
      <form method="post" class="form" action={places.recommendation(reader.language, item.id)}>
        <Hidden name="form" value={form} />
        <Hidden name={`${form}-revision`} value={String(item.revision)} />
        {children}
        <Button>{reader.words.recommendation.work.save}</Button>
      </form>
    </Section>
  );
}

const shareFields =
  (form: Form, { typed, faults }: State) =>
  (name: string) =>
    bindFields(typed, faults)(`${form}-${name}`);

function MoveForm(state: State) {
  const { item, reader } = state;
  const { work, events } = reader.words.recommendation;
  const shared = shareFields('move', state);
  return (
    <FormFrame form="move" title={work.move} lead={work.moveLead} item={item} reader={reader}>
      <Select {...shared('event')} label={work.next} choices={nameChoices(item.moves, events)} />
      <TextArea {...shared('text')} label={work.text} rows={4} required />
    </FormFrame>
  );
}

function MilestoneForm(state: State) {
  const { item, reader } = state;
  const { work } = reader.words.recommendation;
  const shared = shareFields('milestone', state);
  return (
    <FormFrame form="milestone" title={work.milestone} item={item} reader={reader}>
      <TextInput {...shared('title')} label={work.milestoneTitle} required mostLength={500} />
      <TextInput {...shared('due')} label={work.milestoneDue} hint={work.dayHint} required short />
    </FormFrame>
  );
}

function EvidenceForm(state: State) {
  const { item, reader } = state;
  const { work } = reader.words.recommendation;
  const shared = shareFields('evidence', state);
  const open = item.milestones.filter(({ done }) => done === null);
  return (
    <FormFrame form="evidence" title={work.evidence} lead={work.evidenceLead} item={item} reader={reader}>
      <TextArea {...shared('text')} label={work.evidenceText} rows={3} required />
      <TextInput {...shared('url')} label={work.url} type="url" optional={reader} mostLength={2000} />
      <TextInput {...shared('dataset')} label={work.dataset} hint={work.datasetHint} optional={reader} />
      {open.length > 0 ? (
        <>
          <Select
            {...shared('milestone')}
            label={work.ofMilestone}
            empty={work.noMilestone}
            choices={open.map(({ id, title }) => ({ value: id, text: title }))}
          />
          <TextInput {...shared('on')} label={work.reachedOn} hint={work.dayHint} optional={reader} short />
        </>
      ) : null}
    </FormFrame>
  );
}

function AssignForm(state: State) {
  const { item, reader } = state;
  const words = reader.words.recommendation;
  const { roles } = reader.allWords.work.posts;
  const shared = shareFields('assign', state);
  const before = { 'assign-institution': item.owner?.slug ?? '', 'assign-post': item.post ?? 'liaison' };
  const kept = shareFields('assign', { ...state, typed: { ...before, ...state.typed } });
  return (
    <FormFrame form="assign" title={words.work.assign} lead={words.work.assignLead} item={item} reader={reader}>
      <TextInput {...kept('institution')} label={words.owner} hint={words.work.institutionHint} required />
      <Select {...kept('post')} label={words.post} choices={nameChoices(actionPosts, roles)} />
      <TextInput {...shared('answerDue')} label={words.answerDue} hint={words.work.dayHint} required short />
      <TextArea {...shared('text')} label={words.work.why} rows={2} required />
    </FormFrame>
  );
}
