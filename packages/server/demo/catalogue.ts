import type { DatasetMetadata, OperationInput } from '@milpa/sdk';

type InstitutionInput = OperationInput<'createInstitution'>['body'];

/** A file the demonstration publishes: ours lie in demo/files, the others in the npm package vega-datasets. */
export interface DemoFile {
  readonly from: 'files' | 'vega-datasets';
  readonly name: string;
  readonly title: string;
  /** What people call its columns. */
  readonly labels?: Readonly<Record<string, Label>>;
}

interface Label {
  readonly es: string;
  readonly en: string;
  readonly fr: string;
}

export interface DemoDataset {
  readonly slug: string;
  readonly publisher: string;
  readonly metadata: Partial<DatasetMetadata> & Pick<DatasetMetadata, 'title' | 'description' | 'licence'>;
  /** One list of files for each version; a file at the same place is a new version of the one before it. */
  readonly versions: readonly { readonly notes: string; readonly files: readonly DemoFile[] }[];
}

const copy = {
  es: 'Copia de demostración: la institución no publica por sí misma en este portal.',
  en: 'Demonstration copy: the institution does not itself publish on this portal.',
  fr: "Copie de démonstration : l'institution ne publie pas elle-même sur ce portail.",
};
const body = (slug: string, name: string, level: InstitutionInput['level'], homepage: string): InstitutionInput => ({
  slug,
  name: { es: name, en: name, fr: name },
  description: copy,
  level,
  homepage,
});

export const demoInstitutions: readonly InstitutionInput[] = [
  {
    slug: 'milpa',
    name: { es: 'Proyecto Milpa', en: 'Milpa project', fr: 'Projet Milpa' },
    description: {
      es: 'Reúne, con su fuente, cifras publicadas por otros. No es una autoridad.',
      en: 'Gathers figures published by others, each with its source. It is no authority.',
      fr: "Rassemble des chiffres publiés par d'autres, chacun avec sa source. Ce n'est pas une autorité.",
    },
    level: 'other',
  },
  body('noaa', 'NOAA — National Oceanic and Atmospheric Administration', 'federal', 'https://www.noaa.gov'),
  body('nasa-giss', 'NASA Goddard Institute for Space Studies', 'federal', 'https://data.giss.nasa.gov'),
  body('usgs', 'USGS — United States Geological Survey', 'federal', 'https://www.usgs.gov'),
  body('us-dot', 'U.S. Department of Transportation (BTS, FAA)', 'federal', 'https://www.bts.gov'),
  body('bls', 'U.S. Bureau of Labor Statistics', 'federal', 'https://www.bls.gov'),
  body('eia', 'U.S. Energy Information Administration', 'federal', 'https://www.eia.gov'),
  body('scripps', 'Scripps CO2 Program, UC San Diego', 'other', 'https://scrippsco2.ucsd.edu'),
  body('gapminder', 'Gapminder', 'other', 'https://www.gapminder.org'),
];

type Labels = Readonly<Record<string, Label>>;
const vega = (name: string, title: string, labels: Labels = {}): DemoFile => ({
  from: 'vega-datasets',
  name,
  title,
  labels,
});
const own = (name: string, title: string, labels: Labels = {}): DemoFile => ({ from: 'files', name, title, labels });
const label = (es: string, en: string, fr: string): Label => ({ es, en, fr });

const scores: Labels = {
  year: label('Edición', 'Edition', 'Édition'),
  country_iso3: label('País (ISO 3166)', 'Country (ISO 3166)', 'Pays (ISO 3166)'),
  country: label('País', 'Country', 'Pays'),
  composite_score: label('Índice OURdata', 'OURdata Index', 'Indice OURdata'),
  rank: label('Lugar', 'Rank', 'Rang'),
  availability_score: label('Disponibilidad de los datos', 'Data availability', 'Disponibilité des données'),
  accessibility_score: label('Accesibilidad de los datos', 'Data accessibility', 'Accessibilité des données'),
  support_score: label('Apoyo a la reutilización', 'Support for re-use', 'Soutien à la réutilisation'),
  component: label('Componente', 'Component', 'Composante'),
  value: label('Valor', 'Value', 'Valeur'),
  source: label('Fuente', 'Source', 'Source'),
};
const pick = (...names: readonly string[]): Labels =>
  Object.fromEntries(Object.entries(scores).filter(([name]) => names.includes(name)));
const pathOfMexico = pick(
  'year',
  'composite_score',
  'rank',
  'availability_score',
  'accessibility_score',
  'support_score',
  'source',
);
const everyNumber = pick('year', 'country_iso3', 'country', 'component', 'value', 'source');

export const demoDatasets: readonly DemoDataset[] = [
  {
    slug: 'ourdata',
    publisher: 'milpa',
    metadata: {
      title: {
        es: 'Índice OURdata de la OCDE: resultados publicados, 2015–2025',
        en: 'OECD OURdata Index: published results, 2015–2025',
        fr: "Indice OURdata de l'OCDE : résultats publiés, 2015–2025",
      },
      description: {
        es: 'Cada puntuación y cada lugar que la OCDE publicó sobre datos abiertos útiles y reutilizables, por país y edición, con la fuente de cada cifra. Incluye el camino de México: del 5.º lugar en 2017 a 0.27 en 2023. Las ediciones 2017 y 2019 se comparan entre sí; las de 2023 y 2025 también; las demás no.',
        en: 'Every score and rank the OECD has published on open, useful and re-usable data, by country and edition, with the source of each number. It shows the path of Mexico: from 5th place in 2017 to 0.27 in 2023. Editions 2017 and 2019 can be compared with each other, and so can 2023 and 2025; no others can.',
        fr: "Chaque note et chaque rang publiés par l'OCDE sur les données ouvertes, utiles et réutilisables, par pays et édition, avec la source de chaque chiffre. On y voit le parcours du Mexique : de la 5e place en 2017 à 0,27 en 2023. Les éditions 2017 et 2019 se comparent entre elles, celles de 2023 et 2025 aussi ; les autres non.",
      },
      licence: 'CC0-1.0',
      themes: ['GOVE', 'INTR'],
      keywords: {
        es: ['datos abiertos', 'OCDE', 'gobierno abierto', 'México'],
        en: ['open data', 'OECD', 'open government', 'Mexico'],
        fr: ['données ouvertes', 'OCDE', 'gouvernement ouvert', 'Mexique'],
      },
      frequency: 'BIENNIAL',
      language: ['en'],
      temporal: { from: '2015-01-01', to: '2025-12-31' },
      source: 'OECD publications named in the column "source" of each row; facts and figures only.',
      landingPage: 'https://www.oecd.org/en/topics/open-government-data.html',
    },
    versions: [
      {
        notes: 'Editions 2015, 2017 and 2019.',
        files: [
          own('ourdata-mexico-2015-2019.csv', 'The path of Mexico', pathOfMexico),
          own('ourdata-2015-2019.csv', 'Every published number, one a row', everyNumber),
        ],
      },
      {
        notes: 'Edition 2023 added.',
        files: [
          own('ourdata-mexico-2015-2023.csv', 'The path of Mexico', pathOfMexico),
          own('ourdata-2015-2023.csv', 'Every published number, one a row', everyNumber),
        ],
      },
      {
        notes: 'Edition 2025 added, and a table of composites and pillars by country.',
        files: [
          own('ourdata-mexico-2015-2023.csv', 'The path of Mexico', pathOfMexico),
          own('ourdata-2015-2025.csv', 'Every published number, one a row', everyNumber),
          own(
            'ourdata-pillars.csv',
            'Composite and pillars by country and year',
            pick(
              'year',
              'country_iso3',
              'country',
              'composite_score',
              'availability_score',
              'accessibility_score',
              'support_score',
              'source',
            ),
          ),
        ],
      },
    ],
  },
  {
    slug: 'estados-de-mexico',
    publisher: 'milpa',
    metadata: {
      title: {
        es: 'Las 32 entidades de México: claves, capitales y población',
        en: 'The 32 states of Mexico: codes, capitals and population',
        fr: 'Les 32 États du Mexique : codes, capitales et population',
      },
      description: {
        es: 'Clave INEGI de dos dígitos, nombre oficial, abreviatura, capital con su ubicación aproximada y población de los censos de 2010 (112,336,538 personas) y 2020 (126,014,024 personas).',
        en: 'Two-digit INEGI code, official name, abbreviation, capital with its approximate place, and population in the censuses of 2010 (112,336,538 people) and 2020 (126,014,024 people).',
        fr: 'Code INEGI à deux chiffres, nom officiel, abréviation, capitale et son emplacement approximatif, population aux recensements de 2010 (112 336 538 personnes) et 2020 (126 014 024 personnes).',
      },
      licence: 'CC0-1.0',
      themes: ['SOCI', 'REGI'],
      keywords: {
        es: ['entidades federativas', 'población', 'censo', 'claves geográficas'],
        en: ['states', 'population', 'census', 'geographic codes'],
        fr: ['États', 'population', 'recensement', 'codes géographiques'],
      },
      frequency: 'DECENNIAL',
      language: ['es'],
      spatial: { name: 'México' },
      temporal: { from: '2010-06-12', to: '2020-03-15' },
      source: 'INEGI: Censo de Población y Vivienda 2010 y 2020; Marco Geoestadístico (claves). Facts only.',
      landingPage: 'https://www.inegi.org.mx/programas/ccpv/2020/',
    },
    versions: [
      {
        notes: '',
        files: [
          own('estados-de-mexico.csv', 'Entidades federativas', {
            cve_ent: label('Clave', 'Code', 'Code'),
            entidad: label('Entidad', 'State', 'État'),
            abreviatura: label('Abreviatura', 'Abbreviation', 'Abréviation'),
            capital: label('Capital', 'Capital', 'Capitale'),
            latitud_capital: label('Latitud de la capital', 'Latitude of the capital', 'Latitude de la capitale'),
            longitud_capital: label('Longitud de la capital', 'Longitude of the capital', 'Longitude de la capitale'),
            poblacion_2010: label('Población en 2010', 'Population in 2010', 'Population en 2010'),
            poblacion_2020: label('Población en 2020', 'Population in 2020', 'Population en 2020'),
          }),
        ],
      },
    ],
  },
  {
    slug: 'earthquakes-week-2018',
    publisher: 'usgs',
    metadata: {
      title: {
        es: 'Sismos del mundo en una semana (31 de enero a 7 de febrero de 2018)',
        en: 'Earthquakes of the world in one week (31 January to 7 February 2018)',
        fr: 'Séismes du monde en une semaine (du 31 janvier au 7 février 2018)',
      },
      description: {
        es: 'Los 1,707 sismos de cualquier magnitud que registró el programa de riesgos sísmicos del USGS en una semana, con lugar, magnitud, hora y profundidad.',
        en: 'The 1,707 earthquakes of any magnitude recorded by the USGS hazards programme in one week, with place, magnitude, time and depth.',
        fr: "Les 1 707 séismes de toute magnitude enregistrés en une semaine par le programme des risques sismiques de l'USGS, avec lieu, magnitude, heure et profondeur.",
      },
      licence: 'US-PD',
      themes: ['ENVI'],
      keywords: {
        es: ['sismos', 'temblores', 'magnitud'],
        en: ['earthquakes', 'magnitude'],
        fr: ['séismes', 'magnitude'],
      },
      frequency: 'NEVER',
      language: ['en'],
      temporal: { from: '2018-01-31', to: '2018-02-07' },
      source: 'USGS real-time feed, as carried by the npm package vega-datasets (earthquakes.json).',
      landingPage: 'https://earthquake.usgs.gov/earthquakes/feed/',
    },
    versions: [{ notes: '', files: [vega('earthquakes.json', 'Earthquakes')] }],
  },
  {
    slug: 'us-airports',
    publisher: 'us-dot',
    metadata: {
      title: {
        es: 'Aeropuertos de los Estados Unidos y sus territorios',
        en: 'Airports of the United States and its territories',
        fr: 'Aéroports des États-Unis et de leurs territoires',
      },
      description: {
        es: 'Código, nombre, ciudad, estado y coordenadas de cada aeropuerto comercial, regional y municipal.',
        en: 'Code, name, city, state and coordinates of every commercial, regional and municipal airport.',
        fr: 'Code, nom, ville, État et coordonnées de chaque aéroport commercial, régional et municipal.',
      },
      licence: 'US-PD',
      themes: ['TRAN'],
      keywords: { es: ['aeropuertos', 'aviación'], en: ['airports', 'aviation'], fr: ['aéroports', 'aviation'] },
      frequency: 'IRREG',
      language: ['en'],
      source: 'data.gov "Airports", as carried by the npm package vega-datasets (airports.csv).',
    },
    versions: [{ notes: '', files: [vega('airports.csv', 'Airports')] }],
  },
  {
    slug: 'weather-seattle-new-york',
    publisher: 'noaa',
    metadata: {
      title: {
        es: 'Tiempo diario en Seattle y Nueva York, 2012–2015',
        en: 'Daily weather in Seattle and New York, 2012–2015',
        fr: 'Temps quotidien à Seattle et à New York, 2012–2015',
      },
      description: {
        es: 'Lluvia, temperatura máxima y mínima y viento de cada día. La columna "weather" resume varias mediciones y fue compuesta después.',
        en: 'Rain, highest and lowest temperature and wind of each day. The column "weather" sums up several measurements and was composed afterwards.',
        fr: 'Pluie, températures maximale et minimale et vent de chaque jour. La colonne « weather » résume plusieurs mesures et a été composée ensuite.',
      },
      licence: 'US-PD',
      themes: ['ENVI'],
      keywords: {
        es: ['clima', 'lluvia', 'temperatura'],
        en: ['weather', 'rain', 'temperature'],
        fr: ['météo', 'pluie', 'température'],
      },
      frequency: 'NEVER',
      language: ['en'],
      temporal: { from: '2012-01-01', to: '2015-12-31' },
      source: 'NOAA Climate Data Online, as carried by the npm package vega-datasets (weather.csv).',
    },
    versions: [{ notes: '', files: [vega('weather.csv', 'Daily weather')] }],
  },
  {
    slug: 'global-temperature',
    publisher: 'nasa-giss',
    metadata: {
      title: {
        es: 'Anomalía de la temperatura del planeta, 1880–2023',
        en: 'Global temperature anomaly, 1880–2023',
        fr: 'Anomalie de la température mondiale, 1880–2023',
      },
      description: {
        es: 'Cuánto se apartó cada año la temperatura de la tierra y del mar de la media de 1951 a 1980, en grados Celsius.',
        en: 'How far each year departed, on land and sea, from the mean of 1951 to 1980, in degrees Celsius.',
        fr: 'Écart de chaque année, sur terre et en mer, à la moyenne de 1951 à 1980, en degrés Celsius.',
      },
      licence: 'US-PD',
      themes: ['ENVI'],
      keywords: {
        es: ['cambio climático', 'temperatura'],
        en: ['climate change', 'temperature'],
        fr: ['changement climatique', 'température'],
      },
      frequency: 'ANNUAL',
      language: ['en'],
      source: 'NASA GISTEMP, as carried by the npm package vega-datasets (global-temp.csv).',
      landingPage: 'https://data.giss.nasa.gov/gistemp/',
    },
    versions: [
      {
        notes: '',
        files: [
          vega('global-temp.csv', 'Temperature anomaly by year', {
            year: label('Año', 'Year', 'Année'),
            temp: label('Anomalía de temperatura (°C)', 'Temperature anomaly (°C)', 'Anomalie de température (°C)'),
          }),
        ],
      },
    ],
  },
  {
    slug: 'co2-mauna-loa',
    publisher: 'scripps',
    metadata: {
      title: {
        es: 'Dióxido de carbono en la atmósfera, Mauna Loa, 1958–2020',
        en: 'Carbon dioxide in the atmosphere, Mauna Loa, 1958–2020',
        fr: "Dioxyde de carbone dans l'atmosphère, Mauna Loa, 1958–2020",
      },
      description: {
        es: 'Concentración mensual en partes por millón, medida y ajustada por estación.',
        en: 'Monthly concentration in parts per million, as measured and seasonally adjusted.',
        fr: 'Concentration mensuelle en parties par million, mesurée et corrigée des variations saisonnières.',
      },
      licence: 'CC-BY-4.0',
      themes: ['ENVI'],
      keywords: {
        es: ['CO2', 'emisiones', 'atmósfera'],
        en: ['CO2', 'emissions', 'atmosphere'],
        fr: ['CO2', 'émissions', 'atmosphère'],
      },
      frequency: 'MONTHLY',
      language: ['en'],
      source: 'Scripps CO2 Program, as carried by the npm package vega-datasets (co2-concentration.csv).',
      landingPage: 'https://scrippsco2.ucsd.edu/data/atmospheric_co2/primary_mlo_co2_record',
    },
    versions: [
      {
        notes: '',
        files: [
          vega('co2-concentration.csv', 'CO2 by month', {
            Date: label('Mes', 'Month', 'Mois'),
            CO2: label('CO₂ (partes por millón)', 'CO₂ (parts per million)', 'CO₂ (parties par million)'),
            'adjusted CO2': label(
              'CO₂ ajustado por estación (ppm)',
              'Seasonally adjusted CO₂ (ppm)',
              'CO₂ corrigé des saisons (ppm)',
            ),
          }),
        ],
      },
    ],
  },
  {
    slug: 'us-employment',
    publisher: 'bls',
    metadata: {
      title: {
        es: 'Empleo por sector en los Estados Unidos, 2006–2015',
        en: 'Employment by sector in the United States, 2006–2015',
        fr: 'Emploi par secteur aux États-Unis, 2006–2015',
      },
      description: {
        es: 'Personas empleadas cada mes por tipo de actividad, en miles, ajustado por estación; y desempleo por industria de 2000 a 2010.',
        en: 'People employed each month by kind of activity, in thousands, seasonally adjusted; and unemployment by industry from 2000 to 2010.',
        fr: "Personnes employées chaque mois par type d'activité, en milliers, corrigées des variations saisonnières ; et chômage par industrie de 2000 à 2010.",
      },
      licence: 'US-PD',
      themes: ['ECON', 'SOCI'],
      keywords: {
        es: ['empleo', 'desempleo', 'trabajo'],
        en: ['employment', 'unemployment', 'jobs'],
        fr: ['emploi', 'chômage', 'travail'],
      },
      frequency: 'NEVER',
      language: ['en'],
      temporal: { from: '2000-01-01', to: '2015-12-31' },
      source:
        'BLS Current Employment Statistics and Current Population Survey, as carried by the npm package vega-datasets.',
    },
    versions: [
      {
        notes: '',
        files: [
          vega('us-employment.csv', 'Employment by month'),
          vega('unemployment-across-industries.json', 'Unemployment by industry'),
        ],
      },
    ],
  },
  {
    slug: 'iowa-electricity',
    publisher: 'eia',
    metadata: {
      title: {
        es: 'Electricidad generada en Iowa por fuente, 2001–2017',
        en: 'Electricity generated in Iowa by source, 2001–2017',
        fr: "Électricité produite dans l'Iowa par source, 2001–2017",
      },
      description: {
        es: 'Generación neta anual por combustible, en miles de megavatios hora.',
        en: 'Net generation by year and fuel, in thousand megawatt hours.',
        fr: 'Production nette annuelle par combustible, en milliers de mégawattheures.',
      },
      licence: 'US-PD',
      themes: ['ENER'],
      keywords: {
        es: ['electricidad', 'energía renovable'],
        en: ['electricity', 'renewable energy'],
        fr: ['électricité', 'énergie renouvelable'],
      },
      frequency: 'ANNUAL',
      language: ['en'],
      source: 'U.S. EIA, as carried by the npm package vega-datasets (iowa-electricity.csv).',
    },
    versions: [{ notes: '', files: [vega('iowa-electricity.csv', 'Net generation')] }],
  },
  {
    slug: 'life-expectancy-fertility',
    publisher: 'gapminder',
    metadata: {
      title: {
        es: 'Esperanza de vida, fecundidad y población por país, 1955–2005',
        en: 'Life expectancy, fertility and population by country, 1955–2005',
        fr: 'Espérance de vie, fécondité et population par pays, 1955–2005',
      },
      description: {
        es: 'Indicadores cada cinco años. Gapminder completa los huecos con estimaciones y usa las fronteras de hoy.',
        en: "Indicators every five years. Gapminder fills gaps with estimates and uses today's borders.",
        fr: "Indicateurs tous les cinq ans. Gapminder comble les lacunes par des estimations et utilise les frontières d'aujourd'hui.",
      },
      licence: 'CC-BY-4.0',
      themes: ['SOCI', 'HEAL'],
      keywords: {
        es: ['esperanza de vida', 'población'],
        en: ['life expectancy', 'population'],
        fr: ['espérance de vie', 'population'],
      },
      frequency: 'NEVER',
      language: ['en'],
      temporal: { from: '1955-01-01', to: '2005-12-31' },
      source: 'Gapminder Foundation, as carried by the npm package vega-datasets (gapminder.json).',
      landingPage: 'https://www.gapminder.org/data/',
    },
    versions: [{ notes: '', files: [vega('gapminder.json', 'Indicators by country and year')] }],
  },
  {
    slug: 'us-flights',
    publisher: 'us-dot',
    metadata: {
      title: {
        es: 'Tres millones de vuelos y sus retrasos en los Estados Unidos',
        en: 'Three million flights and their delays in the United States',
        fr: 'Trois millions de vols et leurs retards aux États-Unis',
      },
      description: {
        es: 'Muestra de vuelos nacionales con fecha, origen, destino, distancia y minutos de retraso. Muestra que una tabla de millones de filas se consulta como una pequeña.',
        en: 'A sample of domestic flights with date, origin, destination, distance and minutes of delay. It shows that a table of millions of rows is asked like a small one.',
        fr: "Échantillon de vols intérieurs avec date, origine, destination, distance et minutes de retard. Il montre qu'une table de millions de lignes s'interroge comme une petite.",
      },
      licence: 'US-PD',
      themes: ['TRAN'],
      keywords: { es: ['vuelos', 'retrasos'], en: ['flights', 'delays'], fr: ['vols', 'retards'] },
      frequency: 'NEVER',
      language: ['en'],
      source:
        'U.S. Bureau of Transportation Statistics (14 CFR 234), as carried by the npm package vega-datasets (flights-3m.parquet).',
    },
    versions: [{ notes: '', files: [vega('flights-3m.parquet', 'Flights')] }],
  },
];
