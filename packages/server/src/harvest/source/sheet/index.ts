import type { ImportPlace, ImportProblem, LanguageMap } from '@milpa/sdk';
import type { Sheet, SheetNeeds, SheetRow } from '../../../sheet/index.ts';
import type { ImportRecord, Source, SourceOptions } from '../../model.ts';
import { describeProblem } from '../../problems.ts';
import { buildRecord } from '../../record/build.ts';
import { splitPeriod } from '../../record/dates.ts';
import type { RawLink, RawRecord } from '../../record/said.ts';
import { headText } from '../json.ts';
import { withDescriptions } from './rows.ts';

/**
 * Sheets in which offices list their data, as CSV or workbook: our own template; the inventory of ADELA (a row a resource,
 * the dataset named once); its two levels of columns ds: and rs:; a sheet of datasets beside a sheet of distributions.
 */
export const createSheetSource = (needs: SheetNeeds): Source => ({
  format: 'sheet',
  detect(file, head) {
    if (head.toString('latin1').startsWith('PK\x03\x04')) return /\.(?:xlsx|xlsm|ods)$/i.test(file.name) ? 0.9 : 0.3;
    if (head.toString('latin1').startsWith('\xd0\xcf\x11\xe0')) return 0.8;
    if (/\.(?:csv|tsv|txt)$/i.test(file.name)) return 0.6;
    return /^[^\n<{[]{3,}[,;\t|][^\n]*\n/.test(headText(head)) ? 0.2 : 0;
  },
  async *read(file, options) {
    yield* await withDescriptions(needs, file, options, async function* (sheets) {
      for (const group of await gather(sheets)) yield buildGroup(group, options);
    });
  },
});

interface Group {
  /** Cells of the dataset: the first that says something in each column. */
  readonly cells: Map<string, string>;
  readonly place: ImportPlace;
  readonly headings: ReadonlyMap<string, string>;
  readonly rows: SheetRow[];
}

const linkFields = [
  'link',
  'linkTitle',
  'linkDescription',
  'linkFormat',
  'linkSize',
  'linkLicence',
  'inventoryResource',
  'inventoryAbout',
];
const ofDataset = (field: string) => !linkFields.includes(field) && field !== 'linkTemporal' && field !== 'linkSpatial';

/** Rows of one dataset come together by its key, else by institution and title; a row that names none belongs to the one above. */
async function gather(sheets: readonly Sheet[]): Promise<Group[]> {
  const groups = new Map<string, Group>();
  for (const sheet of sheets) {
    let last: Group | undefined;
    for await (const row of sheet.rows()) {
      const name = nameGroup(row);
      const group: Group | undefined = name === undefined ? last : (groups.get(name) ?? startGroup(sheet, row));
      // A row before any dataset is kept, so that it is told of.
      last = group ?? startGroup(sheet, row);
      if (name !== undefined || !group) groups.set(name ?? `row ${row.sheet} ${row.row}`, last);
      last.rows.push(row);
      for (const [field, text] of row.cells)
        if (ofDataset(field) && !last.cells.has(field)) last.cells.set(field, text);
    }
  }
  return [...groups.values()];
}

const startGroup = (sheet: Sheet, { sheet: name, row }: SheetRow): Group => ({
  cells: new Map(),
  place: { ...(name ? { sheet: name } : {}), row },
  headings: sheet.headings,
  rows: [],
});

function nameGroup({ cells }: SheetRow): string | undefined {
  const key = cells.get('key');
  if (key) return `key ${key}`;
  const title = cells.get('title');
  return title ? `title ${cells.get('publisher') ?? ''} ${title}` : undefined;
}

function buildGroup(group: Group, options: SourceOptions): ImportRecord {
  const record = buildRecord(describeGroup(group, options), options);
  return { ...record, problems: record.problems.map((problem) => placeProblem(problem, group)) };
}

/** The column a problem is about, by the heading it has in the file. */
function placeProblem(problem: ImportProblem, { headings, place }: Group): ImportProblem {
  const columns: Readonly<Record<string, string>> = { contact: 'contactEmail', distributions: 'link' };
  const heading = headings.get(columns[problem.field] ?? problem.field);
  return { ...problem, place: { ...place, ...problem.place, ...(heading ? { column: heading } : {}) } };
}

function describeGroup({ cells, place, rows }: Group, { language }: SourceOptions): RawRecord {
  const said = (field: string) => cells.get(field) ?? '';
  const inLanguage = (text: string): LanguageMap => (text ? { [language]: text } : {});
  const publisher = said('publisher');
  const access = readAccess(said('accessLevel'), said('isPrivate'), said('rights'));
  return {
    key: said('key'),
    place,
    publisher: publisher
      ? { name: { [language]: publisher }, slug: said('publisherKey') || slugLike(publisher) }
      : undefined,
    title: inLanguage(said('title')),
    description: inLanguage([said('description'), ...listResources(rows)].filter(Boolean).join('\n')),
    licence: said('licence'),
    themes: splitWords(said('themes'), ';'),
    keywords: { [language]: splitWords(said('keywords'), ',;') },
    frequency: said('frequency'),
    contact: { name: said('contactName') || said('responsible'), email: said('contactEmail').replace(/^mailto:/i, '') },
    languages: splitWords(said('language'), ',;'),
    spatial: said('spatial') ? { name: said('spatial').slice(0, 300) } : {},
    temporal: said('temporal') ? splitPeriod(said('temporal')) : {},
    dates: { issued: [said('created')], modified: [said('modified')] },
    source: said('source'),
    landingPage: /^https?:/i.test(said('landingPage')) ? said('landingPage') : '',
    accessLevel: access,
    rights: inLanguage(said('rights')),
    links: rows.flatMap((row) => readLink(row, language)),
    problems: listLeft(cells, place),
  };
}

const slugLike = (text: string): string | undefined => (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) ? text : undefined);

/** A column of yes and no; a legal reason alone says that access is limited. */
function readAccess(level: string, isPrivate: string, reason: string): string {
  if (level) return level;
  if (/^(?:s[ií]|yes|oui|true|1|x|privado?s?)$/i.test(isPrivate.trim())) return 'non-public';
  return reason && !/^(?:no|false|0|non)$/i.test(isPrivate.trim()) && isPrivate === '' ? 'restricted' : '';
}

/** An inventory names resources that have no address yet: they are told in the description. */
const listResources = (rows: readonly SheetRow[]): string[] =>
  rows.flatMap(({ cells }) => {
    const [name, about] = [cells.get('inventoryResource'), cells.get('inventoryAbout')];
    if (cells.has('link') || !(name || about)) return [];
    return [`• ${[name, about].filter(Boolean).join(': ')}`];
  });

const splitWords = (text: string, by: string): string[] =>
  text
    .split(new RegExp(`[${by}]`))
    .map((word) => word.trim())
    .filter(Boolean);

function readLink({ cells, row, sheet }: SheetRow, language: SourceOptions['language']): RawLink[] {
  const link = cells.get('link');
  if (!link) return [];
  const description = cells.get('linkDescription');
  return [
    {
      title: cells.get('linkTitle') ?? cells.get('inventoryResource') ?? '',
      ...(description ? { description: { [language]: description } } : {}),
      accessUrl: link,
      format: cells.get('linkFormat'),
      mediaType: cells.get('linkFormat'),
      size: cells.get('linkSize'),
      licence: cells.get('linkLicence'),
      place: { ...(sheet ? { sheet } : {}), row },
    },
  ];
}

/** Columns that are understood but have no place in the catalogue: what is planned belongs to the plan. */
const listLeft = (cells: ReadonlyMap<string, string>, place: ImportPlace): ImportProblem[] =>
  cells.has('planned')
    ? [describeProblem('members-left', cells.get('planned') ?? '', { field: 'planned', place })]
    : [];
