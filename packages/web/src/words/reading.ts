import type { ColumnType, FilterOperator, Finding, OperationId } from '@milpa/sdk';
import type { BodyWords } from './body.ts';
import type { BulkWords } from './bulk/index.ts';
import type { CharterWords } from './charter.ts';
import type { DemandWords } from './demand/index.ts';
import type { DescribedWords } from './described.ts';
import type { FreshnessWords } from './freshness.ts';
import type { HelpdeskWords } from './helpdesk/index.ts';
import type { ImportWords } from './imports.ts';
import type { ObligationWords } from './obligation.ts';
import type { OurdataWords } from './ourdata.ts';
import type { ProofWords } from './proof.ts';
import type { PublishingWords } from './publishing/index.ts';
import type { PurgeWords } from './purge.ts';
import type { QualityWords } from './quality.ts';
import type { QualityMetricWords } from './quality-metrics.ts';
import type { RecommendationWords } from './recommendation/index.ts';
import type { ReuseWords } from './reuse/index.ts';
import type { ReviewWords } from './review.ts';
import type { SampleWords } from './sample/index.ts';
import type { ScoreboardWords } from './scoreboard.ts';
import type { SearchWords } from './search.ts';
import type { SelfAssessmentWords } from './self-assessment.ts';
import type { SparqlWords } from './sparql.ts';
import type { SqlWords } from './sql.ts';

type Sentence = string;
type Of<Value> = (value: Value) => string;
type Count = Of<number>;

export interface SiteWords {
  readonly skip: string;
  readonly mainNav: string;
  readonly languageNav: string;
  readonly footerNav: string;
  readonly breadcrumbs: string;
  readonly home: string;
  readonly datasets: string;
  readonly institutions: string;
  readonly api: string;
  readonly about: string;
  readonly signIn: string;
  readonly workspace: string;
  readonly search: string;
  readonly searchDatasets: string;
  readonly footer: Sentence;
  readonly software: Sentence;
  readonly atom: string;
  readonly catalogFeed: string;
  readonly openApi: string;
  readonly close: string;
}

export interface CommonWords {
  readonly rows: Count;
  readonly columns: Count;
  readonly tables: Count;
  readonly files: Count;
  readonly datasets: Count;
  readonly versions: Count;
  readonly places: Count;
  readonly version: Count;
  readonly updated: Of<string>;
  readonly released: Of<string>;
  readonly published: Of<string>;
  /** After a date that the portal did not see itself. */
  readonly saysSource: Of<string>;
  /** Instead of a day, where nobody says when the data changed. */
  readonly noDay: string;
  readonly noValue: string;
  readonly pages: string;
  readonly previous: string;
  readonly next: string;
  readonly pageOf: (page: string, pages: string) => string;
  readonly showing: (from: string, to: string, total: string) => string;
  readonly apply: string;
  readonly remove: Of<string>;
  readonly clear: string;
  readonly yes: string;
  readonly no: string;
  readonly onThisPage: string;
  readonly colon: string;
  readonly quote: Of<string>;
}

export interface HomeWords {
  readonly title: string;
  readonly headline: string;
  readonly lead: Sentence;
  readonly placeholder: string;
  readonly numbers: string;
  readonly counted: {
    readonly datasets: Count;
    readonly institutions: Count;
    readonly tables: Count;
    readonly rows: Count;
    readonly files: Count;
  };
  readonly newest: string;
  readonly allNewest: string;
  readonly themes: string;
  readonly institutions: string;
  readonly allInstitutions: string;
  readonly promises: string;
  readonly promise: readonly { readonly title: string; readonly text: Sentence }[];
  readonly empty: Sentence;
}

export interface DatasetWords {
  readonly kind: string;
  readonly publishedBy: Of<string>;
  readonly summary: (parts: {
    readonly tables: number;
    readonly rows: number;
    readonly columns: number;
    readonly files: number;
    readonly updated: string;
    readonly open: boolean;
    readonly attribution: boolean;
  }) => Sentence;
  readonly oldVersion: (version: number, released: string) => Sentence;
  readonly seeLatest: Count;
  readonly tables: string;
  readonly chart: string;
  readonly map: string;
  readonly preview: string;
  readonly openTable: Of<string>;
  readonly columns: string;
  readonly columnsLead: Sentence;
  readonly moreColumns: Count;
  readonly findings: string;
  readonly findingsLead: Sentence;
  readonly noFindings: Sentence;
  readonly files: string;
  readonly filesLead: Sentence;
  readonly original: string;
  readonly asOther: string;
  readonly download: Of<string>;
  readonly downloads: string;
  readonly size: string;
  readonly hash: string;
  readonly hashHelp: Sentence;
  readonly use: string;
  readonly useLead: Sentence;
  readonly versions: string;
  readonly versionsLead: Sentence;
  readonly thisVersion: string;
  readonly firstVersion: string;
  readonly about: string;
  readonly publisher: string;
  readonly licence: string;
  readonly licenceOpen: string;
  readonly licenceClosed: string;
  readonly noLicence: string;
  readonly frequency: string;
  readonly themes: string;
  readonly keywords: string;
  readonly contact: string;
  readonly dataLanguage: string;
  readonly spatial: string;
  readonly temporal: string;
  readonly source: string;
  readonly landingPage: string;
  readonly issued: string;
  readonly modified: string;
  readonly identifier: string;
  readonly period: (from: string, to: string) => string;
  readonly since: Of<string>;
  readonly until: Of<string>;
  readonly cite: string;
  readonly citeLead: Sentence;
  readonly citeKind: string;
  readonly citeVersion: Count;
  readonly machine: string;
  readonly metadataAs: Of<string>;
  readonly noTable: Sentence;
  readonly noDescription: Sentence;
}

export interface ColumnWords {
  readonly personal: (why: string) => string;
  readonly types: Readonly<Record<ColumnType, string>>;
  readonly type: string;
  readonly complete: string;
  readonly missing: (count: string, share: string) => string;
  readonly distinct: Count;
  readonly allDistinct: string;
  readonly range: (from: string, to: string) => string;
  readonly median: Of<string>;
  readonly most: (value: string, share: string) => string;
  readonly misfits: Count;
  readonly histogram: (column: string, from: string, to: string, peakFrom: string, peakTo: string) => Sentence;
  readonly format: Of<string>;
}

export interface TableWords {
  readonly title: Of<string>;
  readonly caption: (name: string, from: string, to: string, total: string) => string;
  readonly captionNone: Of<string>;
  readonly scroll: Of<string>;
  readonly row: string;
  readonly sortUp: Of<string>;
  readonly sortDown: Of<string>;
  readonly sortOff: Of<string>;
  readonly filter: string;
  readonly filterAdd: string;
  readonly filterColumn: string;
  readonly filterOperator: string;
  readonly filterValue: string;
  readonly filterHint: Sentence;
  readonly filterUpTo: string;
  readonly filterUpToHint: Sentence;
  readonly operators: Readonly<Record<FilterOperator, string>>;
  readonly searchRows: string;
  readonly chooseColumns: string;
  readonly chooseColumnsHint: Sentence;
  readonly firstColumns: (shown: string, all: string) => Sentence;
  readonly showColumns: string;
  readonly allColumns: string;
  readonly pageSize: string;
  readonly total: (total: string, all: string) => string;
  readonly active: string;
  readonly noRows: Sentence;
  readonly viewAddress: string;
  readonly viewAddressLead: Sentence;
  readonly downloadView: string;
  readonly safeSheet: string;
  readonly safeSheetLead: Sentence;
  readonly downloadAll: string;
  readonly back: Of<string>;
  readonly notes: string;
  readonly refused: string;
}

/** What a chart is about, in words that are already formatted for people. */
export interface ChartSubject {
  readonly measure: string;
  readonly x: string;
}
export interface ChartWords {
  readonly count: string;
  readonly sum: Of<string>;
  readonly mean: Of<string>;
  readonly by: (measure: string, x: string) => string;
  readonly spread: Of<string>;
  readonly line: (
    subject: ChartSubject,
    points: {
      readonly first: readonly [string, string];
      readonly last: readonly [string, string];
      readonly high: readonly [string, string];
      readonly low: readonly [string, string];
    },
  ) => Sentence;
  readonly flat: (subject: ChartSubject, from: string, to: string, value: string) => Sentence;
  readonly bar: (
    subject: ChartSubject,
    points: {
      readonly high: readonly [string, string];
      readonly second: readonly [string, string] | undefined;
      readonly low: readonly [string, string] | undefined;
    },
  ) => Sentence;
  readonly even: (subject: ChartSubject, groups: string, value: string) => Sentence;
  readonly histogram: (column: string, from: string, to: string, count: number, share: string) => Sentence;
  readonly single: (subject: ChartSubject, x: string, value: string) => Sentence;
  readonly nothing: Sentence;
  readonly omitted: Count;
  readonly gaps: Count;
  readonly showTable: string;
  /** Of a line whose axis begins elsewhere, so that rises and falls look larger. */
  readonly notFromZero: string;
  readonly tableCaption: Of<string>;
  readonly from: string;
  readonly to: string;
}

export interface MapWords {
  readonly title: Of<string>;
  readonly points: (count: number, extent: string) => Sentence;
  readonly shapes: (count: number, extent: string) => Sentence;
  readonly extent: (south: string, north: string, west: string, east: string) => string;
  readonly north: Of<string>;
  readonly south: Of<string>;
  readonly east: Of<string>;
  readonly west: Of<string>;
  readonly cluster: (share: string, label: string) => Sentence;
  readonly even: Sentence;
  readonly sampled: (shown: string) => Sentence;
  readonly outside: Count;
  readonly showList: string;
  readonly listCaption: string;
  readonly place: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly listShort: (shown: string, total: string) => Sentence;
  readonly source: Sentence;
}

export interface DiffWords {
  readonly rows: (added: number, removed: number, changed: number | null) => Sentence;
  readonly same: Sentence;
  readonly added: Of<string>;
  readonly removed: Of<string>;
  readonly renamed: (from: string, to: string) => string;
  readonly retyped: (column: string, from: string, to: string) => string;
  readonly breaking: string;
  readonly sample: string;
  readonly addedRows: string;
  readonly removedRows: string;
  readonly changedRows: string;
  readonly changedColumns: (list: string) => string;
  readonly ignored: (list: string) => string;
  readonly ofTable: Of<string>;
}

export interface FindingWords {
  readonly severity: Readonly<Record<Finding['severity'], string>>;
  readonly unknown: string;
  readonly column: Of<string>;
  readonly row: Of<string>;
  readonly line: Of<string>;
  readonly times: Count;
}

export interface InstitutionWords {
  readonly title: string;
  readonly lead: Sentence;
  readonly searchLabel: string;
  readonly levels: Readonly<Record<string, string>>;
  readonly level: string;
  readonly homepage: string;
  readonly contact: string;
  readonly parent: string;
  readonly datasets: string;
  readonly searchIn: Of<string>;
  /** Bodies that belong to an institution. */
  readonly parts: string;
  readonly none: Sentence;
  readonly noneFor: Of<string>;
  readonly noDatasets: Sentence;
}

export interface AboutWords {
  readonly title: string;
  readonly lead: Sentence;
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: readonly Sentence[];
  }[];
  readonly links: string;
}

export interface ApiWords {
  readonly title: string;
  readonly lead: Sentence;
  readonly base: string;
  readonly rules: string;
  readonly rule: readonly { readonly title: string; readonly text: Sentence }[];
  readonly operations: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly summaries: Readonly<Record<OperationId, string>>;
  /** Of addresses that are no operation of the contract, by method and path. */
  readonly others: Readonly<Record<string, string>>;
  /** Of parameters, by name; what is not here is shown as the description has it, in English. */
  readonly meanings: Readonly<Record<string, string>>;
  readonly parameters: string;
  readonly name: string;
  readonly place: string;
  readonly places: Readonly<Record<string, string>>;
  readonly kind: string;
  readonly meaning: string;
  readonly required: string;
  readonly optional: string;
  readonly answer: string;
  readonly body: string;
  readonly open: string;
  readonly account: string;
  readonly scope: Of<string>;
  readonly filters: string;
  readonly filtersLead: Sentence;
  readonly filterRows: readonly { readonly example: string; readonly meaning: string }[];
  readonly problems: string;
  readonly problemsLead: Sentence;
  readonly code: string;
  readonly status: string;
  readonly downloadSpec: string;
  readonly tryIt: string;
}

export interface ProblemWords {
  readonly whatNow: string;
  readonly goHome: string;
  readonly goSearch: string;
  readonly goBack: string;
  readonly code: Of<string>;
  readonly retry: Of<number>;
  readonly advice: Readonly<Record<'missing' | 'busy' | 'broken' | 'request', Sentence>>;
  readonly withdrawn: {
    readonly title: Of<string>;
    readonly lead: Of<string>;
    readonly reason: string;
    readonly authority: string;
    readonly when: string;
    readonly identifier: string;
    readonly stays: Sentence;
  };
}

/** Words of the pages everyone reads. */
export interface ReadingWords {
  readonly site: SiteWords;
  readonly common: CommonWords;
  readonly home: HomeWords;
  readonly search: SearchWords;
  readonly dataset: DatasetWords;
  readonly column: ColumnWords;
  readonly table: TableWords;
  readonly chart: ChartWords;
  readonly map: MapWords;
  readonly diff: DiffWords;
  readonly finding: FindingWords;
  readonly institution: InstitutionWords;
  readonly about: AboutWords;
  readonly api: ApiWords;
  readonly described: DescribedWords;
  readonly ourdata: OurdataWords;
  readonly self: SelfAssessmentWords;
  readonly body: BodyWords;
  readonly imports: ImportWords;
  readonly freshness: FreshnessWords;
  readonly proof: ProofWords;
  readonly obligation: ObligationWords;
  readonly scoreboard: ScoreboardWords;
  readonly quality: QualityWords;
  readonly qualityMetrics: QualityMetricWords;
  readonly helpdesk: HelpdeskWords;
  readonly demand: DemandWords;
  readonly charter: CharterWords;
  readonly bulk: BulkWords;
  readonly review: ReviewWords;
  readonly purge: PurgeWords;
  readonly sample: SampleWords;
  readonly recommendation: RecommendationWords;
  readonly reuse: ReuseWords;
  readonly publishing: PublishingWords;
  readonly sql: SqlWords;
  readonly sparql: SparqlWords;
  readonly problem: ProblemWords;
}
