import { type AuditSample, actionPosts, NewAction, NewFinding, severities } from '@milpa/sdk';
import { Button, Local } from '../../design/index.ts';
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
import { makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { isOwnProblem } from '../publishing/shared.ts';
import { loadSample } from './sample.tsx';

type Typed = Readonly<Record<string, string>>;

const findingFields = ['record', 'institution', 'severity', 'what', 'rule', 'evidence', 'url'] as const;
const actionFields = ['post', 'what', 'due'] as const;

async function readTyped(request: Request, names: readonly string[]): Promise<Typed> {
  const fields = await readFields(request);
  return Object.fromEntries(names.map((name) => [name, fields.text(name)]).filter(([, value]) => value !== ''));
}

/** What a field lacks, in the words beside it. */
const listMissing = (error: { issues: readonly { path: readonly PropertyKey[] }[] }, labels: Typed): Fault[] => [
  ...new Map(
    error.issues.map(({ path: [field] }) => {
      const name = String(field ?? '');
      return [name, { field: name, text: labels[name] ?? name }] as const;
    }),
  ).values(),
];

const labelFinding = (reader: Reader): Typed => {
  const { work, rule, evidence, columns } = reader.words.sample;
  return {
    record: `${columns.institution}${reader.words.common.colon} ${work.institutionHint}`,
    severity: work.severity,
    what: work.what,
    rule: `${rule}${reader.words.common.colon} ${work.ruleHint}`,
    evidence: `${evidence}${reader.words.common.colon} ${work.evidenceHint}`,
    url: reader.words.obligation.prove.url,
  };
};

export const showNewFinding = forPerson(async (context) => {
  const record = context.url.searchParams.get('record');
  return findingPage(context, await loadSample(context), record === null ? {} : { record }, []);
});

export const noteFinding = forPerson(async (context) => {
  const { client, request, reader } = context;
  const typed = await readTyped(request, findingFields);
  const sample = await loadSample(context);
  const parsed = NewFinding.safeParse(typed);
  if (!parsed.success) return findingPage(context, sample, typed, listMissing(parsed.error, labelFinding(reader)));
  try {
    await client.call('noteFinding', { params: { sample: sample.id }, body: parsed.data });
    return redirect(`${places.sample(reader.language, sample.id)}?done=finding#findings`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    return {
      ...findingPage(
        context,
        sample,
        typed,
        listFaults(error, reader, (pointer) => pointer.slice(1)),
      ),
      status: error.status,
    };
  }
});

function findingPage(context: PersonContext, sample: AuditSample, typed: Typed, faults: readonly Fault[]): Page {
  const { reader } = context;
  const words = reader.words.sample;
  const record = sample.records.find(({ id }) => id === typed['record']);
  const shared = (name: string) => ({ name, value: typed[name] ?? '', faults });
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
            groups={[{ choices: severities.map((value) => ({ value, text: words.severities[value] })) }]}
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

/** A page with one form about a sample. */
function formPage(context: PersonContext, sample: AuditSample, { title, lead, faults, body }: FormPage): Page {
  const { reader } = context;
  return makeWorkPage(context, {
    section: 'samples',
    title,
    wrong: faults.length > 0,
    status: faults.length > 0 ? 422 : 200,
    crumbs: [
      { href: places.samples(reader.language), text: reader.words.sample.title },
      { href: places.sample(reader.language, sample.id), text: sample.title },
    ],
    body: (
      <div class="narrow">
        <ErrorSummary faults={faults} reader={reader} />
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {body}
      </div>
    ),
  });
}

export const showOrder = forPerson(async (context) =>
  orderPage(context, await loadSample(context), { post: 'data-administrator' }, []),
);

export const orderAction = forPerson(async (context) => {
  const { client, request, reader, params } = context;
  const typed = await readTyped(request, actionFields);
  const sample = await loadSample(context);
  const { work } = reader.words.sample;
  const labels = { what: work.actionWhat, due: `${work.actionDue}${reader.words.common.colon} ${work.dayHint}` };
  const parsed = NewAction.safeParse(typed);
  if (!parsed.success) return orderPage(context, sample, typed, listMissing(parsed.error, labels));
  try {
    await client.call('orderAction', { params: { finding: params['finding'] ?? '' }, body: parsed.data });
    return redirect(`${places.sample(reader.language, sample.id)}?done=order#findings`);
  } catch (error) {
    if (!isOwnProblem(error)) throw error;
    return {
      ...orderPage(
        context,
        sample,
        typed,
        listFaults(error, reader, (pointer) => pointer.slice(1)),
      ),
      status: error.status,
    };
  }
});

function orderPage(context: PersonContext, sample: AuditSample, typed: Typed, faults: readonly Fault[]): Page {
  const { reader, params } = context;
  const words = reader.words.sample;
  const { roles } = reader.allWords.work.posts;
  const finding = sample.findings.find(({ id }) => id === params['finding']);
  const shared = (name: string) => ({ name, value: typed[name] ?? '', faults });
  return formPage(context, sample, {
    title: words.work.order,
    lead: words.work.orderLead,
    faults,
    body: (
      <>
        {finding ? (
          <p>
            {words.work.concerns}
            {reader.words.common.colon} {finding.what}
          </p>
        ) : null}
        <form method="post" class="form">
          <Select
            {...shared('post')}
            label={words.post}
            groups={[{ choices: actionPosts.map((value) => ({ value, text: roles[value] })) }]}
          />
          <TextArea {...shared('what')} label={words.work.actionWhat} rows={3} required />
          <TextInput {...shared('due')} label={words.work.actionDue} hint={words.work.dayHint} required short />
          <Button>{words.work.order}</Button>
        </form>
      </>
    ),
  });
}
