import { AccessAnswers, accessQuestions, languages } from '@milpa/sdk';
import { expect, test } from 'vitest';
import { adviseAccess } from './access.ts';

const words = { y: 'yes', n: 'no', u: 'unknown' } as const;
/** Answers in the order the questions come, whatever they are. */
function follow(letters: string) {
  let answers: AccessAnswers = {};
  for (const letter of letters) {
    const { next } = adviseAccess(answers);
    if (!next) throw new Error(`${letters} goes on after the end`);
    answers = AccessAnswers.parse({ ...answers, [next]: words[letter === 'y' ? 'y' : letter === 'n' ? 'n' : 'u'] });
  }
  return adviseAccess(answers);
}

test.each([
  ['no law: open by default', 'ynn' + 'n', 'public', 'none'],
  ['a law, no harm', 'ynyn', 'public', 'none'],
  ['a law, a harm, more public interest', 'ynyyn', 'public', 'none'],
  ['a law, a harm, a part can be open', 'ynyyyy', 'restricted', 'none'],
  ['a law, a harm, no part, no end', 'ynyyynn', 'non-public', 'none'],
  ['a law, a harm, no part, an end', 'ynyyyny', 'non-public', 'none'],
  ['a doubt', 'ynuyyn', 'restricted', 'none'],
  ['persons, but a version without identities', 'yyyny', 'public', 'personal'],
  ['named persons, no version without identities', 'yyynnyynn', 'non-public', 'personal'],
  ['sensitive, and the public is interested', 'yyyynyn', 'restricted', 'sensitive'],
  ['not of an office', 'n', 'non-public', 'none'],
] as const)('%s', (_, given, level, personalData) => {
  // The first cases answer one question fewer than they list when the way is shorter.
  const letters = listReached(given);
  expect(follow(letters).proposal).toMatchObject({ level, personalData, needsDecision: level !== 'public' });
});

/** The answers up to the end of the way. */
function listReached(letters: string): string {
  for (let length = 1; length <= letters.length; length += 1) {
    const { proposal } = follow(letters.slice(0, length));
    if (proposal) return letters.slice(0, length);
  }
  throw new Error(`${letters} does not reach the end: next is ${follow(letters).next}`);
}

test('every way through the questions ends in a proposal, with a reason in every language', () => {
  let ways = 0;
  const walk = (answers: AccessAnswers, steps: number): void => {
    const { next, asked, proposal } = adviseAccess(answers);
    expect(asked.length).toBeLessThanOrEqual(accessQuestions.length);
    if (proposal) {
      ways += 1;
      expect(next).toBeNull();
      expect(proposal.reasons.length).toBeGreaterThan(0);
      for (const reason of proposal.reasons) for (const language of languages) expect(reason[language]).toMatch(/\S/);
      expect(proposal.reviewYears).toBeLessThanOrEqual(5);
      // What harms persons is never proposed as open without the version that names none.
      if (proposal.personalData === 'sensitive' && proposal.level === 'public') expect(answers.anonymise).toBe('yes');
      return;
    }
    if (!next || steps > accessQuestions.length) throw new Error('no end');
    for (const answer of ['yes', 'no', 'unknown'] as const) walk({ ...answers, [next]: answer }, steps + 1);
  };
  walk({}, 0);
  expect(ways).toBeGreaterThan(100);
});

test('answers that no longer count are passed over', () => {
  const answers = AccessAnswers.parse({ function: 'yes', persons: 'no', named: 'yes', sensitive: 'yes', law: 'no' });
  expect(adviseAccess(answers)).toMatchObject({
    asked: ['function', 'persons', 'law'],
    proposal: { level: 'public', personalData: 'none' },
  });
});
