import type { Store, Term } from 'n3';
import { dqv } from './terms.ts';

const leading = ['hasQualityMetadata', 'hasQualityMeasurement'].map(dqv);

/**
 * Takes out what the portal a description comes from measured of it (decision 41): `{dataset}/quality` and what it says. That is a
 * reader's finding about the description as it stood there, no statement of who publishes, and here it would be given on as one.
 * What publishers say of quality by the same vocabulary has other addresses, and stays.
 */
export function leaveMeasured(store: Store): void {
  for (const predicate of leading)
    for (const quad of store.getQuads(null, predicate, null, null)) {
      if (!isMeasured(quad.subject, quad.object)) continue;
      store.removeQuad(quad);
      store.removeQuads(store.getQuads(quad.object, null, null, null));
    }
}

const isMeasured = (dataset: Term, found: Term): boolean =>
  dataset.termType === 'NamedNode' &&
  found.termType === 'NamedNode' &&
  (found.value === `${dataset.value}/quality` || found.value.startsWith(`${dataset.value}/quality#`));
