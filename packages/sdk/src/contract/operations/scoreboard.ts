import { z } from 'zod';
import {
  InstitutionScore,
  Month,
  Scoreboard,
  ScoreboardQuery,
  ScoreDocument,
  ScoreFault,
  ScoreSnapshot,
} from '../scoreboard.ts';
import { institutionKey, type Spec } from './spec.ts';

export const scoreboardOperations = {
  getScoreboard: {
    method: 'GET',
    path: '/api/v1/scoreboard',
    tag: 'indices',
    summary: 'Institutions by how well they open their data: the present month so far, or one that is kept',
    query: ScoreboardQuery,
    response: Scoreboard,
    status: 200,
    scope: null,
  },
  listScoreSnapshots: {
    method: 'GET',
    path: '/api/v1/scoreboard/months',
    tag: 'indices',
    summary: 'The months of the scoreboard that are kept for ever, and whether they are as they were written',
    response: z.object({
      items: z.array(ScoreSnapshot).describe('The newest first'),
      faults: z.array(ScoreFault).describe('Empty: every month follows from the one before and from its own figures'),
    }),
    status: 200,
    scope: null,
  },
  getScoreSnapshot: {
    method: 'GET',
    path: '/api/v1/scoreboard/months/{month}',
    tag: 'indices',
    summary: 'One kept month whole, with every figure the scores were computed from, as its hash covers it',
    params: z.object({ month: Month }),
    response: ScoreDocument,
    status: 200,
    scope: null,
  },
  getInstitutionScore: {
    method: 'GET',
    path: '/api/v1/institutions/{institution}/score',
    tag: 'indices',
    summary: 'How one institution stands, from which figures, what would raise its score, and how it stood before',
    params: institutionKey,
    response: InstitutionScore,
    status: 200,
    scope: null,
  },
} as const satisfies Record<string, Spec>;
