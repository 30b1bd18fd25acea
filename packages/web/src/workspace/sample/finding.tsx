import { type AuditSample, actionPosts, NewAction, NewFinding, severities } from '@milpa/sdk';
import { Button, Local } from '../../design/index.ts';
import {
  bindFields,
  type Fault,
  forPerson,
  Hidden,
  nameChoices,
  type PersonContext,
  readFields,
  Select,
  sameName,
  sendForm,
  TextArea,
  TextInput,
  type Values,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { loadSample } from './sample.tsx';

const findingFields = ['record', 'institution', 'severity', 'what', 'rule', 'evidence', 'url'] as const;
const actionFields = ['post', 'what', 'due'] as const;

/** What was left empty is left out: it is missing, not too short. */
async function readSaid(request: Request, names: readonly string[]): Promise<Values> {
  const said = (await readFields(request)).pick(names);
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''));
}

/** What a field lacks, in the words beside it. */
const listMissing = (error: { issues: readonly { path: readonly PropertyKey[] }[] }, labels: Values): Fault[] => [
  ...new Map(
    error.issues.map(({ path: [field] }) => {
      const name = String(field ?? '');
      return [name, { field: name, text: labels[name] ?? name }] as const;
    }),
  ).values(),
];

const labelFinding = (reader: Reader): Values => {
  const { work, rule, evidence, columns } = reader.words.sample;
  return {
    record: `${reader.label(columns.institution)} ${work.institutionHint}`,
    severity: work.severity,
    what: work.what,
    rule: `${reader.label(rule)} ${work.ruleHint}`,
    evidence: `${reader.label(evidence)} ${work.evidenceHint}`,
    url: reader.words.obligation.prove.url,
  };
};

export const showNewFinding = forPerson(async (context) => {
  const record = context.url.searchParams.get('record');
  return findingPage(context, await loadSample(context), record === null ? {} : { record }, []);
});

export const noteFinding = forPerson(async (context) => {
  const { client, request, reader } = context;
  const typed = await readSaid(request, findingFields);
  const sample = await loadSample(context);
  const again = (faults: readonly Fault[]) => findingPage(context, sample, typed, faults);
  const parsed = NewFinding.safeParse(typed);
  if (!parsed.success) return again(listMissing(parsed.error, labelFinding(reader)));
  return sendForm(context, {
    fields: sameName,
    again,
    send: async () => {
      await client.call('noteFinding', { params: { sample: sample.id }, body: parsed.data });
      return redirect(`${places.sample(reader.language, sample.id)}?done=finding#findings`);
    },
  });
});

function findingPage(context: PersonContext, sample: AuditSample, typed: Values, faults: readonly Fault[]): Page {
  const { reader } = context;
  const words = reader.words.sample;
  const record = sample.records.find(({ id }) => id === typed['record']);
  const shared = bindFields(typed, faults);
  return formPage(context, sample, {
    title: words.work.finding,
    lead: words.work.findingLead,
    faults,
    body: (
      <>
        {record ? (
          <p>
            <Local map={record.dataset.title} reader={reader} otherwise={record.dataset.slug} /> ·{' '}
            <Local map={record.publisher.name} reader={reader} otherwise={record.publisher.slug} />
          </p>
        ) : null}
        <form method="post" class="form" action={places.newFinding(reader.language, sample.id)}>
          {record ? (
            <Hidden name="record" value={record.id} />
          ) : (
            <TextInput {...shared('institution')} label={words.columns.institution} required mostLength={200} />
          )}
          <Select
            {...shared('severity')}
            label={words.work.severity}
            choices={nameChoices(severities, words.severities)}
          />
          <TextArea {...shared('what')} label={words.work.what} rows={3} required />
          <TextInput {...shared('rule')} label={words.rule} hint={words.work.ruleHint} required mostLength={500} />
          <TextArea {...shared('evidence')} label={words.evidence} hint={words.work.evidenceHint} rows={3} required />
          <TextInput
            {...shared('url')}
            label={reader.words.obligation.prove.url}
            type="url"
            optional={reader}
            mostLength={2000}
          />
          <Button>{words.work.noteFinding}</Button>
        </form>
      </>
    ),
  });
}

interface FormPage {
  readonly title: string;
  readonly lead: string;
  readonly faults: readonly Fault[];
  readonly body: Page['body'];
}

function formPage(context: PersonContext, sample: AuditSample, { title, lead, faults, body }: FormPage): Page {
  const { reader } = context;
  return makeWorkPage(context, {
    section: 'samples',
    title,
    faults,
    crumbs: [
      { href: places.samples(reader.language), text: reader.words.sample.title },
      { href: places.sample(reader.language, sample.id), text: sample.title },
    ],
    narrow: true,
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {body}
      </>
    ),
  });
}

export const showOrder = forPerson(async (context) =>
  orderPage(context, await loadSample(context), { post: 'data-administrator' }, []),
);

export const orderAction = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const typed = await readSaid(request, actionFields);
  const sample = await loadSample(context);
  const { work } = reader.words.sample;
  const labels = { what: work.actionWhat, due: `${reader.label(work.actionDue)} ${work.dayHint}` };
  const again = (faults: readonly Fault[]) => orderPage(context, sample, typed, faults);
  const parsed = NewAction.safeParse(typed);
  if (!parsed.success) return again(listMissing(parsed.error, labels));
  return sendForm(context, {
    fields: sameName,
    again,
    send: async () => {
      await client.call('orderAction', { params: { finding: params['finding'] ?? '' }, body: parsed.data });
      return redirect(`${places.sample(reader.language, sample.id)}?done=order#findings`);
    },
  });
});

function orderPage(context: PersonContext, sample: AuditSample, typed: Values, faults: readonly Fault[]): Page {
  const { reader, params } = context;
  const words = reader.words.sample;
  const { roles } = reader.allWords.work.posts;
  const finding = sample.findings.find(({ id }) => id === params['finding']);
  const shared = bindFields(typed, faults);
  return formPage(context, sample, {
    title: words.work.order,
    lead: words.work.orderLead,
    faults,
    body: (
      <>
        {finding ? (
          <p>
            {reader.label(words.work.concerns)} {finding.what}
          </p>
        ) : null}
        <form method="post" class="form">
          <Select {...shared('post')} label={words.post} choices={nameChoices(actionPosts, roles)} />
          <TextArea {...shared('what')} label={words.work.actionWhat} rows={3} required />
          <TextInput {...shared('due')} label={words.work.actionDue} hint={words.work.dayHint} required short />
          <Button>{words.work.order}</Button>
        </form>
      </>
    ),
  });
}
