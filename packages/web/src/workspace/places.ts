import { type Language, paths } from '@milpa/sdk';

/** Addresses of the pages on which people work, beside those the contract fixes. */
export const places = {
  signOut: (language: Language) => `/${language}/sign-out`,
  account: (language: Language) => `${paths.workspace(language)}/account`,
  singleSignOn: (language: Language) => `${paths.signIn(language)}/oidc`,
  signInCode: (language: Language) => `${paths.signIn(language)}/code`,
  tokens: (language: Language) => `${paths.workspace(language)}/tokens`,
  institutions: (language: Language) => `${paths.workspace(language)}/institutions`,
  newInstitution: (language: Language) => `${paths.workspace(language)}/institutions/new`,
  institution: (language: Language, key: string) => `${paths.workspace(language)}/institutions/${key}`,
  resources: (language: Language, institution: string) => `${paths.workspace(language)}/resources/${institution}`,
  bulk: (language: Language, id: string) => `${paths.workspace(language)}/bulk/${id}`,
  stopBulk: (language: Language, id: string) => `${paths.workspace(language)}/bulk/${id}/stop`,
  cases: (language: Language) => `${paths.workspace(language)}/cases`,
  newCase: (language: Language) => `${paths.workspace(language)}/cases/new`,
  /** Help with one dataset: first what its people can do themselves. */
  helpWith: (language: Language, dataset: string) =>
    `${paths.workspace(language)}/cases/new?${new URLSearchParams({ object: 'dataset', id: dataset })}`,
  assignCase: (language: Language, id: string) => `${paths.case(language, id)}/post`,
  caseSettings: (language: Language) => `${paths.workspace(language)}/case-settings`,
  reviews: (language: Language) => `${paths.workspace(language)}/reviews`,
  submit: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/submit`,
  releaseRule: (language: Language, key: string) => `${paths.workspace(language)}/institutions/${key}/rule`,
  inventories: (language: Language) => `${paths.workspace(language)}/inventory`,
  inventory: (language: Language, institution: string) => `${paths.workspace(language)}/inventory/${institution}`,
  newHolding: (language: Language, institution: string) => `${paths.workspace(language)}/inventory/${institution}/new`,
  inventorySettings: (language: Language, institution: string) =>
    `${paths.workspace(language)}/inventory/${institution}/settings`,
  importInventory: (language: Language, institution: string) =>
    `${paths.workspace(language)}/inventory/${institution}/import`,
  inventoryImport: (language: Language, id: string) => `${paths.workspace(language)}/inventory-imports/${id}`,
  holding: (language: Language, holding: string) => `${paths.workspace(language)}/holdings/${holding}`,
  removeHolding: (language: Language, holding: string) => `${paths.workspace(language)}/holdings/${holding}/remove`,
  /** The questions that lead to an access level. */
  access: (language: Language, holding: string) => `${paths.workspace(language)}/holdings/${holding}/access`,
  plans: (language: Language, institution: string) => `${paths.workspace(language)}/plans/${institution}`,
  newSession: (language: Language, institution: string) => `${paths.workspace(language)}/plans/${institution}/session`,
  plan: (language: Language, plan: string) => `${paths.workspace(language)}/opening-plans/${plan}`,
  movePlan: (language: Language, plan: string) => `${paths.workspace(language)}/opening-plans/${plan}/move`,
  commitment: (language: Language, commitment: string) => `${paths.workspace(language)}/commitments/${commitment}`,
  cancelCommitment: (language: Language, commitment: string) =>
    `${paths.workspace(language)}/commitments/${commitment}/cancel`,
  removeCommitment: (language: Language, commitment: string) =>
    `${paths.workspace(language)}/commitments/${commitment}/remove`,
  selfAssessments: (language: Language) => `${paths.workspace(language)}/self-assessments`,
  selfAssessment: (language: Language, id: string) => `${paths.workspace(language)}/self-assessments/${id}`,
  selfSection: (language: Language, id: string, section: string) =>
    `${paths.workspace(language)}/self-assessments/${id}/sections/${section}`,
  moveSelf: (language: Language, id: string) => `${paths.workspace(language)}/self-assessments/${id}/move`,
  whatIf: (language: Language, id: string) => `${paths.workspace(language)}/self-assessments/${id}/what-if`,
  audit: (language: Language) => `${paths.workspace(language)}/audit`,
  samples: (language: Language) => `${paths.workspace(language)}/samples`,
  sample: (language: Language, sample: string) => `${paths.workspace(language)}/samples/${sample}`,
  publishSample: (language: Language, sample: string) => `${paths.workspace(language)}/samples/${sample}/publish`,
  sampleRecord: (language: Language, sample: string, record: string) =>
    `${paths.workspace(language)}/samples/${sample}/records/${record}`,
  newFinding: (language: Language, sample: string, record?: string) =>
    `${paths.workspace(language)}/samples/${sample}/finding${record ? `?record=${record}` : ''}`,
  orderAction: (language: Language, sample: string, finding: string) =>
    `${paths.workspace(language)}/samples/${sample}/findings/${finding}`,
  recommendations: (language: Language) => `${paths.workspace(language)}/recommendations`,
  recommendation: (language: Language, id: string) => `${paths.workspace(language)}/recommendations/${id}`,
  requests: (language: Language) => `${paths.workspace(language)}/requests`,
  reuses: (language: Language) => `${paths.workspace(language)}/reuses`,
  reuse: (language: Language, id: string) => `${paths.workspace(language)}/reuses/${id}`,
  confirmImpact: (language: Language, id: string) => `${paths.workspace(language)}/reuses/${id}/impact`,
  actions: (language: Language) => `${paths.workspace(language)}/actions`,
  misses: (language: Language) => `${paths.workspace(language)}/not-found`,
  person: (language: Language, key: string, appointment: string) =>
    `${paths.workspace(language)}/institutions/${key}/people/${appointment}`,
  succession: (language: Language) => `${paths.workspace(language)}/succession`,
  handover: (language: Language, key: string) => `${paths.workspace(language)}/institutions/${key}/handover`,
  stopActing: (language: Language) => `/${language}/stop-acting`,
  laws: (language: Language) => `${paths.workspace(language)}/laws`,
  outbox: (language: Language) => `${paths.workspace(language)}/outbox`,
  letter: (language: Language, name: string) => `${paths.workspace(language)}/outbox/${name}`,
  reminders: (language: Language) => `${paths.workspace(language)}/reminders`,
  snooze: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/snooze`,
  highValue: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/high-value`,
  people: (language: Language, key: string) => `${paths.workspace(language)}/institutions/${key}/people`,
  about: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/about`,
  proposals: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/proposals`,
  files: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/files`,
  removeFile: (language: Language, dataset: string, distribution: string) =>
    `${paths.draft(language, dataset)}/files/${distribution}/remove`,
  /** Where a link is added, and where one file or link is described. */
  links: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/links`,
  distribution: (language: Language, dataset: string, distribution: string) =>
    `${paths.draft(language, dataset)}/files/${distribution}`,
  newDescribed: (language: Language, word: string) => `${paths.newDataset(language)}/${word}`,
  release: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/release`,
  released: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/released`,
  withdraw: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/withdraw`,
  /** Where removal for ever is ordered, and where the orders are. */
  purgeDataset: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/purge`,
  purges: (language: Language) => `${paths.workspace(language)}/purges`,
  purge: (language: Language, purge: string) => `${paths.workspace(language)}/purges/${purge}`,
  restore: (language: Language, dataset: string) => `${paths.draft(language, dataset)}/restore`,
} as const;
