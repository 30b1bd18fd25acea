import { type ColumnNotes, type Language, matchLicence } from '@milpa/sdk';

export interface PackageResource {
  readonly name: string;
  /** Paths relative to the folder, or addresses. */
  readonly paths: readonly string[];
  readonly title: string;
  readonly description: string;
  readonly notes: ColumnNotes;
}

/** What Milpa takes from a Data Package (v1 and v2). */
export interface DataPackage {
  readonly title: string;
  readonly description: string;
  readonly licence: string;
  readonly keywords: readonly string[];
  readonly homepage: string;
  readonly source: string;
  readonly resources: readonly PackageResource[];
}

/** The package says something Milpa cannot follow; the message is the reason. */
export class PackageInvalid extends Error {}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const listFields = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

export function parseDataPackage(source: string, language: Language): DataPackage {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new PackageInvalid(error instanceof Error ? error.message : 'JSON', { cause: error });
  }
  if (!isFields(value)) throw new PackageInvalid('{…}');
  const resources = listFields(value['resources']).map((resource) => parseResource(resource, language));
  if (resources.length === 0) throw new PackageInvalid('resources = []');
  return {
    title: text(value['title']) || text(value['name']),
    description: text(value['description']),
    licence: normalizeLicence(listFields(value['licenses'])),
    keywords: Array.isArray(value['keywords']) ? value['keywords'].map(text).filter(Boolean) : [],
    homepage: isWebAddress(text(value['homepage'])) ? text(value['homepage']) : '',
    source: listFields(value['sources'])
      .map((each) => [text(each['title']), text(each['path'])].filter(Boolean).join(' '))
      .join('; '),
    resources,
  };
}

function parseResource(resource: Fields, language: Language): PackageResource {
  const { path } = resource;
  const paths = (Array.isArray(path) ? path : [path]).map(text).filter(Boolean);
  const name = text(resource['name']);
  if (paths.length === 0) throw new PackageInvalid(`${name || 'resource'}: path`);
  for (const each of paths) if (!isWebAddress(each)) requireInside(each);
  const schema = isFields(resource['schema']) ? resource['schema'] : {};
  return {
    name: name || (paths[0] ?? ''),
    paths,
    title: text(resource['title']),
    description: text(resource['description']),
    notes: parseNotes(listFields(schema['fields']), language),
  };
}

/** Data Package: a path is relative, with / and without `..`, so that a package cannot reach outside its folder. */
function requireInside(path: string): void {
  if (path.startsWith('/') || path.startsWith('~') || path.includes('\\') || path.split('/').includes('..'))
    throw new PackageInvalid(`path = ${path}`);
}

export const isWebAddress = (path: string) => /^https?:\/\//i.test(path);

function parseNotes(fields: readonly Fields[], language: Language): ColumnNotes {
  const notes: ColumnNotes = {};
  for (const field of fields) {
    const [title, description, unit] = [text(field['title']), text(field['description']), text(field['unit'])];
    if (!title && !description && !unit) continue;
    notes[text(field['name'])] = {
      ...(title ? { label: { [language]: title } } : {}),
      ...(description ? { description: { [language]: description } } : {}),
      ...(unit ? { unit: unit.slice(0, 80) } : {}),
    };
  }
  return notes;
}

/** The first licence of the package that the vocabulary knows, by identifier or address however it is spelled. */
function normalizeLicence(licences: readonly Fields[]): string {
  for (const each of licences)
    for (const candidate of [text(each['name']), text(each['path']), text(each['title'])]) {
      const found = matchLicence(candidate);
      if (found) return found.id;
    }
  return '';
}
