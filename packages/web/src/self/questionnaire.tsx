import { Problem, paths, QuestionnaireKey } from '@milpa/sdk';
import type { Context, Page } from '../page.ts';
import { formatAnswer, formatPoint, inReader, listSections, namePart, nameQuestionnaire } from './names.ts';

/** What a questionnaire asks, what counts as an answer, and what each is worth. */
export async function answerQuestionnaire({ client, reader, params }: Context): Promise<Page> {
  const words = reader.words.self;
  const key = QuestionnaireKey.safeParse(params['questionnaire']);
  if (!key.success) throw new Problem('not-found', { [reader.language]: words.none });
  const questionnaire = await client.call('getQuestionnaire', { params: { questionnaire: key.data } });
  const title = nameQuestionnaire({ questionnaire: key.data }, reader);
  const worth = (value: number) => formatPoint(value, { questionnaire: 'odm-2025' }, reader);
  return {
    title,
    description: words.questionnairesLead,
    crumbs: [{ href: paths.submissions(reader.language), text: words.title }],
    body: (
      <div class="wrap narrow page">
        <h1>{title}</h1>
        <p class="lead">{words.questionnairesLead}</p>
        {questionnaire.kind === 'approximate' ? <p>{words.approximation}</p> : null}
        {listSections(questionnaire).map(({ section, questions }) => (
          <section class="section" aria-labelledby={section.id}>
            <h2 id={section.id}>
              {section.id} {inReader(section.title, reader)}
            </h2>
            <p class="small soft">{namePart(section.part, reader)}</p>
            <p>{inReader(section.guidance, reader)}</p>
            <ul>
              {questions.map(({ id, text, answers }) => (
                <li>
                  <strong>{id}</strong> {inReader(text, reader)}{' '}
                  <span class="small soft">
                    {Object.entries(answers)
                      .map(([answer, value]) => `${formatAnswer(answer, reader)} ${worth(value)}`)
                      .join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p class="small" lang="en">
          {questionnaire.source}
        </p>
      </div>
    ),
  };
}
