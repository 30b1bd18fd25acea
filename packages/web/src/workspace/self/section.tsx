import { Problem, type Questionnaire, type SelfAssessment } from '@milpa/sdk';
import { Link } from '../../design/index.ts';
import { type Fault, type Fields, forPerson, type PersonContext, sendForm } from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import { inReader, listSections, nameQuestionnaire, nameSubject } from '../../self/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';
import { AnswerForm, parseAnswers, receiveAnswers } from './answer-form.tsx';
import { parseReadings, ReadingForm } from './reading-form.tsx';

export const showSection = forPerson((context) => sectionPage(context, undefined, []));

/** Saves the answers of a section, or the reading of them. */
export const saveSection = forPerson(async (context) => {
  const { client, reader, params } = context;
  const fields = await receiveAnswers(context, params['assessment'] ?? '');
  const { assessment, questions } = await readSection(context);
  const which = { params: { assessment: assessment.id }, revision: fields.revision };
  const ids = questions.map(({ id }) => id);
  const back = places.selfSection(reader.language, assessment.id, params['section'] ?? '');
  const parsed = parseAnswers(fields, ids, reader.words.self.work);
  const isReading = fields.has('read');
  return sendForm(context, {
    faults: !isReading && 'faults' in parsed ? parsed.faults : [],
    fields: toField,
    again: (faults) =>
      sectionPage(
        context,
        fields,
        faults.map((fault) => sayWhy(fault, context)),
      ),
    send: async () => {
      if (isReading)
        await client.call('readSelfAssessment', { ...which, body: { readings: parseReadings(fields, ids) } });
      else if ('answers' in parsed)
        await client.call('answerSelfAssessment', { ...which, body: { answers: parsed.answers } });
      return redirect(`${back}?done=${isReading ? 'read' : 'saved'}`);
    },
  });
});

/** `/answers/Q2/reason` is the field `reason.Q2`. */
function toField(pointer: string): string | undefined {
  const [, what, id, member] = /^\/(answers|readings)\/([^/]+)(?:\/(\w+))?/.exec(pointer) ?? [];
  if (!what || !id) return undefined;
  return `${member ?? (what === 'answers' ? 'answer' : 'verdict')}.${id}`;
}

/** A fault without words of its own says what its field asks for. */
function sayWhy({ field, text }: Fault, { reader }: PersonContext): Fault {
  const words = reader.words.self.work;
  if (text !== 'missing') return { field, text };
  const id = field.slice(field.indexOf('.') + 1);
  return {
    field,
    text: `${reader.label(id)} ${field.startsWith('reason.') ? words.reasonHint : words.commentHint}`,
  };
}

interface Shown {
  readonly assessment: SelfAssessment;
  readonly questionnaire: Questionnaire;
  readonly section: Questionnaire['sections'][number];
  readonly questions: Questionnaire['items'];
  readonly next: Questionnaire['sections'][number] | undefined;
}

async function readSection({ client, params, reader }: PersonContext): Promise<Shown> {
  const assessment = await client.call('getSelfAssessment', { params: { assessment: params['assessment'] ?? '' } });
  const { questionnaire: key } = assessment;
  const questionnaire = await client.call('getQuestionnaire', { params: { questionnaire: key } });
  const all = listSections(questionnaire);
  const at = all.findIndex(({ section }) => section.id === params['section']);
  const found = all[at];
  if (!found) throw new Problem('not-found', { [reader.language]: reader.words.self.work.sections });
  return { assessment, questionnaire, ...found, next: all[at + 1]?.section };
}

async function sectionPage(context: PersonContext, typed: Fields | undefined, faults: readonly Fault[]): Promise<Page> {
  const { reader, url } = context;
  const words = reader.words.self;
  const shown = await readSection(context);
  const { assessment, section, next } = shown;
  const title = `${section.id} ${inReader(section.title, reader)}`;
  const done = findDone(url, words.work.done);
  const items = assessment.items.filter(({ id }) => shown.questions.some((question) => question.id === id));
  const props = { context, questions: shown.questions, items, typed, faults, revision: assessment.revision };
  return makeWorkPage(context, {
    section: 'self',
    title,
    faults,
    crumbs: [
      { href: places.selfAssessments(reader.language), text: words.nav },
      {
        href: places.selfAssessment(reader.language, assessment.id),
        text: words.report(nameQuestionnaire(assessment, reader), nameSubject(assessment, reader)),
      },
    ],
    narrow: true,
    body: (
      <>
        <Done text={done} />
        <h1>{title}</h1>
        <p>
          <strong>{reader.label(words.guidance)}</strong> {inReader(section.guidance, reader)}
        </p>
        {assessment.state === 'draft' ? <AnswerForm {...props} /> : <ReadingForm {...props} />}
        {next ? (
          <p>
            <Link href={places.selfSection(reader.language, assessment.id, next.id)}>
              {reader.label(words.work.next)} {next.id} {inReader(next.title, reader)}
            </Link>
          </p>
        ) : null}
      </>
    ),
  });
}
