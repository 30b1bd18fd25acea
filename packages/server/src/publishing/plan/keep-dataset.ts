import { Readable } from 'node:stream';
import {
  type Dataset,
  DatasetMetadata,
  findText,
  type Institution,
  InstitutionId,
  type Language,
  languages,
  paths,
} from '@milpa/sdk';
import { z } from 'zod';
import { createRenewing, type Datasets, type Renewing } from '../../dataset/index.ts';
import type { JobHandlers, Jobs } from '../../jobs/index.ts';
import type { Queryable } from '../../storage/database/index.ts';
import type { PublishingNeeds } from '../model.ts';
import { formatCommitments } from './csv.ts';
import { presentCommitments } from './present.ts';
import { store } from './store.ts';
import { planKeywords, planWords } from './words.data.ts';

export interface PlanDatasetNeeds extends PublishingNeeds {
  readonly jobs: Pick<Jobs, 'add'>;
  readonly datasets: PublishingNeeds['datasets'] &
    Pick<Datasets, 'depositing' | 'findByIdentifier' | 'requireDraft' | 'findReleased'>;
  /** Of the headings and states in the file. */
  readonly language: Language;
}

const planJob = 'opening-plan-dataset';
const allJob = 'opening-plan-datasets';
const releaseJob = 'opening-plan-release';
/** How it is known again whatever people make of its title and address (adms:identifier); one for each institution. */
const identifier = 'milpa:opening-plan';
const fileName = 'opening-plan.csv';
const [settleSeconds, daySeconds] = [60, 86_400];
const most = 100_000_000;

const OfBody = z.object({ institution: InstitutionId });

/** Asks, in the transaction that changes what was promised, for the dataset to say so. */
export const askPlanDataset = (
  { jobs }: { readonly jobs: Pick<Jobs, 'add'> },
  tx: Queryable,
  institution: InstitutionId,
  delaySeconds = settleSeconds,
) => jobs.add(tx, planJob, { institution }, { key: `${planJob} ${institution}`, delaySeconds, keepsTime: true });

/**
 * Keeps the approved plans of each institution as a dataset of its own in the catalogue, as the list of the catalogue is one
 * (decision 29): found, fed and versioned like any other. Once a day too, for a day that passes makes a promise overdue.
 */
export function createPlanDatasets(needs: PlanDatasetNeeds): { readonly jobs: JobHandlers; start(): Promise<void> } {
  const { database, jobs } = needs;
  const renewing = createRenewing(needs, releaseJob);
  const askAll = (delaySeconds: number) => jobs.add(database, allJob, {}, { key: allJob, delaySeconds });
  return {
    start: () => askAll(settleSeconds),
    jobs: {
      [allJob]: async () => {
        await askAll(daySeconds);
        for (const institution of await store.listPromising(database))
          await askPlanDataset(needs, database, institution, 0);
      },
      [planJob]: async (payload) => keep(needs, renewing, OfBody.parse(payload).institution),
      ...renewing.jobs,
    },
  };
}

/** Takes the plans up when they say something else than what is published. Safe to repeat. */
async function keep(needs: PlanDatasetNeeds, renewing: Renewing, institution: InstitutionId): Promise<void> {
  const body = await needs.institutions.find(institution);
  if (!body) return;
  // As the public sees them: what was closed afterwards is in no version that comes after.
  const items = await presentCommitments(needs, await store.listApproved(needs.database, body.id), 'public');
  const id = await needs.datasets.findByIdentifier(body.id, identifier);
  if (items.length === 0 && !id) return;
  const bytes = Buffer.from(formatCommitments(items, needs.language, needs.publicUrl));
  const stored = await needs.files.put(Readable.from([bytes]), { limitBytes: most });
  const file = { name: fileName, title: planWords.title[needs.language], ...stored };
  if (!id) return renewing.create({ publisher: body.id, metadata: describe(needs, body), file });
  const wait = await renewing.renew(
    id,
    { ...file, store: async () => stored },
    { findWait: (released) => findWait(released, needs.clock()) },
  );
  if (wait > 0) await askPlanDataset(needs, needs.database, body.id, wait);
}

const findWait = (released: Pick<Dataset, 'released'> | undefined, now: Date): number =>
  released ? Math.max(0, Math.ceil(Date.parse(released.released) / 1000 + daySeconds - now.getTime() / 1000)) : 0;

type Body = Pick<Institution, 'slug' | 'name'>;
const describe = ({ publicUrl }: PlanDatasetNeeds, { slug, name }: Body): DatasetMetadata =>
  DatasetMetadata.parse({
    title: inEach((language) => `${planWords.title[language]}: ${findText(name, language)?.text ?? slug}`),
    description: inEach(
      (language) =>
        `${planWords.description[language]}\n\n${planWords.calendar[language]}${publicUrl}${paths.commitmentsFeed('ics', { institution: slug, language })}`,
    ),
    keywords: inEach((language) => [...planKeywords[language]]),
    licence: 'CC0-1.0',
    themes: ['GOVE'],
    frequency: 'IRREG',
    contact: { name: findText(name, 'es')?.text ?? slug },
    identifiers: [identifier],
    landingPage: publicUrl + paths.openingPlan('es', slug),
  });
const inEach = <T>(make: (language: Language) => T) =>
  Object.fromEntries(languages.map((language) => [language, make(language)]));
