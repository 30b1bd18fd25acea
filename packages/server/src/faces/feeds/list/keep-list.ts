import type { Dataset, DatasetId } from '@milpa/sdk';
import type { Clock } from '../../../clock.ts';
import type { Datasets } from '../../../dataset/index.ts';
import type { JobHandlers } from '../../../jobs/index.ts';
import type { FileStore } from '../../../storage/files/index.ts';
import { listDocument } from '../documents/index.ts';
import type { Kept, Manifest, Shelf } from '../prebuilt/index.ts';
import { createOwnDataset, type OwnDataset, type OwnNeeds } from './own.ts';
import { listWords } from './words.data.ts';

export interface ListNeeds extends OwnNeeds {
  readonly datasets: OwnNeeds['datasets'] & Pick<Datasets, 'findPurgeMark'>;
  readonly clock: Clock;
  readonly files: Pick<FileStore, 'put'>;
  readonly shelf: Pick<Shelf, 'findManifest' | 'read'>;
}

interface Needs extends ListNeeds {
  readonly own: OwnDataset;
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
const identifier = 'milpa:catalogue-list';
const fileName = 'catalogue.csv';
const day = 86_400;
/** Every version is kept for ever: a list of 10 MB more is released a day more seldom. */
const bytesADay = 10_000_000;
const settleSeconds = 60;

export function createListKeeper(given: ListNeeds): ListKeeper {
  const own = createOwnDataset(given, identifier, releaseJob);
  const needs = { ...given, own };
  return {
    find: own.find,
    ask: () => askLater(needs, settleSeconds),
    jobs: { [keepJob]: () => keep(needs), ...own.jobs },
  };
}

const askLater = ({ jobs, database }: Needs, delaySeconds: number) =>
  jobs.add(database, keepJob, {}, { key: keepJob, delaySeconds, keepsTime: true });

/** Takes up the list that lies ready when it says something else than the one that is published. Safe to repeat. */
async function keep(needs: Needs): Promise<void> {
  const manifest = await needs.shelf.findManifest();
  const kept = manifest?.documents[listDocument];
  if (!manifest || !kept) return;
  // The list that lies ready may name what was ordered to go since; it is being made anew.
  if (manifest.since !== (await needs.datasets.findPurgeMark())) return askLater(needs, settleSeconds);
  const id = await needs.own.find();
  const others = manifest.datasets - (id && (await needs.datasets.findReleased(id)) ? 1 : 0);
  if (others === 0) return;
  if (id) await renew(needs, id, manifest, kept);
  else await create(needs, manifest, kept);
}

const create = async (needs: Needs, manifest: Manifest, kept: Kept) =>
  needs.own.create(listWords, '/catalog', { ...(await store(needs, manifest, kept)), name: fileName });

async function renew(needs: Needs, id: DatasetId, manifest: Manifest, kept: Kept): Promise<void> {
  const next = {
    ...{ name: fileName, title: listWords.file, sha256: kept.sha256 },
    store: () => store(needs, manifest, kept),
  };
  const wait = await needs.own.renew(id, next, {
    findWait: (released) => findWait(released, kept, needs.clock()),
    // An order to purge what it listed leaves the list without a file.
    afterPurge: true,
  });
  if (wait > 0) await askLater(needs, wait);
}

/** Seconds until the next version may come. */
export function findWait(released: Pick<Dataset, 'released'> | undefined, { bytes }: Pick<Kept, 'bytes'>, now: Date) {
  if (!released) return 0;
  const due = Date.parse(released.released) / 1000 + day * (1 + Math.floor(bytes / bytesADay));
  return Math.max(0, Math.ceil(due - now.getTime() / 1000));
}

async function store({ files, shelf, datasets }: Needs, manifest: Manifest, kept: Kept) {
  const stored = await files.put(shelf.read(manifest, kept, false), { limitBytes: kept.bytes });
  // The queue tries again later, with the list that is made anew.
  if (manifest.since !== (await datasets.findPurgeMark()))
    throw new Error('A purge began while the list of the catalogue was taken up');
  return stored;
}
