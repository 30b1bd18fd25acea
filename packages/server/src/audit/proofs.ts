import type { Clock } from '../clock.ts';
import type { AnyOperationHandler, RawRoute } from '../http/index.ts';
import type { JobHandlers, Jobs } from '../jobs/index.ts';
import type { Random } from '../random.ts';
import type { Seal } from '../seal.ts';
import type { Database } from '../storage/database/index.ts';
import { removeExpired } from './detail.ts';
import { createRoots, type Roots } from './roots.ts';
import { createProofHandlers, createProofRoutes } from './routes.ts';
import { createSigner, type Signer } from './signing.ts';

export interface AuditProofs {
  readonly handlers: readonly AnyOperationHandler[];
  readonly rawRoutes: readonly RawRoute[];
  readonly jobs: JobHandlers;
  readonly roots: Roots;
  readonly signer: Signer;
  /** Asks for the roots of days that are over, now and at the end of each day; call it at each start. */
  start(): Promise<void>;
}

export interface ProofNeeds {
  readonly database: Database;
  readonly clock: Clock;
  readonly random: Random;
  readonly seal: Seal;
  readonly jobs: Pick<Jobs, 'add'>;
  readonly publicUrl: string;
}

const closeJob = 'audit-close-days';
/** After midnight, so that the clocks of several machines are past it too. */
const graceSeconds = 60;
const daySeconds = 86_400;

/** What lets anyone hold the portal to its record: daily roots, proofs, and the keys it signs with. */
export function createAuditProofs(needs: ProofNeeds): AuditProofs {
  const { database, clock, jobs } = needs;
  const signer = createSigner(needs);
  const roots = createRoots({ database, clock, signer });
  const ask = (delaySeconds: number) => jobs.add(database, closeJob, {}, { key: closeJob, delaySeconds });
  return {
    signer,
    roots,
    handlers: createProofHandlers({ clock, roots, signer }),
    rawRoutes: createProofRoutes({ clock, roots, signer, publicUrl: needs.publicUrl }),
    jobs: {
      [closeJob]: async (_, signal) => {
        const second = Math.floor(clock().getTime() / 1000) % daySeconds;
        await ask(daySeconds - second + graceSeconds);
        await roots.close(signal);
        await removeExpired(database, clock());
      },
    },
    start: () => ask(5),
  };
}
