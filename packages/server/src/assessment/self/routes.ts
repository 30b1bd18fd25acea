import { makeQuestionnaire, questionnaireKeys, type Questionnaire as Source } from '@milpa/measure';
import { GivenAnswers, GivenReadings, operations, type QuestionnaireSummary, SelfMove, WhatIf } from '@milpa/sdk';
import { type AnyOperationHandler, defineHandler } from '../../http/index.ts';
import { answerSelfAssessment, moveAssessment, readSelfAssessment } from './answer.ts';
import { createAssessment, getAssessment, listAssessments, type SelfNeeds } from './service.ts';
import {
  compareSubmissions,
  freezeAssessment,
  listSubmissions,
  requireSubmission,
  trySelfAssessment,
} from './submit.ts';

const personal = { 'cache-control': 'no-store' };
const answer = <T extends { readonly revision: number }>(body: T) => ({
  body,
  headers: { ...personal, etag: `"${body.revision}"` },
});

export const createSelfHandlers = (needs: SelfNeeds): readonly AnyOperationHandler[] => [
  defineHandler('listQuestionnaires', async () => questionnaireKeys.map((key) => summarize(makeQuestionnaire(key)))),
  defineHandler('getQuestionnaire', async ({ params }) => {
    const source = makeQuestionnaire(operations.getQuestionnaire.params.parse(params).questionnaire);
    return {
      ...summarize(source),
      parts: [...source.parts],
      sections: source.sections.map(({ title, guidance, ...rest }) => ({
        ...rest,
        title: { ...title },
        guidance: { ...guidance },
      })),
      items: source.questions.map(({ text, answers, ...rest }) => ({
        ...rest,
        text: { ...text },
        answers: { ...answers },
      })),
    };
  }),
  defineHandler('listSelfAssessments', async (_, { caller }) => ({
    body: await listAssessments(needs, caller),
    headers: personal,
  })),
  defineHandler('createSelfAssessment', async ({ body }, { caller }) =>
    answer(await createAssessment(needs, caller, body)),
  ),
  defineHandler('getSelfAssessment', async ({ params }, { caller }) =>
    answer(await getAssessment(needs, caller, params.assessment)),
  ),
  defineHandler('answerSelfAssessment', async ({ params, body, revision }, { caller }) =>
    answer(await answerSelfAssessment(needs, caller, { ...params, revision }, GivenAnswers.parse(body).answers)),
  ),
  defineHandler('readSelfAssessment', async ({ params, body, revision }, { caller }) =>
    answer(await readSelfAssessment(needs, caller, { ...params, revision }, GivenReadings.parse(body).readings)),
  ),
  defineHandler('moveSelfAssessment', async ({ params, body, revision }, { caller }) =>
    answer(await moveAssessment(needs, caller, { ...params, revision }, SelfMove.parse(body))),
  ),
  defineHandler('freezeSelfAssessment', async ({ params, revision }, { caller }) =>
    freezeAssessment(needs, caller, { ...params, revision }),
  ),
  defineHandler('trySelfAssessment', async ({ params, body }, { caller }) => ({
    body: await trySelfAssessment(needs, caller, params.assessment, WhatIf.parse(body)),
    headers: personal,
  })),
  defineHandler('listSubmissions', async ({ query }) => {
    const { institution, country, questionnaire, limit, offset } = operations.listSubmissions.query.parse(query ?? {});
    const body = institution ? await needs.institutions.require(institution) : undefined;
    return listSubmissions(needs, {
      institution: body?.id ?? null,
      country: country?.toUpperCase() ?? null,
      questionnaire: questionnaire ?? null,
      limit,
      offset,
    });
  }),
  defineHandler('getSubmission', async ({ params }) => (await requireSubmission(needs, params.submission)).submission),
  defineHandler('compareSubmissions', async ({ params, query }) =>
    compareSubmissions(needs, params.submission, operations.compareSubmissions.query.parse(query ?? {}).since),
  ),
];

const summarize = ({ key, index, edition, kind, method, source, questions, most }: Source): QuestionnaireSummary => ({
  ...{ key, index, edition, kind, method, source, most },
  questions: questions.length,
});
