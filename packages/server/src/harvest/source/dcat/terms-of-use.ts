import { findLicence, matchLicence } from '@milpa/sdk';
import type { Quad, Term } from 'n3';
import type { RawLink } from '../../record/said.ts';
import { type Ledger, listHanging } from './ledger.ts';
import { dct, rdf } from './terms.ts';
import { isWeb, takePlain, thing } from './values.ts';

const licenceThing = (id: string) => {
  const uri = findLicence(id)?.uri;
  return uri ? [thing(uri)] : [];
};

/** A licence that is known. What is not stays aside, in its own words. */
export function takeLicence(ledger: Ledger, quads: readonly Quad[]): string | undefined {
  for (const quad of quads) {
    const found = quad.object.termType === 'BlankNode' ? undefined : matchLicence(quad.object.value);
    if (!found) continue;
    if (quad.object.termType === 'NamedNode' && findLicence(found.id)?.uri === quad.object.value) ledger.hold(quad);
    else ledger.recast(quad, ...licenceThing(found.id));
    return found.id;
  }
  return undefined;
}

/** Where a licence of the dataset or of the import is taken, one that is not known stands in its place until it is changed. */
export function keepLicence(ledger: Ledger, [quad]: readonly Quad[], otherwise: string | undefined): void {
  if (quad && otherwise) ledger.recast(listHanging(ledger.store, quad), ...licenceThing(otherwise));
}

const mostStandards = 50;
export function readStandards(ledger: Ledger, node: Term): NonNullable<RawLink['conformsTo']> {
  return ledger
    .list(node, dct('conformsTo'))
    .filter(({ object }) => object.termType === 'NamedNode' && isWeb(object.value))
    .slice(0, mostStandards)
    .map((quad) => {
      const types = ledger.list(quad.object, rdf('type')).filter(({ object }) => object.value === dct('Standard'));
      ledger.hold(quad, ...types);
      return { uri: quad.object.value, ...readTitle(ledger, quad.object) };
    });
}

/** What a thing of elsewhere is called. */
export function readTitle(ledger: Ledger, node: Term): { title?: string } {
  const title = takePlain(ledger, ledger.list(node, dct('title')), { isGood: (text) => text.length <= 500 });
  return title ? { title } : {};
}
