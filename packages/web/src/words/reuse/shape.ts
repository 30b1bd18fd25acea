import type { OperationId, ReuseDecision, ReuseKind, ReuseMaker, ReuseState } from '@milpa/sdk';

type ReuseOperation = Extract<
  OperationId,
  | 'listReuses'
  | 'getReuse'
  | 'sendReuse'
  | 'confirmReuse'
  | 'findOwnReuse'
  | 'correctOwnReuse'
  | 'withdrawOwnReuse'
  | 'listReuseQueue'
  | 'decideReuse'
  | 'confirmReuseImpact'
>;

/** Words of what people made of the data. */
export interface ReuseWords {
  readonly title: string;
  readonly lead: string;
  readonly count: (count: number) => string;
  readonly none: string;
  readonly noneYet: string;
  readonly send: string;
  readonly words: string;
  readonly kind: string;
  readonly theme: string;
  readonly institution: string;
  readonly any: string;
  readonly filter: string;
  readonly csv: string;
  readonly json: string;
  readonly atom: string;
  readonly kinds: Readonly<Record<ReuseKind, string>>;
  readonly states: Readonly<Record<ReuseState, string>>;
  readonly makers: Readonly<Record<ReuseMaker['kind'], string>>;
  readonly by: (name: string) => string;
  readonly open: (host: string) => string;
  readonly address: string;
  readonly maker: string;
  readonly since: string;
  readonly accepted: string;
  readonly datasets: string;
  readonly version: (version: number) => string;
  readonly gone: (count: number) => string;
  readonly notOurs: string;
  readonly impact: string;
  readonly claimed: string;
  readonly confirmed: (day: string) => string;
  readonly evidence: string;
  readonly usedIn: string;
  readonly usedInCount: (count: number) => string;
  readonly notUsed: string;
  readonly all: string;
  readonly madeOf: (name: string) => string;
  readonly form: {
    readonly title: string;
    readonly lead: string;
    readonly steps: string;
    readonly name: string;
    readonly description: string;
    readonly descriptionHint: string;
    readonly addressHint: string;
    readonly makerHint: string;
    readonly makerKind: string;
    readonly sinceHint: string;
    readonly datasets: string;
    readonly datasetsHint: string;
    readonly impactHint: string;
    readonly impactUrl: string;
    readonly email: string;
    readonly emailHint: string;
    readonly submit: string;
    readonly missing: Readonly<
      Record<'title' | 'description' | 'address' | 'maker' | 'since' | 'datasets' | 'impactUrl' | 'email', string>
    >;
  };
  readonly sent: Readonly<Record<'title' | 'waiting' | 'sent' | 'accepted' | 'next', string>>;
  readonly confirm: Readonly<Record<'title' | 'lead' | 'submit' | 'done' | 'doneLead' | 'noCode', string>>;
  readonly own: {
    readonly title: string;
    readonly lead: string;
    readonly publicNow: string;
    readonly corrected: string;
    readonly submit: string;
    readonly withdraw: string;
    readonly withdrawLead: string;
    readonly withdrawn: string;
    readonly withdrawnLead: string;
  };
  readonly work: {
    readonly nav: string;
    readonly title: string;
    readonly lead: string;
    readonly none: string;
    readonly tabs: string;
    readonly decide: string;
    readonly decisions: Readonly<Record<ReuseDecision, string>>;
    readonly reason: string;
    readonly reasonHint: string;
    readonly save: string;
    readonly saved: string;
    readonly changed: string;
    readonly why: string;
    readonly lookFirst: string;
    readonly confirmImpact: string;
    readonly confirmImpactLead: string;
    readonly publicPage: string;
  };
  readonly tag: string;
  readonly operations: Readonly<Record<ReuseOperation, string>>;
  readonly others: Readonly<Record<string, string>>;
}
