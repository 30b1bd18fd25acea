import type { SearchDocument, SearchQuestion, SearchText, Synonyms } from '../contract.ts';

/** What the index under test is to know of words that mean the same. */
export const synonyms: Synonyms = {
  es: [
    ['escuela', 'plantel', 'centro educativo'],
    ['presupuesto', 'dinero público'],
  ],
  en: [['airport', 'airfield']],
};

export const id = (number: number) => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
export const day = (number: number) => new Date(Date.UTC(2026, 0, number));
export const facets = (given: Record<string, string[]>): SearchDocument['facets'] => ({
  publisher: ['inegi'],
  theme: ['SOCI'],
  format: ['csv'],
  licence: ['CC-BY-4.0'],
  frequency: ['ANNUAL'],
  level: ['federal'],
  ...given,
});
export const text = (title: string, more: Partial<Omit<SearchText, 'title'>> = {}): SearchText => ({
  title,
  keywords: [],
  description: '',
  columns: [],
  publisher: [],
  details: [],
  ...more,
});

export const library: SearchDocument[] = [
  {
    id: id(1),
    kind: 'dataset',
    texts: {
      es: text('Calidad del aire en las estaciones de monitoreo', {
        description: 'Promedios horarios de ozono y partículas',
        keywords: ['contaminación', 'medio ambiente'],
        columns: ['o3 · Ozono · Partes por millón', 'pm25 · Partículas finas', 'estacion'],
        publisher: ['Secretaría de Medio Ambiente', 'SEMARNAT'],
      }),
      en: text('Air quality at monitoring stations', {
        description: 'Hourly means of ozone and particles',
        keywords: ['pollution'],
        columns: ['o3 · Ozone', 'pm25 · Fine particles', 'estacion'],
        publisher: ['Secretaría de Medio Ambiente', 'SEMARNAT'],
      }),
    },
    facets: facets({
      ...{ publisher: ['semarnat'], theme: ['ENVI'], format: ['csv', 'xlsx'], frequency: ['HOURLY'] },
      stars: ['3'],
    }),
    modified: day(1),
    period: { from: '2015-01-01', to: '2020-12-31' },
    bbox: [-99.4, 19, -98.9, 19.6],
    use: 5,
    score: 0.9,
  },
  {
    id: id(2),
    kind: 'dataset',
    texts: {
      es: text('Directorio de escuelas públicas', {
        description: 'Educación básica: niños inscritos',
        keywords: ['educación'],
        columns: ['clave', 'turno · Turno de la escuela'],
        publisher: ['Secretaría de Educación Pública'],
      }),
    },
    facets: facets({ publisher: ['sep', 'gobierno'], theme: ['EDUC'], licence: ['CC0-1.0'], stars: ['unknown'] }),
    modified: day(2),
    period: { from: '2021-01-01' },
    bbox: [-117, 14, -86, 33],
    use: 50,
    score: 0.5,
  },
  {
    id: id(3),
    kind: 'series',
    texts: {
      fr: text('Hôpitaux et lits par région', {
        description: 'Établissements de santé',
        keywords: ['santé'],
        columns: ['nombre de lits'],
      }),
    },
    facets: facets({ publisher: ['salud', 'gobierno'], theme: ['HEAL'], format: ['json'], level: ['state'] }),
    modified: day(3),
    period: { to: '1999-12-31' },
    bbox: [170, -20, -170, -10],
    use: 2,
  },
  {
    id: id(4),
    kind: 'dataset',
    texts: {
      en: text('Airports', {
        description: 'Location and elevation of airports',
        keywords: ['transport'],
        columns: ['iata', 'latitude', 'longitude'],
      }),
    },
    facets: facets({ publisher: ['sct'], theme: ['TRAN', 'REGI'], format: ['csv', 'geojson'], stars: ['3'] }),
    modified: day(4),
    score: 0.7,
  },
  {
    id: id(5),
    kind: 'dataset',
    texts: {
      es: text('Presupuesto de egresos', {
        description: 'Gasto por ramo, incluido el de salud y el de escuelas',
        keywords: ['gasto'],
        columns: ['monto', 'ramo'],
        details: ['Cuenta pública'],
      }),
    },
    facets: facets({ publisher: ['shcp'], theme: ['ECON', 'GOVE'], 'extra:council': ['yes'], stars: ['0'] }),
    modified: day(5),
  },
  {
    id: id(6),
    kind: 'request',
    texts: {
      es: text('Años de México en cifras', { description: 'Población por año', keywords: ['poblaciones'] }),
    },
    facets: facets({}),
    modified: day(6),
  },
];

export const question = (words: string, more: Partial<SearchQuestion> = {}): SearchQuestion => ({
  words,
  filters: {},
  sort: 'relevance',
  language: 'es',
  limit: 20,
  offset: 0,
  facets: [],
  ...more,
});
