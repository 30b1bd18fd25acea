import { type DatasetId, formatCanonicalJson, listLinked, Problem, type Receipt, type SignedReceipt } from '@milpa/sdk';
import type { ReviewNeeds } from './model.ts';
import { store } from './store.ts';

/** Where the public halves of the portal's keys are. */
const keysPath = '/api/v1/audit/keys';

/** The receipt of a release by any address the dataset has or had. Throws `not-found`. */
export async function findReceipt(needs: ReviewNeeds, key: string, version: number): Promise<SignedReceipt> {
  const id = await needs.datasets.releasing.findPublicId(key);
  const row = id && (await store.findReceipt(needs.database, id, version));
  if (!id || !row)
    throw new Problem('not-found', {
      en: `There is no receipt of version ${version} of ${key}.`,
      es: `No hay acuse de la versión ${version} de ${key}.`,
      fr: `Il n'y a pas de reçu de la version ${version} de ${key}.`,
    });
  if (row.body === '' || (await needs.datasets.releasing.isOrdered(id, version)))
    throw new Problem('withdrawn', {
      en: `What receipt ${row.folio} says was removed by a privacy order.`,
      es: `Lo que dice el acuse ${row.folio} fue eliminado por una orden de privacidad.`,
      fr: `Ce que dit le reçu ${row.folio} a été supprimé par un ordre de confidentialité.`,
    });
  return {
    receipt: row.body,
    signature: row.signature,
    key: row.signing_key,
    keys: new URL(keysPath, needs.publicUrl).href,
  };
}

/** Makes the receipt of a release, once: what it says and its signature never change. */
export async function makeReceipt(
  needs: ReviewNeeds,
  { dataset, version }: { readonly dataset: DatasetId; readonly version: number },
): Promise<void> {
  const { database, datasets, clock, publicUrl } = needs;
  if (await store.findReceipt(database, dataset, version)) return;
  const found = await datasets.releasing.findRelease(dataset, version);
  if (!found) return;
  const { release, snapshot } = found;
  const review = await store.findReleased(database, dataset, version);
  const year = release.released.slice(0, 4);
  await database.transaction(async (tx) => {
    const number = await store.takeFolio(tx, snapshot.publisher.id, Number(year));
    const receipt: Receipt = {
      folio: `${snapshot.publisher.slug}-${year}-${String(number).padStart(6, '0')}`,
      portal: publicUrl,
      dataset: { id: snapshot.id, slug: snapshot.slug, title: snapshot.metadata.title },
      publisher: snapshot.publisher,
      version,
      released: release.released,
      sha256: release.sha256,
      files: release.files,
      links: listLinked(snapshot).length,
      review: review?.decided
        ? {
            submitted: review.submitted.toISOString(),
            approved: review.decided.toISOString(),
            submittedAs: review.submitter_role,
            approvedAs: review.decider_role,
          }
        : null,
    };
    const body = formatCanonicalJson(receipt);
    const { key, signature } = await needs.sign(Buffer.from(body));
    await store.addReceipt(tx, {
      dataset,
      version,
      folio: receipt.folio,
      body,
      signature: Buffer.from(signature).toString('base64'),
      signing_key: key,
      made: clock(),
    });
  });
}
