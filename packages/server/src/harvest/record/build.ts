import {
  DatasetMetadata,
  findText,
  type ImportProblem,
  type LanguageMap,
  languages,
  listDataLanguages,
  matchAccessRight,
  matchFrequency,
  matchLicence,
  matchTheme,
} from '@milpa/sdk';
import type { ImportRecord, SourceOptions } from '../model.ts';
import { describeProblem } from '../problems.ts';
import { parseDay } from './dates.ts';
import { buildLinks } from './links.ts';
import type { RawRecord } from './said.ts';
import { longestText, trimMap } from './texts.ts';

const longestKey = 400;
const mostKeywords = 50;
const longestKeyword = 100;

/** A record in the model's own words. What cannot be taken as it stands is left out or moved, and said. */
export function buildRecord(raw: RawRecord, options: SourceOptions): ImportRecord {
  const problems: ImportProblem[] = [...(raw.problems ?? [])];
  const note: Note = (code, what, field) =>
    problems.push(describeProblem(code, what, { field, place: { ...raw.place } }));
  if (!findText(raw.title, 'es'))
    problems.push(describeProblem('title-missing', '', { severity: 'error', field: 'title', place: raw.place }));
  const { metadata, wrong } = checkFields(describeMetadata(raw, options, note));
  for (const [field, value] of wrong)
    note('field-wrong', typeof value === 'string' ? value : JSON.stringify(value), field);
  const links = buildLinks(raw, options, problems);
  return {
    key: keyOf(raw),
    isGlobal: raw.isGlobal === true && Boolean(raw.key),
    kind: raw.kind ?? 'dataset',
    publisher: raw.publisher,
    said: { metadata, links, ...(raw.aside ? { aside: raw.aside } : {}) },
    place: raw.place,
    problems: problems.slice(0, options.limits.problems),
  };
}

type Note = (code: Parameters<typeof describeProblem>[0], what: string, field: string) => void;

/** Without a key of its own a record is known by its title, as its institution has it. */
function keyOf({ key, title }: RawRecord): string {
  const text = key?.trim() || `title:${(findText(title, 'es')?.text ?? '').toLowerCase().replace(/\s+/g, ' ').trim()}`;
  return text.slice(0, longestKey);
}

function describeMetadata(raw: RawRecord, options: SourceOptions, note: Note): Record<string, unknown> {
  const themes = readThemes(raw, note);
  const licence = readLicence(raw, options, note);
  return {
    title: trimMap(raw.title),
    description: trimMap(raw.description),
    licence: licence.id,
    themes: themes.known,
    keywords: trimKeywords(raw, themes.words, options),
    frequency: readFrequency(raw, note),
    contact: trimContact(raw, note),
    language: [...new Set((raw.languages ?? []).flatMap((text) => listDataLanguages(text).map(({ id }) => id)))].slice(
      0,
      20,
    ),
    spatial: raw.spatial ?? {},
    temporal: readTemporal(raw, note),
    sourceDates: readSourceDates(raw, note),
    source: raw.source?.trim().slice(0, 2000) ?? '',
    landingPage: raw.landingPage?.trim() ?? '',
    ...readAccess(raw, note),
    ...rightsOf(raw, licence.words, options),
    ...raw.more,
  };
}

/** Every field on its own: one that is wrong does not take the others with it. */
function checkFields(said: Record<string, unknown>): { metadata: DatasetMetadata; wrong: [string, unknown][] } {
  const good: Record<string, unknown> = {};
  const wrong: [string, unknown][] = [];
  for (const [field, schema] of Object.entries(DatasetMetadata.shape)) {
    const value = said[field];
    if (value === undefined || isEmpty(value)) continue;
    const parsed = schema.safeParse(value);
    if (parsed.success) good[field] = parsed.data;
    else if (field !== 'title') wrong.push([field, value]);
  }
  // A record without a title is refused, but shown with the others.
  const metadata = DatasetMetadata.parse({ ...good, title: good['title'] ?? { es: '—' } });
  return { metadata, wrong };
}

const isEmpty = (value: unknown): boolean =>
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

function readThemes({ themes = [] }: RawRecord, note: Note): { known: string[]; words: string[] } {
  const known = new Set<string>();
  const words: string[] = [];
  for (const text of themes) {
    const id = matchTheme(text)?.id;
    if (id) known.add(id);
    else if (text.trim()) {
      words.push(text.trim());
      note('theme-unknown', text, 'themes');
    }
  }
  return { known: [...known].slice(0, 20), words: words.filter((word) => !/^https?:/.test(word)) };
}

function readLicence({ licence }: RawRecord, options: SourceOptions, note: Note): { id: string; words: string } {
  const text = licence?.trim() ?? '';
  if (!text) return { id: options.licence ?? '', words: '' };
  const id = matchLicence(text)?.id;
  if (id) return { id, words: '' };
  note('licence-unknown', text, 'licence');
  return { id: '', words: text };
}

function rightsOf({ rights }: RawRecord, licence: string, { language }: SourceOptions): { rights?: LanguageMap } {
  const said = trimMap(rights);
  if (licence) said[language] = [said[language], licence].filter(Boolean).join('\n').slice(0, longestText);
  return Object.keys(said).length > 0 ? { rights: said } : {};
}

function trimKeywords({ keywords }: RawRecord, more: readonly string[], { language }: SourceOptions) {
  const said: Record<string, string[]> = {};
  for (const each of languages) {
    const words = [...(keywords?.[each] ?? []), ...(each === language ? more : [])]
      .map((word) => word.trim().slice(0, longestKeyword).trim())
      .filter(Boolean);
    if (words.length > 0) said[each] = [...new Set(words)].slice(0, mostKeywords);
  }
  return said;
}

function readFrequency({ frequency }: RawRecord, note: Note): string {
  if (!frequency?.trim()) return '';
  const id = matchFrequency(frequency)?.id;
  if (!id) note('frequency-unknown', frequency, 'frequency');
  return id ?? '';
}

/** Each part on its own, so that a telephone survives a mail address that is none. */
function trimContact({ contact }: RawRecord, note: Note): DatasetMetadata['contact'] {
  const said: Record<string, string> = {};
  for (const [part, schema] of Object.entries(DatasetMetadata.shape.contact.unwrap().shape)) {
    const text = (contact ? new Map(Object.entries(contact)).get(part) : undefined)?.trim();
    if (!text) continue;
    if (schema.safeParse(text).success) said[part] = text;
    else note('field-wrong', text, 'contact');
  }
  return DatasetMetadata.shape.contact.parse(said);
}

function readTemporal({ temporal }: RawRecord, note: Note): DatasetMetadata['temporal'] {
  const said: { from?: string; to?: string } = {};
  for (const end of ['from', 'to'] as const) {
    const text = temporal?.[end]?.trim();
    if (!text) continue;
    const day = parseDay(text, end);
    if (day) said[end] = day;
    else if (end === 'from' || text !== temporal?.from?.trim()) note('date-unknown', text, 'temporal');
  }
  return said;
}

/** The first release and the last change that it tells of. ISO 8601 rhythms (R/P1D), which data.json allows here, are no day. */
function readSourceDates({ dates }: RawRecord, note: Note): DatasetMetadata['sourceDates'] {
  const read = (texts: readonly string[] = []): string[] =>
    texts.flatMap((text) => {
      if (text.trim() === '' || /^R\d*\//.test(text)) return [];
      const day = parseDay(text);
      if (!day) note('date-unknown', text, 'sourceDates');
      return day ?? [];
    });
  const [issued] = read(dates?.issued).toSorted();
  const modified = read(dates?.modified).toSorted().at(-1);
  return { ...(issued ? { issued } : {}), ...(modified ? { modified } : {}) };
}

function readAccess({ accessLevel }: RawRecord, note: Note): Pick<DatasetMetadata, 'accessLevel'> {
  const text = accessLevel?.trim();
  if (!text) return {};
  const right = matchAccessRight(text);
  const level = right && levels[right.id];
  if (level === 'public') return {};
  // Whoever said something of access meant that it is not simply open.
  if (!level) note('access-unknown', text, 'accessLevel');
  return { accessLevel: level ?? 'restricted' };
}

const levels: Readonly<Record<string, DatasetMetadata['accessLevel']>> = {
  PUBLIC: 'public',
  RESTRICTED: 'restricted',
  SENSITIVE: 'restricted',
  NON_PUBLIC: 'non-public',
  CONFIDENTIAL: 'non-public',
};
