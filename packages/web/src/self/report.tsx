import { answerStates, paths, type Questionnaire, type Submission, type SubmissionSummary } from '@milpa/sdk';
import { Button, ButtonLink, Link, Notice } from '../design/index.ts';
import type { Context, Page } from '../page.ts';
import type { Reader } from '../reader.ts';
import { PersonSays, PortalSays, StateTag } from './item.tsx';
import { formatAnswers, inReader, listSections, nameQuestionnaire, nameSubject } from './names.ts';
import { ScoreChart, ScoreSentences } from './score.tsx';

/** A frozen self-assessment as a report: the sentence, the chart with its figures, and every answer with what shows it. */
export async function answerReport({ client, reader, params }: Context): Promise<Page> {
  const words = reader.words.self;
  const submission = await client.call('getSubmission', { params: { submission: params['submission'] ?? '' } });
  const [questionnaire, { items: others }] = await Promise.all([
    client.call('getQuestionnaire', { params: { questionnaire: submission.questionnaire } }),
    client.call('listSubmissions', { query: { ...subjectOf(submission), limit: 100 } }),
  ]);
  const title = words.report(nameQuestionnaire(submission, reader), nameSubject(submission, reader));
  return {
    title,
    description: words.lead,
    crumbs: [{ href: paths.submissions(reader.language), text: words.title }],
    alternates: [{ type: 'application/json', href: paths.submissionJson(submission.id), title: 'JSON' }],
    body: (
      <div class="wrap page report">
        <h1>{title}</h1>
        <p class="soft">
          {words.submission(reader.number(submission.number), reader.day(submission.frozen))} ·{' '}
          {words.frozenBy(submission.by, reader.day(submission.frozen))}
        </p>
        {questionnaire.kind === 'approximate' ? (
          <Notice kind="warning">
            <p>{words.approximation}</p>
          </Notice>
        ) : null}
        <ScoreSentences of={submission} score={submission.score} reader={reader} />
        <ScoreChart of={submission} score={submission.score} parts={questionnaire.parts} reader={reader} />
        <States submission={submission} reader={reader} />
        <Compare submission={submission} others={others} reader={reader} />
        <Answers submission={submission} questionnaire={questionnaire} reader={reader} />
        <Provenance submission={submission} questionnaire={questionnaire} reader={reader} />
      </div>
    ),
  };
}

const subjectOf = ({ institution, country, questionnaire }: Submission) => ({
  questionnaire,
  ...(institution ? { institution: institution.id } : {}),
  ...(country ? { country } : {}),
});

function States({ submission, reader }: { readonly submission: Submission; readonly reader: Reader }) {
  const words = reader.words.self;
  return (
    <section class="section" aria-labelledby="whose">
      <h2 id="whose">{words.stateCounts}</h2>
      <ul>
        {answerStates.map((state) => (
          <li>
            {reader.label(words.states[state])}{' '}
            {reader.number(submission.items.filter((item) => item.state === state).length)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Compare(props: {
  readonly submission: Submission;
  readonly others: readonly SubmissionSummary[];
  readonly reader: Reader;
}) {
  const { submission, others, reader } = props;
  const words = reader.words.self;
  const earlier = others.filter(({ id, frozen }) => id !== submission.id && frozen < submission.frozen);
  if (earlier.length === 0) return null;
  return (
    <form method="get" action={`${paths.submission(reader.language, submission.id)}/compare`} class="row">
      <label for="since">{words.compareTo}</label>
      <select id="since" name="since">
        {earlier.map((each) => (
          <option value={each.id}>{words.submission(reader.number(each.number), reader.day(each.frozen))}</option>
        ))}
      </select>
      <Button kind="quiet">{words.compare}</Button>
    </form>
  );
}

interface AllProps {
  readonly submission: Submission;
  readonly questionnaire: Questionnaire;
  readonly reader: Reader;
}

function Answers({ submission, questionnaire, reader }: AllProps) {
  const words = reader.words.self;
  const given = new Map(submission.items.map((item) => [item.id, item]));
  return (
    <section class="section" aria-labelledby="answers">
      <h2 id="answers">{words.answersTitle}</h2>
      {listSections(questionnaire).map(({ section, questions }) => (
        <section class="section" aria-labelledby={`s-${section.id}`}>
          <h3 id={`s-${section.id}`}>
            {section.id} {inReader(section.title, reader)}
          </h3>
          <ul class="bare stack">
            {questions.map(({ id, text }) => {
              const item = given.get(id);
              return item ? (
                <li class="card" id={id}>
                  <p>
                    <span class="soft">{id}</span> {inReader(text, reader)}{' '}
                    <strong>{formatAnswers(item, reader)}</strong> <StateTag item={item} reader={reader} />
                  </p>
                  <PortalSays item={item} reader={reader} />
                  <PersonSays item={item} reader={reader} />
                </li>
              ) : null;
            })}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Provenance({ submission, questionnaire, reader }: AllProps) {
  const words = reader.words.self;
  const { id, sha256, method, live } = submission;
  const seconds = reader.number(Math.round(live.ms / 100) / 10);
  return (
    <section class="section" aria-labelledby="files">
      <h2 id="files">{words.downloads}</h2>
      <p class="row">
        <ButtonLink href={paths.submissionJson(id)} kind="quiet" download>
          JSON
        </ButtonLink>
        <ButtonLink href={paths.submissionCsv(id, reader.language)} kind="quiet" download>
          CSV
        </ButtonLink>
      </p>
      <p class="small">{words.print}</p>
      <p class="small">
        {reader.label(words.digest)} <code class="digest">{sha256}</code>. {words.digestHint}
      </p>
      <p class="small">
        {reader.label(words.method)} <code>{method}</code>. {words.lookedAt(reader.moment(live.at), seconds)}
      </p>
      <p class="small" lang="en">
        {questionnaire.source}
      </p>
      <p class="small">
        <Link href={paths.questionnaire(reader.language, questionnaire.key)}>
          {nameQuestionnaire(submission, reader)}
        </Link>
      </p>
    </section>
  );
}
