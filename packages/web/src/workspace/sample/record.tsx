import {
  type AuditSample,
  auditQuestions,
  outcomes,
  Problem,
  paths,
  type Verification,
  VerificationAnswers,
} from '@milpa/sdk';
import { Button, Link, Local, Notice, Table } from '../../design/index.ts';
import {
  type Fault,
  type Fields,
  forPerson,
  nameChoices,
  type PersonContext,
  Revision,
  readFields,
  Select,
  sendForm,
  TextInput,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import type { Reader } from '../../reader.ts';
import { VerdictTag } from '../../sample/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { loadSample } from './sample.tsx';

async function load(context: PersonContext): Promise<{ sample: AuditSample; record: Verification }> {
  const sample = await loadSample(context);
  const record = sample.records.find(({ id }) => id === context.params['record']);
  if (record) return { sample, record };
  throw new Problem('not-found', {
    es: 'Esta muestra no tiene ese registro.',
    en: 'This sample has no such record.',
    fr: 'Cet échantillon n’a pas cette fiche.',
  });
}

export const showRecord = forPerson(async (context) => {
  const { sample, record } = await load(context);
  return recordPage(context, { sample, record, answers: record.answers, faults: [] });
});

/** A question without an answer is left out: it counts as one that could not be checked. */
const readAnswers = (fields: Fields) =>
  VerificationAnswers.safeParse({
    answers: auditQuestions.flatMap((question) => {
      const outcome = fields.text(question);
      return outcome === '' ? [] : [{ question, outcome, note: fields.text(`${question}-note`) }];
    }),
  });

export const answerRecord = forPerson(async (context) => {
  const { client, request, reader } = context;
  const fields = await readFields(request);
  const { sample, record } = await load(context);
  const parsed = readAnswers(fields);
  const answers = parsed.data?.answers ?? record.answers;
  const again = (faults: readonly Fault[]) => recordPage(context, { sample, record, answers, faults });
  if (!parsed.success) return again(parsed.error.issues.map(({ message }) => ({ field: '', text: message })));
  return sendForm(context, {
    again,
    send: async () => {
      const which = { params: { sample: sample.id, record: record.id }, revision: fields.revision };
      await client.call('answerVerification', { ...which, body: parsed.data });
      return redirect(`${places.sampleRecord(reader.language, sample.id, record.id)}?done=saved`);
    },
  });
});

interface State {
  readonly sample: AuditSample;
  readonly record: Verification;
  readonly answers: Verification['answers'];
  readonly faults: readonly Fault[];
}

function recordPage(context: PersonContext, state: State): Page {
  const { reader, url } = context;
  const { language } = reader;
  const { sample, record, faults } = state;
  const words = reader.words.sample;
  const answers = sample.mayExamine && !sample.published;
  const next = sample.records.find(({ position }) => position === record.position + 1);
  return makeWorkPage(context, {
    section: 'samples',
    title: words.work.record(record.position),
    faults,
    crumbs: [
      { href: places.samples(language), text: words.title },
      { href: places.sample(language, sample.id), text: sample.title },
    ],
    narrow: true,
    body: (
      <>
        <Done text={findDone(url, { saved: words.work.saved })} />
        <p class="kicker">{words.work.record(record.position)}</p>
        <h1>
          <Local map={record.dataset.title} reader={reader} otherwise={record.dataset.slug} />
        </h1>
        <p>
          <Local map={record.publisher.name} reader={reader} otherwise={record.publisher.slug} /> ·{' '}
          <Link href={paths.dataset(language, record.dataset.slug, record.dataset.version)}>
            {reader.words.common.version(record.dataset.version)}
          </Link>{' '}
          <VerdictTag outcome={record.verdict} reader={reader} />
        </p>
        <Seen record={record} reader={reader} />
        {sample.published ? (
          <Notice kind="info">
            <p>{words.work.fixed}</p>
          </Notice>
        ) : null}
        {answers ? <AnswerForm {...state} reader={reader} /> : null}
        {sample.mayExamine ? (
          <p class="section">
            <Link href={places.newFinding(language, sample.id, record.id)}>{words.work.finding}</Link>
          </p>
        ) : null}
        {next ? (
          <p>
            <Link href={places.sampleRecord(language, sample.id, next.id)}>{words.work.record(next.position)} →</Link>
          </p>
        ) : null}
      </>
    ),
  });
}

/** What the portal found by itself, each with what shows it. */
function Seen({ record, reader }: { readonly record: Verification; readonly reader: Reader }) {
  const words = reader.words.sample;
  return (
    <div class="section">
      <h2 id="seen">{words.work.machine}</h2>
      {record.checks === null ? <p role="status">{words.work.waiting(1)}</p> : null}
      <Table
        label={words.work.machine}
        caption={false}
        head={[words.columns.check, words.columns.verdict, words.work.found]}
      >
        {(record.checks ?? []).map(({ code, outcome, found }) => (
          <tr>
            <th scope="row">{words.checks[code]}</th>
            <td>
              <VerdictTag outcome={outcome} reader={reader} />
            </td>
            <td>
              <span class="small breaks">{found}</span>
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function AnswerForm({ sample, record, answers, faults, reader }: State & { readonly reader: Reader }) {
  const words = reader.words.sample;
  const said = (question: string) => answers.find((answer) => answer.question === question);
  return (
    <form method="post" class="form" action={places.sampleRecord(reader.language, sample.id, record.id)}>
      <h2>{words.work.questions}</h2>
      <p class="hint">{words.work.questionsLead}</p>
      <Revision revision={record.revision} />
      {auditQuestions.map((question) => (
        <fieldset class="field">
          <legend>{words.checks[question]}</legend>
          <Select
            name={question}
            label={words.columns.verdict}
            value={said(question)?.outcome ?? ''}
            faults={faults}
            empty={words.work.noAnswer}
            choices={nameChoices(outcomes, words.outcomes)}
          />
          <TextInput
            name={`${question}-note`}
            label={words.work.note}
            value={said(question)?.note ?? ''}
            faults={faults}
            optional={reader}
            mostLength={2000}
          />
        </fieldset>
      ))}
      <Button>{words.work.save}</Button>
    </form>
  );
}
