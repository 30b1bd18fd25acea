import type {
  OperationId,
  Recommendation,
  RecommendationEvent,
  RecommendationSource,
  RecommendationState,
  Recommendations,
  Wording,
} from '@milpa/sdk';

type RecommendationOperation = Extract<
  OperationId,
  | 'listRecommendations'
  | 'getRecommendation'
  | 'addRecommendation'
  | 'loadRecommendations'
  | 'assignRecommendation'
  | 'moveRecommendation'
  | 'addMilestone'
  | 'reachMilestone'
  | 'addEvidence'
>;

/** Words of what others recommend, who answers by when, and how far it is. */
export interface RecommendationWords {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly counts: (counts: Recommendations['counts']) => string;
  readonly sources: Readonly<Record<RecommendationSource, string>>;
  readonly states: Readonly<Record<RecommendationState, string>>;
  readonly events: Readonly<Record<RecommendationEvent | 'receive' | 'assign', string>>;
  readonly wordings: Readonly<Record<Wording, string>>;
  readonly overdue: string;
  readonly late: (days: number) => string;
  readonly source: string;
  readonly state: string;
  readonly institution: string;
  readonly any: string;
  readonly filter: string;
  readonly csv: string;
  readonly nobody: string;
  readonly owner: string;
  readonly post: string;
  readonly received: string;
  readonly answerDue: string;
  readonly noDay: string;
  readonly answered: string;
  readonly answeredLate: string;
  readonly answer: string;
  readonly citation: string;
  readonly wording: string;
  readonly milestones: string;
  readonly milestoneStates: Readonly<Record<Recommendation['milestones'][number]['state'], string>>;
  readonly reached: (done: number, all: number) => string;
  readonly noMilestones: string;
  readonly evidence: string;
  readonly noEvidence: string;
  readonly document: string;
  readonly history: string;
  readonly by: (role: string) => string;
  readonly workOn: string;
  readonly work: {
    readonly nav: string;
    readonly lead: string;
    readonly load: string;
    readonly loadLead: string;
    readonly loadSet: Readonly<Record<'oecd-2016' | 'oecd-2018', string>>;
    readonly loaded: (count: number) => string;
    readonly add: string;
    readonly addLead: string;
    readonly what: string;
    readonly citationHint: string;
    readonly institutionHint: string;
    readonly receivedDay: string;
    readonly answerDays: string;
    readonly answerDaysHint: string;
    readonly url: string;
    readonly dayHint: string;
    readonly submit: string;
    readonly assign: string;
    readonly assignLead: string;
    readonly why: string;
    readonly move: string;
    readonly moveLead: string;
    readonly next: string;
    readonly text: string;
    readonly milestone: string;
    readonly milestoneTitle: string;
    readonly milestoneDue: string;
    readonly evidence: string;
    readonly evidenceLead: string;
    readonly evidenceText: string;
    readonly dataset: string;
    readonly datasetHint: string;
    readonly ofMilestone: string;
    readonly noMilestone: string;
    readonly reachedOn: string;
    readonly save: string;
    readonly saved: string;
    readonly missing: string;
    readonly nothing: string;
    readonly publicPage: string;
  };
  readonly operations: Readonly<Record<RecommendationOperation, string>>;
  readonly others: Readonly<Record<string, string>>;
}
