import type { Language, openStars, QualityIndicatorId, QualityRating } from '@milpa/sdk';

/** Words of the pages on metadata quality and openness. */
export interface QualityWords {
  readonly title: string;
  readonly lead: string;
  readonly of: (name: string) => string;
  readonly nothing: string;
  /** Of a catalogue or a body. */
  readonly sum: (points: string, rating: string) => string;
  readonly might: (highest: string) => string;
  readonly sumOne: (points: string, rating: string) => string;
  readonly line: (points: string, rating: string, stars: string) => string;
  readonly see: string;
  readonly measured: (moment: string) => string;
  readonly numbers: Readonly<Record<'datasets' | 'points' | 'highest' | 'share' | 'stars', string>>;
  readonly ratings: Readonly<Record<QualityRating, string>>;
  /** What to do about each indicator; the sdk names them. */
  readonly mends: Readonly<Record<QualityIndicatorId, string>>;
  readonly outcomes: Readonly<Record<'pass' | 'fail' | 'unknown', string>>;
  readonly spread: { readonly title: string; readonly points: string; readonly told: (parts: SpreadTold) => string };
  readonly parts: {
    readonly title: string;
    readonly told: (best: string, bestShare: string, worst: string, worstShare: string) => string;
    readonly unsure: (share: string) => string;
    readonly columns: Readonly<Record<'part' | 'pass' | 'unknown' | 'fail', string>>;
  };
  readonly mend: {
    readonly title: string;
    readonly lead: string;
    readonly leadOne: string;
    readonly none: string;
    readonly gain: (points: string) => string;
    readonly missing: Readonly<Record<'dataset' | 'distribution', (count: string, of: string) => string>>;
    readonly unknown: (count: string) => string;
    readonly other: string;
    readonly go: string;
  };
  readonly stars: {
    readonly title: string;
    readonly lead: string;
    readonly count: (stars: number) => string;
    readonly more: (stars: number) => string;
    readonly share: string;
    /** Before links to those that have so many. */
    readonly see: string;
    readonly sure: (stars: string, possible: string) => string;
    readonly names: Readonly<Record<(typeof openStars)[number], string>>;
    readonly told: (three: string, perhaps: string, total: string) => string;
  };
  readonly table: {
    readonly all: string;
    readonly caption: string;
    readonly columns: Readonly<Record<'indicator' | 'points' | 'pass' | 'unknown' | 'fail', string>>;
  };
  readonly worst: {
    readonly title: string;
    readonly caption: string;
    readonly columns: Readonly<Record<'dataset' | 'institution' | 'points' | 'rating' | 'stars', string>>;
  };
  readonly bodies: {
    readonly title: string;
    readonly lead: string;
    readonly caption: string;
    readonly datasets: string;
  };
  readonly method: { readonly title: string; readonly text: readonly string[]; readonly source: string };
  readonly files: string;
  readonly operations: Readonly<
    Record<
      'getQuality' | 'getDatasetQuality' | 'listQuality' | 'listQualityByInstitution' | 'getQualityVocabulary',
      string
    >
  >;
}

interface SpreadTold {
  readonly excellent: string;
  readonly good: string;
  readonly sufficient: string;
  readonly bad: string;
}

const es: QualityWords = {
  title: 'Calidad de los metadatos',
  lead: 'Qué tan bien descritos están los datos, con la medida del portal europeo: 23 preguntas, 405 puntos. Lo que no se pudo revisar nunca cuenta como bueno.',
  of: (name) => `Calidad de los metadatos de ${name}`,
  nothing: 'Todavía no se ha medido nada: hace falta un conjunto de datos publicado.',
  sum: (points, rating) => `En promedio, un conjunto de datos reúne ${points} de 405 puntos: nivel ${rating}.`,
  might: (highest) => `Si todo lo que no se pudo revisar estuviera bien, serían ${highest}.`,
  sumOne: (points, rating) => `Reúne ${points} de 405 puntos: nivel ${rating}.`,
  line: (points, rating, stars) => `Metadatos: ${points} de 405 puntos (${rating}). Apertura: ${stars}.`,
  see: 'Qué falta y qué se gana',
  measured: (moment) => `Medido el ${moment}`,
  numbers: {
    datasets: 'conjuntos medidos',
    points: 'puntos de 405, promedio',
    highest: 'puntos posibles',
    share: 'puntos por proporción',
    stars: 'con tres estrellas o más',
  },
  ratings: { excellent: 'excelente', good: 'bueno', sufficient: 'suficiente', bad: 'malo' },
  mends: {
    keyword: 'Agregue las palabras con que la gente busca estos datos.',
    theme: 'Elija al menos un tema.',
    spatial: 'Diga de qué lugar tratan los datos.',
    temporal: 'Diga de qué fecha a qué fecha cubren los datos.',
    accessUrlAnswers: 'Corrija las direcciones que no responden, o suba el archivo al portal.',
    downloadUrl: 'Dé la dirección del archivo mismo, o súbalo al portal.',
    downloadUrlAnswers: 'Corrija las direcciones de descarga que no responden, o suba el archivo al portal.',
    format: 'Diga en qué formato está cada archivo.',
    mediaType: 'Diga el tipo de medio de cada archivo, por ejemplo text/csv.',
    formatFromVocabulary: 'Elija el formato de la lista en vez de escribirlo con otras palabras.',
    nonProprietary: 'Ofrezca también un formato libre, por ejemplo CSV.',
    machineReadable: 'Ofrezca los datos en una forma que un programa lea, por ejemplo CSV en lugar de PDF.',
    dcatAp: 'Vea en el borrador qué reglas de DCAT-AP no se cumplen.',
    license: 'Elija una licencia.',
    licenseFromVocabulary: 'La licencia no está en la lista europea; una como CC BY 4.0 sí está.',
    accessRights: 'Diga si los datos son públicos, restringidos o no públicos.',
    accessRightsFromVocabulary: 'Elija los derechos de acceso de la lista.',
    contactPoint: 'Dé un correo o una página donde se contesten preguntas.',
    publisher: 'Diga quién publica.',
    rights: 'Escriba en cada archivo una frase sobre sus derechos.',
    byteSize: 'Diga cuánto pesa cada archivo, o súbalo al portal.',
    issued: 'Diga cuándo se publicó.',
    modified: 'Diga cuándo cambió.',
  },
  outcomes: { pass: 'sí', fail: 'no', unknown: 'no se pudo revisar' },
  spread: {
    title: 'Cuántos conjuntos tienen cuántos puntos',
    points: 'puntos',
    told: ({ excellent, good, sufficient, bad }) =>
      `De los conjuntos, ${excellent} tienen nivel excelente, ${good} bueno, ${sufficient} suficiente y ${bad} malo.`,
  },
  parts: {
    title: 'Puntos por dimensión',
    told: (best, bestShare, worst, worstShare) =>
      `Lo mejor: «${best}», con ${bestShare} de sus puntos. Lo más flojo: «${worst}», con ${worstShare}.`,
    unsure: (share) => `De todos los puntos, ${share} no se pudo revisar.`,
    columns: { part: 'Dimensión', pass: 'Logrado', unknown: 'Sin revisar', fail: 'Falta' },
  },
  mend: {
    title: 'Qué corregir primero',
    lead: 'Lo que más puntos daría al promedio por proporción, de mayor a menor.',
    leadOne: 'De mayor a menor ganancia. Cuenta la mejor forma de los datos: lo que ya tiene esa no suma más.',
    none: 'No hay nada que corregir.',
    gain: (points) => `+${points} puntos`,
    missing: {
      dataset: (count, of) => `Falta en ${count} de ${of} conjuntos.`,
      distribution: (count, of) => `Falta en ${count} de ${of} archivos y enlaces.`,
    },
    unknown: (count) => `No se pudo revisar en ${count}.`,
    other: 'Sin ganancia de puntos, y aun así útil',
    go: 'Corregirlo en el borrador',
  },
  stars: {
    title: 'Estrellas de apertura',
    lead: 'Según lo que son los bytes, no lo que se declara: un enlace que el portal nunca leyó queda sin revisar. Cuenta la mejor forma de los datos.',
    count: (stars) => (stars === 1 ? '1 estrella' : `${stars} estrellas`),
    more: (stars) => (stars === 5 ? '5 estrellas' : stars === 1 ? '1 estrella o más' : `${stars} estrellas o más`),
    share: 'Estrellas',
    see: 'Ver los conjuntos:',
    sure: (stars, possible) => `${stars}, quizá hasta ${possible}`,
    names: {
      licence: 'En la red, con licencia abierta',
      structured: 'Un programa los lee',
      free: 'En un formato libre',
      addresses: 'Sus cosas tienen direcciones propias',
      linked: 'Enlazados con datos de otros',
    },
    told: (three, perhaps, total) =>
      `De ${total} conjuntos, ${three} tienen con seguridad tres estrellas o más; otros ${perhaps} quizá las tengan: no se pudo revisar.`,
  },
  table: {
    all: 'Las 23 preguntas',
    caption: 'Cada indicador, cuántos puntos vale y para cuántos se cumple',
    columns: { indicator: 'Indicador', points: 'Puntos', pass: 'Sí', unknown: 'Sin revisar', fail: 'No' },
  },
  worst: {
    title: 'Los conjuntos que más lo necesitan',
    caption: 'Conjuntos de datos, el de menos puntos arriba',
    columns: {
      dataset: 'Conjunto',
      institution: 'Institución',
      points: 'Puntos',
      rating: 'Nivel',
      stars: 'Estrellas',
    },
  },
  bodies: {
    title: 'Por institución',
    lead: 'El promedio de los conjuntos que cada una publica.',
    caption: 'Instituciones, la de menos puntos arriba',
    datasets: 'Conjuntos',
  },
  method: {
    title: 'Cómo se cuenta',
    text: [
      'Los 23 indicadores y sus puntos son los de la evaluación de calidad de metadatos (MQA) de data.europa.eu. Desde 351 puntos el nivel es excelente; desde 221, bueno; desde 121, suficiente.',
      'Hay dos maneras de sumar y dan cifras distintas. El portal europeo cuenta cada conjunto con su mejor distribución y promedia; otros catálogos multiplican cada indicador por la proporción en que se cumple. Aquí se dan ambas.',
      'Se mide lo que dice el catálogo DCAT de este portal: cada archivo, cada formato que el portal ofrece de una tabla y cada enlace es una distribución. Un enlace que nunca se revisó no cuenta como bueno ni como malo.',
    ],
    source: 'Método de data.europa.eu',
  },
  files: 'Para programas',
  operations: {
    getQuality: 'Calidad de los metadatos de todo lo publicado o de una institución, y qué corregir',
    getDatasetQuality: 'Calidad y apertura de un conjunto de datos, y qué corregir por cuántos puntos',
    listQuality: 'Conjuntos de datos por su calidad, el peor primero',
    listQualityByInstitution: 'Calidad promedio de cada institución que publica, la peor primero',
    getQualityVocabulary: 'Qué significa cada métrica de calidad, cómo se mide y en qué unidad',
  },
};

const en: QualityWords = {
  title: 'Metadata quality',
  lead: 'How well the data are described, by the measure of the European portal: 23 questions, 405 points. What could not be checked is never counted as good.',
  of: (name) => `Metadata quality of ${name}`,
  nothing: 'Nothing has been measured yet: it takes a released dataset.',
  sum: (points, rating) => `On average a dataset has ${points} of 405 points: ${rating}.`,
  might: (highest) => `If everything that could not be checked were good, it would be ${highest}.`,
  sumOne: (points, rating) => `It has ${points} of 405 points: ${rating}.`,
  line: (points, rating, stars) => `Metadata: ${points} of 405 points (${rating}). Openness: ${stars}.`,
  see: 'What is missing and what it gains',
  measured: (moment) => `Measured on ${moment}`,
  numbers: {
    datasets: 'datasets measured',
    points: 'points of 405, mean',
    highest: 'points possible',
    share: 'points by shares',
    stars: 'with three stars or more',
  },
  ratings: { excellent: 'excellent', good: 'good', sufficient: 'sufficient', bad: 'bad' },
  mends: {
    keyword: 'Add the words with which people look for these data.',
    theme: 'Choose one theme at least.',
    spatial: 'Say which place the data are about.',
    temporal: 'Say from when to when the data reach.',
    accessUrlAnswers: 'Mend the addresses that do not answer, or upload the file to the portal.',
    downloadUrl: 'Give the address of the file itself, or upload it to the portal.',
    downloadUrlAnswers: 'Mend the download addresses that do not answer, or upload the file to the portal.',
    format: 'Say in which format each file is.',
    mediaType: 'Say the media type of each file, for example text/csv.',
    formatFromVocabulary: 'Choose the format from the list instead of writing it in other words.',
    nonProprietary: 'Offer a format that anyone may implement too, for example CSV.',
    machineReadable: 'Offer the data in a form that a program reads, for example CSV instead of PDF.',
    dcatAp: 'See in the draft which rules of DCAT-AP are broken.',
    license: 'Choose a licence.',
    licenseFromVocabulary: 'The licence is not in the European list; one such as CC BY 4.0 is.',
    accessRights: 'Say whether the data are public, restricted or not public.',
    accessRightsFromVocabulary: 'Choose the access rights from the list.',
    contactPoint: 'Give an e-mail or a page where questions are answered.',
    publisher: 'Say who publishes.',
    rights: 'Write a sentence on its rights for each file.',
    byteSize: 'Say how large each file is, or upload it to the portal.',
    issued: 'Say when it was published.',
    modified: 'Say when it changed.',
  },
  outcomes: { pass: 'yes', fail: 'no', unknown: 'could not be checked' },
  spread: {
    title: 'How many datasets have how many points',
    points: 'points',
    told: ({ excellent, good, sufficient, bad }) =>
      `Of the datasets, ${excellent} are excellent, ${good} good, ${sufficient} sufficient and ${bad} bad.`,
  },
  parts: {
    title: 'Points by dimension',
    told: (best, bestShare, worst, worstShare) =>
      `Best: “${best}”, with ${bestShare} of its points. Weakest: “${worst}”, with ${worstShare}.`,
    unsure: (share) => `Of all points, ${share} could not be checked.`,
    columns: { part: 'Dimension', pass: 'Reached', unknown: 'Not checked', fail: 'Missing' },
  },
  mend: {
    title: 'What to mend first',
    lead: 'What would add the most points to the mean by shares, the most first.',
    leadOne: 'The most gained first. The best form of the data counts: what that one has adds no more.',
    none: 'There is nothing to mend.',
    gain: (points) => `+${points} points`,
    missing: {
      dataset: (count, of) => `Missing in ${count} of ${of} datasets.`,
      distribution: (count, of) => `Missing in ${count} of ${of} files and links.`,
    },
    unknown: (count) => `Could not be checked in ${count}.`,
    other: 'Without gain in points, and useful all the same',
    go: 'Mend it in the draft',
  },
  stars: {
    title: 'Stars of openness',
    lead: 'From what the bytes are, not from what is declared: a link that the portal never read stays unchecked. The best form of the data counts.',
    count: (stars) => (stars === 1 ? '1 star' : `${stars} stars`),
    more: (stars) => (stars === 5 ? '5 stars' : stars === 1 ? '1 star or more' : `${stars} stars or more`),
    share: 'Stars',
    see: 'See the datasets:',
    sure: (stars, possible) => `${stars}, perhaps up to ${possible}`,
    names: {
      licence: 'On the web, under an open licence',
      structured: 'A program reads them',
      free: 'In a free format',
      addresses: 'Their things have addresses of their own',
      linked: 'Linked to data of others',
    },
    told: (three, perhaps, total) =>
      `Of ${total} datasets, ${three} surely have three stars or more; another ${perhaps} may have: it could not be checked.`,
  },
  table: {
    all: 'The 23 questions',
    caption: 'Each indicator, how many points it counts and for how many it holds',
    columns: { indicator: 'Indicator', points: 'Points', pass: 'Yes', unknown: 'Not checked', fail: 'No' },
  },
  worst: {
    title: 'The datasets that need it most',
    caption: 'Datasets, the one with the fewest points first',
    columns: { dataset: 'Dataset', institution: 'Institution', points: 'Points', rating: 'Rating', stars: 'Stars' },
  },
  bodies: {
    title: 'By institution',
    lead: 'The mean of the datasets that each publishes.',
    caption: 'Institutions, the one with the fewest points first',
    datasets: 'Datasets',
  },
  method: {
    title: 'How it is counted',
    text: [
      'The 23 indicators and their points are those of the Metadata Quality Assessment (MQA) of data.europa.eu. From 351 points it is excellent; from 221, good; from 121, sufficient.',
      'There are two ways to add up, and they differ. The European portal counts each dataset with its best distribution and takes the mean; other catalogues multiply each indicator by the share for which it holds. Both are given here.',
      'Measured is what the DCAT catalogue of this portal says: each file, each format that the portal makes of a table, and each link is a distribution. A link that was never asked counts neither as good nor as bad.',
    ],
    source: 'Method of data.europa.eu',
  },
  files: 'For programs',
  operations: {
    getQuality: 'Metadata quality of everything released or of one institution, and what to mend',
    getDatasetQuality: 'Quality and openness of a dataset, and what to mend for how many points',
    listQuality: 'Datasets by their quality, the worst first',
    listQualityByInstitution: 'Mean quality of each institution that publishes, the worst first',
    getQualityVocabulary: 'What each metric of quality means, how it is measured and in which unit',
  },
};

const fr: QualityWords = {
  title: 'Qualité des métadonnées',
  lead: 'À quel point les données sont bien décrites, selon la mesure du portail européen : 23 questions, 405 points. Ce qui n’a pas pu être vérifié ne compte jamais comme bon.',
  of: (name) => `Qualité des métadonnées : ${name}`,
  nothing: 'Rien n’a encore été mesuré : il faut un jeu de données publié.',
  sum: (points, rating) => `En moyenne, un jeu de données réunit ${points} points sur 405 : niveau ${rating}.`,
  might: (highest) => `Si tout ce qui n’a pas pu être vérifié était bon, ce serait ${highest}.`,
  sumOne: (points, rating) => `Il réunit ${points} points sur 405 : niveau ${rating}.`,
  line: (points, rating, stars) => `Métadonnées : ${points} points sur 405 (${rating}). Ouverture : ${stars}.`,
  see: 'Ce qui manque et ce que l’on gagne',
  measured: (moment) => `Mesuré le ${moment}`,
  numbers: {
    datasets: 'jeux mesurés',
    points: 'points sur 405, moyenne',
    highest: 'points possibles',
    share: 'points par proportion',
    stars: 'avec trois étoiles ou plus',
  },
  ratings: { excellent: 'excellent', good: 'bon', sufficient: 'suffisant', bad: 'mauvais' },
  mends: {
    keyword: 'Ajoutez les mots avec lesquels on cherche ces données.',
    theme: 'Choisissez au moins un thème.',
    spatial: 'Dites de quel lieu parlent les données.',
    temporal: 'Dites de quand à quand vont les données.',
    accessUrlAnswers: 'Corrigez les adresses qui ne répondent pas, ou déposez le fichier sur le portail.',
    downloadUrl: 'Donnez l’adresse du fichier lui-même, ou déposez-le sur le portail.',
    downloadUrlAnswers:
      'Corrigez les adresses de téléchargement qui ne répondent pas, ou déposez le fichier sur le portail.',
    format: 'Dites dans quel format est chaque fichier.',
    mediaType: 'Dites le type de média de chaque fichier, par exemple text/csv.',
    formatFromVocabulary: 'Choisissez le format dans la liste au lieu de l’écrire autrement.',
    nonProprietary: 'Offrez aussi un format libre, par exemple CSV.',
    machineReadable: 'Offrez les données sous une forme qu’un programme lit, par exemple CSV au lieu de PDF.',
    dcatAp: 'Voyez dans le brouillon quelles règles de DCAT-AP ne sont pas suivies.',
    license: 'Choisissez une licence.',
    licenseFromVocabulary: 'La licence n’est pas dans la liste européenne ; une licence comme CC BY 4.0 y est.',
    accessRights: 'Dites si les données sont publiques, restreintes ou non publiques.',
    accessRightsFromVocabulary: 'Choisissez les droits d’accès dans la liste.',
    contactPoint: 'Donnez un courriel ou une page où l’on répond aux questions.',
    publisher: 'Dites qui publie.',
    rights: 'Écrivez une phrase sur les droits de chaque fichier.',
    byteSize: 'Dites combien pèse chaque fichier, ou déposez-le sur le portail.',
    issued: 'Dites quand il a été publié.',
    modified: 'Dites quand il a changé.',
  },
  outcomes: { pass: 'oui', fail: 'non', unknown: 'n’a pas pu être vérifié' },
  spread: {
    title: 'Combien de jeux ont combien de points',
    points: 'points obtenus',
    told: ({ excellent, good, sufficient, bad }) =>
      `Parmi les jeux, ${excellent} sont excellents, ${good} bons, ${sufficient} suffisants et ${bad} mauvais.`,
  },
  parts: {
    title: 'Points par dimension',
    told: (best, bestShare, worst, worstShare) =>
      `Le mieux : « ${best} », avec ${bestShare} de ses points. Le plus faible : « ${worst} », avec ${worstShare}.`,
    unsure: (share) => `De tous les points, ${share} n’ont pas pu être vérifiés.`,
    columns: { part: 'Dimension mesurée', pass: 'Atteint', unknown: 'Non vérifié', fail: 'Manque' },
  },
  mend: {
    title: 'Que corriger d’abord',
    lead: 'Ce qui ajouterait le plus de points à la moyenne par proportion, du plus au moins.',
    leadOne:
      'Du plus grand gain au plus petit. La meilleure forme des données compte : ce qu’elle a déjà n’ajoute rien.',
    none: 'Il n’y a rien à corriger.',
    gain: (points) => `+${points} pts`,
    missing: {
      dataset: (count, of) => `Manque dans ${count} jeux sur ${of}.`,
      distribution: (count, of) => `Manque dans ${count} fichiers et liens sur ${of}.`,
    },
    unknown: (count) => `N’a pas pu être vérifié dans ${count}.`,
    other: 'Sans gain de points, et utile quand même',
    go: 'Le corriger dans le brouillon',
  },
  stars: {
    title: 'Étoiles d’ouverture',
    lead: 'D’après ce que sont les octets, non d’après ce qui est déclaré : un lien que le portail n’a jamais lu reste non vérifié. La meilleure forme des données compte.',
    count: (stars) => (stars < 2 ? `${stars} étoile` : `${stars} étoiles`),
    more: (stars) => (stars === 5 ? '5 étoiles' : stars === 1 ? '1 étoile ou plus' : `${stars} étoiles ou plus`),
    share: 'Étoiles',
    see: 'Voir les jeux :',
    sure: (stars, possible) => `${stars}, peut-être jusqu’à ${possible}`,
    names: {
      licence: 'Sur le web, sous licence ouverte',
      structured: 'Un programme les lit',
      free: 'Dans un format libre',
      addresses: 'Leurs choses ont des adresses propres',
      linked: 'Reliées aux données d’autres',
    },
    told: (three, perhaps, total) =>
      `Sur ${total} jeux, ${three} ont sûrement trois étoiles ou plus ; ${perhaps} autres les ont peut-être : cela n’a pas pu être vérifié.`,
  },
  table: {
    all: 'Les 23 questions',
    caption: 'Chaque indicateur, combien de points il compte et pour combien il vaut',
    columns: { indicator: 'Indicateur', points: 'Points comptés', pass: 'Oui', unknown: 'Non vérifié', fail: 'Non' },
  },
  worst: {
    title: 'Les jeux qui en ont le plus besoin',
    caption: 'Jeux de données, celui qui a le moins de points en haut',
    columns: {
      dataset: 'Jeu de données',
      institution: 'Institution',
      points: 'Points',
      rating: 'Niveau',
      stars: 'Étoiles',
    },
  },
  bodies: {
    title: 'Par institution',
    lead: 'La moyenne des jeux que chacune publie.',
    caption: 'Institutions, celle qui a le moins de points en haut',
    datasets: 'Jeux',
  },
  method: {
    title: 'Comment on compte',
    text: [
      'Les 23 indicateurs et leurs points sont ceux de l’évaluation de la qualité des métadonnées (MQA) de data.europa.eu. À partir de 351 points, le niveau est excellent ; à partir de 221, bon ; à partir de 121, suffisant.',
      'Il y a deux façons d’additionner, et elles diffèrent. Le portail européen compte chaque jeu avec sa meilleure distribution et fait la moyenne ; d’autres catalogues multiplient chaque indicateur par la proportion pour laquelle il vaut. Les deux sont données ici.',
      'On mesure ce que dit le catalogue DCAT de ce portail : chaque fichier, chaque format que le portail fait d’un tableau et chaque lien est une distribution. Un lien jamais interrogé ne compte ni comme bon ni comme mauvais.',
    ],
    source: 'Méthode de data.europa.eu',
  },
  files: 'Pour les programmes',
  operations: {
    getQuality: 'Qualité des métadonnées de tout ce qui est publié ou d’une institution, et que corriger',
    getDatasetQuality: 'Qualité et ouverture d’un jeu de données, et que corriger pour combien de points',
    listQuality: 'Jeux de données par qualité, le pire d’abord',
    listQualityByInstitution: 'Qualité moyenne de chaque institution qui publie, la pire d’abord',
    getQualityVocabulary: 'Ce que signifie chaque métrique de qualité, comment elle est mesurée et dans quelle unité',
  },
};

export const qualityWords: Readonly<Record<Language, QualityWords>> = { es, en, fr };
