import { type Concept, createFinder, findConcept } from './concept.ts';
import { countryRows } from './countries.data.ts';

export interface Country extends Concept {
  /** ISO 3166-1 alpha-3. */
  readonly alpha3: string;
}

/** ISO 3166-1; `id` is the alpha-2 code, `uri` that of the EU country authority table. */
export const countries: readonly Country[] = countryRows
  .trim()
  .split('\n')
  .map((line) => {
    const [id = '', alpha3 = '', es = '', en = '', fr = ''] = line.split('|');
    return {
      id,
      alpha3,
      uri: `http://publications.europa.eu/resource/authority/country/${alpha3}`,
      label: { es, en, fr },
    };
  });

export const findCountry = (id: string): Country | undefined => findConcept(countries, id);

/** By code, EU authority address or name in Spanish, English or French. */
export const matchCountry: (text: string) => Country | undefined = createFinder(
  countries,
  ({ id, alpha3, uri, label }) => [
    id,
    alpha3,
    uri,
    `https://www.iso.org/obp/ui/#iso:code:3166:${id}`,
    ...Object.values(label),
    ...(id === 'MX' ? ['Estados Unidos Mexicanos', 'República Mexicana'] : []),
    ...(id === 'US' ? ['USA', 'United States of America', 'EE. UU.', 'EUA'] : []),
    ...(id === 'GB' ? ['UK'] : []),
  ],
);
