import { paths } from '@milpa/sdk';
import { streamLines } from '../../../http/index.ts';
import type { JobHandlers } from '../../../jobs/index.ts';
import type { Queryable } from '../../../storage/database/index.ts';
import type { FileStore } from '../../../storage/files/index.ts';
import { createOwnDataset, type OwnNeeds } from './own.ts';
import { scoreWords } from './words.data.ts';

export interface ScoreKeeperNeeds extends OwnNeeds {
  readonly files: Pick<FileStore, 'put'>;
  /** All kept months as CSV, the first line its heading. */
  readonly listScores: () => AsyncGenerator<string>;
}

/** Keeps the months of the scoreboard as a dataset of the catalogue, by decision 29: a new version for each month. */
export interface ScoreKeeper {
  /** Another month was kept: asks for the dataset to be made anew, if this transaction commits. */
  ask(tx: Queryable): Promise<void>;
  readonly jobs: JobHandlers;
}

const keepJob = 'scoreboard-list';
const fileName = 'scoreboard.csv';
/** Some hundred bytes a body and month: decades of a large country. */
const mostBytes = 2_000_000_000;

export function createScoreKeeper(needs: ScoreKeeperNeeds): ScoreKeeper {
  const own = createOwnDataset(needs, 'milpa:scoreboard', 'scoreboard-list-release');
  return {
    ask: (tx) => needs.jobs.add(tx, keepJob, {}, { key: keepJob }),
    jobs: {
      [keepJob]: async () => {
        const stored = await needs.files.put(streamLines(needs.listScores()), { limitBytes: mostBytes });
        const file = { ...stored, name: fileName };
        const id = await own.find();
        if (id) await own.renew(id, { ...file, title: scoreWords.file, store: async () => stored });
        else await own.create(scoreWords, paths.scoreboard('es'), file);
      },
      ...own.jobs,
    },
  };
}
