import { listQuestions } from '../ourdata/questionnaire.ts';
import { type Slot, slots } from './slots.data.ts';

let held: ReadonlyMap<string, Slot> | undefined;
/** The slot that a question of OURdata asks for; undefined for all but the 53 parts of question 68. Both are in its order. */
export function findAskedSlot(question: string): Slot | undefined {
  held ??= new Map(
    listQuestions()
      .filter(({ id }) => id.startsWith('Q68.'))
      .flatMap(({ id }, at) => {
        const slot = slots[at];
        return slot ? [[id, slot] as const] : [];
      }),
  );
  return held.get(question);
}
