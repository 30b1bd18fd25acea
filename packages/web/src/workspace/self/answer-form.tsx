import type { OperationInput, Questionnaire, SelfItem } from '@milpa/sdk';
import { Button } from '../../design/index.ts';
import {
  createFields,
  type Fault,
  type Fields,
  FileInput,
  Hidden,
  type PersonContext,
  Select,
  TextArea,
} from '../../form/index.ts';
import { formatAnswer, inReader, PersonSays, PortalSays, StateTag } from '../../self/index.ts';
import type { ReadingWords } from '../../words/index.ts';
import { receiveFields, sendPaper } from '../receive.ts';

export interface FormProps {
  readonly context: PersonContext;
  readonly questions: Questionnaire['items'];
  readonly items: readonly SelfItem[];
  /** What was typed, when the form comes back. */
  readonly typed: Fields | undefined;
  readonly faults: readonly Fault[];
  readonly revision: number;
}

/** Says "unknown" where the portal found something: an answer that is left out leaves the portal's. */
const unknown = '?';

type Given = OperationInput<'answerSelfAssessment'>['body']['answers'];

/** The answers of a form; or what cannot be evidence. */
export function parseAnswers(
  fields: Fields,
  ids: readonly string[],
  words: ReadingWords['self']['work'],
): { readonly answers: Given } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const answers: Given = {};
  for (const id of ids) {
    if (!fields.has(`answer.${id}`)) continue;
    const answer = fields.text(`answer.${id}`);
    const lines = fields
      .text(`evidence.${id}`)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const evidence = lines.map((line) => {
      const [url = '', ...text] = line.split(/\s+/);
      if (!/^(?:https?:\/\/|\/)/.test(url)) faults.push({ field: `evidence.${id}`, text: words.badEvidence(line) });
      return { url, text: text.join(' ') };
    });
    answers[id] = {
      answer: answer === '' || answer === unknown ? null : answer,
      reason: fields.text(`reason.${id}`),
      evidence,
    };
  }
  return faults.length > 0 ? { faults } : { answers };
}

/** Reads the form; a file goes on to the API while it arrives, and its address joins the evidence of its question. */
export async function receiveAnswers({ client, request }: PersonContext, assessment: string): Promise<Fields> {
  const files: (readonly [id: string, line: string])[] = [];
  const fields = await receiveFields(request, async (file, name) => {
    const path = `/api/v1/self-assessments/${encodeURIComponent(assessment)}/evidence?${new URLSearchParams({ name })}`;
    const { url } = parseReceipt(await sendPaper(client, path, file));
    files.push([file.name.replace(/^file\./, ''), `${url} ${name}`]);
  });
  const entries = fields.entries.map(([name, value]) => {
    const own = files.filter(([id]) => name === `evidence.${id}`).map(([, line]) => line);
    return [name, [value.trim(), ...own].filter((line) => line !== '').join('\n')] as const;
  });
  return createFields(files.length > 0 ? entries : fields.entries);
}
const parseReceipt = (value: unknown) => value as { readonly url: string };

/** Each question with what the portal found, and room for what a person knows. */
export function AnswerForm({ context, questions, items, typed, faults, revision }: FormProps) {
  const { reader } = context;
  const words = reader.words.self.work;
  return (
    <form method="post" class="form" enctype="multipart/form-data">
      <Hidden name="revision" value={typed?.text('revision') ?? String(revision)} />
      <ul class="bare stack">
        {questions.map((question) => {
          const item = items.find(({ id }) => id === question.id);
          return item ? (
            <Question reader={reader} question={question} item={item} typed={typed} faults={faults} />
          ) : null;
        })}
      </ul>
      <Button>{words.save}</Button>
    </form>
  );
}

interface QuestionProps {
  readonly reader: PersonContext['reader'];
  readonly question: Questionnaire['items'][number];
  readonly item: SelfItem;
  readonly typed: Fields | undefined;
  readonly faults: readonly Fault[];
}

function Question({ reader, question, item, typed, faults }: QuestionProps) {
  const words = reader.words.self;
  const { id } = question;
  const { person, system } = item;
  const evidence = (person?.evidence ?? []).map(({ url, text }) => `${url} ${text}`.trim()).join('\n');
  const value = typed?.text(`answer.${id}`) ?? (person ? (person.answer ?? unknown) : '');
  const [reason, shown] = [typed?.text(`reason.${id}`) ?? person?.reason, typed?.text(`evidence.${id}`) ?? evidence];
  const isOpen =
    Boolean(reason || shown) ||
    faults.some(({ field }) => /^(?:reason|evidence)\./.test(field) && field.endsWith(`.${id}`));
  const offered = Object.keys(question.answers).map((answer) => ({
    value: answer,
    text: formatAnswer(answer, reader),
  }));
  const found = system !== null && system.answer !== null;
  return (
    <li class="card">
      <h2 class="item-title">
        <span class="soft">{id}</span> {inReader(question.text, reader)}
      </h2>
      <p>
        <StateTag item={item} reader={reader} />
      </p>
      <PortalSays item={item} reader={reader} />
      <PersonSays item={item} reader={reader} opens />
      <Select
        name={`answer.${id}`}
        label={
          <>
            {words.work.yourAnswer} <span class="hidden">({id})</span>
          </>
        }
        value={value}
        faults={faults}
        empty={found ? words.work.asPortal : words.work.leaveUnknown}
        choices={found || person?.answer === null ? [...offered, { value: unknown, text: words.unknown }] : offered}
      />
      <details open={isOpen}>
        <summary>
          {words.reason}, {words.evidence} <span class="soft">({id})</span>
        </summary>
        <TextArea
          name={`reason.${id}`}
          label={words.reason}
          hint={words.work.reasonHint}
          value={reason}
          faults={faults}
          rows={2}
        />
        <TextArea
          name={`evidence.${id}`}
          label={words.evidence}
          hint={words.work.evidenceHint}
          value={shown}
          faults={faults}
          rows={3}
        />
        <FileInput name={`file.${id}`} label={words.work.file} hint={words.work.fileHint} faults={[]} />
      </details>
    </li>
  );
}
