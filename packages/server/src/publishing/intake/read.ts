import {
  type AccessDecision,
  AccessLevel,
  type HoldingForm,
  holdingForms,
  type ImportPlace,
  type ImportProblem,
  type InventoryImportOptions,
  matchAccessRight,
  matchFrequency,
  PersonalData,
} from '@milpa/sdk';
import { foldHeading, type Sheet, type SheetKind, type SheetRow } from '../../sheet/index.ts';
import { fold } from '../inventory/present.ts';
import type { HoldingContent } from '../model.ts';
import { inventoryHeadings } from './columns.data.ts';
import { readDay } from './days.ts';
import { describeLack, describeProblem, type IntakeCode, type partNames } from './sentences.ts';

/** What a row of an inventory says; what it leaves out it does not say. */
export interface IntakeRow {
  readonly place: ImportPlace;
  readonly key: string;
  readonly name: string;
  readonly institution: string;
  readonly content: Partial<Omit<HoldingContent, 'key' | 'name' | 'description'>>;
  readonly description: string;
  /** The row says who may have the data: a level, or that it is not classified because its reason is not whole. */
  readonly level: AccessLevel | null | undefined;
  readonly decision: AccessDecision | undefined;
  readonly due: string | undefined;
  readonly frequency: string;
  readonly goal: string;
  readonly problems: readonly ImportProblem[];
}

const byHeading = new Map(
  Object.entries(inventoryHeadings).flatMap(([field, headings]) =>
    headings.map((heading) => [foldHeading(heading), field] as const),
  ),
);

export const inventoryKind: SheetKind = {
  findField: (heading) => byHeading.get(foldHeading(heading)),
  isSheet: (fields) => fields.size >= 2 && (fields.has('dataset') || fields.has('resource')),
};

type Told = (code: IntakeCode, what: string, field: string, severity?: 'error' | 'warning') => void;

/** Rows of a sheet; a dataset or a post that stands once for several rows, as in merged cells, holds for those below it. */
export async function* readRows(
  sheet: Sheet,
  options: InventoryImportOptions,
  today: string,
): AsyncGenerator<IntakeRow> {
  let above: ReadonlyMap<string, string> = new Map();
  for await (const row of sheet.rows()) {
    if (row.cells.size === 0) continue;
    const cells = row.cells.has('dataset') || !row.cells.has('resource') ? row.cells : carryDown(above, row.cells);
    above = cells;
    yield readRow({ ...row, cells }, sheet.headings, { options, today });
  }
}

function carryDown(above: ReadonlyMap<string, string>, cells: ReadonlyMap<string, string>): Map<string, string> {
  const whole = new Map(cells);
  for (const field of ['dataset', 'post', 'institution']) {
    const said = above.get(field);
    if (said !== undefined && !whole.has(field)) whole.set(field, said);
  }
  return whole;
}

function readRow(
  { cells, row, sheet }: SheetRow,
  headings: ReadonlyMap<string, string>,
  { options, today }: { options: InventoryImportOptions; today: string },
): IntakeRow {
  const place: ImportPlace = { ...(sheet ? { sheet } : {}), row };
  const problems: ImportProblem[] = [];
  const tell: Told = (code, what, field, severity = 'warning') => {
    const heading = headings.get(field);
    problems.push(
      describeProblem(code, what, { severity, field, place: { ...place, ...(heading ? { column: heading } : {}) } }),
    );
  };
  const said = (field: string) => cells.get(field) ?? '';
  const [dataset, resource] = [said('dataset'), said('resource')];
  const name = resource || dataset;
  if (!name) tell('name-missing', '', 'dataset', 'error');
  const { level, decision, lacks } = readAccess(said, options, today, tell);
  if (lacks.length > 0) problems.push(describeLack(lacks, place));
  return {
    ...{ place, name, level, decision, description: said('about'), institution: said('institution') },
    key: (said('key') || makeKey(dataset, resource)).slice(0, 500),
    content: readContent(said, tell, resource && dataset ? dataset : ''),
    due: readDue(said('planned'), tell),
    frequency: readFrequency(said('frequency'), tell),
    goal: said('goal').slice(0, 500),
    problems,
  };
}

/** A row without a key is known again by what it is called. */
const makeKey = (dataset: string, resource: string): string =>
  [dataset, resource].map(fold).filter(Boolean).join(' / ');

function readContent(said: (field: string) => string, tell: Told, subject: string): IntakeRow['content'] {
  const kind = said('personalData');
  const personalData = kind ? findPersonalData(kind) : undefined;
  if (kind && !personalData) tell('personal-unknown', kind, 'personalData');
  const form = findForm(said('form'));
  const texts = {
    area: said('area').slice(0, 300),
    post: said('post').slice(0, 300),
    system: said('system').slice(0, 500),
    subject: subject.slice(0, 500),
    geography: said('geography').slice(0, 500),
    period: said('period').slice(0, 200),
  };
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    ...(personalData ? { personalData } : {}),
    ...(form ? { form } : {}),
  };
}

const personalWords: Readonly<Record<string, PersonalData>> = {
  no: 'none',
  non: 'none',
  ninguno: 'none',
  si: 'personal',
  yes: 'personal',
  oui: 'personal',
  personales: 'personal',
  sensibles: 'sensitive',
  seudonimizados: 'pseudonymous',
};
const findPersonalData = (text: string): PersonalData | undefined =>
  PersonalData.safeParse(fold(text)).data ?? personalWords[fold(text)];

const findForm = (text: string): HoldingForm | undefined => holdingForms.find((form) => form === fold(text));

function readDue(text: string, tell: Told): string | undefined {
  if (!text) return undefined;
  const read = readDay(text);
  if ('day' in read) return read.day;
  tell(read.wrong, text, 'planned', 'error');
  return undefined;
}

/** The ISO 8601 interval of a frequency that is known by any name. */
function readFrequency(text: string, tell: Told): string {
  if (!text) return '';
  const found = matchFrequency(text);
  if (found?.every) return `R/${found.every}`;
  if (!found) tell('frequency-unknown', text, 'frequency');
  return '';
}

type Part = keyof typeof partNames;

/** Who may have the data. Closed is only what has its law, article, reviewer and next review: in the row, or said for the file. */
function readAccess(
  said: (field: string) => string,
  options: InventoryImportOptions,
  today: string,
  tell: Told,
): { level: IntakeRow['level']; decision: AccessDecision | undefined; lacks: readonly Part[] } {
  const level = readLevel(said('level'), said('private'), tell);
  if (level === undefined || level === null || level === 'public') return { level, decision: undefined, lacks: [] };
  const basis = splitBasis(said('reason'));
  const decision = {
    instrument: said('instrument') || basis.instrument,
    article: said('article') || basis.article,
    reviewer: said('reviewer') || options.reviewer || '',
    decided: dayOr(said('decided'), today),
    review: dayOr(said('review'), options.review ?? ''),
    reasoning: said('reasoning') || said('reason'),
  };
  const parts: readonly Part[] = ['instrument', 'article', 'reviewer', 'review'];
  const lacks = parts.filter((part) => !decision[part] || (part === 'review' && decision.review <= decision.decided));
  return lacks.length > 0 ? { level: null, decision: undefined, lacks } : { level, decision, lacks };
}

function readLevel(level: string, isPrivate: string, tell: Told): IntakeRow['level'] {
  if (level) {
    const id = matchAccessRight(level)?.id.toLowerCase().replace('_', '-');
    const found = AccessLevel.safeParse(level).data ?? AccessLevel.safeParse(id).data ?? byWord(level);
    if (!found) tell('level-unknown', level, 'level');
    return found ?? null;
  }
  const answer = fold(isPrivate);
  if (!answer) return undefined;
  if (/^(?:no|non|false|0|publico|public)$/.test(answer)) return 'public';
  if (/^(?:si|yes|oui|true|1|x|privados?|private|prive)$/.test(answer)) return 'non-public';
  tell('level-unknown', isPrivate, 'private');
  return null;
}

const levelWords: Readonly<Record<string, AccessLevel>> = {
  publico: 'public',
  restringido: 'restricted',
  restreint: 'restricted',
  'restricted public': 'restricted',
  privado: 'non-public',
  private: 'non-public',
  prive: 'non-public',
  'no publico': 'non-public',
  'non public': 'non-public',
};
const byWord = (text: string): AccessLevel | undefined => levelWords[fold(text)];

/** «Artículo 113, fracción I, de la Ley Federal de Transparencia» → article and law; a text without an article has none. */
export function splitBasis(text: string): { readonly instrument: string; readonly article: string } {
  const clean = text.replace(/\s+/g, ' ').trim();
  const articleFirst = /^((?:art(?:[íi]culos?|icles?|s?\.)).*?),? (?:de la|del|de el|of the|de l[ae’'] ?) ?(.+)$/i.exec(
    clean,
  );
  if (articleFirst) return { article: articleFirst[1] ?? '', instrument: articleFirst[2] ?? '' };
  const lawFirst = /^(.+?),? ((?:art(?:[íi]culos?|icles?|s?\.)) .+)$/i.exec(clean);
  if (lawFirst) return { article: lawFirst[2] ?? '', instrument: lawFirst[1] ?? '' };
  return { article: '', instrument: clean };
}

function dayOr(text: string, otherwise: string): string {
  const read = text ? readDay(text) : undefined;
  return read && 'day' in read ? read.day : otherwise;
}
