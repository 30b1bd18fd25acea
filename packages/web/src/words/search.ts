import type { Language, SearchFacet, SearchField, SearchSort } from '@milpa/sdk';
import { formatCount } from './plural.ts';

/** Words of the page on which people search. */
export interface SearchWords {
  readonly title: string;
  readonly titleFor: (name: string) => string;
  readonly found: (count: number) => string;
  readonly foundFor: (count: number, question: string) => string;
  /** Nothing had all the words: these were looked for instead, or any of them was enough. */
  readonly relaxed: Readonly<Record<'mended' | 'any' | 'few', (words: string) => string>>;
  readonly filters: string;
  readonly active: string;
  readonly results: string;
  readonly sort: string;
  readonly sorts: Readonly<Record<SearchSort, string>>;
  readonly facets: Readonly<Record<SearchFacet, string>>;
  readonly chosen: string;
  readonly moreValues: (count: number) => string;
  readonly none: string;
  readonly noneFor: (name: string) => string;
  readonly tips: string;
  /** Offers words that find more. */
  readonly suggestion: (words: string) => string;
  /** Where the words were found. */
  readonly where: Readonly<Record<SearchField, string>>;
  readonly kinds: Readonly<Record<'series' | 'service', string>>;
  readonly access: Readonly<Record<'restricted' | 'non-public', string>>;
  /** Of a dataset whose frequency is not kept. */
  readonly facetShort: (shown: string, total: string) => string;
  readonly allInstitutions: string;
  readonly when: string;
  readonly from: string;
  readonly to: string;
  readonly whenHint: string;
  readonly area: string;
  readonly areaHint: string;
  readonly apply: string;
  readonly period: (from: string | undefined, to: string | undefined) => string;
  readonly tip: {
    readonly fewer: string;
    readonly filters: string;
    readonly words: string;
    readonly all: string;
    readonly institutions: string;
  };
}

const counted = (language: Language, one: string, other: string, many?: string) => (count: number) =>
  formatCount(language, count, many === undefined ? { one, other } : { one, other, many });
const datasets: Readonly<Record<Language, (count: number) => string>> = {
  es: counted('es', 'conjunto de datos', 'conjuntos de datos', 'de conjuntos de datos'),
  en: counted('en', 'dataset', 'datasets'),
  fr: counted('fr', 'jeu de données', 'jeux de données', 'de jeux de données'),
};

export const searchWords: Readonly<Record<Language, SearchWords>> = {
  es: {
    title: 'Todos los datos',
    titleFor: (question) => `Resultados para «${question}»`,
    found: datasets.es,
    foundFor: (n, question) => `${datasets.es(n)} para «${question}»`,
    relaxed: {
      mended: (words) => `No hay nada con esas palabras. Se muestran resultados para «${words}».`,
      any: () => 'Nada tiene todas esas palabras. Se muestra lo que tiene alguna de ellas.',
      few: () =>
        'Muy poco menciona todas esas palabras. Se muestra también lo que tiene alguna, lo más parecido primero.',
    },
    filters: 'Filtrar',
    active: 'Filtros activos',
    results: 'Resultados',
    sort: 'Ordenar por',
    sorts: {
      relevance: 'relevancia',
      modified: 'más recientes',
      title: 'título',
      use: 'más usados',
      quality: 'calidad',
    },
    facets: {
      kind: 'Tipo',
      publisher: 'Institución',
      theme: 'Tema',
      sector: 'Sector',
      area: 'Área de alto valor',
      format: 'Formato',
      licence: 'Licencia',
      access: 'Acceso',
      frequency: 'Frecuencia',
      timeliness: 'Al día',
      level: 'Nivel de gobierno',
      place: 'Lugar',
      year: 'Año',
      highValue: 'Datos de alto valor',
      quality: 'Calidad',
      stars: 'Estrellas de apertura',
    },
    chosen: 'elegido, quitar',
    moreValues: counted('es', 'opción más', 'opciones más'),
    none: 'Ningún conjunto de datos corresponde a estos filtros',
    noneFor: (question) => `No encontramos nada para «${question}»`,
    suggestion: (words) => `¿Quiso decir «${words}»?`,
    where: {
      title: 'En el título',
      keywords: 'En las palabras clave',
      description: 'En la descripción',
      columns: 'En una columna',
      publisher: 'En la institución',
      details: 'En los archivos y temas',
    },
    kinds: { series: 'Serie', service: 'Servicio de datos' },
    access: { restricted: 'Acceso restringido', 'non-public': 'No público' },
    facetShort: (shown, total) => `Se muestran ${shown} de ${total}. Los demás salen al filtrar por otra cosa.`,
    allInstitutions: 'Ver todas las instituciones',
    when: 'Periodo',
    from: 'Desde',
    to: 'Hasta',
    whenHint: 'Un año o una fecha: 2015 o 2015-03-31.',
    area: 'Área en el mapa',
    areaHint: 'Oeste, sur, este y norte, en grados: -99.4,19.0,-98.9,19.6',
    apply: 'Aplicar',
    period: (from, to) => (from && to ? `de ${from} a ${to}` : from ? `desde ${from}` : `hasta ${to}`),
    tips: 'Qué puede intentar',
    tip: {
      fewer: 'Use menos palabras, o palabras más comunes: «hospital» en lugar de «unidad médica de segundo nivel».',
      filters: 'Quite algún filtro:',
      words: 'Revise la ortografía. Los acentos y las mayúsculas no importan.',
      all: 'Ver todos los datos',
      institutions: 'Buscar por institución',
    },
  },
  en: {
    title: 'All the data',
    titleFor: (question) => `Results for “${question}”`,
    found: datasets.en,
    foundFor: (n, question) => `${datasets.en(n)} for “${question}”`,
    relaxed: {
      mended: (words) => `Nothing has those words. These are the results for “${words}”.`,
      any: () => 'Nothing has all of those words. This is what has any of them.',
      few: () => 'Very little mentions all of those words. What has any of them is shown too, the closest first.',
    },
    filters: 'Filter',
    active: 'Active filters',
    results: 'Results',
    sort: 'Sort by',
    sorts: { relevance: 'relevance', modified: 'newest', title: 'title', use: 'most used', quality: 'quality' },
    facets: {
      kind: 'Kind',
      publisher: 'Institution',
      theme: 'Theme',
      sector: 'Sector',
      area: 'High-value area',
      format: 'Format',
      licence: 'Licence',
      access: 'Access',
      frequency: 'Frequency',
      timeliness: 'Kept up to date',
      level: 'Level of government',
      place: 'Place',
      year: 'Year',
      highValue: 'High-value data',
      quality: 'Quality',
      stars: 'Stars of openness',
    },
    chosen: 'chosen, remove',
    moreValues: counted('en', 'more option', 'more options'),
    none: 'No dataset fits these filters',
    noneFor: (question) => `We found nothing for “${question}”`,
    suggestion: (words) => `Did you mean “${words}”?`,
    where: {
      title: 'In the title',
      keywords: 'In the keywords',
      description: 'In the description',
      columns: 'In a column',
      publisher: 'In the institution',
      details: 'In files and themes',
    },
    kinds: { series: 'Series', service: 'Data service' },
    access: { restricted: 'Restricted access', 'non-public': 'Not public' },
    facetShort: (shown, total) => `${shown} of ${total} are shown. Filter by something else to see others.`,
    allInstitutions: 'See all institutions',
    when: 'Period',
    from: 'From',
    to: 'To',
    whenHint: 'A year or a date: 2015 or 2015-03-31.',
    area: 'Area on the map',
    areaHint: 'West, south, east and north, in degrees: -99.4,19.0,-98.9,19.6',
    apply: 'Apply',
    period: (from, to) => (from && to ? `${from} to ${to}` : from ? `from ${from}` : `until ${to}`),
    tips: 'What you can try',
    tip: {
      fewer: 'Use fewer or more common words: “hospital” rather than “second-level medical unit”.',
      filters: 'Remove a filter:',
      words: 'Check the spelling. Accents and capital letters do not matter.',
      all: 'See all the data',
      institutions: 'Look by institution',
    },
  },
  fr: {
    title: 'Toutes les données',
    titleFor: (question) => `Résultats pour « ${question} »`,
    found: datasets.fr,
    foundFor: (n, question) => `${datasets.fr(n)} pour « ${question} »`,
    relaxed: {
      mended: (words) => `Rien ne contient ces mots. Voici les résultats pour « ${words} ».`,
      any: () => 'Rien ne contient tous ces mots. Voici ce qui en contient au moins un.',
      few: () =>
        'Très peu mentionne tous ces mots. Voici aussi ce qui en contient au moins un, le plus proche d’abord.',
    },
    filters: 'Filtrer',
    active: 'Filtres actifs',
    results: 'Résultats',
    sort: 'Trier par',
    sorts: {
      relevance: 'pertinence',
      modified: 'plus récents',
      title: 'titre',
      use: 'plus utilisés',
      quality: 'qualité',
    },
    facets: {
      kind: 'Type',
      publisher: 'Institution',
      theme: 'Thème',
      sector: 'Secteur',
      area: 'Domaine à forte valeur',
      format: 'Format',
      licence: 'Licence',
      access: 'Accès',
      frequency: 'Fréquence',
      timeliness: 'Tenu à jour',
      level: 'Niveau d’administration',
      place: 'Lieu',
      year: 'Année',
      highValue: 'Données à forte valeur',
      quality: 'Qualité',
      stars: 'Étoiles d’ouverture',
    },
    chosen: 'choisi, retirer',
    moreValues: counted('fr', 'autre choix', 'autres choix'),
    none: 'Aucun jeu de données ne correspond à ces filtres',
    noneFor: (question) => `Nous n’avons rien trouvé pour « ${question} »`,
    suggestion: (words) => `Vouliez-vous dire « ${words} » ?`,
    where: {
      title: 'Dans le titre',
      keywords: 'Dans les mots-clés',
      description: 'Dans la description',
      columns: 'Dans une colonne',
      publisher: 'Dans l’institution',
      details: 'Dans les fichiers et les thèmes',
    },
    kinds: { series: 'Série', service: 'Service de données' },
    access: { restricted: 'Accès restreint', 'non-public': 'Non public' },
    facetShort: (shown, total) => `${shown} sur ${total} sont affichés. Filtrez par autre chose pour en voir d’autres.`,
    allInstitutions: 'Voir toutes les institutions',
    when: 'Période',
    from: 'Depuis',
    to: 'Jusqu’à',
    whenHint: 'Une année ou une date : 2015 ou 2015-03-31.',
    area: 'Zone sur la carte',
    areaHint: 'Ouest, sud, est et nord, en degrés : -99.4,19.0,-98.9,19.6',
    apply: 'Appliquer',
    period: (from, to) => (from && to ? `de ${from} à ${to}` : from ? `depuis ${from}` : `jusqu’à ${to}`),
    tips: 'Ce que vous pouvez essayer',
    tip: {
      fewer:
        'Employez moins de mots, ou des mots plus courants : « hôpital » plutôt que « établissement de santé de second niveau ».',
      filters: 'Retirez un filtre :',
      words: 'Vérifiez l’orthographe. Les accents et les majuscules ne comptent pas.',
      all: 'Voir toutes les données',
      institutions: 'Chercher par institution',
    },
  },
};
