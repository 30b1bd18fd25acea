import type { Check } from '../quality/mqa.ts';
import { checklistData } from './checklists.data.ts';

export const checklistIds = ['barometer', 'godi'] as const;
export type ChecklistId = (typeof checklistIds)[number];

/** What a catalogue can know of a dataset; undefined: nobody could look. */
export interface Known {
  readonly exists: Check;
  readonly online: Check;
  readonly machineReadable: Check;
  readonly bulk: Check;
  readonly free: Check;
  readonly openLicence: Check;
  readonly upToDate: Check;
  readonly addresses: Check;
}
export type Fact = keyof Known;

interface Text {
  readonly es: string;
  readonly en: string;
  readonly fr: string;
}
export interface ChecklistQuestion {
  readonly id: string;
  readonly points: number;
  /** What a clear no costs, where that is more than nothing. */
  readonly loses?: number;
  /** Counts only when this one holds. */
  readonly needs?: string;
  /** The fact of a catalogue that answers it; absent: only people can. */
  readonly fact?: Fact;
  readonly text: Text;
}
export interface ChecklistKind {
  readonly id: string;
  /** The slots of high-value data that are this kind of data. */
  readonly slots: readonly string[];
  readonly text: Text;
}
export interface Checklist {
  readonly id: ChecklistId;
  readonly title: Text;
  readonly source: string;
  readonly questions: readonly ChecklistQuestion[];
  readonly kinds: readonly ChecklistKind[];
}

export const findChecklist = (id: ChecklistId): Checklist => checklistData[id];

/** The answer to each question; what has no fact, or nothing is known of, stays unknown. */
export function answerChecklist({ questions }: Checklist, known: Known | undefined): Record<string, Check> {
  return Object.fromEntries(questions.map(({ id, fact }) => [id, fact && known ? known[fact] : undefined]));
}

/** Points of one kind of data, of 100 at most: the least and the most that the answers allow. */
export function scoreChecklist(
  { questions }: Checklist,
  answers: Readonly<Record<string, Check>>,
): { readonly low: number; readonly high: number } {
  const holds = (id: string | undefined, hoped: boolean): boolean => {
    if (id === undefined) return true;
    const question = questions.find((each) => each.id === id);
    const answer = answers[id];
    return (answer ?? hoped) && holds(question?.needs, hoped);
  };
  const sum = (hoped: boolean) =>
    questions.reduce((total, { id, points, loses = 0, needs }) => {
      const answer = answers[id] ?? hoped;
      // What costs points when it is not so is lost whatever it needs: outdated data are worse than none.
      return total + (answer ? (holds(needs, hoped) ? points : 0) : -loses);
    }, 0);
  return { low: Math.max(0, sum(false)), high: Math.max(0, sum(true)) };
}
