import { expect, test } from 'vitest';
import { listQuestions } from '../ourdata/questionnaire.ts';
import { findAskedSlot } from './asked.ts';
import { slots } from './slots.data.ts';

test('each of the 53 parts of question 68 has a slot of its own, and they mean the same', () => {
  const things = listQuestions().filter(({ id }) => id.startsWith('Q68.'));
  expect(things).toHaveLength(53);
  expect(new Set(things.map(({ id }) => findAskedSlot(id)?.id))).toEqual(new Set(slots.map(({ id }) => id)));
  // Most are named by a word they have in common; these by other words for the same thing.
  const words = (text: string) => text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  const apart = things.flatMap(({ id, text }) => {
    const slot = findAskedSlot(id);
    const common = words(text.en).some((word) =>
      words(slot?.text.en ?? '').some((other) => other.startsWith(word.slice(0, 5))),
    );
    return common || text.en === slot?.text.en ? [] : [`${text.en} = ${slot?.text.en}`];
  });
  expect(apart).toEqual(['Development aid = Aid', 'Mining, oil and gas = Extractive industries']);
  expect(findAskedSlot('Q73')).toBeUndefined();
});
