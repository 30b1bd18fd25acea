import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answers,
  listQuestions,
  type Method,
  planSteps,
  scales,
  scoreAnswers,
  tryAnswer,
} from './questionnaire.ts';

fc.configureGlobal({ seed: 20_261_126 });

const questions = listQuestions();
const best: Answers = Object.fromEntries(
  questions.map(({ id, scale }) => [id, Object.entries(scales[scale]).sort((a, b) => b[1] - a[1])[0]?.[0] ?? '']),
);
const worst: Answers = Object.fromEntries(
  questions.map(({ id, scale }) => [id, Object.entries(scales[scale]).sort((a, b) => a[1] - b[1])[0]?.[0] ?? '']),
);
const methods: readonly Method[] = [{ reuse: 'printed' }, { reuse: 'grouped' }];

test('there are 140 variables: 74, 29 and 37, in parameters as printed', () => {
  expect(questions).toHaveLength(140);
  const inPillar = (digit: string) => questions.filter(({ parameter }) => parameter.startsWith(digit));
  expect(['1', '2', '3'].map((digit) => inPillar(digit).length)).toEqual([74, 29, 37]);
  const parameters = (digit: string) => new Set(inPillar(digit).map(({ parameter }) => parameter)).size;
  expect(['1', '2', '3'].map(parameters)).toEqual([9, 8, 7]);
  expect(questions.filter(({ scale }) => scale === 'share')).toHaveLength(53);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(140);
});

describe.each(methods)('with 3.3.b %o', (method) => {
  test('full marks are 1, none are 0', () => {
    expect(scoreAnswers(best, method).composite).toEqual({ low: 1, high: 1 });
    const { composite, subpillars } = scoreAnswers({ ...worst, Q66: 'no' }, method);
    expect(composite.low).toBe(0);
    expect(subpillars['accessibility.implementation']).toEqual({ low: 0, high: 0 });
  });

  test('nothing known is anything from 0 to 1; each answer narrows it and never widens it', () => {
    expect(scoreAnswers({}, method).composite).toEqual({ low: 0, high: 1 });
    const some = fc.dictionary(fc.constantFrom(...questions.map(({ id }) => id)), fc.nat());
    fc.assert(
      fc.property(some, fc.constantFrom(...questions), fc.nat(), (picks, more, pick) => {
        const answers = Object.fromEntries(
          Object.entries(picks).map(([id, at]) => {
            const options = Object.keys(scales[questions.find((each) => each.id === id)?.scale ?? 'yesno']);
            return [id, options[at % options.length] ?? ''];
          }),
        );
        const { [more.id]: _, ...without } = answers;
        const options = Object.keys(scales[more.scale]);
        const before = scoreAnswers(without, method).composite;
        const after = scoreAnswers({ ...without, [more.id]: options[pick % options.length] ?? '' }, method).composite;
        expect(after.low).toBeGreaterThanOrEqual(before.low - 1e-12);
        expect(after.high).toBeLessThanOrEqual(before.high + 1e-12);
        expect(after.low).toBeLessThanOrEqual(after.high + 1e-12);
      }),
      { numRuns: 200 },
    );
  });

  test('a better answer never lowers the score', () => {
    for (const question of questions) {
      const options = Object.entries(scales[question.scale]).sort((a, b) => a[1] - b[1]);
      const scores = options.map(([answer]) => scoreAnswers({ ...worst, [question.id]: answer }, method).composite.low);
      expect(scores, question.id).toEqual([...scores].sort((a, b) => a - b));
    }
  });
});

test('one high-value dataset of 53 moves the composite by 1/53 of a parameter: 1/(53·2·3·3)', () => {
  expect(tryAnswer(worst, 'Q68.census', 'yes')).toBeCloseTo(1 / (53 * 2 * 3 * 3), 12);
});

test('an answer that is not offered, or a question that is not asked, is named', () => {
  expect(() => scoreAnswers({ Q2: 'perhaps' })).toThrow('Q2 takes none, some, all, not "perhaps"');
  expect(() => scoreAnswers({ Q999: 'yes' })).toThrow('no question Q999');
});

test('the cheapest way reaches its target, with nothing in it that could be left out but the last step', () => {
  const steps = planSteps(worst, 0.4, () => 1) ?? [];
  const reached = (taken: typeof steps) =>
    scoreAnswers({ ...worst, ...Object.fromEntries(taken.map(({ id, answer }) => [id, answer])) }).composite.low;
  expect(reached(steps)).toBeGreaterThanOrEqual(0.4 - 1e-12);
  expect(reached(steps.slice(0, -1))).toBeLessThan(0.4);
  expect(planSteps(best, 1, () => 1)).toEqual([]);
});
