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
  readonly example: string;
  readonly exampleMore: string;
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
  readonly numbersCsv: string;
  readonly picture: string;
  readonly pictureOpen: string;
  readonly pictureHow: string;
  /** How far the scores hang on the weights. */
  readonly sturdy: {
    readonly link: string;
    readonly title: string;
    readonly lead: (draws: string) => string;
    readonly notTried: (edition: number) => string;
    readonly chart: string;
    readonly above: (count: number, names: string, average: string) => string;
    readonly below: (count: number, either: number) => string;
    readonly widest: (names: string) => string;
    readonly low: string;
    readonly high: string;
    readonly without: (part: string) => string;
    readonly again: string;
    readonly method: string;
    readonly seed: string;
    readonly draws: string;
    readonly tryAgain: string;
    readonly together: string;
    readonly correlated: (low: string, high: string) => string;
    readonly component: (share: string) => string;
    readonly alpha: (alpha: string) => string;
    readonly matrix: string;
    readonly componentHead: (number: number, share: string) => string;
  };
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
  example: 'One country’s way: Mexico',
  exampleMore: 'Mexico with all its parts and every number’s source',
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
  numbersCsv: 'Every published number (CSV)',
  picture: 'Show this chart on your own page',
  pictureOpen: 'The chart as a picture (SVG)',
  pictureHow: 'Copy this line into your page. The picture asks for nothing else and follows nobody.',
  sturdy: {
    link: 'How sure is the ranking? The weights tried by chance',
    title: 'How sure is the ranking?',
    lead: (draws) =>
      `The index weighs its three parts alike. Here the weights are drawn by chance ${draws} times: the bar spans where 90 of 100 scores lie, the dot is the published score.`,
    notTried: (edition) => `For ${edition} the parts were published for too few countries to try their weights.`,
    chart: 'Scores under weights drawn by chance',
    above: (count, names, average) =>
      count === 0
        ? `No country stays above the mean of the OECD (${average}) whatever the weights.`
        : count === 1
          ? `${names} stays above the mean of the OECD (${average}) whatever the weights.`
          : `${count} countries stay above the mean of the OECD (${average}) whatever the weights: ${names}.`,
    below: (count, either) => `${count} stay below it; for ${either} it hangs on the weights.`,
    widest: (names) => `The weights matter most for ${names}.`,
    low: '5th percentile',
    high: '95th percentile',
    without: (part) => `Rank without “${part}”`,
    again: 'Draw again',
    method:
      'Three numbers between 0 and 1, drawn alike and divided by their sum, are the weights. The OECD does not say how it drew them; this way gives its published intervals of 2017. The same seed draws the same numbers on every machine.',
    seed: 'Seed',
    draws: 'Draws (100 to 20,000)',
    tryAgain: 'Draw',
    together: 'Do the parts measure one thing?',
    correlated: (low, high) =>
      `The parts go together with correlations from ${low} to ${high} (0: nothing in common; 1: the same).`,
    component: (share) =>
      `One direction alone, the first principal component, holds ${share} of the differences between countries.`,
    alpha: (alpha) =>
      `Cronbach’s alpha of the three parts is ${alpha}; above 0.7 is held to be good. That of the single questions, which the OECD prints, cannot be computed: the countries’ answers were not published.`,
    matrix: 'Correlations and principal components',
    componentHead: (number, share) => `Component ${number} (${share})`,
  },
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
  example: 'El camino de un país: México',
  exampleMore: 'México con todas sus partes y la fuente de cada número',
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
  numbersCsv: 'Cada número publicado (CSV)',
  picture: 'Mostrar esta gráfica en su propia página',
  pictureOpen: 'La gráfica como imagen (SVG)',
  pictureHow: 'Copie esta línea en su página. La imagen no pide nada más ni sigue a nadie.',
  sturdy: {
    link: '¿Qué tan firme es la clasificación? Los pesos probados al azar',
    title: '¿Qué tan firme es la clasificación?',
    lead: (draws) =>
      `El índice da el mismo peso a sus tres partes. Aquí los pesos se sortean ${draws} veces: la barra abarca donde quedan 90 de cada 100 resultados y el punto es el resultado publicado.`,
    notTried: (edition) => `De ${edition} se publicaron las partes de muy pocos países para probar sus pesos.`,
    chart: 'Resultados con pesos sorteados',
    above: (count, names, average) =>
      count === 0
        ? `Ningún país queda arriba del promedio de la OCDE (${average}) con cualquier peso.`
        : count === 1
          ? `${names} queda arriba del promedio de la OCDE (${average}) con cualquier peso.`
          : `${count} países quedan arriba del promedio de la OCDE (${average}) con cualquier peso: ${names}.`,
    below: (count, either) => `${count} quedan abajo; de ${either} depende de los pesos.`,
    widest: (names) => `Los pesos importan más para ${names}.`,
    low: 'Percentil 5',
    high: 'Percentil 95',
    without: (part) => `Lugar sin «${part}»`,
    again: 'Sortear de nuevo',
    method:
      'Tres números entre 0 y 1, sorteados por igual y divididos entre su suma, son los pesos. La OCDE no dice cómo los sorteó; así resultan los intervalos que publicó de 2017. La misma semilla da los mismos números en cualquier máquina.',
    seed: 'Semilla',
    draws: 'Sorteos (100 a 20,000)',
    tryAgain: 'Sortear',
    together: '¿Miden las partes una misma cosa?',
    correlated: (low, high) =>
      `Las partes van juntas con correlaciones de ${low} a ${high} (0: nada en común; 1: lo mismo).`,
    component: (share) =>
      `Una sola dirección, el primer componente principal, reúne ${share} de las diferencias entre países.`,
    alpha: (alpha) =>
      `El alfa de Cronbach de las tres partes es ${alpha}; más de 0.7 se tiene por bueno. El de las preguntas, que imprime la OCDE, no se puede calcular: las respuestas de los países no se publicaron.`,
    matrix: 'Correlaciones y componentes principales',
    componentHead: (number, share) => `Componente ${number} (${share})`,
  },
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
  example: 'Le chemin d’un pays\u00a0: le Mexique',
  exampleMore: 'Le Mexique avec toutes ses parties et la source de chaque nombre',
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
  numbersCsv: 'Chaque nombre publié (CSV)',
  picture: 'Montrer ce graphique sur votre page',
  pictureOpen: 'Le graphique en image (SVG)',
  pictureHow: 'Copiez cette ligne dans votre page. L’image ne demande rien d’autre et ne suit personne.',
  sturdy: {
    link: 'Le classement est-il solide\u00a0? Les poids tirés au hasard',
    title: 'Le classement est-il solide\u00a0?',
    lead: (draws) =>
      `L’indice donne le même poids à ses trois parties. Ici les poids sont tirés au hasard ${draws} fois\u00a0: la barre couvre 90 scores sur 100, le point est le score publié.`,
    notTried: (edition) =>
      `Pour ${edition}, les parties ont été publiées pour trop peu de pays pour essayer leurs poids.`,
    chart: 'Scores avec des poids tirés au hasard',
    above: (count, names, average) =>
      count === 0
        ? `Aucun pays ne reste au-dessus de la moyenne de l’OCDE (${average}) quels que soient les poids.`
        : count === 1
          ? `${names} reste au-dessus de la moyenne de l’OCDE (${average}) quels que soient les poids.`
          : `${count} pays restent au-dessus de la moyenne de l’OCDE (${average}) quels que soient les poids\u00a0: ${names}.`,
    below: (count, either) => `${count} restent au-dessous\u00a0; pour ${either}, cela dépend des poids.`,
    widest: (names) => `Les poids comptent le plus pour ${names}.`,
    low: '5e centile',
    high: '95e centile',
    without: (part) => `Rang sans «\u00a0${part}\u00a0»`,
    again: 'Tirer de nouveau',
    method:
      'Trois nombres entre 0 et 1, tirés de même et divisés par leur somme, sont les poids. L’OCDE ne dit pas comment elle les a tirés\u00a0; ainsi, on obtient les intervalles qu’elle a publiés pour 2017. La même graine donne les mêmes nombres sur toute machine.',
    seed: 'Graine',
    draws: 'Tirages (100 à 20\u00a0000)',
    tryAgain: 'Tirer',
    together: 'Les parties mesurent-elles une même chose\u00a0?',
    correlated: (low, high) =>
      `Les parties vont ensemble, avec des corrélations de ${low} à ${high} (0\u00a0: rien en commun\u00a0; 1\u00a0: la même chose).`,
    component: (share) =>
      `Une seule direction, la première composante principale, réunit ${share} des différences entre pays.`,
    alpha: (alpha) =>
      `L’alpha de Cronbach des trois parties est de ${alpha}\u00a0; au-dessus de 0,7 il passe pour bon. Celui des questions, que l’OCDE imprime, ne peut être calculé\u00a0: les réponses des pays n’ont pas été publiées.`,
    matrix: 'Corrélations et composantes principales',
    componentHead: (number, share) => `Composante ${number} (${share})`,
  },
};

export const ourdataWords: Readonly<Record<Language, OurdataWords>> = { es, en, fr };
