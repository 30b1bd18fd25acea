import type { Sha256 } from '@milpa/sdk';
import { isSelfEvidence } from '../assessment/index.ts';
import type { Ground } from './wire.ts';

interface User {
  isFileUsed(sha256: Sha256): Promise<boolean>;
}

/** Whether anybody still needs a file of the store; who else to ask is known only when all domains are there. */
export const createFileUse =
  ({ database, clock }: Pick<Ground, 'database' | 'clock'>, listUsers: () => readonly User[]) =>
  async (sha256: Sha256): Promise<boolean> => {
    if (await isSelfEvidence(database, sha256, clock())) return true;
    for (const user of listUsers()) if (await user.isFileUsed(sha256)) return true;
    return false;
  };
