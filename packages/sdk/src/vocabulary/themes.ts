import { type Concept, createFinder, findConcept, type Labels, ownUri } from './concept.ts';
import { type MappingRelation, themeMappings } from './theme-mappings.data.ts';

export interface Theme extends Concept {
  readonly scheme: ThemeSchemeId;
}
export type ThemeSchemeId = 'eu' | 'g8' | 'mx';

export interface ThemeScheme {
  readonly id: ThemeSchemeId;
  readonly uri: string;
  readonly label: Labels;
  readonly concepts: readonly Theme[];
}

const authority = 'http://publications.europa.eu/resource/authority/data-theme';
const eu = (id: string, es: string, en: string, fr: string): Theme => ({
  id,
  uri: `${authority}/${id}`,
  label: { es, en, fr },
  scheme: 'eu',
});
const own =
  (scheme: 'g8' | 'mx') =>
  (word: string, es: string, en: string, fr: string): Theme => ({
    id: `${scheme}-${word}`,
    uri: ownUri(`theme-${scheme}`, word),
    label: { es, en, fr },
    scheme,
  });
const g8 = own('g8');
const mx = own('mx');

/** The EU data theme authority table, which DCAT-AP prescribes. */
export const themes: readonly Theme[] = [
  eu(
    'AGRI',
    'Agricultura, pesca, silvicultura y alimentación',
    'Agriculture, fisheries, forestry and food',
    'Agriculture, pêche, sylviculture et alimentation',
  ),
  eu('ECON', 'Economía y finanzas', 'Economy and finance', 'Économie et finances'),
  eu('EDUC', 'Educación, cultura y deporte', 'Education, culture and sport', 'Éducation, culture et sport'),
  eu('ENER', 'Energía', 'Energy', 'Énergie'),
  eu('ENVI', 'Medio ambiente', 'Environment', 'Environnement'),
  eu('GOVE', 'Gobierno y sector público', 'Government and public sector', 'Gouvernement et secteur public'),
  eu('HEAL', 'Salud', 'Health', 'Santé'),
  eu('INTR', 'Asuntos internacionales', 'International issues', 'Questions internationales'),
  eu(
    'JUST',
    'Justicia, sistema jurídico y seguridad pública',
    'Justice, legal system and public safety',
    'Justice, système juridique et sécurité publique',
  ),
  eu('REGI', 'Regiones y ciudades', 'Regions and cities', 'Régions et villes'),
  eu('SOCI', 'Población y sociedad', 'Population and society', 'Population et société'),
  eu('TECH', 'Ciencia y tecnología', 'Science and technology', 'Science et technologie'),
  eu('TRAN', 'Transporte', 'Transport', 'Transports'),
];

/** The 14 high-value areas of the G8 Open Data Charter of 2013, technical annex. */
export const g8Areas: readonly Theme[] = [
  g8('companies', 'Empresas', 'Companies', 'Entreprises'),
  g8('crime-and-justice', 'Delincuencia y justicia', 'Crime and justice', 'Criminalité et justice'),
  g8('earth-observation', 'Observación de la Tierra', 'Earth observation', 'Observation de la Terre'),
  g8('education', 'Educación', 'Education', 'Éducation'),
  g8('energy-and-environment', 'Energía y medio ambiente', 'Energy and environment', 'Énergie et environnement'),
  g8('finance-and-contracts', 'Finanzas y contratos', 'Finance and contracts', 'Finances et contrats'),
  g8('geospatial', 'Geoespacial', 'Geospatial', 'Données géospatiales'),
  g8('global-development', 'Desarrollo mundial', 'Global development', 'Développement mondial'),
  g8(
    'government-accountability',
    'Rendición de cuentas del gobierno y democracia',
    'Government accountability and democracy',
    'Responsabilité des pouvoirs publics et démocratie',
  ),
  g8('health', 'Salud', 'Health', 'Santé'),
  g8('science-and-research', 'Ciencia e investigación', 'Science and research', 'Science et recherche'),
  g8('statistics', 'Estadísticas', 'Statistics', 'Statistiques'),
  g8(
    'social-mobility-and-welfare',
    'Movilidad social y bienestar',
    'Social mobility and welfare',
    'Mobilité sociale et protection sociale',
  ),
  g8(
    'transport-and-infrastructure',
    'Transporte e infraestructura',
    'Transport and infrastructure',
    'Transports et infrastructures',
  ),
];

/** The 12 sectors under which Mexico's institutions catalogued their data in ADELA and datos.gob.mx. */
export const mexicanSectors: readonly Theme[] = [
  mx('educacion', 'Educación', 'Education', 'Éducation'),
  mx('economia', 'Economía', 'Economy', 'Économie'),
  mx('salud', 'Salud', 'Health', 'Santé'),
  mx('seguridad-y-justicia', 'Seguridad y justicia', 'Security and justice', 'Sécurité et justice'),
  mx('infraestructura', 'Infraestructura', 'Infrastructure', 'Infrastructure'),
  mx(
    'finanzas-y-contrataciones',
    'Finanzas y contrataciones',
    'Finance and procurement',
    'Finances et marchés publics',
  ),
  mx('geoespacial', 'Geoespacial', 'Geospatial', 'Données géospatiales'),
  mx('energia-y-medio-ambiente', 'Energía y medio ambiente', 'Energy and environment', 'Énergie et environnement'),
  mx('cultura-y-turismo', 'Cultura y turismo', 'Culture and tourism', 'Culture et tourisme'),
  mx('desarrollo-sostenible', 'Desarrollo sostenible', 'Sustainable development', 'Développement durable'),
  mx('gobiernos-locales', 'Gobiernos locales', 'Local governments', 'Gouvernements locaux'),
  mx('otros', 'Otros', 'Other', 'Autres'),
];

/** Three parallel ways to sort the same data by subject (skos:ConceptScheme). A dataset may carry themes of all of them. */
export const themeSchemes: readonly ThemeScheme[] = [
  {
    id: 'eu',
    uri: authority,
    label: { es: 'Temas de datos de la Unión Europea', en: 'EU data themes', fr: 'Thèmes de données de l’UE' },
    concepts: themes,
  },
  {
    id: 'g8',
    uri: ownUri('scheme', 'theme-g8'),
    label: {
      es: 'Áreas de alto valor de la Carta de Datos Abiertos del G8',
      en: 'High-value areas of the G8 Open Data Charter',
      fr: 'Domaines à forte valeur de la Charte du G8 pour l’ouverture des données',
    },
    concepts: g8Areas,
  },
  {
    id: 'mx',
    uri: ownUri('scheme', 'theme-mx'),
    label: {
      es: 'Sectores de datos abiertos de México',
      en: 'Open data sectors of Mexico',
      fr: 'Secteurs de données ouvertes du Mexique',
    },
    concepts: mexicanSectors,
  },
];

const allThemes: readonly Theme[] = [...themes, ...g8Areas, ...mexicanSectors];

/** A theme of any of the three schemes, by identifier or URI. */
export const findTheme = (id: string): Theme | undefined => findConcept(allThemes, id);

/** What portals call the same subject. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  AGRI: ['agricultura', 'agriculture', 'agropecuario', 'pesca', 'food'],
  ECON: [
    'economía',
    'economy',
    'finanzas',
    'finance',
    'business',
    'economic development',
    'finance and budgeting',
    'manufacturing',
    'empleo',
  ],
  EDUC: ['educación', 'education', 'cultura', 'culture', 'culture and recreation', 'deporte', 'sport'],
  ENER: ['energía', 'energy', 'energy and utilities'],
  ENVI: ['medio ambiente', 'ambiente', 'environment', 'environment and natural resources', 'weather', 'clima'],
  GOVE: [
    'gobierno',
    'government',
    'administration and finance',
    'transparencia',
    'compras',
    'contrataciones',
    'anticorrupcion',
    'sector público',
  ],
  HEAL: ['salud', 'health', 'health care', 'public health', 'santé', 'health and human services'],
  INTR: ['international', 'relaciones exteriores'],
  JUST: [
    'justicia',
    'seguridad',
    'seguridad pública',
    'public safety',
    'justice',
    'crime',
    'acceso a justicia',
    'sistema penitenciario',
    'poder judicial',
    'derechos humanos',
    'politica criminal',
  ],
  REGI: ['ciudades', 'city planning', 'local government', 'urban planning', 'geospatial', 'housing'],
  SOCI: ['sociedad', 'población', 'society', 'demographics', 'social services', 'bienestar'],
  TECH: ['ciencia', 'tecnología', 'technology', 'science'],
  TRAN: ['transporte', 'transporte y movilidad', 'movilidad', 'transportation', 'transport', 'transit'],
  'mx-finanzas-y-contrataciones': ['finanzas y compras', 'finanzas y contratos públicos'],
  'mx-desarrollo-sostenible': ['desarrollo sustentable'],
};

const findSpelled = createFinder(allThemes, (theme) => [
  theme.id,
  theme.uri,
  ...Object.values(theme.label),
  ...(spellings[theme.id] ?? []),
]);

/** The theme an identifier, address or name means; a name that stands in several schemes means the EU theme. undefined when none. */
export const matchTheme = (text: string): Theme | undefined => findSpelled(text);

export type { MappingRelation };

export interface MappedTheme {
  readonly theme: Theme;
  /** How the given theme stands to this one, in the words of SKOS: `broadMatch` when this one is the broader. */
  readonly relation: MappingRelation;
}

const inverse: Readonly<Record<MappingRelation, MappingRelation>> = {
  closeMatch: 'closeMatch',
  relatedMatch: 'relatedMatch',
  broadMatch: 'narrowMatch',
  narrowMatch: 'broadMatch',
};

/** The themes of the other schemes that a theme is mapped to, either way. */
export function listMappedThemes(id: string): readonly MappedTheme[] {
  return themeMappings.flatMap(([from, relation, to]) => {
    const other = from === id ? findTheme(to) : to === id ? findTheme(from) : undefined;
    return other ? [{ theme: other, relation: from === id ? relation : inverse[relation] }] : [];
  });
}
