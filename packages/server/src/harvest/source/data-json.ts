import type { ImportPlace, Language } from '@milpa/sdk';
import { DataFactory, type Quad } from 'n3';
import { parseLevel } from '../levels.data.ts';
import type { ImportRecord, SaidPublisher, Source, SourceOptions } from '../model.ts';
import { describeProblem } from '../problems.ts';
import { buildRecord } from '../record/build.ts';
import { splitPeriod } from '../record/dates.ts';
import type { RawLink, RawRecord } from '../record/said.ts';
import { readSpatial } from './ckan.ts';
import { canonicalize } from './dcat/ledger.ts';
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

const { namedNode, literal, quad } = DataFactory;

/**
 * data.json of Project Open Data 1.1 (DCAT-US), and its kin: version 1.0, a bare list, as Mexico piloted in 2014; and
 * Argentina's profile, with superTheme for the EU themes and theme for its own.
 */
export const dataJson: Source = {
  format: 'data-json',
  detect(file, head) {
    const text = headText(head);
    if (!/^[[{]/.test(text) || /"resources"\s*:/.test(text)) return 0;
    if (/project-open-data/.test(text)) return 0.98;
    if (/"(?:dataset|distribution)"\s*:\s*\[/.test(text) && !/"@graph"\s*:/.test(text)) return 0.9;
    if (/"(?:accessLevel|accessURL|superTheme)"\s*:/.test(text)) return 0.8;
    return /(?:^|\/)data\.json$/i.test(file.name) ? 0.3 : 0;
  },
  async *read(file, options) {
    const document = await readJsonFile(file);
    const catalog = isObject(document) ? document : {};
    const list: unknown[] = Array.isArray(document)
      ? document
      : Array.isArray(catalog['dataset'])
        ? catalog['dataset']
        : [];
    const base = Array.isArray(document) ? [] : ['dataset'];
    for (const [index, item] of list.entries())
      if (isObject(item)) yield await readEntry(item, at(...base, index), catalog, options);
  },
};

const known = new Set(
  [
    '@type title description keyword modified publisher contactPoint identifier accessLevel rights license spatial temporal distribution',
    'accrualPeriodicity conformsTo describedBy describedByType isPartOf issued language landingPage theme superTheme source mbox person',
    'accessURL webService format accessLevelComment references',
  ].flatMap((line) => line.split(' ')),
);

async function readEntry(
  item: JsonObject,
  place: ImportPlace,
  catalog: JsonObject,
  options: SourceOptions,
): Promise<ImportRecord> {
  const { language } = options;
  const said = (name: string) => textOf(item[name]);
  const [contact] = objectsOf(item['contactPoint']);
  const { aside, dropped } = await keepAside(item);
  const raw: RawRecord = {
    key: said('identifier'),
    isGlobal: /^https?:\/\//.test(said('identifier')),
    place,
    publisher:
      readPublisher(item['publisher'], item, language) ?? readPublisher(catalog['publisher'], catalog, language),
    title: mapOf(item['title'], language),
    description: mapOf(item['description'], language),
    licence: said('license') || textOf(catalog['license']),
    themes: listThemes(item),
    keywords: { [language]: [...wordsOf(item['keyword']), ...listOwnThemes(item)] },
    frequency: said('accrualPeriodicity'),
    contact: {
      name: (contact ? firstOf(contact, 'fn', 'name') : textOf(item['contactPoint'])) || said('person'),
      email: ((contact ? firstOf(contact, 'hasEmail', 'email') : '') || said('mbox')).replace(/^mailto:/i, ''),
    },
    languages: wordsOf(item['language'] ?? catalog['language']),
    spatial: readPlace(item['spatial']),
    temporal: readPeriod(said('temporal')),
    dates: { issued: [said('issued')], modified: [said('modified')] },
    source: said('source'),
    landingPage: said('landingPage'),
    accessLevel: said('accessLevel'),
    rights: mapOf(item['rights'] ?? item['accessLevelComment'], language),
    more: { conformsTo: listStandards(item['conformsTo']), relations: listReferences(item['references']) },
    links: listLinks(item, place, language),
    aside,
    problems: dropped.length > 0 ? [describeProblem('members-left', dropped.join(', '), { place })] : [],
  };
  return buildRecord(raw, options);
}

/** A body with those above it, as far as the file says. */
function readPublisher(value: unknown, holder: JsonObject, language: Language, depth = 0): SaidPublisher | undefined {
  if (!isObject(value)) {
    const name = textOf(value);
    return name ? { name: { [language]: name } } : undefined;
  }
  const name = mapOf(value['name'], language);
  if (!Object.values(name).some(Boolean)) return undefined;
  const parent = depth < 5 ? readPublisher(value['subOrganizationOf'], holder, language, depth + 1) : undefined;
  return {
    identifier: firstOf(value, '@id') || undefined,
    name,
    email: firstOf(value, 'mbox', 'hasEmail').replace(/^mailto:/i, '') || undefined,
    level: parseLevel(firstOf(value, 'govType') || (depth === 0 ? firstOf(holder, 'govType') : '')),
    homepage: firstOf(value, 'homepage') || undefined,
    ...(parent ? { parent } : {}),
  };
}

/** Argentina's superTheme is the list of the EU; a theme that is in none of the lists is a keyword there. */
const listThemes = (item: JsonObject): string[] =>
  item['superTheme'] === undefined ? wordsOf(item['theme']) : wordsOf(item['superTheme']).map((id) => id.toUpperCase());
const listOwnThemes = (item: JsonObject): string[] => (item['superTheme'] === undefined ? [] : wordsOf(item['theme']));

function readPlace(value: unknown): RawRecord['spatial'] {
  if (Array.isArray(value)) return { name: wordsOf(value).join(', ').slice(0, 300) };
  if (isObject(value)) return readSpatial('', JSON.stringify(value));
  const text = textOf(value);
  const box = text.split(',').map(Number);
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = box;
  if (box.length === 4 && box.every(Number.isFinite) && Math.abs(west) <= 180 && Math.abs(south) <= 90)
    return { bbox: [Math.min(west, east), Math.min(south, north), Math.max(west, east), Math.max(south, north)] };
  return text ? readSpatial('', text) : undefined;
}

/** Version 1.0 parts the ends of a period by a comma. */
const readPeriod = (text: string): RawRecord['temporal'] => splitPeriod(text.replace(/,/, '/'));

const listStandards = (value: unknown) => wordsOf(value).flatMap((uri) => (/^https?:/.test(uri) ? [{ uri }] : []));
const listReferences = (value: unknown) =>
  wordsOf(value).flatMap((uri) => (/^https?:\/\/\S+$/.test(uri) ? [{ kind: 'relation' as const, uri }] : []));

function listLinks(item: JsonObject, place: ImportPlace, language: Language): RawLink[] {
  const links = objectsOf(item['distribution']).map(
    (one, index): RawLink => ({
      title: firstOf(one, 'title', 'fileName'),
      description: mapOf(one['description'], language),
      accessUrl: firstOf(one, 'accessURL'),
      downloadUrl: firstOf(one, 'downloadURL'),
      format: firstOf(one, 'format'),
      mediaType: firstOf(one, 'mediaType'),
      size: firstOf(one, 'byteSize'),
      licence: firstOf(one, 'license'),
      conformsTo: listStandards(one['conformsTo']),
      place: { pointer: `${place.pointer ?? ''}/distribution/${index}` },
    }),
  );
  // Version 1.0 has one address beside the list, and a service.
  const more = [textOf(item['accessURL']), textOf(item['webService'])].filter(Boolean);
  return [...links, ...more.map((accessUrl) => ({ accessUrl, format: textOf(item['format']) }))];
}

const schema = 'https://project-open-data.cio.gov/v1.1/schema#';
const self = namedNode('urn:milpa:this');

/** Members of the profile that the model has no field for, as statements in the profile's own words; objects are only told of. */
async function keepAside(item: JsonObject): Promise<{ aside: string; dropped: string[] }> {
  const quads: Quad[] = [];
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(item)) {
    const isKept = ['modified', 'issued', 'describedBy', 'describedByType', 'isPartOf'].includes(name);
    if (known.has(name) && !isKept) continue;
    const texts = (Array.isArray(value) ? value : [value]).map(textOf).filter(Boolean);
    if (texts.length === 0) {
      if (value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)) dropped.push(name);
      continue;
    }
    for (const text of texts) quads.push(quad(self, namedNode(schema + encodeURIComponent(name)), literal(text)));
  }
  return { aside: await canonicalize(quads), dropped };
}
