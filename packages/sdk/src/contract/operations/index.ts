import { auditOperations } from './audit.ts';
import { bulkOperations } from './bulk.ts';
import { casesOperations } from './cases.ts';
import { catalogueOperations } from './catalogue.ts';
import { charterOperations } from './charter.ts';
import { datasetsOperations } from './datasets.ts';
import { draftsOperations } from './drafts.ts';
import { freshnessOperations } from './freshness.ts';
import { importsOperations } from './imports.ts';
import { indicesOperations } from './indices.ts';
import { institutionsOperations } from './institutions.ts';
import { inventoryOperations } from './inventory.ts';
import { obligationsOperations } from './obligations.ts';
import { oversightOperations } from './oversight.ts';
import { peopleOperations } from './people.ts';
import { plansOperations } from './plans.ts';
import { purgesOperations } from './purges.ts';
import { qualityOperations } from './quality.ts';
import { recommendationsOperations } from './recommendations.ts';
import { requestsOperations } from './requests.ts';
import { reusesOperations } from './reuses.ts';
import { reviewsOperations } from './reviews.ts';
import { samplesOperations } from './samples.ts';
import { scoreboardOperations } from './scoreboard.ts';
import { selfAssessmentsOperations } from './self-assessments.ts';
import { tablesOperations } from './tables.ts';

export type { Operation } from './spec.ts';

/** Everything a program may ask of a portal, one file for each part of it. */
export const operations = {
  ...catalogueOperations,
  ...datasetsOperations,
  ...draftsOperations,
  ...reviewsOperations,
  ...importsOperations,
  ...tablesOperations,
  ...institutionsOperations,
  ...peopleOperations,
  ...indicesOperations,
  ...qualityOperations,
  ...charterOperations,
  ...auditOperations,
  ...inventoryOperations,
  ...plansOperations,
  ...freshnessOperations,
  ...oversightOperations,
  ...purgesOperations,
  ...obligationsOperations,
  ...samplesOperations,
  ...scoreboardOperations,
  ...casesOperations,
  ...selfAssessmentsOperations,
  ...recommendationsOperations,
  ...requestsOperations,
  ...reusesOperations,
  ...bulkOperations,
} as const;

export type OperationId = keyof typeof operations;
export type OperationOf<Id extends OperationId> = (typeof operations)[Id];
