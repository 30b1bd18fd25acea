import type { ActionEvent, ActionState, AuditQuestion, MachineCheck, OperationId, Outcome, Severity } from '@milpa/sdk';

type SampleOperation = Extract<
  OperationId,
  | 'listSamples'
  | 'drawSample'
  | 'getSample'
  | 'answerVerification'
  | 'publishSample'
  | 'noteFinding'
  | 'orderAction'
  | 'listActions'
  | 'getAction'
  | 'moveAction'
>;

/** Words of the auditor's random samples, their findings, and what institutions do about them. */
export interface SampleWords {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly checks: Readonly<Record<MachineCheck | AuditQuestion, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly states: Readonly<Record<ActionState, string>>;
  readonly events: Readonly<Record<ActionEvent | 'order', string>>;
  readonly drawn: (day: string) => string;
  readonly published: (day: string) => string;
  readonly unpublished: string;
  readonly unpublishedLead: string;
  /** What came of it, in one sentence. */
  readonly result: (counts: { drawn: number; of: number; pass: number; fail: number; unknown: number }) => string;
  readonly actionCounts: (open: number, overdue: number, closed: number) => string;
  readonly resultTitle: string;
  readonly resultNote: string;
  readonly columns: Readonly<
    Record<'check' | 'pass' | 'fail' | 'unknown' | 'number' | 'dataset' | 'institution' | 'verdict' | 'why', string>
  >;
  readonly recordsTitle: string;
  readonly recordsTable: string;
  readonly figuresTable: string;
  readonly failed: (what: string) => string;
  readonly unsure: (what: string) => string;
  readonly findingsTitle: string;
  readonly noFindings: string;
  /** In place of words that a purge took away. */
  readonly removed: string;
  readonly rule: string;
  readonly evidence: string;
  readonly document: string;
  readonly action: string;
  readonly noActions: string;
  readonly post: string;
  readonly due: (day: string) => string;
  readonly late: (days: number) => string;
  readonly history: string;
  readonly by: (role: string) => string;
  readonly methodTitle: string;
  readonly method: readonly string[];
  readonly population: string;
  readonly everything: string;
  readonly branch: (name: string) => string;
  readonly theme: string;
  readonly period: string;
  readonly from: (day: string) => string;
  readonly to: (day: string) => string;
  readonly members: (count: string) => string;
  readonly seed: string;
  readonly hash: string;
  readonly again: string;
  readonly files: Readonly<Record<'records.csv' | 'actions.csv' | 'sample.json' | 'population.txt', string>>;
  readonly take: string;
  readonly work: {
    readonly nav: string;
    readonly actionsNav: string;
    readonly lead: string;
    readonly draw: string;
    readonly name: string;
    readonly nameHint: string;
    readonly size: string;
    readonly badSize: string;
    readonly institution: string;
    readonly institutionHint: string;
    readonly themeAny: string;
    readonly from: string;
    readonly to: string;
    readonly dayHint: string;
    readonly seed: string;
    readonly seedHint: string;
    readonly submit: string;
    readonly waiting: (count: number) => string;
    readonly open: string;
    readonly record: (number: number) => string;
    readonly machine: string;
    readonly found: string;
    readonly questions: string;
    readonly questionsLead: string;
    readonly note: string;
    readonly noAnswer: string;
    readonly save: string;
    readonly saved: string;
    readonly publish: string;
    readonly publishLead: string;
    readonly donePublish: string;
    readonly fixed: string;
    readonly finding: string;
    readonly findingLead: string;
    readonly severity: string;
    readonly what: string;
    readonly ruleHint: string;
    readonly evidenceHint: string;
    readonly noteFinding: string;
    readonly doneFinding: string;
    readonly order: string;
    readonly orderLead: string;
    readonly actionWhat: string;
    readonly actionDue: string;
    readonly doneOrder: string;
    readonly actions: string;
    readonly actionsLead: string;
    readonly noneWaiting: string;
    readonly concerns: string;
    readonly move: string;
    readonly moveHint: string;
    readonly newDay: string;
    readonly newDayHint: string;
    readonly text: string;
    readonly replyText: string;
    readonly replyHint: string;
    readonly noText: string;
    readonly send: string;
    readonly doneMove: string;
    readonly nothingToDo: string;
    readonly state: string;
  };
  readonly operations: Readonly<Record<SampleOperation, string>>;
  /** Of the files of a sample, by method and path. */
  readonly others: Readonly<Record<string, string>>;
}
