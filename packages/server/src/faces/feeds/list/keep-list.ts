import {
  type Dataset,
  DatasetId,
  DatasetMetadata,
  type Draft,
  type InstitutionId,
  listKept,
  Sha256,
  Slug,
} from '@milpa/sdk';
import { z } from 'zod';
import { thePortal } from '../../../account/index.ts';
import type { Clock } from '../../../clock.ts';
import type { Datasets } from '../../../dataset/index.ts';
import type { Institutions } from '../../../institution/index.ts';
import type { JobHandlers, Jobs } from '../../../jobs/index.ts';
import type { Database } from '../../../storage/database/index.ts';
import type { FileStore } from '../../../storage/files/index.ts';
import { listDocument } from '../documents/index.ts';
import type { Identities, PortalName } from '../names.ts';
import type { Kept, Manifest, Shelf } from '../prebuilt/index.ts';
import { listWords } from './words.data.ts';

export interface ListNeeds {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly clock: Clock;
  readonly files: Pick<FileStore, 'put'>;
  readonly datasets: Pick<Datasets, 'depositing' | 'findByIdentifier' | 'requireDraft'> & {
    findReleased(key: string): Promise<Dataset | undefined>;
  };
  readonly institutions: Pick<Institutions, 'find' | 'create'>;
  readonly shelf: Pick<Shelf, 'findManifest' | 'read'>;
  readonly names: Identities;
  readonly portal: PortalName;
}

/** Keeps the list of everything released as a dataset of the catalogue: found, counted, fed and versioned like any other. */
export interface ListKeeper {
  /** The dataset it is; undefined before the first time. */
  find(): Promise<DatasetId | undefined>;
  /** A new list lies ready: asks for it to be taken up. */
  ask(): Promise<void>;
  readonly jobs: JobHandlers;
}

const keepJob = 'catalogue-list';
const releaseJob = 'catalogue-list-release';
/** How it is known again whatever people make of its title and address (adms:identifier). */
const identifier = 'milpa:catalogue-list';
/** The institution that is the portal itself, made the first time. */
export const portalBody = Slug.parse('portal-de-datos');
const fileName = 'catalogue.csv';
const day = 86_400;
/** Every version is kept for ever: a list of 10 MB more is released a day more seldom. */
const bytesADay = 10_000_000;
const settleSeconds = 60;
const readingSeconds = 3;

const Release = z.object({ dataset: DatasetId, sha256: Sha256 });
type Release = z.infer<typeof Release>;

export function createListKeeper(needs: ListNeeds): ListKeeper {
  const { database, jobs } = needs;
  return {
    find: () => findList(needs),
    ask: () => askLater(needs, settleSeconds),
    jobs: {
      [keepJob]: () => keep(needs),
      [releaseJob]: async (payload) => {
        const wanted = Release.parse(payload);
        if ((await release(needs, wanted)) === 'not-read-yet')
          await jobs.add(database, releaseJob, wanted, { key: releaseJob, delaySeconds: readingSeconds });
      },
    },
  };
}

const askLater = ({ jobs, database }: ListNeeds, delaySeconds: number) =>
  jobs.add(database, keepJob, {}, { key: keepJob, delaySeconds, keepsTime: true });

async function findList({ institutions, datasets }: ListNeeds): Promise<DatasetId | undefined> {
  const body = await institutions.find(portalBody);
  return body && datasets.findByIdentifier(body.id, identifier);
}

/** Takes up the list that lies ready when it says something else than the one that is published. Safe to repeat. */
async function keep(needs: ListNeeds): Promise<void> {
  const manifest = await needs.shelf.findManifest();
  const kept = manifest?.documents[listDocument];
  if (!manifest || !kept) return;
  const id = await findList(needs);
  const others = manifest.datasets - (id && (await needs.datasets.findReleased(id)) ? 1 : 0);
  if (others === 0) return;
  if (id) await renew(needs, id, manifest, kept);
  else await create(needs, manifest, kept);
}

async function create(needs: ListNeeds, manifest: Manifest, kept: Kept): Promise<void> {
  const { datasets, portal } = needs;
  const publisher = await requireBody(needs);
  const metadata = DatasetMetadata.parse({
    title: listWords.title,
    description: listWords.description,
    keywords: listWords.keywords,
    licence: 'CC0-1.0',
    themes: ['GOVE'],
    frequency: 'IRREG',
    contact: { name: portal.title.es },
    identifiers: [identifier],
    landingPage: needs.names.absolute('/catalog'),
  });
  const stored = await store(needs, manifest, kept);
  const file = { ...stored, name: fileName, title: listWords.file };
  const { id } = await datasets.depositing.create(thePortal, { publisher, metadata, file });
  await askRelease(needs, { dataset: id, sha256: kept.sha256 });
}

async function requireBody({ institutions, portal, names }: ListNeeds): Promise<InstitutionId> {
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

async function renew(needs: ListNeeds, id: DatasetId, manifest: Manifest, kept: Kept): Promise<void> {
  const { datasets, clock } = needs;
  const draft = await datasets.requireDraft(thePortal, id);
  const [present] = listKept(draft);
  const released = await datasets.findReleased(id);
  // An order to purge what it listed leaves the list without a file; otherwise people decided that it has none.
  const wasPurged = released?.distributions.length === 0;
  if (draft.state === 'withdrawn' || !(present || wasPurged)) return;
  const next = { dataset: id, sha256: kept.sha256 };
  if (present?.file.sha256 === kept.sha256) return draft.changed ? askRelease(needs, next) : undefined;
  // What people are changing is theirs to release; the list goes on with the version after.
  if (draft.latest !== null && draft.changed && !wasPurged) return;
  const wait = wasPurged ? 0 : findWait(released, kept, clock());
  if (wait > 0) return askLater(needs, wait);
  const stored = await store(needs, manifest, kept);
  await askRelease(needs, next);
  await datasets.depositing.replace(thePortal, id, {
    ...stored,
    name: fileName,
    title: listWords.file,
    replaces: present?.id,
  });
}

/** Seconds until the next version may come. */
export function findWait(released: Pick<Dataset, 'released'> | undefined, { bytes }: Pick<Kept, 'bytes'>, now: Date) {
  if (!released) return 0;
  const due = Date.parse(released.released) / 1000 + day * (1 + Math.floor(bytes / bytesADay));
  return Math.max(0, Math.ceil(due - now.getTime() / 1000));
}

const store = ({ files, shelf }: ListNeeds, manifest: Manifest, kept: Kept) =>
  files.put(shelf.read(manifest, kept, false), { limitBytes: kept.bytes });

const askRelease = ({ jobs, database }: ListNeeds, wanted: Release) =>
  jobs.add(database, releaseJob, wanted, { key: releaseJob, delaySeconds: readingSeconds });

/** Releases the list once its file was read; what people put in its place meanwhile is theirs to release. */
async function release({ datasets }: ListNeeds, wanted: Release): Promise<'not-read-yet' | undefined> {
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
