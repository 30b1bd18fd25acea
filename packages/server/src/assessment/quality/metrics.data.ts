import type { IndicatorId } from '@milpa/measure';
import { type Labels, type QualityMetric, qualityDimensions } from '@milpa/sdk';

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
  readonly dataType: QualityMetric['dataType'];
  readonly unit: QualityMetric['unit'];
  readonly dimensions: readonly string[];
  readonly label: Labels;
  readonly definition: Labels;
  readonly method: Labels;
}

/** What is counted of all answers together. */
export const sums: readonly Sum[] = [
  {
    id: 'points',
    dataType: 'xsd:decimal',
    unit: 'points',
    dimensions: qualityDimensions,
    label: { es: 'Puntos', en: 'Points', fr: 'Points obtenus' },
    definition: {
      es: 'Puntos seguros, de 405, con la mejor distribución. Lo que no se pudo revisar no suma.',
      en: 'Points that are sure, of 405, with the best distribution. What could not be checked adds nothing.',
      fr: 'Points sûrs, sur 405, avec la meilleure distribution. Ce qui n’a pas pu être vérifié n’ajoute rien.',
    },
    method: {
      es: 'Cada pregunta que se cumple suma sus puntos; de las distribuciones cuenta la mejor.',
      en: 'Each question that holds adds its points; of the distributions the best one counts.',
      fr: 'Chaque question remplie ajoute ses points ; parmi les distributions, c’est la meilleure qui compte.',
    },
  },
  {
    id: 'highest',
    dataType: 'xsd:decimal',
    unit: 'points',
    dimensions: qualityDimensions,
    label: { es: 'Puntos posibles', en: 'Points possible', fr: 'Points possibles' },
    definition: {
      es: 'Los puntos que serían, de 405, si todo lo que no se pudo revisar estuviera bien.',
      en: 'What the points would be, of 405, if everything that could not be checked were good.',
      fr: 'Ce que seraient les points, sur 405, si tout ce qui n’a pas pu être vérifié était bon.',
    },
    method: {
      es: 'Como los puntos, y cada respuesta que falta se cuenta como un sí.',
      en: 'As the points, with each answer that is missing taken as a yes.',
      fr: 'Comme les points, en prenant pour un oui chaque réponse qui manque.',
    },
  },
  {
    id: 'stars',
    dataType: 'xsd:integer',
    unit: 'stars',
    dimensions: [openness.id],
    label: { es: 'Estrellas seguras', en: 'Stars that are sure', fr: 'Étoiles sûres' },
    definition: {
      es: 'De las cinco estrellas, las que son seguras según los bytes leídos: al menos tantas.',
      en: 'Of the five stars those that are sure, by the bytes that were read: at least so many.',
      fr: 'Des cinq étoiles, celles qui sont sûres d’après les octets lus : au moins autant.',
    },
    method: {
      es: 'Licencia abierta, que un programa los lea, formato libre, direcciones propias, enlaces con datos de otros: cada estrella cuenta solo si se cumplen las anteriores. Se juzga por los bytes que el portal leyó.',
      en: 'Open licence, read by a program, free format, addresses of its own, links to data of others: each star counts only where those before it hold. Judged by the bytes that the portal read.',
      fr: 'Licence ouverte, lisible par un programme, format libre, adresses propres, liens vers les données d’autrui : chaque étoile ne compte que si les précédentes sont acquises. Jugé d’après les octets que le portail a lus.',
    },
  },
  {
    id: 'possibleStars',
    dataType: 'xsd:integer',
    unit: 'stars',
    dimensions: [openness.id],
    label: { es: 'Estrellas posibles', en: 'Stars possible', fr: 'Étoiles possibles' },
    definition: {
      es: 'Las estrellas que serían si todo lo que no se pudo revisar se cumpliera: a lo más tantas.',
      en: 'What the stars would be if everything that could not be checked held: at most so many.',
      fr: 'Ce que seraient les étoiles si tout ce qui n’a pas pu être vérifié valait : au plus autant.',
    },
    method: {
      es: 'Como las estrellas seguras, y lo que no se pudo revisar se cuenta como cumplido.',
      en: 'As the stars that are sure, with what could not be checked taken as held.',
      fr: 'Comme les étoiles sûres, en prenant pour acquis ce qui n’a pas pu être vérifié.',
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

/** How the portal finds out what an indicator asks; `check.ts` is the program of it. */
export const methods: Readonly<Record<IndicatorId, Labels>> = {
  keyword: {
    es: 'Se cumple si la descripción tiene al menos una palabra clave, en cualquier idioma.',
    en: 'Holds where the description has at least one keyword, in any language.',
    fr: 'Rempli si la description a au moins un mot-clé, dans n’importe quelle langue.',
  },
  theme: {
    es: 'Se cumple si la descripción tiene al menos un tema.',
    en: 'Holds where the description has at least one theme.',
    fr: 'Rempli si la description a au moins un thème.',
  },
  spatial: {
    es: 'Se cumple si se dice de qué lugar tratan los datos: un lugar con nombre, un rectángulo o una figura.',
    en: 'Holds where it is said which place the data are about: a named place, a box or a shape.',
    fr: 'Rempli s’il est dit de quel lieu parlent les données : un lieu nommé, un rectangle ou une forme.',
  },
  temporal: {
    es: 'Se cumple si se dice desde qué día o hasta qué día cubren los datos.',
    en: 'Holds where it is said from which day or until which day the data reach.',
    fr: 'Rempli s’il est dit depuis quel jour ou jusqu’à quel jour vont les données.',
  },
  accessUrlAnswers: {
    es: 'Los archivos que guarda el portal siempre responden. De un enlace cuenta la última vez que el portal preguntó; uno que nunca se preguntó queda sin revisar.',
    en: 'Files that the portal keeps always answer. Of a link the last time counts that the portal asked; one that was never asked stays unchecked.',
    fr: 'Les fichiers que garde le portail répondent toujours. D’un lien compte la dernière fois que le portail l’a interrogé ; un lien jamais interrogé reste non vérifié.',
  },
  downloadUrl: {
    es: 'Los archivos que guarda el portal siempre la tienen. Un enlace la tiene si se dio la dirección del archivo mismo, además de la de su página.',
    en: 'Files that the portal keeps always have one. A link has one where the address of the file itself was given, beside that of its page.',
    fr: 'Les fichiers que garde le portail en ont toujours une. Un lien en a une si l’adresse du fichier lui-même a été donnée, en plus de celle de sa page.',
  },
  downloadUrlAnswers: {
    es: 'Como la dirección de acceso, pero de la dirección del archivo mismo. Sin esa dirección no se cumple.',
    en: 'As the access address, of the address of the file itself. Without that address it does not hold.',
    fr: 'Comme l’adresse d’accès, pour l’adresse du fichier lui-même. Sans cette adresse, ce n’est pas rempli.',
  },
  format: {
    es: 'De un archivo que guarda el portal, según sus bytes. De un enlace, si se dijo un formato.',
    en: 'Of a file that the portal keeps, by its bytes. Of a link, where a format was said.',
    fr: 'D’un fichier que garde le portail, d’après ses octets. D’un lien, si un format a été dit.',
  },
  mediaType: {
    es: 'Se cumple si se conoce el tipo de medio, dicho o deducido del formato, por ejemplo text/csv.',
    en: 'Holds where the media type is known, said or told by the format, for example text/csv.',
    fr: 'Rempli si le type de média est connu, dit ou déduit du format, par exemple text/csv.',
  },
  formatFromVocabulary: {
    es: 'Se cumple si el formato está en la lista de tipos de archivo de la Unión Europea.',
    en: 'Holds where the format is one of the list of file types of the European Union.',
    fr: 'Rempli si le format figure dans la liste des types de fichiers de l’Union européenne.',
  },
  nonProprietary: {
    es: 'Se cumple si el formato está en la lista de los que nadie posee, por ejemplo CSV o JSON.',
    en: 'Holds where the format is one of those that nobody owns, for example CSV or JSON.',
    fr: 'Rempli si le format est de ceux que personne ne possède, par exemple CSV ou JSON.',
  },
  machineReadable: {
    es: 'Se cumple si el formato está en la lista de los que un programa lee: CSV sí, PDF no.',
    en: 'Holds where the format is one of those that a program reads: CSV is, PDF is not.',
    fr: 'Rempli si le format est de ceux qu’un programme lit : CSV oui, PDF non.',
  },
  dcatAp: {
    es: 'Al medir, la descripción se revisa con las reglas SHACL de DCAT-AP 3.0. Se cumple si no rompe ninguna.',
    en: 'When it is measured, the description is checked by the SHACL rules of DCAT-AP 3.0. Holds where it breaks none.',
    fr: 'Lors de la mesure, la description est vérifiée avec les règles SHACL de DCAT-AP 3.0. Rempli si elle n’en enfreint aucune.',
  },
  license: {
    es: 'Se cumple si el archivo o su conjunto de datos tiene licencia.',
    en: 'Holds where the file or its dataset has a licence.',
    fr: 'Rempli si le fichier ou son jeu de données a une licence.',
  },
  licenseFromVocabulary: {
    es: 'Se cumple si esa licencia está en la lista de la Unión Europea.',
    en: 'Holds where that licence is one of the list of the European Union.',
    fr: 'Rempli si cette licence figure dans la liste de l’Union européenne.',
  },
  accessRights: {
    es: 'Siempre se cumple aquí: el portal dice de cada conjunto quién puede tenerlo.',
    en: 'Always holds here: the portal says of each dataset who may have it.',
    fr: 'Toujours rempli ici : le portail dit de chaque jeu qui peut l’avoir.',
  },
  accessRightsFromVocabulary: {
    es: 'Siempre se cumple aquí: el portal lo dice con la lista de la Unión Europea.',
    en: 'Always holds here: the portal says it by the list of the European Union.',
    fr: 'Toujours rempli ici : le portail le dit avec la liste de l’Union européenne.',
  },
  contactPoint: {
    es: 'Se cumple si la descripción da a quién preguntar: un nombre, un correo o una página.',
    en: 'Holds where the description says whom to ask: a name, an e-mail or a page.',
    fr: 'Rempli si la description dit à qui s’adresser : un nom, un courriel ou une page.',
  },
  publisher: {
    es: 'Siempre se cumple aquí: nada se publica sin institución.',
    en: 'Always holds here: nothing is released without an institution.',
    fr: 'Toujours rempli ici : rien n’est publié sans institution.',
  },
  rights: {
    es: 'Se cumple si el archivo o el enlace tiene una frase sobre sus derechos.',
    en: 'Holds where the file or the link has a sentence on its rights.',
    fr: 'Rempli si le fichier ou le lien a une phrase sur ses droits.',
  },
  byteSize: {
    es: 'De un archivo que guarda el portal se conoce siempre; de un enlace, si se dijo. Los formatos que el portal hace de una tabla se hacen al pedirlos: antes no se sabe.',
    en: 'Of a file that the portal keeps it is always known; of a link, where it was said. Forms that the portal makes of a table are made when asked for: nobody knows before.',
    fr: 'D’un fichier que garde le portail, elle est toujours connue ; d’un lien, si elle a été dite. Les formats que le portail fait d’un tableau sont faits à la demande : on ne la connaît pas avant.',
  },
  issued: {
    es: 'Siempre se cumple aquí: el portal lleva el registro de lo que publica.',
    en: 'Always holds here: the portal keeps a record of what it releases.',
    fr: 'Toujours rempli ici : le portail tient le registre de ce qu’il publie.',
  },
  modified: {
    es: 'Siempre se cumple aquí: cada versión tiene su fecha.',
    en: 'Always holds here: each version has its date.',
    fr: 'Toujours rempli ici : chaque version a sa date.',
  },
};

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
