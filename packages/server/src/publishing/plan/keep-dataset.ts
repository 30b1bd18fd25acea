import { Readable } from 'node:stream';
import {
  type Dataset,
  DatasetId,
  DatasetMetadata,
  findText,
  type Institution,
  InstitutionId,
  type Language,
  languages,
  listKept,
  Problem,
  paths,
  Sha256,
} from '@milpa/sdk';
import { z } from 'zod';
import { thePortal } from '../../account/index.ts';
import type { Datasets } from '../../dataset/index.ts';
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
const [settleSeconds, readingSeconds, daySeconds] = [60, 3, 86_400];
const most = 100_000_000;

const OfBody = z.object({ institution: InstitutionId });
const Wanted = z.object({ institution: InstitutionId, dataset: DatasetId, sha256: Sha256 });
type Wanted = z.infer<typeof Wanted>;

/** Asks, in the transaction that changes what was promised, for the dataset to say so. */
export const askPlanDataset = (
  { jobs }: { readonly jobs: Pick<Jobs, 'add'> },
  tx: Queryable,
  institution: InstitutionId,
) =>
  jobs.add(
    tx,
    planJob,
    { institution },
    { key: `${planJob} ${institution}`, delaySeconds: settleSeconds, keepsTime: true },
  );

/**
 * Keeps the approved plans of each institution as a dataset of its own in the catalogue, as the list of the catalogue is one
 * (decision 29): found, fed and versioned like any other. Once a day too, for a day that passes makes a promise overdue.
 */
export function createPlanDatasets(needs: PlanDatasetNeeds): { readonly jobs: JobHandlers; start(): Promise<void> } {
  const { database, jobs } = needs;
  const askAll = (delaySeconds: number) => jobs.add(database, allJob, {}, { key: allJob, delaySeconds });
  return {
    start: () => askAll(settleSeconds),
    jobs: {
      [allJob]: async () => {
        await askAll(daySeconds);
        for (const institution of await store.listPromising(database))
          await jobs.add(database, planJob, { institution }, { key: `${planJob} ${institution}`, keepsTime: true });
      },
      [planJob]: async (payload) => keep(needs, OfBody.parse(payload).institution),
      [releaseJob]: async (payload) => {
        const wanted = Wanted.parse(payload);
        if (await isStillRead(needs, wanted)) await askRelease(needs, wanted);
      },
    },
  };
}

const askRelease = ({ jobs, database }: PlanDatasetNeeds, wanted: Wanted) =>
  jobs.add(database, releaseJob, wanted, { key: `${releaseJob} ${wanted.dataset}`, delaySeconds: readingSeconds });

/** Takes the plans up when they say something else than what is published. Safe to repeat. */
async function keep(needs: PlanDatasetNeeds, institution: InstitutionId): Promise<void> {
  const body = await needs.institutions.find(institution);
  if (!body) return;
  // As the public sees them: what was closed afterwards is in no version that comes after.
  const items = await presentCommitments(needs, await store.listApproved(needs.database, body.id), 'public');
  const id = await needs.datasets.findByIdentifier(body.id, identifier);
  if (items.length === 0 && !id) return;
  const bytes = Buffer.from(formatCommitments(items, needs.language, needs.publicUrl));
  const { sha256, size } = await needs.files.put(Readable.from([bytes]), { limitBytes: most });
  const file = { name: fileName, title: planWords.title[needs.language], sha256, size };
  if (id) return renew(needs, body.id, id, file);
  const { depositing } = needs.datasets;
  const made = await depositing.create(thePortal, { publisher: body.id, metadata: describe(needs, body), file });
  await askRelease(needs, { institution, dataset: made.id, sha256 });
}

interface PlanFile {
  readonly name: string;
  readonly title: string;
  readonly sha256: Sha256;
  readonly size: number;
}

async function renew(
  needs: PlanDatasetNeeds,
  institution: InstitutionId,
  id: DatasetId,
  file: PlanFile,
): Promise<void> {
  const { datasets, clock, jobs, database } = needs;
  const draft = await datasets.requireDraft(thePortal, id);
  const [present] = listKept(draft);
  const wanted = { institution, dataset: id, sha256: file.sha256 };
  // Withdrawn, or without its file, people decided that there is none.
  if (draft.state === 'withdrawn' || !present) return;
  if (present.file.sha256 === file.sha256) return draft.changed ? askRelease(needs, wanted) : undefined;
  // What people are changing is theirs to release; the plan goes on with the version after.
  if (draft.latest !== null && draft.changed) return;
  const wait = findWait(await datasets.findReleased(id), clock());
  if (wait > 0)
    return jobs.add(
      database,
      planJob,
      { institution },
      { key: `${planJob} ${institution}`, delaySeconds: wait, keepsTime: true },
    );
  await askRelease(needs, wanted);
  await datasets.depositing.replace(thePortal, id, { ...file, replaces: present.id });
}

const findWait = (released: Pick<Dataset, 'released'> | undefined, now: Date): number =>
  released ? Math.max(0, Math.ceil(Date.parse(released.released) / 1000 + daySeconds - now.getTime() / 1000)) : 0;

/** Releases the plan once its file was read. True: it is not read yet. */
async function isStillRead({ datasets }: PlanDatasetNeeds, wanted: Wanted): Promise<boolean> {
  const draft = await datasets.requireDraft(thePortal, wanted.dataset);
  const file = listKept(draft).find((one) => one.file.sha256 === wanted.sha256)?.file;
  if (!file || draft.state === 'withdrawn' || !draft.changed) return false;
  if (file.state === 'received' || file.state === 'reading') return true;
  // What is missing stands in the draft for people to see; where the institution asks for a second person, one looks.
  if (draft.blockers.length > 0) return false;
  await datasets.depositing.release(thePortal, draft).catch((error: unknown) => {
    if (!(error instanceof Problem && error.code === 'review-needed')) throw error;
  });
  return false;
}

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
