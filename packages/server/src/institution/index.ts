import type { InstitutionId } from '@milpa/sdk';
import type { InstitutionName } from '../account/index.ts';
import type { AnyOperationHandler } from '../http/index.ts';
import type { JobHandlers } from '../jobs/index.ts';
import type { PublicBody } from './model.ts';
import { createNotices, type NoticeNeeds } from './notices.ts';
import { createInstitutionHandlers, type RouteNeeds, requireInstitution } from './routes.ts';
import { createService, type InstitutionService, type ServiceNeeds } from './service.ts';
import { store } from './store.ts';
import { createSuccessions, type SuccessionNeeds } from './succession.ts';

export type { PublicBody } from './model.ts';
export { formatSlug } from './model.ts';
export type { Given, Held, ResponsibilitySource } from './succession.ts';

/** What others call an institution, and who stands above it. */
export interface InstitutionNode extends InstitutionName {
  readonly parent: InstitutionId | null;
}

export interface Institutions extends InstitutionService {
  /** By identifier, or by any address it has or had. */
  find(keyOrSlug: string): Promise<PublicBody | undefined>;
  /** The same; throws `not-found`. */
  require(keyOrSlug: string): Promise<PublicBody>;
  /** All, in the order of their addresses. */
  list(): Promise<PublicBody[]>;
  listNames(ids: readonly InstitutionId[] | 'all'): Promise<readonly InstitutionNode[]>;
  readonly handlers: readonly AnyOperationHandler[];
  readonly jobs: JobHandlers;
  /** Begins to look every day for posts that are or will be vacant. */
  start(): Promise<void>;
}

export type InstitutionNeeds = ServiceNeeds & Omit<RouteNeeds, 'successions'> & SuccessionNeeds & NoticeNeeds;

/** Public bodies: their names, addresses that never die, their tree, and who holds which role in them. */
export function createInstitutions(needs: InstitutionNeeds): Institutions {
  const { database } = needs;
  const service = createService(needs);
  const successions = createSuccessions(needs);
  const notices = createNotices(needs, successions);
  return {
    ...service,
    find: (key) => store.find(database, key),
    require: (key) => requireInstitution(database, key),
    list: () => store.list(database),
    listNames: (ids) => store.listNames(database, ids),
    handlers: createInstitutionHandlers({ ...needs, successions }, service),
    jobs: notices.jobs,
    start: notices.start,
  };
}
