import { type DatasetMetadata, type Language, languages, MetadataChange } from '@milpa/sdk';
import type { Fault, Fields, Values } from '../../form/index.ts';
import { composeMore, formatMore, lineFields, listWrongSdgs, moreFields } from './more-values.ts';

const texts = ['title', 'description', 'keywords'] as const;
/** What is rarely typed: most of it the portal proposes from the bytes. */
const seldomFields = [
  'contact.url',
  'contact.telephone',
  'language',
  'spatial.name',
  'spatial.bbox',
  'spatial.places',
  'temporal.from',
  'temporal.to',
  'source',
  'landingPage',
] as const;
/** What everybody is asked, beside texts. */
export const askedFields = ['licence', 'themes', 'frequency', 'contact.name', 'contact.email'] as const;
const plainFields = [...askedFields, ...seldomFields] as const;
/** What is folded away in the form of a working copy, which holds the dataset's address too. */
export const foldedFields = [...seldomFields, 'slug'] as const;

/** Names of all fields of the metadata, those with text first, in each language. */
export const metadataFields: readonly string[] = [
  ...texts.flatMap((name) => languages.map((language) => `${name}.${language}`)),
  ...plainFields,
  ...moreFields,
];

/**
 * What a person typed. Checkboxes and hidden copies come as several values of one name; a field that the form did not
 * show keeps what it held when the form was opened.
 */
export function readValues(fields: Fields, base: Values = {}): Values {
  return Object.fromEntries(
    metadataFields.map((name) => [
      name,
      fields.has(name) ? normalizeValue(name, fields.list(name)) : (base[name] ?? ''),
    ]),
  );
}

const lists = new Set([
  'themes',
  'highValue',
  'language',
  'spatial.places',
  ...languages.map((language) => `keywords.${language}`),
]);

const normalizeValue = (name: string, given: readonly string[]) =>
  lists.has(name) ? listEntries(given.join(',')).join(', ') : (given[0] ?? '');

/** The entries of a field that parts them by commas, semicolons or lines. */
export const listEntries = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((entry) => entry.replace(/\s+/g, ' ').trim())
      .filter((entry) => entry),
  ),
];

export function formatValues(metadata: DatasetMetadata): Values {
  const { contact, spatial, temporal } = metadata;
  return {
    ...Object.fromEntries(
      languages.flatMap((language) => [
        [`title.${language}`, metadata.title[language] ?? ''],
        [`description.${language}`, metadata.description[language] ?? ''],
        [`keywords.${language}`, (metadata.keywords[language] ?? []).join(', ')],
      ]),
    ),
    licence: metadata.licence,
    themes: metadata.themes.join(', '),
    frequency: metadata.frequency,
    'contact.name': contact.name ?? '',
    'contact.email': contact.email ?? '',
    'contact.url': contact.url ?? '',
    'contact.telephone': contact.telephone ?? '',
    language: metadata.language.join(', '),
    'spatial.name': spatial.name ?? '',
    'spatial.bbox': (spatial.bbox ?? []).join(', '),
    'spatial.places': (spatial.places ?? []).join(', '),
    'temporal.from': temporal.from ?? '',
    'temporal.to': temporal.to ?? '',
    source: metadata.source,
    landingPage: metadata.landingPage,
    ...formatMore(metadata),
  };
}

/** The metadata as the contract has it, before it is checked. */
export function composeMetadata(values: Values): Partial<Record<keyof DatasetMetadata, unknown>> {
  const get = (name: string) => values[name] ?? '';
  const inLanguages = (make: (language: Language) => unknown) =>
    Object.fromEntries(languages.flatMap((each) => (make(each) ? [[each, make(each)]] : [])));
  const some = (entries: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(
      Object.entries(entries).filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
    );
  const box = get('spatial.bbox').replace(/\s/g, '');
  return {
    title: inLanguages((language) => get(`title.${language}`)),
    description: inLanguages((language) => get(`description.${language}`)),
    keywords: inLanguages((language) => {
      const words = listEntries(get(`keywords.${language}`));
      return words.length > 0 ? words : '';
    }),
    licence: get('licence'),
    themes: listEntries(get('themes')),
    frequency: get('frequency'),
    contact: some({
      name: get('contact.name'),
      email: get('contact.email'),
      url: get('contact.url'),
      telephone: get('contact.telephone'),
    }),
    language: listEntries(get('language')),
    spatial: some({
      name: get('spatial.name'),
      bbox: box === '' ? '' : box.split(',').map((text) => (text ? Number(text) : NaN)),
      places: listEntries(get('spatial.places')),
    }),
    temporal: some({ from: get('temporal.from'), to: get('temporal.to') }),
    source: get('source'),
    landingPage: get('landingPage'),
    ...composeMore(values),
  };
}

/** Of the whole metadata, the parts in which two states of the form differ, as a change the API takes. */
export function composeChange(before: Values, after: Values): Readonly<Record<string, unknown>> {
  const old = new Map(Object.entries(composeMetadata(before)));
  return Object.fromEntries(
    Object.entries(composeMetadata(after))
      .filter(([name, value]) => JSON.stringify(old.get(name)) !== JSON.stringify(value))
      // What is said no more goes away by null.
      .map(([name, value]) => [name, value ?? null]),
  );
}

export type FaultCode =
  | 'title'
  | 'email'
  | 'day'
  | 'url'
  | 'box'
  | 'order'
  | 'lines'
  | 'duration'
  | 'number'
  | 'identifier'
  | 'sdg'
  | 'other';

/** The fields that the contract would refuse. */
export function findWrong(values: Values, language: Language): readonly { field: string; code: FaultCode }[] {
  const composed = composeMetadata(values);
  const parsed = MetadataChange.safeParse(composed);
  const issues = parsed.success
    ? []
    : parsed.error.issues.map(({ path }) => findRelationField(composed, path) ?? toField(path.map(String), language));
  if (listWrongSdgs(values).length > 0) issues.push('sdgs');
  const { 'temporal.from': from = '', 'temporal.to': to = '' } = values;
  const wrong = [...new Set(issues)].map((field) => ({ field, code: codes[field] ?? 'other' }));
  return from && to && from > to ? [...wrong, { field: 'temporal.to', code: 'order' as const }] : wrong;
}

/** The field of a relation: they stand in one list, and each kind has a field of its own. */
function findRelationField(composed: ReturnType<typeof composeMetadata>, [name, at]: readonly PropertyKey[]) {
  if (name !== 'relations' || !Array.isArray(composed.relations)) return undefined;
  return `relations.${composed.relations[Number(at)]?.kind ?? 'relation'}`;
}

const codes: Readonly<Record<string, FaultCode>> = {
  ...Object.fromEntries(languages.map((language) => [`title.${language}`, 'title' as const])),
  'contact.email': 'email',
  'temporal.from': 'day',
  'temporal.to': 'day',
  'spatial.bbox': 'box',
  'contact.url': 'url',
  landingPage: 'url',
  ...Object.fromEntries([...lineFields].map((name) => [name, 'lines' as const])),
  temporalResolution: 'duration',
  spatialResolution: 'number',
  inSeries: 'identifier',
  serves: 'identifier',
  sdgs: 'sdg',
  'endpoint.url': 'url',
  'endpoint.description': 'url',
};

/** The field of the form that a place in the metadata is about. */
export function toField([name = '', part]: readonly string[], language: Language): string {
  const whole = part === undefined ? name : `${name}.${part}`;
  if (metadataFields.includes(whole)) return whole;
  if (metadataFields.includes(name)) return name;
  return name === 'relations' ? 'relations.relation' : `${name}.${language}`;
}

/** The same for a JSON Pointer of the API, `/metadata/contact/email` or `/contact/email`. */
export function findMetadataField(pointer: string, language: Language): string | undefined {
  const [, ...path] = pointer.replace(/^\/metadata(?=\/)/, '').split('/');
  const field = toField(path, language);
  return metadataFields.includes(field) ? field : undefined;
}

/** Everything that can be kept of what was typed: fields the contract would refuse are left empty. */
export function keepRight(values: Values, faults: readonly Pick<Fault, 'field'>[]): Values {
  const wrong = new Set(faults.map((fault) => fault.field));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, wrong.has(name) ? '' : value]));
}
