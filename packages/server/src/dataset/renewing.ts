import { type Dataset, DatasetId, listKept, Problem, Sha256 } from '@milpa/sdk';
import { z } from 'zod';
import { thePortal } from '../account/index.ts';
import type { JobHandlers, Jobs } from '../jobs/index.ts';
import type { Database } from '../storage/database/index.ts';
import type { Datasets } from './index.ts';
import type { NewDeposit } from './service/depositing.ts';

export interface RenewingNeeds {
  readonly database: Database;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly datasets: Pick<Datasets, 'depositing' | 'requireDraft' | 'findReleased'>;
}

/** What a dataset says now, as a file that is put into the file store only when it is taken. */
export interface NextFile {
  readonly name: string;
  readonly title: string;
  readonly sha256: Sha256;
  readonly store: () => Promise<{ readonly sha256: Sha256; readonly size: number }>;
}

/** Datasets whose one file the portal makes of what it holds, and makes anew when that has changed. */
export interface Renewing {
  create(made: NewDeposit): Promise<void>;
  /**
   * Puts the file in the place of the one there is, unless that says the same. What people withdrew, emptied or are changing
   * is theirs. Gives the seconds to wait where `findWait` says that the last version is too young.
   */
  renew(
    dataset: DatasetId,
    file: NextFile,
    more?: {
      readonly findWait?: (released: Dataset | undefined) => number;
      /** Goes on where an order to purge took the file. */
      readonly afterPurge?: boolean;
    },
  ): Promise<number>;
  readonly jobs: JobHandlers;
}

const Wanted = z.object({ dataset: DatasetId, sha256: Sha256 });
type Wanted = z.infer<typeof Wanted>;
const readingSeconds = 3;

/** `job`: the name of the one that releases each file once it was read. */
export function createRenewing(needs: RenewingNeeds, job: string): Renewing {
  const { database, jobs, datasets } = needs;
  const askRelease = (wanted: Wanted) =>
    jobs.add(database, job, wanted, { key: `${job} ${wanted.dataset}`, delaySeconds: readingSeconds });
  return {
    async create(made) {
      const { id } = await datasets.depositing.create(thePortal, made);
      await askRelease({ dataset: id, sha256: made.file.sha256 });
    },
    async renew(id, { name, title, sha256, store }, { findWait = () => 0, afterPurge = false } = {}) {
      const draft = await datasets.requireDraft(thePortal, id);
      const [present] = listKept(draft);
      const released = await datasets.findReleased(id);
      const wasPurged = afterPurge && released?.distributions.length === 0;
      if (draft.state === 'withdrawn' || !(present || wasPurged)) return 0;
      // What an order hides stays as it is until somebody has decided about it.
      if (released?.removed?.some(({ distribution }) => distribution === present?.id)) return 0;
      const wanted = { dataset: id, sha256 };
      if (present?.file.sha256 === sha256) {
        if (draft.changed) await askRelease(wanted);
        return 0;
      }
      // What people are changing is theirs to release; the file goes on with the version after.
      if (draft.latest !== null && draft.changed && !wasPurged) return 0;
      const wait = wasPurged ? 0 : findWait(released);
      if (wait > 0) return wait;
      const stored = await store();
      await askRelease(wanted);
      await datasets.depositing.replace(thePortal, id, { ...stored, name, title, replaces: present?.id });
      return 0;
    },
    jobs: {
      [job]: async (payload) => {
        const wanted = Wanted.parse(payload);
        if (await isStillRead(needs, wanted)) await askRelease(wanted);
      },
    },
  };
}

/** Releases the file once it was read; what people put in its place meanwhile is theirs to release. True: it is not read yet. */
async function isStillRead({ datasets }: RenewingNeeds, wanted: Wanted): Promise<boolean> {
  const draft = await datasets.requireDraft(thePortal, wanted.dataset);
  const file = listKept(draft).find((one) => one.file.sha256 === wanted.sha256)?.file;
  if (!file || draft.state === 'withdrawn') return false;
  const released = await datasets.findReleased(wanted.dataset);
  // Then what differs is what people are changing.
  if (released && listKept(released).some((one) => one.file.sha256 === wanted.sha256)) return false;
  if (file.state === 'received' || file.state === 'reading') return true;
  // What is missing, a field of this portal's own say, stands in the draft for people to see and to fill in.
  if (draft.blockers.length > 0) return false;
  await datasets.depositing.release(thePortal, draft).catch((error: unknown) => {
    // Where the institution asks for a second person, one looks.
    if (!(error instanceof Problem && error.code === 'review-needed')) throw error;
  });
  return false;
}
