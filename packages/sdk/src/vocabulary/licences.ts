import { type Concept, createFinder, findConcept, foldWords, normalizeAddress } from './concept.ts';
import { findCreativeCommons } from './creative-commons.ts';
import { creativeCommons, otherLicences } from './licences.data.ts';

export type Answer = 'yes' | 'no' | 'unknown';

export interface Licence extends Concept {
  /** Whether the Open Definition 2.1 counts it as open (https://opendefinition.org/licenses/). */
  readonly open: Answer;
  /** Whether who uses the data must name the source. */
  readonly attribution: boolean;
  /** Whether what is made of the data must be given under the same licence. */
  readonly shareAlike: boolean;
  /** Whether it lets people use the data for business. */
  readonly commercial: Answer;
  /** The same licence in the EU authority table, where it is listed. */
  readonly authority: string | null;
  /** Whether forms offer it; the others are understood when they come from elsewhere. */
  readonly offered: boolean;
  /** Other names and addresses of it. */
  readonly spellings: readonly string[];
}

/** Sources: creativecommons.org, opendatacommons.org, datos.gob.mx/libreusomx, etalab.gouv.fr, EU licence authority table, CKAN's list. */
export const licences: readonly Licence[] = [...otherLicences, ...creativeCommons].sort(
  (one, two) => Number(two.offered) - Number(one.offered),
);

/** By identifier or URI. */
export const findLicence = (id: string): Licence | undefined => findConcept(licences, id);

const findSpelled = createFinder(licences, (licence) => [
  licence.uri,
  ...(licence.authority ? [licence.authority] : []),
  licence.id,
  ...Object.values(licence.label),
  ...licence.spellings,
]);

/** The end of an address that says in which form or language the licence is read. */
const tail = /\/(?:legalcode|deed|rdf)?(?:\.[a-z_-]{2,7})?(?:\.txt|\.html?|\.php)?$/i;

/**
 * The licence a text means: an address however it is written, an identifier of SPDX, CKAN, udata or dcat-ap.de, or its name in Spanish,
 * English or French. National variants of Creative Commons are taken for the licence they were made from. undefined when none is known.
 */
export function matchLicence(text: string): Licence | undefined {
  const trimmed = text.replace(/\s+/g, ' ').trim();
  if (trimmed === '') return undefined;
  const found = findSpelled(trimmed) ?? findSpelled(trimmed.replace(tail, ''));
  if (found) return found;
  const commons = findCreativeCommons(trimmed);
  if (commons) return findLicence(commons);
  return findRegional(foldWords(trimmed)) ?? findWithin(trimmed);
}

/** Provinces and cities of Canada publish under their own copies of the federal licence. */
const regional = /^(?:open government licen[cs]e [\p{L} ]{3,60}|[\p{L} ]{3,60} open government licen[cs]e)$/u;
const findRegional = (folded: string) => (regional.test(folded) ? findLicence('OGL-CA-regional') : undefined);

/** An address within a sentence, as in "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)". */
function findWithin(text: string): Licence | undefined {
  const addresses = text.match(/https?:\/\/[^\s"'<>)\]]+/g) ?? [];
  for (const each of addresses) {
    if (normalizeAddress(each) === normalizeAddress(text)) continue;
    const found = matchLicence(each);
    if (found) return found;
  }
  return undefined;
}
