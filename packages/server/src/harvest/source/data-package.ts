import type { ImportRecord, Source, SourceOptions } from '../model.ts';
import { buildRecord } from '../record/build.ts';
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

/** A Data Package (datapackage.org, versions 1 and 2), one or a list of them. Only resources with web addresses become links. */
export const dataPackage: Source = {
  format: 'data-package',
  detect(file, head) {
    const text = headText(head);
    if (!/^[[{]/.test(text) || !/"resources"\s*:/.test(text)) return 0;
    if (/datapackage\.org|"profile"\s*:\s*"(?:tabular-)?data-package"/.test(text)) return 0.95;
    if (/datapackage.*\.json$/i.test(file.name)) return 0.92;
    return /"path"\s*:/.test(text) && /"schema"\s*:/.test(text) ? 0.6 : 0;
  },
  async *read(file, options) {
    const document = await readJsonFile(file);
    const list = Array.isArray(document) ? document : [document];
    for (const [index, item] of list.entries())
      if (isObject(item)) yield readPackage(item, Array.isArray(document) ? at(index) : at(), options);
  },
};

function readPackage(item: JsonObject, place: RawRecord['place'], options: SourceOptions): ImportRecord {
  const { language } = options;
  const contributors = objectsOf(item['contributors']);
  const withRole = (role: string) =>
    contributors.find((one) => wordsOf(one['roles'] ?? one['role']).some((each) => each.toLowerCase() === role));
  const publisher = withRole('publisher');
  const contact =
    withRole('contact') ??
    withRole('maintainer') ??
    withRole('author') ??
    contributors.find((one) => one !== publisher);
  const [licence] = objectsOf(item['licenses']);
  const [source] = objectsOf(item['sources']);
  const title = mapOf(item['title'], language);
  const key = firstOf(item, 'id', 'name');
  const raw: RawRecord = {
    key,
    isGlobal: /^https?:\/\/|^urn:|^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(key),
    place,
    publisher: publisher && {
      name: mapOf(firstOf(publisher, 'title', 'organization'), language),
      homepage: firstOf(publisher, 'path') || undefined,
      email: firstOf(publisher, 'email') || undefined,
    },
    title: Object.keys(title).length > 0 ? title : mapOf(item['name'], language),
    description: mapOf(item['description'], language),
    licence: licence ? firstOf(licence, 'path', 'name', 'title') : firstOf(item, 'license'),
    keywords: { [language]: wordsOf(item['keywords']) },
    contact: contact && { name: firstOf(contact, 'title'), email: firstOf(contact, 'email') },
    dates: { issued: [firstOf(item, 'created')], modified: [firstOf(item, 'modified')] },
    source: source ? [firstOf(source, 'title'), firstOf(source, 'path')].filter(Boolean).join(', ') : '',
    landingPage: firstOf(item, 'homepage'),
    links: objectsOf(item['resources']).flatMap((resource, index) => readResource(resource, index, language)),
  };
  return buildRecord(raw, options);
}

function readResource(resource: JsonObject, index: number, language: SourceOptions['language']): RawLink[] {
  const paths = Array.isArray(resource['path']) ? resource['path'].map(textOf) : [firstOf(resource, 'path', 'url')];
  const [licence] = objectsOf(resource['licenses']);
  const [algorithm, value] = /^(?:(\w+):)?([0-9a-f]{32,})$/i.exec(firstOf(resource, 'hash'))?.slice(1) ?? [];
  return paths
    .filter((path) => /^https?:\/\//i.test(path))
    .map((path) => ({
      title: firstOf(resource, 'title', 'name'),
      description: mapOf(resource['description'], language),
      downloadUrl: path,
      format: firstOf(resource, 'format'),
      mediaType: firstOf(resource, 'mediatype'),
      size: paths.length === 1 ? firstOf(resource, 'bytes') : undefined,
      ...(value ? { checksum: { algorithm: algorithm ?? 'md5', value } } : {}),
      licence: licence ? firstOf(licence, 'path', 'name') : '',
      place: at('resources', index),
    }));
}
