import type { CaseEvent, CaseKind, CaseObject, CaseOrigin, CaseState, Language, OperationId } from '@milpa/sdk';
import { formatCount } from '../plural.ts';

/** Words for what is wrong with a thing, who cares for it, and by when. */
export interface HelpdeskWords {
  readonly nav: string;
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly noneFound: string;
  readonly filter: Readonly<Record<'label' | 'unfinished' | 'late' | 'finished' | 'all', string>>;
  readonly open: string;
  readonly number: (number: number) => string;
  readonly kinds: Readonly<Record<CaseKind, string>>;
  readonly states: Readonly<Record<CaseState, string>>;
  readonly objects: Readonly<Record<CaseObject['kind'], string>>;
  readonly from: Readonly<Record<CaseOrigin, string>>;
  readonly answerBy: (when: string) => string;
  readonly solveBy: (when: string) => string;
  readonly answerLate: (when: string) => string;
  readonly solveLate: (when: string) => string;
  readonly answeredOn: (when: string) => string;
  readonly solvedOn: (when: string) => string;
  readonly opened: (when: string) => string;
  readonly post: string;
  readonly postHint: string;
  readonly places: Readonly<Record<'institution' | 'portal', string>>;
  readonly give: string;
  readonly history: string;
  readonly events: Readonly<Record<CaseEvent, string>>;
  readonly forgotten: string;
  readonly waits: string;
  readonly text: string;
  readonly textHint: string;
  readonly noText: string;
  readonly doing: Readonly<Record<CaseEvent, string>>;
  readonly cannot: string;
  readonly over: string;
  readonly seePublic: string;
  readonly seeDraft: string;
  readonly done: Readonly<Record<'opened' | 'joined' | 'said' | 'assigned' | 'settings', string>>;
  readonly fresh: {
    readonly title: string;
    readonly about: (title: string) => string;
    readonly institution: string;
    readonly kind: string;
    readonly text: string;
    readonly textHint: string;
    readonly submit: string;
    readonly one: string;
    readonly self: string;
    readonly selfLead: string;
    readonly rename: string;
    readonly typo: string;
    readonly again: string;
    readonly columns: string;
    readonly stillNeeded: string;
    readonly link: string;
  };
  readonly report: {
    readonly link: string;
    readonly title: (title: string) => string;
    readonly lead: string;
    readonly kind: string;
    readonly text: string;
    readonly textHint: string;
    readonly noText: string;
    readonly email: string;
    readonly emailHint: (days: number) => string;
    readonly badEmail: string;
    readonly submit: string;
    readonly thanks: string;
    readonly received: (number: number) => string;
    readonly joined: string;
    readonly back: string;
  };
  readonly counts: {
    readonly title: string;
    readonly summary: (opened: number, answered: number, solved: number) => string;
    readonly answer: (hours: number) => string;
    readonly solve: (hours: number) => string;
    readonly late: (count: number) => string;
    readonly found: (opened: number, solved: number) => string;
    readonly note: string;
  };
  readonly settings: {
    readonly link: string;
    readonly title: string;
    readonly lead: string;
    readonly days: string;
    readonly opens: string;
    readonly closes: string;
    readonly holidays: string;
    readonly holidaysHint: string;
    readonly terms: string;
    readonly termsHint: string;
    readonly answerHours: (kind: string) => string;
    readonly solveDays: (kind: string) => string;
    readonly keepDays: string;
    readonly keepDaysHint: string;
    readonly wrong: string;
    readonly save: string;
  };
  readonly tag: string;
  readonly operations: Readonly<Record<CaseOperation, string>>;
}

type CaseOperation = Extract<
  OperationId,
  | 'reportProblem'
  | 'listCases'
  | 'openCase'
  | 'getCase'
  | 'writeInCase'
  | 'assignCase'
  | 'countCases'
  | 'getCaseSettings'
  | 'setCaseSettings'
>;

type Noun = readonly [one: string, other: string];

/** A time as people say it: hours up to two days, days beyond. */
export function formatSpan(
  language: Language,
  hours: number,
  nouns: { readonly hour: Noun; readonly day: Noun },
): string {
  const short = hours < 48;
  const [one, other] = short ? nouns.hour : nouns.day;
  return formatCount(language, short ? Math.max(1, Math.round(hours)) : Math.round(hours / 24), { one, other });
}
