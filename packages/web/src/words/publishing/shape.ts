import type {
  AccessLevel,
  AccessQuestion,
  CommitmentState,
  HoldingForm,
  HoldingState,
  ImportOutcome,
  PersonalData,
  PlanState,
  PriorityFactor,
} from '@milpa/sdk';

type Named<Key extends string> = Readonly<Record<Key, string>>;

/** Words of inventories, priorities and opening plans, for everyone and for those who write them. */
export interface PublishingWords {
  readonly inventory: Named<
    | 'nav'
    | 'title'
    | 'lead'
    | 'none'
    | 'search'
    | 'level'
    | 'state'
    | 'all'
    | 'apply'
    | 'csv'
    | 'gaps'
    | 'reviewsPast'
    | 'reviewPast'
    | 'column'
    | 'owner'
    | 'planned'
    | 'priority'
    | 'byPriority'
    | 'byName'
    | 'published'
    | 'withheld'
    | 'history'
    | 'noHistory'
    | 'changed'
    | 'created'
    | 'removed'
    | 'unclassified'
    | 'open'
    | 'count'
  > & { readonly hidden: (count: number) => string; readonly by: (name: string) => string };
  readonly levels: Named<AccessLevel>;
  readonly states: Named<HoldingState>;
  readonly forms: Named<HoldingForm>;
  readonly personal: Named<PersonalData>;
  readonly fields: Named<
    | 'key'
    | 'keyHint'
    | 'name'
    | 'description'
    | 'area'
    | 'post'
    | 'postHint'
    | 'system'
    | 'form'
    | 'subject'
    | 'geography'
    | 'period'
    | 'personalData'
    | 'level'
    | 'datasets'
    | 'datasetsHint'
    | 'unknown'
  >;
  readonly decision: Named<
    | 'title'
    | 'lead'
    | 'instrument'
    | 'article'
    | 'reviewer'
    | 'decided'
    | 'review'
    | 'reviewHint'
    | 'reasoning'
    | 'dayHint'
    | 'wizard'
  >;
  readonly factors: Named<PriorityFactor>;
  readonly priority: Named<
    | 'title'
    | 'lead'
    | 'formula'
    | 'unknown'
    | 'score'
    | 'reason'
    | 'weights'
    | 'neutral'
    | 'interval'
    | 'rank'
    | 'empty'
  > & {
    readonly decidedOn: (day: string) => string;
    /** Why the demand has its points, where people asked. */
    readonly counted: (people: number, requests: number) => string;
  };
  readonly wizard: Named<
    'title' | 'lead' | 'yes' | 'no' | 'unknown' | 'next' | 'proposal' | 'because' | 'use' | 'again' | 'choose'
  > & {
    readonly questions: Named<AccessQuestion>;
    readonly step: (number: number) => string;
    readonly reviewIn: (years: number) => string;
  };
  readonly work: Named<
    | 'choose'
    | 'noRole'
    | 'add'
    | 'import'
    | 'edit'
    | 'save'
    | 'saved'
    | 'remove'
    | 'removed'
    | 'conflict'
    | 'names'
    | 'namesHint'
    | 'showNames'
    | 'plans'
    | 'publicPage'
  >;
  readonly intake: Named<
    | 'title'
    | 'lead'
    | 'file'
    | 'fileHint'
    | 'noFile'
    | 'plan'
    | 'planHint'
    | 'post'
    | 'reviewer'
    | 'reviewerHint'
    | 'review'
    | 'submit'
    | 'tried'
    | 'done'
    | 'failed'
    | 'confirm'
    | 'nothing'
    | 'rows'
    | 'row'
    | 'outcome'
    | 'holding'
    | 'due'
    | 'commitments'
    | 'institutions'
    | 'total'
    | 'warnings'
    | 'changes'
    | 'waiting'
    | 'again'
  > & {
    readonly outcomes: Named<ImportOutcome>;
    readonly working: (done: string, total: string) => string;
  };
  readonly plan: Named<
    | 'title'
    | 'lead'
    | 'none'
    | 'holding'
    | 'responsible'
    | 'due'
    | 'state'
    | 'frequency'
    | 'goal'
    | 'first'
    | 'moves'
    | 'move'
    | 'calendar'
    | 'csv'
    | 'json'
    | 'overdueCsv'
    | 'sessions'
    | 'noSessions'
    | 'minutes'
    | 'agenda'
    | 'attendance'
    | 'present'
    | 'absent'
    | 'resolutions'
    | 'imported'
    | 'burst'
    | 'dataset'
    | 'commitments'
  > & {
    readonly states: Named<PlanState>;
    readonly approved: (day: string) => string;
    readonly rescheduled: (count: number) => string;
    readonly told: (from: string, to: string, by: string, reason: string) => string;
    readonly cancelled: (day: string, by: string, reason: string) => string;
    readonly bursts: (day: string, share: string, count: string) => string;
    readonly more: (count: string) => string;
    readonly caption: (title: string) => string;
  };
  readonly commitment: Named<CommitmentState>;
  readonly calendar: Named<
    'title' | 'lead' | 'months' | 'month' | 'count' | 'overdue' | 'none' | 'institution' | 'all'
  >;
  readonly planning: Named<
    | 'title'
    | 'lead'
    | 'begin'
    | 'planTitle'
    | 'planTitleHint'
    | 'add'
    | 'person'
    | 'personHint'
    | 'due'
    | 'frequencyHint'
    | 'submit'
    | 'submitHint'
    | 'withdraw'
    | 'remove'
    | 'change'
    | 'reschedule'
    | 'rescheduleLead'
    | 'reason'
    | 'by'
    | 'returned'
    | 'saved'
    | 'noHoldings'
    | 'record'
    | 'cancel'
    | 'cancelLead'
    | 'cancelBy'
    | 'back'
  >;
  readonly session: Named<
    | 'title'
    | 'lead'
    | 'held'
    | 'name'
    | 'nameHint'
    | 'agenda'
    | 'agendaHint'
    | 'present'
    | 'presentHint'
    | 'absent'
    | 'plan'
    | 'noPlan'
    | 'decides'
    | 'approve'
    | 'return'
    | 'text'
    | 'weights'
    | 'weightsHint'
    | 'minutes'
    | 'minutesHint'
    | 'public'
    | 'publicLabel'
    | 'submit'
    | 'saved'
  >;
}
