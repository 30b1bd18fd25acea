import { DatasetId, DatasetMetadata, type Draft, type InstitutionId, listKept, Sha256, Slug } from '@milpa/sdk';
import { z } from 'zod';
import { thePortal } from '../../../account/index.ts';
import type { Datasets } from '../../../dataset/index.ts';
import type { Institutions } from '../../../institution/index.ts';
import type { JobHandlers, Jobs } from '../../../jobs/index.ts';
import type { Database } from '../../../storage/database/index.ts';
import type { Identities, PortalName } from '../names.ts';
import { listWords } from './words.data.ts';

export interface OwnNeeds {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly datasets: Pick<Datasets, 'depositing' | 'findByIdentifier' | 'requireDraft' | 'findReleased'>;
  readonly institutions: Pick<Institutions, 'find' | 'create'>;
  readonly names: Identities;
  readonly portal: PortalName;
}

/** What a dataset of the portal's own says of itself when it is first made; people may say it better afterwards. */
export interface OwnWords {
  readonly title: DatasetMetadata['title'];
  readonly description: DatasetMetadata['description'];
  readonly keywords: { readonly [language: string]: readonly string[] };
  readonly file: string;
}

/** One dataset that the portal publishes of itself: found again, made, and released once its file was read. */
export interface OwnDataset {
  /** Undefined before the first time. */
  find(): Promise<DatasetId | undefined>;
  create(words: OwnWords, landingPage: string, file: OwnFile): Promise<void>;
  /** Asks for the release of what lies in the draft, if it is still this file then. */
  askRelease(wanted: { dataset: DatasetId; sha256: Sha256 }): Promise<void>;
  readonly jobs: JobHandlers;
}
export type OwnFile = { readonly name: string; readonly sha256: Sha256; readonly size: number };

/** The institution that is the portal itself, made the first time. */
export const portalBody = Slug.parse('portal-de-datos');
const readingSeconds = 3;

const Release = z.object({ dataset: DatasetId, sha256: Sha256 });
type Release = z.infer<typeof Release>;

/** `identifier`: how it is known again whatever people make of its title and address (adms:identifier). `job`: that releases it. */
export function createOwnDataset(needs: OwnNeeds, identifier: string, job: string): OwnDataset {
  const { database, jobs, datasets, institutions, names } = needs;
  const askRelease = (wanted: Release) => jobs.add(database, job, wanted, { key: job, delaySeconds: readingSeconds });
  return {
    async find() {
      const body = await institutions.find(portalBody);
      return body && datasets.findByIdentifier(body.id, identifier);
    },
    async create(words, landingPage, file) {
      const publisher = await requireBody(needs);
      const metadata = DatasetMetadata.parse({
        ...{ title: words.title, description: words.description, keywords: words.keywords },
        ...{ licence: 'CC0-1.0', themes: ['GOVE'], frequency: 'IRREG', identifiers: [identifier] },
        contact: { name: needs.portal.title.es },
        landingPage: names.absolute(landingPage),
      });
      const { id } = await datasets.depositing.create(thePortal, {
        publisher,
        metadata,
        file: { ...file, title: words.file },
      });
      await askRelease({ dataset: id, sha256: file.sha256 });
    },
    askRelease,
    jobs: {
      [job]: async (payload) => {
        const wanted = Release.parse(payload);
        if ((await release(needs, wanted)) === 'not-read-yet') await askRelease(wanted);
      },
    },
  };
}

async function requireBody({ institutions, portal, names }: OwnNeeds): Promise<InstitutionId> {
  const found = await institutions.find(portalBody);
  if (found) return found.id;
  const made = await institutions.create(thePortal, {
    slug: portalBody,
    name: portal.title,
    description: listWords.publisher,
    level: 'other',
    homepage: names.absolute('/'),
  });
  return made.id;
}

/** Releases the file once it was read; what people put in its place meanwhile is theirs to release. */
async function release({ datasets }: OwnNeeds, wanted: Release): Promise<'not-read-yet' | undefined> {
  const draft: Draft = await datasets.requireDraft(thePortal, wanted.dataset);
  const file = listKept(draft).find((one) => one.file.sha256 === wanted.sha256)?.file;
  if (!file || draft.state === 'withdrawn') return undefined;
  const released = await datasets.findReleased(wanted.dataset);
  // Then what differs is what people are changing.
  if (released && listKept(released).some((one) => one.file.sha256 === wanted.sha256)) return undefined;
  if (file.state === 'received' || file.state === 'reading') return 'not-read-yet';
  // What is missing, a field of this portal's own say, stands in the draft for people to see and to fill in.
  if (draft.blockers.length === 0) await datasets.depositing.release(thePortal, draft);
  return undefined;
}
