import {
  findText,
  type ImportId,
  type ImportOutcome,
  type ImportPlace,
  type ImportRow,
  type Language,
} from '@milpa/sdk';
import { formatCsvLine } from '../http/index.ts';
import type { Queryable } from '../storage/database/index.ts';
import { store } from './store.ts';

const headings: Readonly<Record<Language, readonly string[]>> = {
  es: [
    'n',
    'lugar',
    'resultado',
    'clave',
    'título',
    'institución',
    'conjunto',
    'versión',
    'enlaces',
    'cambios',
    'avisos',
    'reglas de DCAT-AP que no cumple',
    'recomendado por DCAT-AP',
  ],
  en: [
    ...['n', 'place', 'outcome', 'key', 'title', 'institution', 'dataset', 'version', 'links', 'changes', 'notes'],
    ...['rules of DCAT-AP it breaks', 'recommended by DCAT-AP'],
  ],
  fr: [
    'n',
    'endroit',
    'résultat',
    'clé',
    'titre',
    'institution',
    'jeu',
    'version',
    'liens',
    'changements',
    'remarques',
    'règles de DCAT-AP non respectées',
    'recommandé par DCAT-AP',
  ],
};
const outcomes: Readonly<Record<ImportOutcome, Readonly<Record<Language, string>>>> = {
  create: { es: 'nuevo', en: 'new', fr: 'nouveau' },
  update: { es: 'actualizado', en: 'updated', fr: 'mis à jour' },
  unchanged: { es: 'sin cambios', en: 'unchanged', fr: 'inchangé' },
  duplicate: { es: 'repetido', en: 'duplicate', fr: 'doublon' },
  refused: { es: 'rechazado', en: 'refused', fr: 'refusé' },
};

const page = 500;

/** The report of an import as CSV lines (RFC 4180, with a mark so that spreadsheets see UTF-8). */
export async function* formatReport(database: Queryable, id: ImportId, language: Language): AsyncGenerator<string> {
  yield `\ufeff${formatCsvLine(headings[language])}`;
  for (let offset = 0; ; offset += page) {
    const { items } = await store.listRows(database, id, { outcome: undefined, limit: page, offset });
    for (const row of items) yield formatCsvLine(listCells(row, language));
    if (items.length < page) return;
  }
}

const listCells = (row: ImportRow, language: Language): string[] => [
  String(row.position + 1),
  formatPlace(row.place),
  outcomes[row.outcome][language],
  row.key,
  findText(row.title, language)?.text ?? '',
  findText(row.publisher, language)?.text ?? '',
  (row.dataset ?? row.duplicateOf)?.slug ?? '',
  row.released === undefined ? '' : String(row.released),
  String(row.links),
  row.changes.join(' '),
  row.problems
    .map(({ message, place }) =>
      [place ? formatPlace(place) : '', findText(message, language)?.text].filter(Boolean).join(': '),
    )
    .join(' | '),
  formatFindings(row.check?.violations, language),
  formatFindings(row.check?.warnings, language),
];

const formatFindings = (findings: NonNullable<ImportRow['check']>['violations'] = [], language: Language): string =>
  findings.map(({ message, code }) => findText(message, language)?.text ?? code).join(' | ');

export const formatPlace = ({ sheet, row, column, line, pointer, iri }: ImportPlace): string =>
  [sheet, row === undefined ? '' : String(row), column, line === undefined ? '' : String(line), pointer, iri]
    .filter(Boolean)
    .join(' · ');
