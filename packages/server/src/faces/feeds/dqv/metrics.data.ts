import type { IndicatorId } from '@milpa/measure';
import { type Labels, qualityDimensions } from '@milpa/sdk';
import type { Name } from '../rdf/index.ts';

export const vocabulary = {
  title: {
    es: 'Métricas de calidad de este portal',
    en: 'Metrics of quality of this portal',
    fr: 'Mesures de qualité de ce portail',
  },
  comment: {
    es: 'Calidad de los metadatos, con el método de data.europa.eu (MQA), y las cinco estrellas de los datos abiertos. Lo que no se pudo revisar no tiene medición: nunca cuenta como sí ni como no.',
    en: 'Quality of metadata, by the method of data.europa.eu (MQA), and the five stars of open data. What could not be checked has no measurement: it never counts as yes, nor as no.',
    fr: 'Qualité des métadonnées, selon la méthode de data.europa.eu (MQA), et les cinq étoiles des données ouvertes. Ce qui n’a pas pu être vérifié n’a pas de mesure : cela ne compte jamais comme un oui, ni comme un non.',
  },
  sources: ['https://data.europa.eu/mqa/methodology', 'https://5stardata.info/en/'],
} as const;

export const categories = [
  {
    id: 'metadata',
    label: { es: 'Calidad de los metadatos', en: 'Metadata quality', fr: 'Qualité des métadonnées' },
  },
  { id: 'data', label: { es: 'Calidad de los datos', en: 'Data quality', fr: 'Qualité des données' } },
] as const;

export const openness = {
  id: 'openness',
  label: { es: 'Estrellas de apertura', en: 'Stars of openness', fr: 'Étoiles d’ouverture' },
} as const;

export type SumId = 'points' | 'highest' | 'stars' | 'possibleStars';

interface Sum {
  readonly id: SumId;
  readonly dataType: Name;
  readonly dimensions: readonly string[];
  readonly label: Labels;
  readonly definition: Labels;
}

/** What is counted of all answers together. */
export const sums: readonly Sum[] = [
  {
    id: 'points',
    dataType: 'xsd:decimal',
    dimensions: qualityDimensions,
    label: { es: 'Puntos', en: 'Points', fr: 'Points obtenus' },
    definition: {
      es: 'Puntos seguros, de 405, con la mejor distribución. Lo que no se pudo revisar no suma.',
      en: 'Points that are sure, of 405, with the best distribution. What could not be checked adds nothing.',
      fr: 'Points sûrs, sur 405, avec la meilleure distribution. Ce qui n’a pas pu être vérifié n’ajoute rien.',
    },
  },
  {
    id: 'highest',
    dataType: 'xsd:decimal',
    dimensions: qualityDimensions,
    label: { es: 'Puntos posibles', en: 'Points possible', fr: 'Points possibles' },
    definition: {
      es: 'Los puntos que serían, de 405, si todo lo que no se pudo revisar estuviera bien.',
      en: 'What the points would be, of 405, if everything that could not be checked were good.',
      fr: 'Ce que seraient les points, sur 405, si tout ce qui n’a pas pu être vérifié était bon.',
    },
  },
  {
    id: 'stars',
    dataType: 'xsd:integer',
    dimensions: [openness.id],
    label: { es: 'Estrellas seguras', en: 'Stars that are sure', fr: 'Étoiles sûres' },
    definition: {
      es: 'De las cinco estrellas, las que son seguras según los bytes leídos: al menos tantas.',
      en: 'Of the five stars those that are sure, by the bytes that were read: at least so many.',
      fr: 'Des cinq étoiles, celles qui sont sûres d’après les octets lus : au moins autant.',
    },
  },
  {
    id: 'possibleStars',
    dataType: 'xsd:integer',
    dimensions: [openness.id],
    label: { es: 'Estrellas posibles', en: 'Stars possible', fr: 'Étoiles possibles' },
    definition: {
      es: 'Las estrellas que serían si todo lo que no se pudo revisar se cumpliera: a lo más tantas.',
      en: 'What the stars would be if everything that could not be checked held: at most so many.',
      fr: 'Ce que seraient les étoiles si tout ce qui n’a pas pu être vérifié valait : au plus autant.',
    },
  },
];

/** What each indicator looks at in the description. */
export const properties: Readonly<Record<IndicatorId, string>> = {
  keyword: 'dcat:keyword',
  theme: 'dcat:theme',
  spatial: 'dct:spatial',
  temporal: 'dct:temporal',
  accessUrlAnswers: 'dcat:accessURL',
  downloadUrl: 'dcat:downloadURL',
  downloadUrlAnswers: 'dcat:downloadURL',
  format: 'dct:format',
  mediaType: 'dcat:mediaType',
  formatFromVocabulary: 'dct:format',
  nonProprietary: 'dct:format',
  machineReadable: 'dct:format',
  dcatAp: 'DCAT-AP 3.0',
  license: 'dct:license',
  licenseFromVocabulary: 'dct:license',
  accessRights: 'dct:accessRights',
  accessRightsFromVocabulary: 'dct:accessRights',
  contactPoint: 'dcat:contactPoint',
  publisher: 'dct:publisher',
  rights: 'dct:rights',
  byteSize: 'dcat:byteSize',
  issued: 'dct:issued',
  modified: 'dct:modified',
};

interface Asked {
  readonly property: string;
  readonly points: number;
}

/** What the value of an indicator means. */
export const describeIndicator: Readonly<Record<'dataset' | 'distribution', (asked: Asked) => Labels>> = {
  dataset: ({ property, points }) => ({
    es: `Si el conjunto de datos lo cumple (${property}). Vale ${points} puntos de 405.`,
    en: `Whether it holds for the dataset (${property}). Counts ${points} of 405 points.`,
    fr: `Si le jeu de données le remplit (${property}). Compte ${points} points sur 405.`,
  }),
  distribution: ({ property, points }) => ({
    es: `Para qué parte de sus distribuciones se cumple, de 0 a 1 (${property}); cada archivo, cada forma de una tabla y cada enlace es una. Sin medición mientras alguna no se pudo revisar. Vale ${points} puntos de 405.`,
    en: `For which share of its distributions it holds, from 0 to 1 (${property}); each file, each form of a table and each link is one. No measurement while one of them could not be checked. Counts ${points} of 405 points.`,
    fr: `Pour quelle part de ses distributions il vaut, de 0 à 1 (${property}) ; chaque fichier, chaque forme d’un tableau et chaque lien en est une. Pas de mesure tant que l’une n’a pas pu être vérifiée. Compte ${points} points sur 405.`,
  }),
};

const piveau = (name: string) => `https://piveau.eu/ns/voc#${name}`;
/**
 * The terms of data.europa.eu for nearly the same: there each distribution is measured, and of addresses the status code. Names
 * are those of its own vocabulary (https://gitlab.com/piveau).
 */
export const elsewhere: Readonly<Record<string, string>> = {
  findability: piveau('findability'),
  accessibility: piveau('accessibility'),
  interoperability: piveau('interoperability'),
  reusability: piveau('reusability'),
  contextuality: piveau('contextuality'),
  points: piveau('scoring'),
  keyword: piveau('keywordAvailability'),
  theme: piveau('categoryAvailability'),
  spatial: piveau('spatialAvailability'),
  temporal: piveau('temporalAvailability'),
  accessUrlAnswers: piveau('accessUrlStatusCode'),
  downloadUrl: piveau('downloadUrlAvailability'),
  downloadUrlAnswers: piveau('downloadUrlStatusCode'),
  format: piveau('formatAvailability'),
  mediaType: piveau('mediaTypeAvailability'),
  formatFromVocabulary: piveau('formatMediaTypeVocabularyAlignment'),
  nonProprietary: piveau('formatMediaTypeNonProprietary'),
  machineReadable: piveau('formatMediaTypeMachineInterpretable'),
  dcatAp: piveau('dcatApCompliance'),
  license: piveau('licenceAvailability'),
  licenseFromVocabulary: piveau('knownLicence'),
  accessRights: piveau('accessRightsAvailability'),
  accessRightsFromVocabulary: piveau('accessRightsVocabularyAlignment'),
  contactPoint: piveau('contactPointAvailability'),
  publisher: piveau('publisherAvailability'),
  rights: piveau('rightsAvailability'),
  byteSize: piveau('byteSizeAvailability'),
  issued: piveau('dateIssuedAvailability'),
  modified: piveau('dateModifiedAvailability'),
};
