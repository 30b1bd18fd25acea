import { z } from 'zod';
import { IndexAnswers, IndexAssessment, IndexQuestion, IndexResults } from '../measure.ts';
import type { Spec } from './spec.ts';

export const indicesOperations = {
  listOurdata: {
    method: 'GET',
    path: '/api/v1/indices/ourdata',
    tag: 'indices',
    summary: 'Published results of the OECD OURdata index, added up from their parts, each number with its source',
    query: z.object({
      edition: z.coerce.number().int().optional().describe('One edition; all when absent'),
      country: z.string().max(60).optional().describe('ISO 3166-1 alpha-3, or OECD; several with commas'),
    }),
    response: IndexResults,
    status: 200,
    scope: null,
  },
  listOurdataQuestions: {
    method: 'GET',
    path: '/api/v1/indices/ourdata/questions',
    tag: 'indices',
    summary: 'The 140 variables of the edition of 2017, what may be answered, and what it counts',
    response: z.array(IndexQuestion),
    status: 200,
    scope: null,
  },
  scoreOurdata: {
    method: 'POST',
    path: '/api/v1/indices/ourdata/score',
    tag: 'indices',
    summary: 'What answers to these questions score; what is unknown gives an interval',
    body: IndexAnswers,
    response: IndexAssessment,
    status: 200,
    scope: null,
    reads: true,
  },
} as const satisfies Record<string, Spec>;
