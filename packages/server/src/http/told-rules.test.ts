import { HoldingInput, languages, PlannedDay, Problem, Weights } from '@milpa/sdk';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { parsePart } from './input.ts';

const decision = {
  ...{ instrument: 'Ley', article: '116', reviewer: 'Comité', decided: '2027-01-11', review: '2029-01-11' },
  reasoning: 'Identifica a personas.',
};
const holding = { name: { es: 'Padrón' }, level: 'non-public', decision };

function listDetails(schema: z.ZodType, value: unknown, language: (typeof languages)[number]) {
  try {
    parsePart(schema, value, language, '');
  } catch (error) {
    if (error instanceof Problem) return error.errors;
    throw error;
  }
  return [];
}

test('what keeps every rule is taken', () => {
  expect(listDetails(HoldingInput, holding, 'es')).toEqual([]);
});

test.each([
  ['a review before the decision', HoldingInput, { ...holding, decision: { ...decision, review: '2026-01-01' } }],
  ['a review too late', HoldingInput, { ...holding, decision: { ...decision, review: '2033-01-01' } }],
  ['a closed level without its decision', HoldingInput, { ...holding, decision: null }],
  ['a name in no language', HoldingInput, { name: {} }],
  ['weights of nothing', Weights, { demand: 0, highValue: 0, goal: 0, effort: 0, risk: 0 }],
  ['a year with a digit too many', PlannedDay, '2101-01-01'],
])('a rule over several fields is told in each language: %s', (_, schema, value) => {
  const told = languages.map((language) => listDetails(schema, value, language).map(({ detail }) => detail));
  for (const each of told) expect(each).toHaveLength(1);
  expect(new Set(told.flat()).size).toBe(languages.length);
  expect(told.flat().join('\n')).not.toMatch(/invalid input|entrada inválida|entrée invalide/i);
});

test('of a day that is none nothing is said about its order', () => {
  const empty = { ...holding, decision: { ...decision, decided: '', review: '' } };
  expect(listDetails(HoldingInput, empty, 'es').map(({ pointer }) => pointer)).toEqual([
    '/decision/decided',
    '/decision/review',
  ]);
});
