import { findText, type Holding, type Language, type LanguageMap, paths } from '@milpa/sdk';
import { formatCsvLine } from '../../http/index.ts';

type Heading = Readonly<Record<Language, string>>;
interface Column {
  readonly heading: Heading;
  readonly cell: (holding: Holding, language: Language) => string;
}

const column = (es: string, en: string, fr: string, cell: Column['cell']): Column => ({
  heading: { es, en, fr },
  cell,
});
const text = (map: LanguageMap, language: Language) => findText(map, language)?.text ?? '';
const yes: Heading = { es: 'Sí', en: 'Yes', fr: 'Oui' };
const no: Heading = { es: 'No', en: 'No', fr: 'Non' };
const levels: Readonly<Record<'public' | 'restricted' | 'non-public', Heading>> = {
  public: { es: 'público', en: 'public', fr: 'public' },
  restricted: { es: 'restringido', en: 'restricted', fr: 'restreint' },
  'non-public': { es: 'no público', en: 'non-public', fr: 'non public' },
};
const states: Readonly<Record<Holding['state'], Heading>> = {
  published: { es: 'publicado', en: 'published', fr: 'publié' },
  drafted: { es: 'en preparación', en: 'in preparation', fr: 'en préparation' },
  planned: { es: 'comprometido', en: 'planned', fr: 'prévu' },
  overdue: { es: 'vencido', en: 'overdue', fr: 'en retard' },
  unplanned: { es: 'sin fecha', en: 'not planned', fr: 'non prévu' },
  closed: { es: 'cerrado', en: 'closed', fr: 'fermé' },
  unclassified: { es: 'sin clasificar', en: 'not classified', fr: 'non classé' },
};

/** Law and article, as one reads them. */
const formatBasis = ({ decision }: Holding): string => (decision ? `${decision.article}, ${decision.instrument}` : '');

const key = column('Clave', 'Key', 'Clé', (holding) => holding.key);
const level = column('Nivel de acceso', 'Access level', "Niveau d'accès", (holding, language) =>
  holding.level ? levels[holding.level][language] : '',
);
const review = column('Próxima revisión', 'Next review', 'Prochain examen', ({ decision }) => decision?.review ?? '');
const planned = column(
  'Fecha estimada de publicación',
  'Planned for',
  'Publication prévue',
  ({ planned }) => planned ?? '',
);

/**
 * Columns A to H of the guide of 2015 in their order; the level has three values again, and the reason that the tool of
 * 2016 always left empty (ADELA defect 1) is there, with who reviewed it and when it is reviewed next.
 */
const inventoryColumns: readonly Column[] = [
  column('Responsable', 'Responsible post', 'Poste responsable', ({ post, area }) => post || area),
  // The guide names the dataset in B and each of its resources in C: a holding is the one or the other.
  column(
    'Nombre del conjunto de datos',
    'Dataset name',
    'Nom du jeu de données',
    ({ name, subject }, language) => subject || text(name, language),
  ),
  column('Nombre del recurso', 'Resource name', 'Nom de la ressource', ({ name, subject }, language) =>
    subject ? text(name, language) : '',
  ),
  column('¿De qué es el recurso?', 'What it is', "Qu'est-ce ?", ({ description }, language) =>
    text(description, language),
  ),
  column('¿Tiene datos privados?', 'Private?', 'Privé ?', ({ level: held }, language) =>
    held === null ? '' : held === 'public' ? no[language] : yes[language],
  ),
  column('Razón por la cual los datos son privados', 'Legal reason', 'Raison juridique', formatBasis),
  column('Sistema', 'System', 'Système', ({ system }) => system),
  planned,
  key,
  level,
  column('Ley', 'Law', 'Loi', ({ decision }) => decision?.instrument ?? ''),
  column('Artículo', 'Article', 'Article', ({ decision }) => decision?.article ?? ''),
  column('Razonamiento', 'Reasoning', 'Raisonnement', ({ decision }) => decision?.reasoning ?? ''),
  column('Revisó', 'Reviewed by', 'Examiné par', ({ decision }) => decision?.reviewer ?? ''),
  column('Fecha de la decisión', 'Decided on', 'Décidé le', ({ decision }) => decision?.decided ?? ''),
  review,
  column('Área', 'Unit', 'Unité', ({ area }) => area),
  column('Datos personales', 'Personal data', 'Données personnelles', ({ personalData }) => personalData ?? ''),
  column('Periodo', 'Period', 'Période', ({ period }) => period),
  column('Cobertura geográfica', 'Spatial coverage', 'Couverture spatiale', ({ geography }) => geography),
];

/** What is held beside what is published (O2): a row for each holding that is not out, and why. */
const createGapColumns = (publicUrl: string): readonly Column[] => [
  key,
  column('Nombre', 'Name', 'Nom', ({ name }, language) => text(name, language)),
  column('Área', 'Unit', 'Unité', ({ area }) => area),
  level,
  column('Situación', 'State', 'Situation', ({ state }, language) => states[state][language]),
  planned,
  column('Fundamento', 'Legal basis', 'Fondement', formatBasis),
  review,
  column('Conjunto de datos', 'Dataset', 'Jeu de données', ({ datasets }, language) =>
    datasets
      .filter(({ released }) => released !== null)
      .map(({ slug }) => publicUrl + paths.dataset(language, slug))
      .join(' '),
  ),
];

// A byte order mark: without it, Excel reads UTF-8 as Latin-1.
const mark = '\uFEFF';

function format(columns: readonly Column[], holdings: readonly Holding[], language: Language): string {
  const lines = [
    formatCsvLine(columns.map(({ heading }) => heading[language])),
    ...holdings.map((holding) => formatCsvLine(columns.map(({ cell }) => cell(holding, language)))),
  ];
  return mark + lines.join('');
}

export const formatInventory = (holdings: readonly Holding[], language: Language): string =>
  format(inventoryColumns, holdings, language);

export const formatGaps = (holdings: readonly Holding[], language: Language, publicUrl: string): string =>
  format(createGapColumns(publicUrl), holdings, language);
