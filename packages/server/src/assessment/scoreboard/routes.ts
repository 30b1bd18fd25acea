import { Language, Month, ScoreboardQuery } from '@milpa/sdk';
import { z } from 'zod';
import { type AnyOperationHandler, answerCsv, defineHandler, parseQuery, type RawRoute } from '../../http/index.ts';
import { formatScores } from './csv.ts';
import type { ScoreService } from './service.ts';

export const createScoreHandlers = (service: ScoreService): readonly AnyOperationHandler[] => [
  defineHandler('getScoreboard', ({ query }) => service.getBoard(ScoreboardQuery.parse(query ?? {}))),
  defineHandler('listScoreSnapshots', () => service.listSnapshots()),
  defineHandler('getScoreSnapshot', ({ params }) => service.requireDocument(params.month)),
  defineHandler('getInstitutionScore', ({ params }) => service.getScore(params.institution)),
];

const Asked = z.object({ month: Month.optional(), language: Language.optional() });

/** The same as a sheet, with every figure behind the scores. */
export function createScoreRoutes(service: ScoreService): readonly RawRoute[] {
  const path = '/api/v1/scoreboard.csv';
  const summary = 'The scoreboard of a month with every figure the scores were computed from, as CSV';
  return [
    {
      method: 'GET',
      path,
      description: { path, summary, tag: 'indices', mediaTypes: ['text/csv'] },
      handle: async ({ request, language }) => {
        const asked = Asked.parse(parseQuery(Asked, request, language));
        const { month, method, bodies } = await service.readMonth(asked.month);
        const lines = formatScores([{ month, method: method.version, bodies }], asked.language ?? language);
        return answerCsv(`scoreboard-${month}.csv`, lines);
      },
    },
  ];
}
