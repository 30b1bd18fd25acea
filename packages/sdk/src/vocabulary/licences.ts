import type { Concept } from './index.ts';

export interface Licence extends Concept {
  /** Whether the Open Definition 2.1 counts it as open. */
  readonly open: boolean;
  readonly attribution: boolean;
}

const same = (text: string) => ({ es: text, en: text, fr: text });

/** Licences a publisher can choose. Sources: creativecommons.org, opendatacommons.org, datos.gob.mx/libreusomx, etalab.gouv.fr. */
export const licences: readonly Licence[] = [
  {
    id: 'CC-BY-4.0',
    uri: 'https://creativecommons.org/licenses/by/4.0/',
    label: {
      es: 'Creative Commons Atribución 4.0',
      en: 'Creative Commons Attribution 4.0',
      fr: 'Creative Commons Attribution 4.0',
    },
    open: true,
    attribution: true,
  },
  {
    id: 'CC0-1.0',
    uri: 'https://creativecommons.org/publicdomain/zero/1.0/',
    label: {
      es: 'CC0: dedicación al dominio público',
      en: 'CC0: public domain dedication',
      fr: 'CC0 : domaine public volontaire',
    },
    open: true,
    attribution: false,
  },
  {
    id: 'Libre-Uso-MX',
    uri: 'https://datos.gob.mx/libreusomx',
    label: { es: 'Libre Uso MX', en: 'Libre Uso MX (free use, Mexico)', fr: 'Libre Uso MX (libre usage, Mexique)' },
    open: true,
    attribution: true,
  },
  {
    id: 'CC-BY-SA-4.0',
    uri: 'https://creativecommons.org/licenses/by-sa/4.0/',
    label: {
      es: 'Creative Commons Atribución-CompartirIgual 4.0',
      en: 'Creative Commons Attribution-ShareAlike 4.0',
      fr: 'Creative Commons Attribution-Partage dans les mêmes conditions 4.0',
    },
    open: true,
    attribution: true,
  },
  {
    id: 'ODbL-1.0',
    uri: 'https://opendatacommons.org/licenses/odbl/1-0/',
    label: same('Open Database License (ODbL) 1.0'),
    open: true,
    attribution: true,
  },
  {
    id: 'ODC-By-1.0',
    uri: 'https://opendatacommons.org/licenses/by/1-0/',
    label: same('Open Data Commons Attribution 1.0'),
    open: true,
    attribution: true,
  },
  {
    id: 'PDDL-1.0',
    uri: 'https://opendatacommons.org/licenses/pddl/1-0/',
    label: same('Open Data Commons Public Domain Dedication 1.0'),
    open: true,
    attribution: false,
  },
  {
    id: 'etalab-2.0',
    uri: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
    label: { es: 'Licencia Abierta 2.0 (Etalab)', en: 'Open Licence 2.0 (Etalab)', fr: 'Licence Ouverte 2.0 (Etalab)' },
    open: true,
    attribution: true,
  },
  {
    id: 'OGL-UK-3.0',
    uri: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
    label: same('Open Government Licence 3.0 (UK)'),
    open: true,
    attribution: true,
  },
  {
    id: 'US-PD',
    uri: 'https://www.usa.gov/government-works',
    label: {
      es: 'Obra del gobierno de EE. UU. (dominio público)',
      en: 'U.S. government work (public domain)',
      fr: 'Œuvre du gouvernement des États-Unis (domaine public)',
    },
    open: true,
    attribution: false,
  },
  {
    id: 'BSD-3-Clause',
    uri: 'https://opensource.org/license/bsd-3-clause',
    label: same('BSD 3-Clause'),
    open: true,
    attribution: true,
  },
  {
    id: 'other-closed',
    uri: 'http://publications.europa.eu/resource/authority/licence/OP_DATPRO',
    label: { es: 'Otra, con restricciones', en: 'Other, with restrictions', fr: 'Autre, avec restrictions' },
    open: false,
    attribution: true,
  },
];
