import type { ImportPlace, Institution, Language, ResourceKind } from '@milpa/sdk';
import { parseLevel, parseSector } from '../levels.data.ts';
import type { ImportRecord, SaidPublisher, Source } from '../model.ts';
import { buildRecord } from '../record/build.ts';
import { splitPeriod } from '../record/dates.ts';
import type { RawLink, RawRecord } from '../record/said.ts';
import {
  at,
  firstOf,
  headText,
  isObject,
  type JsonObject,
  mapOf,
  objectsOf,
  readJsonFile,
  textOf,
  wordsOf,
} from './json.ts';

/**
 * Packages as CKAN's API gives them (package_show, package_search, current_package_list_with_resources) and as dumps keep
 * them, one or many; also lists of that shape in which the organization is only named, as datos.gob.mx's of 2015.
 */
export const ckan: Source = {
  format: 'ckan',
  detect(_, head) {
    const text = headText(head);
    if (!/^[[{]/.test(text)) return 0;
    if (!/"resources"\s*:/.test(text)) return 0;
    if (/"(?:license_id|metadata_modified|owner_org|organization_slug|num_resources|package_id)"/.test(text))
      return 0.9;
    return /"(?:organization|notes|extras)"\s*:/.test(text) ? 0.7 : 0.3;
  },
  async *read(file, options) {
    const document = await readJsonFile(file);
    for (const { item, place } of listPackages(document)) yield readPackage(item, place, options);
  },
};

function* listPackages(document: unknown): Generator<{ item: JsonObject; place: ImportPlace }> {
  if (Array.isArray(document)) {
    for (const [index, item] of document.entries()) if (isObject(item)) yield { item, place: at(index) };
    return;
  }
  if (!isObject(document)) return;
  const { result } = document;
  if (isObject(result) && Array.isArray(result['results'])) {
    for (const [index, item] of result['results'].entries())
      if (isObject(item)) yield { item, place: at('result', 'results', index) };
    return;
  }
  for (const name of ['results', 'packages', 'datasets', 'result'] as const) {
    const list = document[name];
    if (!Array.isArray(list)) continue;
    for (const [index, item] of list.entries()) if (isObject(item)) yield { item, place: at(name, index) };
    return;
  }
  yield isObject(result) ? { item: result, place: at('result') } : { item: document, place: at() };
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function readPackage(item: JsonObject, place: ImportPlace, options: Parameters<typeof buildRecord>[1]): ImportRecord {
  const { language } = options;
  const extras = readExtras(item);
  const said = (...names: string[]) => firstOf(item, ...names) || firstOf(extras, ...names);
  const key = said('id', 'name');
  const raw: RawRecord = {
    key,
    isGlobal: uuid.test(key),
    kind: kindOf(item),
    place,
    publisher: readOrganization(item, extras, language),
    title: preferMap(item, 'title', language),
    description: preferMap(item, 'notes', language),
    licence: said('license_url', 'license_id', 'license_title', 'license'),
    themes: listThemes(item, extras),
    keywords: readTags(item, language),
    frequency: said('frequency', 'accrual_periodicity', 'update_frequency', 'frecuencia'),
    contact: {
      name: said('contact_name', 'maintainer', 'author'),
      email: said('contact_email', 'maintainer_email', 'author_email').replace(/^mailto:/, ''),
      url: said('contact_uri', 'contact_url'),
    },
    languages: wordsOf(item['language'] ?? extras['language']),
    spatial: readSpatial(said('spatial_text', 'spatial_name'), said('spatial', 'spatial_bbox')),
    temporal: readPeriod(said, said('temporal', 'temporal_coverage')),
    dates: readDates(item, said),
    source: said('provenance'),
    landingPage: webOnly(said('url', 'landing_page')),
    accessLevel: said('access_rights', 'access_level') || (item['private'] === true ? 'private' : ''),
    more: {
      identifiers: [said('identifier'), said('guid'), said('alternate_identifier')].filter(
        (text) => text && text !== key,
      ),
    },
    links: objectsOf(item['resources']).map((resource, index) => readResource(resource, language, index, place)),
  };
  return buildRecord(raw, options);
}

const kindOf = (item: JsonObject): ResourceKind => {
  const type = textOf(item['type']);
  return type === 'dataset_series' ? 'series' : type === 'service' || type === 'data-service' ? 'service' : 'dataset';
};

/** CKAN gives what it has no column for as a list of pairs. */
function readExtras(item: JsonObject): JsonObject {
  const { extras } = item;
  if (isObject(extras)) return extras;
  return Object.fromEntries(objectsOf(extras).map((pair) => [textOf(pair['key']), parseMaybe(textOf(pair['value']))]));
}

/** Lists are written as JSON within a text. */
function parseMaybe(text: string): unknown {
  if (!/^[[{]/.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? text : value;
  } catch {
    return text; // it only looked like JSON
  }
}

function preferMap(item: JsonObject, name: string, language: Language) {
  const translated = mapOf(item[`${name}_translated`] ?? item[name], language);
  return Object.keys(translated).length > 0 ? translated : mapOf(item[name], language);
}

function readOrganization(item: JsonObject, extras: JsonObject, language: Language): SaidPublisher | undefined {
  const { organization } = item;
  const saidLevel = firstOf(item, ...levelNames) || firstOf(extras, ...levelNames);
  if (isObject(organization)) {
    const name = preferMap(organization, 'title', language);
    const slug = textOf(organization['name']);
    const about = readExtras(organization);
    const parent = readParent(organization, language);
    return {
      identifier: textOf(organization['id']) || undefined,
      name: Object.keys(name).length > 0 ? name : mapOf(slug, language),
      slug: slug || undefined,
      level: parseLevel(firstOf(organization, ...levelNames) || firstOf(about, ...levelNames) || saidLevel),
      sector: findSector(organization['sectors'] ?? about['sectors'] ?? organization['sector'] ?? about['sector']),
      ...(parent ? { parent } : {}),
    };
  }
  const [publisher] = objectsOf(item['publisher']);
  const name =
    textOf(organization) ||
    (publisher ? firstOf(publisher, 'name') : '') ||
    firstOf(extras, 'publisher_name', 'dcat_publisher_name');
  if (!name) return undefined;
  // An organization may be named by its address.
  const slug = textOf(item['organization_slug']) || (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) ? name : '');
  return {
    name: { [language]: name },
    slug: slug && slug !== 'NA' ? slug : undefined,
    level: parseLevel(saidLevel),
    homepage: firstOf(extras, 'publisher_url') || undefined,
    email: firstOf(extras, 'publisher_email', 'dcat_publisher_email') || undefined,
  };
}

/** How ADELA, datos.gob.mx and others of their kin name the level of government. */
const levelNames = ['govType', 'gov_type', 'gobtype', 'nivel_gobierno'] as const;

/** ckanext-hierarchy gives the body above as the one group of an organization. */
function readParent(organization: JsonObject, language: Language): SaidPublisher | undefined {
  const [above] = [...objectsOf(organization['parent']), ...objectsOf(organization['groups'])];
  const slug = above ? textOf(above['name']) : textOf(organization['parent']);
  if (!slug) return undefined;
  const named = above ? preferMap(above, 'title', language) : {};
  return {
    identifier: (above && textOf(above['id'])) || undefined,
    name: Object.keys(named).length > 0 ? named : mapOf(slug, language),
    slug,
  };
}

/** The first of the sectors of an institution, each a name or an object with one. */
const findSector = (value: unknown): Institution['sector'] =>
  [...objectsOf(value).map((one) => firstOf(one, 'slug', 'title', 'name')), ...wordsOf(value)]
    .map(parseSector)
    .find((sector) => sector !== undefined);

const listThemes = (item: JsonObject, extras: JsonObject): string[] => [
  ...objectsOf(item['groups']).map((group) => firstOf(group, 'display_name', 'title', 'name')),
  ...(Array.isArray(item['theme'] ?? extras['theme'])
    ? wordsOf(item['theme'] ?? extras['theme'])
    : [textOf(item['theme'] ?? extras['theme'])].filter(Boolean)),
];

function readTags(item: JsonObject, language: Language): RawRecord['keywords'] {
  const translated = item['tags_translated'] ?? item['keywords'];
  if (isObject(translated)) {
    return { es: wordsOf(translated['es']), en: wordsOf(translated['en']), fr: wordsOf(translated['fr']) };
  }
  const { tags } = item;
  const words = Array.isArray(tags)
    ? tags.map((tag: unknown) => (isObject(tag) ? firstOf(tag, 'display_name', 'name') : textOf(tag)))
    : wordsOf(item['tag_string']);
  return { [language]: words.filter(Boolean) };
}

function readPeriod(said: (...names: string[]) => string, whole: string): RawRecord['temporal'] {
  const from = said('temporal_start', 'temporal_coverage_from', 'temporal_coverage-from', 'from');
  const to = said('temporal_end', 'temporal_coverage_to', 'temporal_coverage-to', 'to');
  return from || to ? { from, to } : whole ? splitPeriod(whole) : {};
}

/** A package's own words before what CKAN notes by itself, of the files before of the description. */
function readDates(item: JsonObject, said: (...names: string[]) => string): RawRecord['dates'] {
  const own = said('modified', 'dcat_modified');
  const files = objectsOf(item['resources']).map((resource) => firstOf(resource, 'last_modified'));
  return {
    issued: [said('issued', 'dcat_issued', 'created', 'metadata_created')],
    modified: own ? [own] : files.some(Boolean) ? files : [said('metadata_modified')],
  };
}

const webOnly = (address: string): string => (/^https?:\/\//i.test(address) ? address : '');

/** The box of a GeoJSON geometry, which is how CKAN's spatial extension keeps it; else the words. */
export function readSpatial(name: string, spatial: string): RawRecord['spatial'] {
  const named = name ? { name: name.slice(0, 300) } : {};
  if (!/^\s*\{/.test(spatial)) return spatial && !name ? { name: spatial.slice(0, 300) } : named;
  const numbers = (spatial.match(/-?\d+(?:\.\d+)?(?:e-?\d+)?/gi) ?? []).map(Number);
  const [xs, ys] = [numbers.filter((_, at) => at % 2 === 0), numbers.filter((_, at) => at % 2 === 1)];
  if (xs.length === 0 || xs.length !== ys.length) return named;
  const box: [number, number, number, number] = [min(xs), min(ys), max(xs), max(ys)];
  return Math.abs(box[0]) <= 180 && Math.abs(box[2]) <= 180 && Math.abs(box[1]) <= 90 && Math.abs(box[3]) <= 90
    ? { ...named, bbox: box }
    : named;
}

const min = (numbers: readonly number[]) =>
  numbers.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
const max = (numbers: readonly number[]) =>
  numbers.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);

function readResource(resource: JsonObject, language: Language, index: number, place: ImportPlace): RawLink {
  const [access, download] = [webOnly(firstOf(resource, 'access_url')), firstOf(resource, 'download_url')];
  const url = firstOf(resource, 'url', 'access_url', 'download_url');
  const hash = firstOf(resource, 'hash');
  const algorithm = firstOf(resource, 'hash_algorithm').split(/[#_]/).at(-1) ?? '';
  const size = firstOf(resource, 'size');
  return {
    title: preferText(resource, language),
    description: preferMap(resource, 'description', language),
    accessUrl: access || url,
    downloadUrl: download || (access ? undefined : undefined),
    format: firstOf(resource, 'format'),
    mediaType: firstOf(resource, 'mimetype', 'mime_type'),
    size: /^\d+$/.test(size) && Number(size) > 0 ? size : undefined,
    ...(hash && algorithm ? { checksum: { algorithm, value: hash } } : {}),
    licence: firstOf(resource, 'license_url', 'license'),
    place: { pointer: `${place.pointer ?? ''}/resources/${index}` },
  };
}

const preferText = (resource: JsonObject, language: Language): string => {
  const map = preferMap(resource, 'name', language);
  return map[language] ?? Object.values(map)[0] ?? firstOf(resource, 'name', 'title');
};
