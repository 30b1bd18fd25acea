import type { ScoreDocument, ScoreFault } from '@milpa/sdk';
import type { AnyOperationHandler, RawRoute } from '../../http/index.ts';
import type { JobHandlers } from '../../jobs/index.ts';
import type { Mail } from '../../mail/index.ts';
import { formatScores } from './csv.ts';
import { TieNotice, writeTieNotice } from './letters.ts';
import { createScoreHandlers, createScoreRoutes } from './routes.ts';
import { createScoreService } from './service.ts';
import { letterJob, listDocuments, type SnapshotNeeds, takeSnapshot, verifySnapshots } from './snapshot.ts';

export interface ScoreboardNeeds extends SnapshotNeeds {
  readonly mail: Pick<Mail, 'send'>;
  readonly publicUrl: string;
}

export interface InstitutionScoreboard {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  /** `scoreboard-month`, once a day, without payload; `scoreboard-letter`. */
  readonly jobs: JobHandlers;
  /** Asks for a look soon whether a month is to be kept, and one every day from then on; call it at each start. */
  start(): Promise<void>;
  /** Keeps the month that is over; may be repeated at any time. */
  take(): Promise<ScoreDocument | undefined>;
  verify(): Promise<ScoreFault[]>;
  /** All kept months as CSV, a row a body and month, names in Spanish first. */
  listLines(): AsyncGenerator<string>;
}

const monthJob = 'scoreboard-month';
const daySeconds = 86_400;

/** How well each institution opens its data, by a published formula; each month kept for ever. Formulas are of `measure`. */
export function createScoreboard(needs: ScoreboardNeeds): InstitutionScoreboard {
  const { database, jobs } = needs;
  const ask = (delaySeconds: number) => jobs.add(database, monthJob, {}, { key: monthJob, delaySeconds });
  const service = createScoreService(needs);
  return {
    handlers: createScoreHandlers(service),
    rawRoutes: createScoreRoutes(service),
    jobs: {
      [monthJob]: async () => {
        await ask(daySeconds);
        await takeSnapshot(needs);
      },
      [letterJob]: async (payload) => {
        const notice = TieNotice.parse(payload);
        const person = await needs.holders.find(notice.account);
        if (person) await needs.mail.send(writeTieNotice(person, notice, needs.publicUrl));
      },
    },
    // After the clock and the catalogue have looked at what the new day changed.
    start: () => ask(120),
    take: () => takeSnapshot(needs),
    verify: () => verifySnapshots(needs),
    listLines: () => formatScores(listDocuments(database), 'es'),
  };
}
