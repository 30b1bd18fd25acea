import type {
  answerEvents,
  DataRequestCounts,
  DataRequestEvent,
  DataRequestState,
  OperationId,
  requestSorts,
} from '@milpa/sdk';

type DemandOperation = Extract<
  OperationId,
  | 'listDataRequests'
  | 'getDataRequest'
  | 'askForData'
  | 'supportDataRequest'
  | 'confirmVoice'
  | 'leaveDataRequest'
  | 'listRequestsToAnswer'
  | 'answerDataRequest'
  | 'linkDataRequest'
  | 'moderateDataRequest'
>;
type Say = (text: string) => string;
interface Titled {
  readonly title: string;
  readonly lead: string;
}

/** Words of what people ask institutions to publish, and of what becomes of it. */
export interface DemandWords {
  readonly tag: string;
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly noneFound: string;
  readonly counts: (counts: DataRequestCounts) => string;
  readonly ask: string;
  readonly csv: string;
  readonly atom: string;
  readonly states: Readonly<Record<DataRequestState, string>>;
  readonly overdue: string;
  readonly sorts: Readonly<Record<(typeof requestSorts)[number], string>>;
  readonly filter: {
    readonly words: string;
    readonly state: string;
    readonly institution: string;
    readonly sort: string;
    readonly any: string;
    readonly apply: string;
  };
  readonly number: (number: number) => string;
  readonly supports: (people: number) => string;
  readonly nobody: string;
  readonly askedOn: Say;
  readonly answerBy: Say;
  readonly answerWas: Say;
  readonly promisedFor: Say;
  readonly facts: {
    readonly institution: string;
    readonly asked: string;
    readonly due: string;
    readonly answered: string;
    readonly late: string;
    readonly promised: string;
    readonly commitment: string;
    readonly cancelled: string;
    readonly law: string;
    readonly duplicate: string;
    readonly datasets: string;
    readonly supports: string;
    readonly tags: string;
  };
  readonly purpose: string;
  readonly answer: string;
  readonly noAnswer: string;
  readonly did: Titled;
  readonly found: Titled;
  readonly hidden: Titled;
  readonly history: string;
  readonly by: Say;
  readonly sentTo: Say;
  readonly sentToCentre: string;
  readonly events: Readonly<Record<DataRequestEvent, string>>;
  readonly email: string;
  readonly emailHint: string;
  readonly name: string;
  readonly nameHint: string;
  readonly trap: string;
  readonly faults: Readonly<Record<'title' | 'description' | 'email' | 'tags' | 'other', string>>;
  readonly support: {
    readonly title: string;
    readonly lead: string;
    readonly submit: string;
    readonly sent: string;
  };
  readonly asking: {
    readonly title: string;
    readonly lead: string;
    readonly search: string;
    readonly searchHint: string;
    readonly look: string;
    readonly data: string;
    readonly requests: string;
    readonly nothing: string;
    readonly missing: Titled;
    readonly what: string;
    readonly description: string;
    readonly descriptionHint: string;
    readonly purpose: string;
    readonly purposeHint: string;
    readonly institution: string;
    readonly unknown: string;
    readonly tags: string;
    readonly tagsHint: string;
    readonly submit: string;
    readonly sent: Titled;
    readonly back: string;
  };
  readonly confirm: Titled & { readonly submit: string; readonly incomplete: string };
  readonly leave: Titled & {
    readonly submit: string;
    readonly withdraw: string;
    readonly withdrawLead: string;
    readonly incomplete: string;
  };
  /** After a form, by the word in the address. */
  readonly done: Readonly<Record<'opened' | 'supported' | 'letter' | 'left' | 'withdrawn', string>>;
  readonly body: { readonly title: string; readonly none: string; readonly all: string };
  /** Above requests that a search found. */
  readonly searched: string;
  readonly missingHere: string;
  readonly work: {
    readonly nav: string;
    readonly lead: string;
    readonly show: Readonly<Record<'label' | 'waiting' | 'hidden' | 'all', string>>;
    readonly none: string;
    readonly forms: Readonly<Record<(typeof answerEvents)[number] | 'hide' | 'show', Titled>>;
    readonly link: Titled & { readonly holding: string; readonly none: string; readonly submit: string };
    readonly text: string;
    readonly promised: string;
    readonly dayHint: string;
    readonly commitment: string;
    readonly noCommitment: string;
    readonly dataset: string;
    readonly datasetHint: string;
    readonly instrument: string;
    readonly article: string;
    readonly request: string;
    readonly requestHint: string;
    readonly institution: string;
    readonly centre: string;
    readonly reason: string;
    readonly saved: string;
    readonly missing: string;
    readonly nothing: string;
    readonly publicPage: string;
    readonly answerIt: string;
  };
  readonly operations: Readonly<Record<DemandOperation, string>>;
  readonly others: Readonly<Record<string, string>>;
}
