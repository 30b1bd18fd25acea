import { paths, type Questionnaire, type SelfAssessment } from '@milpa/sdk';
import { Button, Link, Notice, Tag } from '../../design/index.ts';
import {
  type Fault,
  forPerson,
  type PersonContext,
  Revision,
  readFields,
  sendForm,
  TextArea,
} from '../../form/index.ts';
import { type Page, redirect } from '../../page.ts';
import {
  inReader,
  listSections,
  nameQuestionnaire,
  nameSubject,
  ScoreChart,
  ScoreSentences,
  SubmissionTable,
} from '../../self/index.ts';
import { Done, findDone, makeWorkPage } from '../frame.tsx';
import { places } from '../places.ts';

export const showSelfAssessment = forPerson((context) => overviewPage(context, []));

/** Hands in, gives back or freezes. */
export const moveSelf = forPerson(async (context) => {
  const { client, reader, params, request } = context;
  const fields = await readFields(request);
  const assessment = params['assessment'] ?? '';
  const which = { params: { assessment }, revision: fields.revision };
  const step = fields.text('step');
  return sendForm(context, {
    fields: ['comment'],
    again: (faults) => overviewPage(context, faults),
    send: async () => {
      if (step === 'freeze') {
        const { id } = await client.call('freezeSelfAssessment', which);
        return redirect(paths.submission(reader.language, id));
      }
      const event = step === 'return' ? 'return' : 'hand-in';
      await client.call('moveSelfAssessment', { ...which, body: { event, comment: fields.text('comment') } });
      const done = event === 'return' ? 'returned' : 'handed-in';
      return redirect(`${places.selfAssessment(reader.language, assessment)}?done=${done}`);
    },
  });
});

async function overviewPage(context: PersonContext, faults: readonly Fault[]): Promise<Page> {
  const { client, reader, params, url } = context;
  const words = reader.words.self;
  const assessment = await client.call('getSelfAssessment', { params: { assessment: params['assessment'] ?? '' } });
  const { questionnaire: key, institution, country } = assessment;
  const subject = { ...(institution ? { institution: institution.id } : {}), ...(country ? { country } : {}) };
  const [questionnaire, { items: frozen }] = await Promise.all([
    client.call('getQuestionnaire', { params: { questionnaire: key } }),
    client.call('listSubmissions', { query: { ...subject, questionnaire: key, limit: 100 } }),
  ]);
  const title = words.report(nameQuestionnaire(assessment, reader), nameSubject(assessment, reader));
  const done = findDone(url, words.work.done);
  return makeWorkPage(context, {
    section: 'self',
    title,
    faults,
    crumbs: [{ href: places.selfAssessments(reader.language), text: words.nav }],
    body: (
      <>
        <h1>{title}</h1>
        <Done text={done} />
        <p>
          <Tag tone={assessment.state === 'reading' ? 'warning' : 'plain'}>
            {words.work.assessmentStates[assessment.state]}
          </Tag>
        </p>
        {questionnaire.kind === 'approximate' ? (
          <Notice kind="warning">
            <p>{words.approximation}</p>
          </Notice>
        ) : null}
        {assessment.comment ? (
          <Notice kind="info" title={words.work.returned}>
            <p>{assessment.comment}</p>
          </Notice>
        ) : null}
        <ScoreSentences of={assessment} score={assessment.score} reader={reader} />
        <Sections context={context} assessment={assessment} questionnaire={questionnaire} />
        <Steps context={context} assessment={assessment} faults={faults} />
        <ScoreChart of={assessment} score={assessment.score} parts={questionnaire.parts} reader={reader} />
        <p>
          <Link href={places.whatIf(reader.language, assessment.id)}>{words.work.whatIf}</Link>
        </p>
        {frozen.length > 0 ? <SubmissionTable items={frozen} reader={reader} /> : null}
        <p class="small soft">
          {words.lookedAt(reader.moment(assessment.live.at), reader.number(Math.round(assessment.live.ms / 100) / 10))}
        </p>
      </>
    ),
  });
}

interface OfAssessment {
  readonly context: PersonContext;
  readonly assessment: SelfAssessment;
}

function Sections({ context, assessment, questionnaire }: OfAssessment & { readonly questionnaire: Questionnaire }) {
  const { reader } = context;
  const words = reader.words.self;
  const items = new Map(assessment.items.map((item) => [item.id, item]));
  return (
    <section class="section" aria-labelledby="sections">
      <h2 id="sections">{words.work.sections}</h2>
      <ul class="self-sections">
        {listSections(questionnaire).map(({ section, questions }) => {
          const own = questions.flatMap(({ id }) => items.get(id) ?? []);
          const known = own.filter(({ counts }) => counts.length === 1).length;
          const open = own.filter(({ reading }) => reading !== null && reading.verdict !== 'confirmed').length;
          return (
            <li>
              <Link href={places.selfSection(reader.language, assessment.id, section.id)}>
                {section.id} {inReader(section.title, reader)}
              </Link>{' '}
              <span class="small soft">
                {words.work.ofKnown(reader.number(known), reader.number(own.length))}
                {open > 0 ? ` · ${words.work.unread(reader.number(open))}` : ''}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Steps({ context, assessment, faults }: OfAssessment & { readonly faults: readonly Fault[] }) {
  const { reader } = context;
  const words = reader.words.self.work;
  const action = places.moveSelf(reader.language, assessment.id);
  const revision = <Revision revision={assessment.revision} />;
  if (assessment.state === 'draft')
    return (
      <form method="post" class="form card" action={action}>
        {revision}
        <p>{words.handInLead}</p>
        <Button name="step" value="hand-in">
          {words.handIn}
        </Button>
      </form>
    );
  return (
    <>
      {assessment.unread > 0 ? (
        <p>{words.unread(reader.number(assessment.unread))}</p>
      ) : (
        <form method="post" class="form card" action={action}>
          {revision}
          <p>{words.freezeLead}</p>
          <Button name="step" value="freeze">
            {words.freeze}
          </Button>
        </form>
      )}
      <form method="post" class="form card" action={action}>
        {revision}
        <TextArea name="comment" label={words.giveBackWhy} faults={faults} rows={3} required />
        <Button kind="quiet" name="step" value="return">
          {words.giveBack}
        </Button>
      </form>
    </>
  );
}
