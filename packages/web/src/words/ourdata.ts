import type { Language } from '@milpa/sdk';

type Part =
  | 'availability'
  | 'availability.policy'
  | 'availability.engagement'
  | 'availability.implementation'
  | 'accessibility'
  | 'accessibility.policy'
  | 'accessibility.engagement'
  | 'accessibility.implementation'
  | 'support'
  | 'support.promotion'
  | 'support.literacy'
  | 'support.monitoring';

/** Words of the pages on the OURdata index. */
export interface OurdataWords {
  readonly title: string;
  readonly lead: string;
  readonly groups: Readonly<Record<'OECD' | 'LAC', string>>;
  readonly parts: Readonly<Record<Part, string>>;
  readonly composite: string;
  readonly edition: string;
  readonly country: string;
  readonly rank: string;
  readonly rankOf: (rank: string, of: string) => string;
  readonly editionTitle: (edition: number) => string;
  readonly best: (first: string, score: string, average: string) => string;
  readonly front: (edition: number, score: string, rank: string) => string;
  readonly table: (edition: number) => string;
  readonly compare: string;
  readonly compareLead: string;
  readonly compareTitle: (countries: string) => string;
  readonly compareNone: string;
  readonly chooseOf: (country: string) => string;
  readonly basis: Readonly<Record<'subpillars' | 'pillars' | 'printed', string>>;
  readonly basisTitle: string;
  readonly path: (country: string) => string;
  readonly breaks: string;
  readonly parted: (edition: number) => string;
  readonly numbers: string;
  readonly numbersLead: string;
  readonly component: string;
  readonly value: string;
  readonly source: string;
  readonly programs: string;
  readonly nothing: (country: string) => string;
  readonly how: string;
  readonly howText: string;
}

const en: OurdataWords = {
  title: 'OURdata index',
  lead: 'How governments open their data, as the OECD measures it: availability, accessibility and support for re-use. Every published number, with its source.',
  groups: { OECD: 'OECD (mean)', LAC: 'Latin America and the Caribbean (mean)' },
  parts: {
    availability: 'Data availability',
    'availability.policy': 'Open-by-default policy',
    'availability.engagement': 'Engagement for release',
    'availability.implementation': 'High-value data',
    accessibility: 'Data accessibility',
    'accessibility.policy': 'Free and open access policy',
    'accessibility.engagement': 'Engagement for quality',
    'accessibility.implementation': 'The portal',
    support: 'Support for re-use',
    'support.promotion': 'Promotion and partnerships',
    'support.literacy': 'Data literacy in government',
    'support.monitoring': 'Monitoring impact',
  },
  composite: 'Composite',
  edition: 'Edition',
  country: 'Country',
  rank: 'Rank',
  rankOf: (rank, of) => `${rank} of ${of}`,
  editionTitle: (edition) => `Edition ${edition}`,
  best: (first, score, average) => `${first} comes first with ${score}; the mean of the OECD is ${average}.`,
  front: (edition, score, rank) => `Mexico ${edition}: ${score}, rank ${rank} among the members of the OECD.`,
  table: (edition) => `Scores by country, edition ${edition}`,
  compare: 'Compare',
  compareLead: 'Choose up to six countries in the table.',
  compareTitle: (countries) => `${countries} compared`,
  compareNone: 'Choose at least two countries in the table of an edition.',
  chooseOf: (country) => `Choose ${country}`,
  basis: {
    subpillars: 'computed from nine sub-pillars',
    pillars: 'computed from three pillars',
    printed: 'as printed; its parts were not published',
  },
  basisTitle: 'Where it comes from',
  path: (country) => `${country} through the editions`,
  breaks:
    'The method changed before 2017 and before 2023: scores are comparable from 2017 to 2019, and from 2023 to 2025 only.',
  parted: (edition) => `Pillars and sub-pillars, edition ${edition}`,
  numbers: 'Every published number',
  numbersLead: 'As printed, with the source of each.',
  component: 'Component',
  value: 'Value',
  source: 'Source',
  programs: 'For programs (JSON)',
  nothing: (country) => `Nothing is published on ${country}.`,
  how: 'How it is computed',
  howText:
    'Three pillars of three sub-pillars each, all of equal weight. Scores are added up from the lowest parts that were published and rounded only when shown; equal scores share a rank.',
};

const es: OurdataWords = {
  title: 'Índice OURdata',
  lead: 'Cómo abren sus datos los gobiernos, según lo mide la OCDE: disponibilidad, accesibilidad y apoyo a la reutilización. Cada número publicado, con su fuente.',
  groups: { OECD: 'OCDE (promedio)', LAC: 'América Latina y el Caribe (promedio)' },
  parts: {
    availability: 'Disponibilidad de los datos',
    'availability.policy': 'Política de apertura por defecto',
    'availability.engagement': 'Participación para publicar',
    'availability.implementation': 'Datos de alto valor',
    accessibility: 'Accesibilidad de los datos',
    'accessibility.policy': 'Política de acceso libre y abierto',
    'accessibility.engagement': 'Participación para la calidad',
    'accessibility.implementation': 'El portal',
    support: 'Apoyo a la reutilización',
    'support.promotion': 'Promoción y alianzas',
    'support.literacy': 'Alfabetización de datos en el gobierno',
    'support.monitoring': 'Seguimiento del impacto',
  },
  composite: 'Índice',
  edition: 'Edición',
  country: 'País',
  rank: 'Lugar',
  rankOf: (rank, of) => `${rank} de ${of}`,
  editionTitle: (edition) => `Edición ${edition}`,
  best: (first, score, average) => `${first} ocupa el primer lugar con ${score}; el promedio de la OCDE es ${average}.`,
  front: (edition, score, rank) => `México ${edition}: ${score}, lugar ${rank} entre los miembros de la OCDE.`,
  table: (edition) => `Resultados por país, edición ${edition}`,
  compare: 'Comparar',
  compareLead: 'Elija hasta seis países en la tabla.',
  compareTitle: (countries) => `Comparación: ${countries}`,
  compareNone: 'Elija al menos dos países en la tabla de una edición.',
  chooseOf: (country) => `Elegir ${country}`,
  basis: {
    subpillars: 'calculado de nueve subpilares',
    pillars: 'calculado de tres pilares',
    printed: 'como se imprimió; sus partes no se publicaron',
  },
  basisTitle: 'De dónde viene',
  path: (country) => `${country} a través de las ediciones`,
  breaks:
    'El método cambió antes de 2017 y antes de 2023: los resultados solo se comparan de 2017 a 2019 y de 2023 a 2025.',
  parted: (edition) => `Pilares y subpilares, edición ${edition}`,
  numbers: 'Cada número publicado',
  numbersLead: 'Como se imprimió, con la fuente de cada uno.',
  component: 'Componente',
  value: 'Valor',
  source: 'Fuente',
  programs: 'Para programas (JSON)',
  nothing: (country) => `No se ha publicado nada de ${country}.`,
  how: 'Cómo se calcula',
  howText:
    'Tres pilares de tres subpilares cada uno, todos con el mismo peso. Los resultados se suman desde las partes más pequeñas que se publicaron y se redondean solo al mostrarse; resultados iguales comparten lugar.',
};

const fr: OurdataWords = {
  title: 'Indice OURdata',
  lead: 'Comment les gouvernements ouvrent leurs données, selon la mesure de l’OCDE\u00a0: disponibilité, accessibilité et soutien à la réutilisation. Chaque nombre publié, avec sa source.',
  groups: { OECD: 'OCDE (moyenne)', LAC: 'Amérique latine et Caraïbes (moyenne)' },
  parts: {
    availability: 'Disponibilité des données',
    'availability.policy': 'Politique d’ouverture par défaut',
    'availability.engagement': 'Participation à la publication',
    'availability.implementation': 'Données de forte valeur',
    accessibility: 'Accessibilité des données',
    'accessibility.policy': 'Politique d’accès libre et ouvert',
    'accessibility.engagement': 'Participation à la qualité',
    'accessibility.implementation': 'Le portail',
    support: 'Soutien à la réutilisation',
    'support.promotion': 'Promotion et partenariats',
    'support.literacy': 'Culture des données dans l’administration',
    'support.monitoring': 'Suivi de l’impact',
  },
  composite: 'Indice',
  edition: 'Édition',
  country: 'Pays',
  rank: 'Rang',
  rankOf: (rank, of) => `${rank} sur ${of}`,
  editionTitle: (edition) => `Édition ${edition}`,
  best: (first, score, average) => `${first} est en tête avec ${score}\u00a0; la moyenne de l’OCDE est de ${average}.`,
  front: (edition, score, rank) => `Mexique ${edition} : ${score}, rang ${rank} parmi les membres de l’OCDE.`,
  table: (edition) => `Scores par pays, édition ${edition}`,
  compare: 'Comparer',
  compareLead: 'Choisissez jusqu’à six pays dans le tableau.',
  compareTitle: (countries) => `Comparaison\u00a0: ${countries}`,
  compareNone: 'Choisissez au moins deux pays dans le tableau d’une édition.',
  chooseOf: (country) => `Choisir ${country}`,
  basis: {
    subpillars: 'calculé d’après neuf sous-piliers',
    pillars: 'calculé d’après trois piliers',
    printed: 'tel qu’imprimé\u00a0; ses parties n’ont pas été publiées',
  },
  basisTitle: 'D’où il vient',
  path: (country) => `${country} au fil des éditions`,
  breaks:
    'La méthode a changé avant 2017 et avant 2023\u00a0: les scores ne se comparent que de 2017 à 2019 et de 2023 à 2025.',
  parted: (edition) => `Piliers et sous-piliers, édition ${edition}`,
  numbers: 'Chaque nombre publié',
  numbersLead: 'Tel qu’imprimé, avec la source de chacun.',
  component: 'Composante',
  value: 'Valeur',
  source: 'Source',
  programs: 'Pour les programmes (JSON)',
  nothing: (country) => `Rien n’est publié sur ${country}.`,
  how: 'Comment il se calcule',
  howText:
    'Trois piliers de trois sous-piliers chacun, tous de même poids. Les scores sont additionnés à partir des plus petites parties publiées et arrondis seulement à l’affichage\u00a0; des scores égaux partagent un rang.',
};

export const ourdataWords: Readonly<Record<Language, OurdataWords>> = { es, en, fr };
