import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestAnswer, listMoves, placeAmong, takeMoves } from './moves.ts';
import { makeQuestionnaire, type PossibleAnswers, questionnaireKeys, scoreSelf } from './questionnaire.ts';

describe.each(questionnaireKeys)('%s', (key) => {
  const questionnaire = makeQuestionnaire(key);
  const { questions, sections, parts } = questionnaire;
  const someAnswers = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...questions), fc.nat(), fc.nat()), {
      selector: ([{ id }]) => id,
      maxLength: 40,
    })
    .map((picked): PossibleAnswers => {
      const entries = picked.map(([question, a, b]) => {
        const offered = Object.keys(question.answers);
        const two = [offered[a % offered.length] ?? '', offered[b % offered.length] ?? ''];
        return [question.id, [...new Set(two)]] as const;
      });
      return Object.fromEntries(entries);
    });

  test('every question has its section, words in three languages and full marks to be had', () => {
    const known = new Set(sections.map(({ id }) => id));
    for (const question of questions) {
      expect(known, question.id).toContain(question.section);
      for (const text of Object.values(question.text)) expect(text.length, question.id).toBeGreaterThan(3);
      expect(Math.max(...Object.values(question.answers)), question.id).toBe(1);
    }
    for (const { id, part } of sections) {
      expect(questions.filter(({ section }) => section === id).length, id).toBeGreaterThan(0);
      expect(parts, id).toContain(part);
    }
    expect(new Set(questions.map(({ text }) => text.en)).size).toBe(questions.length);
  });

  test('nothing known is anything; all the best is full marks', () => {
    expect(scoreSelf(questionnaire, {}).share).toEqual({ low: 0, high: 1 });
    const best = Object.fromEntries(questions.map((question) => [question.id, [bestAnswer(question)]]));
    const scored = scoreSelf(questionnaire, best);
    expect(scored.share).toEqual({ low: 1, high: 1 });
    expect(scored.points).toEqual({ low: questionnaire.most, high: questionnaire.most });
    expect([scored.known, scored.of]).toEqual([questions.length, questions.length]);
  });

  test('to know more of an answer never widens any interval', () => {
    const question = fc.constantFrom(...questions);
    fc.assert(
      fc.property(someAnswers, question, fc.nat(), (possible, more, at) => {
        const offered = possible[more.id] ?? Object.keys(more.answers);
        const answer = offered[at % offered.length] ?? '';
        const before = scoreSelf(questionnaire, possible);
        const after = scoreSelf(questionnaire, { ...possible, [more.id]: [answer] });
        for (const [a, b] of [
          [before.share, after.share],
          ...parts.map((part) => [before.parts[part], after.parts[part]] as const),
        ]) {
          expect(b?.low).toBeGreaterThanOrEqual((a?.low ?? 1) - 1e-12);
          expect(b?.high).toBeLessThanOrEqual((a?.high ?? 0) + 1e-12);
          expect(b?.low).toBeLessThanOrEqual((b?.high ?? 0) + 1e-12);
        }
        expect(after.known).toBeGreaterThanOrEqual(before.known);
      }),
      { numRuns: 100 },
    );
  });

  test('what two do not agree on lies between what each would give', () => {
    for (const question of questions.filter((_, at) => at % 17 === 0)) {
      const [a = '', b = ''] = [Object.keys(question.answers)[0], Object.keys(question.answers).at(-1)];
      const ofOne = (answer: string) => scoreSelf(questionnaire, { [question.id]: [answer] }).share;
      const both = scoreSelf(questionnaire, { [question.id]: [a, b] }).share;
      expect(both.low).toBeCloseTo(Math.min(ofOne(a).low, ofOne(b).low), 12);
      expect(both.high).toBeCloseTo(Math.max(ofOne(a).high, ofOne(b).high), 12);
    }
  });

  test('the cheapest way reaches its target, and not before its last step', () => {
    const moves = listMoves(questionnaire, {});
    const taken = takeMoves(questionnaire, {}, 0.3, moves) ?? [];
    const reach = (steps: typeof taken) =>
      scoreSelf(questionnaire, Object.fromEntries(steps.map(({ id, answer }) => [id, [answer]]))).share.low;
    expect(reach(taken)).toBeGreaterThanOrEqual(0.3 - 1e-12);
    expect(reach(taken.slice(0, -1))).toBeLessThan(0.3);
    expect(takeMoves(questionnaire, {}, 1, moves)?.length).toBeGreaterThan(taken.length);
    expect(takeMoves(questionnaire, {}, 1.1, moves)).toBeUndefined();
  });
});

test('an answer that is not offered is named', () => {
  expect(() => scoreSelf(makeQuestionnaire('ourdata-2017'), { Q2: ['perhaps'] })).toThrow('Q2 takes none, some, all');
  expect(() => scoreSelf(makeQuestionnaire('ourdata-2017'), { Q0: ['yes'] })).toThrow('no question Q0');
});

test('the place of 2017: Mexico with its own composite is fifth of 32, with full marks first', () => {
  expect(placeAmong(2017, 0.78, 'MEX')).toEqual({ place: 5, of: 32 });
  expect(placeAmong(2017, 1, 'MEX').place).toBe(1);
  expect(placeAmong(2017, 0, undefined)).toEqual({ place: 33, of: 33 });
});
