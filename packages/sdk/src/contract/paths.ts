import type { CitationFormat } from '../citation.ts';
import type { Language } from './language.ts';
import type { SqlFormat } from './sql.ts';
import type { ExportFormat } from './table.ts';

/** Every permanent address of a portal, relative to its root. Pages carry a language prefix; data addresses do not. */
export const paths = {
  home: (language: Language) => `/${language}`,
  search: (language: Language) => `/${language}/datasets`,
  dataset: (language: Language, slug: string, version?: number) =>
    `/${language}/datasets/${slug}${version ? `/versions/${version}` : ''}`,
  table: (language: Language, slug: string, table: string) => `/${language}/datasets/${slug}/tables/${table}`,
  institutions: (language: Language) => `/${language}/institutions`,
  /** The links of an institution that did not answer, as a sheet. */
  brokenLinks: (institution: string, language: Language) =>
    `/api/v1/institutions/${institution}/links.csv?state=unavailable&language=${language}`,
  institution: (language: Language, slug: string) => `/${language}/institutions/${slug}`,
  /** What data an institution holds, published or not; one holding when named. */
  inventory: (language: Language, slug: string, holding?: string) =>
    `/${language}/institutions/${slug}/inventory${holding ? `/${holding}` : ''}`,
  openingPlan: (language: Language, slug: string) => `/${language}/institutions/${slug}/plan`,
  /** What all institutions promised to publish, month by month. */
  commitments: (language: Language) => `/${language}/commitments`,
  /** What the law asks of institutions, and how much of it is done on time; one instrument when named. */
  obligations: (language: Language, instrument?: string) =>
    `/${language}/obligations${instrument ? `/${instrument}` : ''}`,
  institutionObligations: (language: Language, slug: string) => `/${language}/institutions/${slug}/obligations`,
  /** Datasets whose promised update did not come: a page, and the same list for programs. */
  overdue: (language: Language) => `/${language}/overdue`,
  /** The same list as a file. */
  overdueFile: (extension: 'csv' | 'atom', language: Language) => `/${language}/overdue.${extension}`,
  signIn: (language: Language) => `/${language}/sign-in`,
  invitation: (language: Language) => `/${language}/invitation`,
  forgotPassword: (language: Language) => `/${language}/forgot-password`,
  newPassword: (language: Language) => `/${language}/new-password`,
  workspace: (language: Language) => `/${language}/workspace`,
  newDataset: (language: Language) => `/${language}/workspace/new`,
  imports: (language: Language) => `/${language}/workspace/imports`,
  import: (language: Language, id: string) => `/${language}/workspace/imports/${id}`,
  /** The whole report of an import as CSV. */
  importReport: (id: string, language: Language) => `/api/v1/imports/${id}/report.csv?language=${language}`,
  /** An empty sheet to describe datasets in, with what each column means. */
  importTemplate: (language: Language) => `/api/v1/imports/template.csv?language=${language}`,
  review: (language: Language, review: string) => `/${language}/workspace/reviews/${review}`,
  case: (language: Language, id: string) => `/${language}/workspace/cases/${id}`,
  /** Where anybody says what is wrong with public data. */
  report: (language: Language, slug: string) => `/${language}/datasets/${slug}/report`,
  draft: (language: Language, dataset: string) => `/${language}/workspace/datasets/${dataset}`,
  draftTable: (language: Language, dataset: string, table: string) =>
    `/${language}/workspace/datasets/${dataset}/tables/${table}`,
  sql: (language: Language) => `/${language}/sql`,
  sparql: (language: Language) => `/${language}/sparql`,
  sparqlEndpoint: () => '/sparql',
  /** Published results of the OURdata index; of one country when named. */
  ourdata: (language: Language, country?: string) => `/${language}/ourdata${country ? `/${country}` : ''}`,
  /** Institutions by how well they open their data. */
  scoreboard: (language: Language) => `/${language}/scoreboard`,
  scoreboardMethod: (language: Language) => `/${language}/scoreboard/method`,
  institutionScore: (language: Language, slug: string) => `/${language}/institutions/${slug}/score`,
  /** A row an institution; of the present month so far when none is named. */
  scoreboardCsv: (language: Language, month?: string) =>
    `/api/v1/scoreboard.csv?language=${language}${month ? `&month=${month}` : ''}`,
  /** High-value data and the charters. */
  charter: (language: Language) => `/${language}/high-value`,
  /** The questions of another index, answered as far as the catalogue knows. */
  checklist: (language: Language, checklist: string) => `/${language}/checklists/${checklist}`,
  /** Metadata quality of everything released. */
  quality: (language: Language) => `/${language}/quality`,
  /** What each metric of quality means, with an anchor for each. */
  qualityMetrics: (language: Language) => `/${language}/quality/metrics`,
  institutionQuality: (language: Language, slug: string) => `/${language}/institutions/${slug}/quality`,
  datasetQuality: (language: Language, slug: string) => `/${language}/datasets/${slug}/quality`,
  qualityCsv: (language: Language, institution: string | undefined) =>
    `/api/v1/quality.csv?language=${language}${institution === undefined ? '' : `&institution=${institution}`}`,
  /** Frozen self-assessments of governments and institutions. */
  submissions: (language: Language) => `/${language}/self-assessments`,
  submission: (language: Language, id: string) => `/${language}/self-assessments/${id}`,
  /** What a questionnaire asks, with what counts. */
  questionnaire: (language: Language, key: string) => `/${language}/questionnaires/${key}`,
  /** The bytes whose digest a submission names. */
  submissionJson: (id: string) => `/api/v1/self-submissions/${id}.json`,
  submissionCsv: (id: string, language: Language) => `/api/v1/self-submissions/${id}.csv?language=${language}`,
  about: (language: Language) => `/${language}/about`,
  apiReference: (language: Language) => `/${language}/api`,
  /** Without language: negotiates HTML (redirect) and the syntaxes of RDF. The identifier of the dataset for other systems. */
  datasetIdentity: (slug: string) => `/datasets/${slug}`,
  /** One version for ever, in no language: leads to its page, or to its JSON by Accept. What citations name. */
  version: (slug: string, version: number | 'latest') => `/datasets/${slug}/versions/${version}`,
  citation: (slug: string, version: number, format: CitationFormat) =>
    `/datasets/${slug}/versions/${version}.${format}`,
  versionFeed: (slug: string, version: number, extension: 'jsonld' | 'ttl' | 'rdf' | 'nt') =>
    `/datasets/${slug}/versions/${version}.${extension}`,
  datasetFeed: (slug: string, extension: 'jsonld' | 'ttl' | 'rdf' | 'nt') => `/datasets/${slug}.${extension}`,
  /** What was measured of its quality, as DQV; without extension by Accept, its page among them. */
  qualityIdentity: (slug: string) => `/datasets/${slug}/quality`,
  qualityFeed: (slug: string, extension: 'jsonld' | 'ttl' | 'rdf' | 'nt') => `/datasets/${slug}/quality.${extension}`,
  catalogFeed: (extension: 'jsonld' | 'ttl' | 'rdf' | 'nt') => `/catalog.${extension}`,
  /** The catalogue by DCAT-US 1.1 (Project Open Data). */
  dataJson: () => '/data.json',
  dcatUs3: () => '/catalog/dcat-us-3.jsonld',
  /** What was released, changed, withdrawn and restored, since a cursor. */
  changes: () => '/catalog/changes',
  /** The list of everything released, a row a dataset. */
  catalogDump: (format: 'csv' | 'jsonl' | 'parquet') => `/catalog.${format}`,
  /** By schema.org, in the language of who asks. */
  schemaOrg: (slug: string) => `/datasets/${slug}.schema.jsonld`,
  croissant: (slug: string) => `/datasets/${slug}/croissant.json`,
  dataPackage: (slug: string) => `/datasets/${slug}/datapackage.json`,
  vocabulary: (scheme: string) => `/vocabulary/${scheme}`,
  /** How anyone checks the audit record. */
  aboutAudit: (language: Language) => `/${language}/about/audit`,
  /** What was done to what is public. */
  changeLog: (language: Language) => `/${language}/changes`,
  withdrawn: (language: Language) => `/${language}/withdrawn`,
  withdrawnCsv: (language: Language) => `/api/v1/withdrawn.csv?language=${language}`,
  /** Random samples that auditors drew and published; one when named. */
  samples: (language: Language, sample?: string) => `/${language}/samples${sample ? `/${sample}` : ''}`,
  /** One sample as files: its records and its actions as sheets, all of it as JSON, and the list that was drawn from. */
  sampleFile: (sample: string, file: 'records.csv' | 'actions.csv' | 'sample.json' | 'population.txt') =>
    `/api/v1/samples/${sample}/${file}`,
  /** What was recommended and committed to, who answers and how far it is; one when named. */
  recommendations: (language: Language, recommendation?: string) =>
    `/${language}/recommendations${recommendation ? `/${recommendation}` : ''}`,
  recommendationsCsv: () => '/api/v1/recommendations.csv',
  /** What people asked institutions to publish; one request when named. */
  requests: (language: Language, request?: string) => `/${language}/requests${request ? `/${request}` : ''}`,
  newRequest: (language: Language) => `/${language}/requests/new`,
  /** Where the link of a letter leads: to confirm, or to get no more letters. */
  confirmRequest: (language: Language) => `/${language}/requests/confirm`,
  leaveRequest: (language: Language) => `/${language}/requests/leave`,
  requestsCsv: (language: Language) => `/api/v1/requests.csv?language=${language}`,
  requestsAtom: (language: Language) => `/${language}/requests.atom`,
  answerRequest: (language: Language, request: string) => `/${language}/workspace/requests/${request}`,
  /** What people made of the data; one when named. */
  reuses: (language: Language, reuse?: string) => `/${language}/reuses${reuse ? `/${reuse}` : ''}`,
  newReuse: (language: Language) => `/${language}/reuses/new`,
  /** Where the letter to whoever sent one leads: to confirm the address, and to correct or withdraw it later. */
  confirmReuse: (language: Language) => `/${language}/reuses/confirm`,
  ownReuse: (language: Language) => `/${language}/reuses/own`,
  reusesAtom: (language: Language) => `/${language}/reuses.atom`,
  reusesCsv: () => '/api/v1/reuses.csv',
  reusesJson: () => '/api/v1/reuses.json',
  /** Where somebody replies to a corrective action, or judges it. */
  correctiveAction: (language: Language, action: string) => `/${language}/workspace/actions/${action}`,
  /** The audit record as a file, with a digest and a signature beside it; the filter is in the parameters. */
  auditExport: (ending: 'csv' | 'jsonl') => `/api/v1/audit/log.${ending}`,
  /** The daily roots of the audit record as Atom. */
  auditRoots: () => '/audit/roots.atom',
  /** The key that signs now, as PEM. */
  signingKey: () => '/audit/key.pem',
  rss: (language: Language) => `/${language}/releases.rss`,
  atom: (language: Language) => `/${language}/releases.atom`,
  sitemap: () => '/sitemap.xml',
  openApi: () => '/api/openapi.json',
  /** The inventory by the columns of the guide of 2015 and what it lost: level, law, reviewer. */
  inventoryCsv: (slug: string) => `/api/v1/institutions/${slug}/inventory.csv`,
  /** What an institution holds beside what it published. */
  gapsCsv: (slug: string) => `/api/v1/institutions/${slug}/gaps.csv`,
  /** Commitments as CSV, or as a calendar (RFC 5545); of one institution when named. */
  commitmentsFeed: (extension: 'csv' | 'ics', query: Record<string, string> = {}) => {
    const search = new URLSearchParams(query).toString();
    return `/api/v1/commitments.${extension}${search ? `?${search}` : ''}`;
  },
  minutes: (session: string) => `/api/v1/sessions/${session}/minutes`,
  uploads: () => '/api/v1/uploads',
  /** The original bytes of a distribution. */
  original: (distribution: string, version?: number) =>
    `/api/v1/distributions/${distribution}/original${version ? `?version=${version}` : ''}`,
  tableExport: (table: string, format: ExportFormat, version?: number) =>
    `/api/v1/tables/${table}.${format}${version ? `?version=${version}` : ''}`,
  /** Table Schema of the table's CSV. */
  tableSchema: (table: string, version?: number) =>
    `/api/v1/tables/${table}.table-schema.json${version ? `?version=${version}` : ''}`,
  /** CSVW metadata, at the address of the CSV with `-metadata.json` behind, where the standard looks for it. */
  csvMetadata: (table: string, version?: number) =>
    `/api/v1/tables/${table}.csv-metadata.json${version ? `?version=${version}` : ''}`,
  /** All rows of the answer to a statement. */
  sqlExport: (format: SqlFormat) => `/api/v1/sql.${format}`,
  rows: (table: string) => `/api/v1/tables/${table}/rows`,
  /** The rows of a question in another format; the question is in the parameters, as of `rows`. */
  rowsExport: (table: string, format: ExportFormat) => `/api/v1/tables/${table}/rows.${format}`,
  draftOriginal: (dataset: string, distribution: string) =>
    `/api/v1/datasets/${dataset}/draft/distributions/${distribution}/original`,
} as const;
