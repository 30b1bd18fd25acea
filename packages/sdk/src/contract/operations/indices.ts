import { z } from 'zod';
import { IndexAnswers, IndexAssessment, IndexQuestion, IndexResults, IndexRobustness } from '../measure.ts';
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
  findOurdataRobustness: {
    method: 'GET',
    path: '/api/v1/indices/ourdata/{edition}/robustness',
    tag: 'indices',
    summary:
      'How far scores and places hang on the weights: Monte-Carlo, leaving one part out, correlations, components',
    params: z.object({ edition: z.coerce.number().int() }),
    query: z.object({
      of: IndexRobustness.shape.of.default('composite'),
      draws: z.coerce.number().int().min(100).max(20_000).default(20_000),
      seed: z.coerce.number().int().min(0).max(4_294_967_295).default(2017),
    }),
    response: IndexRobustness,
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
