import { join } from 'node:path';
import type { Engine, SqlPool } from '@milpa/engine';
import { createPages } from '@milpa/web';
import type { Logger } from 'pino';
import {
  createAccounts,
  createHolders,
  createOutboxHandlers,
  createPosts,
  mayAdministerPortal,
} from '../account/index.ts';
import { createAudit, createAuditProofs } from '../audit/index.ts';
import { createCatalogue } from '../catalogue/index.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createDatasets, type Datasets, type ExtraSchema, type ReleaseGate } from '../dataset/index.ts';
import { createEgress } from '../egress/index.ts';
import { createHarvest } from '../harvest/index.ts';
import { type App, createAddresses, createApp, createLimiter } from '../http/index.ts';
import { createInstitutions, type Institutions } from '../institution/index.ts';
import { countJobs, createJobs, type JobHandlers } from '../jobs/index.ts';
import { createMail } from '../mail/index.ts';
import { createOversight } from '../oversight/index.ts';
import type { Precedence } from '../precedence.ts';
import { createCommitmentResponsibilities, createPublishing, type PublishingGiven } from '../publishing/index.ts';
import { createReviewing } from '../publishing/review/index.ts';
import type { Random } from '../random.ts';
import { createReuses } from '../reuse/index.ts';
import { createSeal } from '../seal.ts';
import type { Database } from '../storage/database/index.ts';
import type { FileStore } from '../storage/files/index.ts';
import type { Synonyms } from '../storage/search/index.ts';
import { openAssessments } from './assessment.ts';
import { openValidation } from './check-import.ts';
import { createCheckpoint } from './checkpoint.ts';
import { openClock } from './clock.ts';
import { createEmit, type Listeners, listEventJobs } from './events.ts';
import { openFeeds } from './feeds.ts';
import { createFileUse } from './file-use.ts';
import { listListeners } from './listeners.ts';
import { createPurging } from './purging.ts';
import { openScoreboard } from './scoreboard.ts';
import { createSearch } from './search.ts';
import { openSelfAssessments } from './self-assessments.ts';
import { openSparql } from './sparql.ts';

export interface Ground {
  readonly config: Config;
  readonly database: Database;
  readonly files: FileStore;
  readonly engine: Engine;
  readonly sql: SqlPool;
  readonly clock: Clock;
  readonly random: Random;
  readonly secret: string;
  readonly log: Logger;
  readonly extra: ExtraSchema;
  /** Words that mean the same, for searching. */
  readonly synonyms: Synonyms;
  /** Readers before work in the background. */
  readonly precedence: Precedence;
}

export type Domains = ReturnType<typeof createDomains>;

/** Every domain with what it needs of the others: the one place where all of them are seen at once. */
export function createDomains(ground: Ground) {
  const { config, files, engine, random, extra } = ground;
  const listeners = () => listListeners({ ...due, catalogue, feeds, sparql, reviewing, assessments, reuses });
  const shelves = openShelves(ground, listeners);
  const { addresses, jobs, proofs, base, mail } = shelves;
  const lettered = { ...base, mail, publicUrl: config.publicUrl, holders: createHolders(base) };
  const accounts = createAccounts({
    ...lettered,
    files,
    secret: ground.secret,
    singleSignOn: findSingleSignOn(config),
    addressOf: (request) => addresses.of(request),
    listInstitutionNames: (ids) => institutions.listNames(ids),
  });
  const institutions = createInstitutions({
    ...lettered,
    appointments: accounts.appointments,
    posts: createPosts(base),
    responsibilities: () => [...datasets.responsibilities, createCommitmentResponsibilities(base.database)],
    countDatasets: (ids) => catalogue.countDatasets(ids),
  });
  const datasets = openDatasets(ground, shelves, institutions, {
    gate: () => reviewing.gate,
    keepers: () => ({ harvest, helpdesk, reviewing, sampling, freshness, search, catalogue, feeds, sparql }),
    listFileUsers: () => [harvest, accounts, publishing],
  });
  const reviewing = createReviewing({
    ...lettered,
    institutions,
    datasets,
    sign: (bytes) => proofs.signer.sign(bytes),
    onTrouble: (what, error) => ground.log.error({ err: error }, what),
  });
  const countDemand: PublishingGiven['countDemand'] = (holdings) => demand.countDemand(holdings);
  const publishing = createPublishing({ ...base, files, engine, datasets, institutions, config, countDemand });
  const reached = { ...shelves, datasets, institutions, publishing, reviewing, signer: proofs.signer };
  const due = openClock(ground, reached);
  const { freshness, helpdesk, sampling, demand } = due;
  const checking = openValidation(ground, datasets.requireDraft);
  const harvest = createHarvest({ ...base, ...checking, files, engine, datasets, institutions, config });
  const reuses = createReuses({
    ...lettered,
    ...{ datasets, institutions, seal: createSeal(ground.secret, random) },
    egress: config.linkChecks ? shelves.egress : undefined,
    addressOf: (request) => addresses.of(request),
  });
  const search = createSearch(ground);
  const catalogue = createCatalogue({ ...base, search, datasets, institutions, freshness, extraFields: extra.fields });
  const beside = { datasets, catalogue, institutions, freshness, reuses, sources: harvest.catalogues, jobs };
  const assessments = openAssessments(ground, { ...base, datasets, institutions, freshness, catalogue }, checking);
  const { quality } = assessments;
  const sparql = openSparql(ground, { ...beside, quality, addressOf: (request) => addresses.of(request) });
  const feeds = openFeeds(ground, { ...beside, demand, quality });
  const scoreboard = openScoreboard(ground, { ...lettered, ...beside, publishing, demand, assessments });
  const clocked = [publishing, ...Object.values(due), scoreboard, assessments, reuses];
  const working = [proofs, accounts, institutions, datasets, ...clocked, harvest, reviewing, catalogue, sparql, feeds];
  return {
    ...shelves,
    accounts,
    institutions,
    datasets,
    publishing,
    ...due,
    harvest,
    checking,
    reviewing,
    search,
    catalogue,
    ...{ sparql, feeds, scoreboard, assessments, reuses, random },
    jobs: gatherJobs(working, listEventJobs(listeners())),
  };
}

/** Those above the datasets that they need all the same; they are there when somebody asks. */
interface Above {
  readonly gate: () => ReleaseGate;
  readonly keepers: Parameters<typeof createPurging>[0];
  readonly listFileUsers: Parameters<typeof createFileUse>[1];
}

function openDatasets(
  ground: Ground,
  { base, addresses, egress }: ReturnType<typeof openShelves>,
  institutions: Institutions,
  { gate, keepers, listFileUsers }: Above,
): Datasets {
  const { config, files, engine, sql, extra } = ground;
  return createDatasets({
    ...base,
    ...{ files, engine, sql, institutions, extra },
    addressOf: (request) => addresses.of(request),
    egress: config.linkChecks ? egress : undefined,
    publicUrl: config.publicUrl,
    dataFolder: config.dataFolder,
    limits: { fileBytes: config.uploadBytes, sqlMs: config.sqlMs },
    checkpoint: createCheckpoint(config.crashAt),
    purging: createPurging(keepers),
    isFileUsed: createFileUse(ground, listFileUsers),
    releaseGate: {
      judge: (tx, drafts) => gate().judge(tx, drafts),
      released: (tx, releases) => gate().released(tx, releases),
    },
  });
}

/** What every domain stands on: no words of any of them. */
function openShelves(ground: Ground, listeners: () => Listeners) {
  const { config, database, clock, random } = ground;
  const addresses = createAddresses({ trustProxy: config.trustProxy });
  const mail = createMail({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    outbox: join(config.dataFolder, 'outbox'),
    outboxDays: config.outboxDays,
    now: clock,
  });
  const jobs = createJobs();
  const egress = createEgress({
    userAgent: `Milpa (+${config.publicUrl})`,
    privateNetworks: config.privateNetworks,
  });
  const emit = createEmit(jobs, listeners);
  const audit = createAudit({ database, clock });
  const seal = createSeal(ground.secret, random);
  const proofs = createAuditProofs({ database, clock, random, seal, jobs, publicUrl: config.publicUrl });
  const base = { database, clock, random, audit, jobs, emit };
  return { addresses, mail, jobs, egress, audit, proofs, base };
}

/** What each domain does in the background, by the name of the job. */
const gatherJobs = (domains: readonly { readonly jobs: JobHandlers }[], more: JobHandlers): JobHandlers =>
  Object.assign({}, ...domains.map(({ jobs }) => jobs), more);

const findSingleSignOn = (config: Config) =>
  config.oidcIssuer
    ? {
        issuer: config.oidcIssuer,
        clientId: config.oidcClientId,
        clientSecret: config.oidcClientSecret,
        label: config.oidcLabel,
        // The operator named it: it may well live inside the government's own network.
        egress: createEgress({ userAgent: `Milpa (${config.publicUrl})`, privateNetworks: true }),
      }
    : undefined;

/** The domains as one HTTP application, pages included: they call the same application's API. */
export function createWeb(ground: Ground, domains: Domains): App {
  const { config, database, files, clock, log } = ground;
  const { proofs, accounts, institutions, datasets, publishing, harvest, reviewing } = domains;
  const { freshness, obligations, helpdesk, catalogue, sparql, feeds, addresses } = domains;
  const oversight = createOversight({ ...domains, database, signer: proofs.signer, publicUrl: config.publicUrl });
  const self = openSelfAssessments(ground, domains, () => app);
  const pages = createPages({ send: (request) => app.fetch(request), publicUrl: config.publicUrl, now: clock });
  const app: App = createApp({
    handlers: [
      ...proofs.handlers,
      ...oversight.handlers,
      ...accounts.handlers,
      ...institutions.handlers,
      ...createOutboxHandlers(domains.mail.outbox),
      ...datasets.handlers,
      ...publishing.handlers,
      ...freshness.handlers,
      ...obligations.handlers,
      ...domains.sampling.handlers,
      ...helpdesk.handlers,
      ...domains.tracking.handlers,
      ...domains.demand.handlers,
      ...domains.reuses.handlers,
      ...domains.bulk.handlers,
      ...harvest.handlers,
      ...reviewing.handlers,
      ...catalogue.handlers,
      ...domains.assessments.handlers,
      ...domains.scoreboard.handlers,
      ...self.handlers,
      ...domains.checking.validation.handlers,
    ],
    rawRoutes: [
      ...proofs.rawRoutes,
      ...oversight.rawRoutes,
      ...self.rawRoutes,
      ...accounts.rawRoutes,
      ...datasets.rawRoutes,
      ...publishing.rawRoutes,
      ...freshness.rawRoutes,
      ...domains.sampling.rawRoutes,
      ...domains.tracking.rawRoutes,
      ...domains.demand.rawRoutes,
      ...domains.reuses.rawRoutes,
      ...harvest.rawRoutes,
      ...domains.assessments.rawRoutes,
      ...sparql.rawRoutes,
      ...feeds.rawRoutes,
      ...domains.scoreboard.rawRoutes,
    ],
    pages: ({ request }) => pages(request),
    renderProblem: pages.renderProblem,
    identify: accounts.identify,
    publicUrl: config.publicUrl,
    language: config.language,
    log,
    addresses,
    onAnswered: catalogue.noteAnswered,
    metrics: { countJobs: () => countJobs(database), process: true },
    mayMeasure: (caller) => caller !== undefined && mayAdministerPortal(caller),
    checks: {
      database: () => database.query('select 1'),
      files: async () => files.list()[Symbol.asyncIterator]().next(),
    },
    signInLimiter: createLimiter({ burst: 60, perSecond: 1, now: clock }),
  });
  return app;
}
