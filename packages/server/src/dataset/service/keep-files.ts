import { Problem, type Sha256 } from '@milpa/sdk';
import type { Transaction } from '../../storage/database/index.ts';
import type { DatasetContext } from '../model.ts';
import { listUsedHashes } from '../store/upload.ts';

/**
 * Keeps a stored file from being cleaned away as a leftover while the transaction writes it down. Throws `unavailable`
 * when it was cleaned away just before.
 */
export async function holdFile(context: DatasetContext, tx: Transaction, sha256: Sha256): Promise<void> {
  await tx.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 0))', [sha256]);
  await tx.query('delete from file_orphan where sha256 = $1', [sha256]);
  if (await context.files.find(sha256)) return;
  throw new Problem('unavailable', {
    en: 'The file is no longer in the store. Send it again.',
    es: 'El archivo ya no está en el almacén. Envíelo de nuevo.',
    fr: "Le fichier n'est plus dans le dépôt. Renvoyez-le.",
  });
}

/** Removes a stored file at once, unless something refers to it. */
export const removeUnused = (context: DatasetContext, sha256: Sha256): Promise<void> =>
  context.database.transaction(async (tx) => {
    // The lock of those who are about to write the same bytes down for another dataset.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [sha256]);
    if ((await listUsedHashes(tx, [sha256])).size > 0 || (await context.isFileUsed?.(sha256))) return;
    await context.files.remove(sha256);
    await tx.query('delete from file_orphan where sha256 = $1', [sha256]);
  });
