import { type DatasetMetadata, findSdg, type Language, languages, relationKinds } from '@milpa/sdk';
import type { Values } from '../../form/index.ts';

/** Fields for what is said only where it applies: an empty one says nothing. */
export const moreFields: readonly string[] = [
  'accessLevel',
  ...languages.map((language) => `rights.${language}`),
  'highValue',
  'legislation',
  'sdgs',
  'conformsTo',
  ...relationKinds.map((kind) => `relations.${kind}`),
  'identifiers',
  'temporalResolution',
  'spatialResolution',
  'inSeries',
  'endpoint.url',
  'endpoint.description',
  'serves',
];

/** Fields with one entry a line: what is in one may hold commas. */
export const lineFields: ReadonlySet<string> = new Set([
  'legislation',
  'conformsTo',
  'identifiers',
  'serves',
  ...relationKinds.map((kind) => `relations.${kind}`),
]);

export function formatMore(metadata: DatasetMetadata): Values {
  const lines = (entries: readonly string[] | undefined) => (entries ?? []).join('\n');
  const named = (entries: readonly { readonly uri: string; readonly title?: string | undefined }[] | undefined) =>
    lines(entries?.map(({ uri, title }) => (title ? `${uri} ${title}` : uri)));
  return {
    accessLevel: metadata.accessLevel ?? '',
    ...Object.fromEntries(languages.map((language) => [`rights.${language}`, metadata.rights?.[language] ?? ''])),
    highValue: (metadata.highValue ?? []).join(', '),
    legislation: lines(metadata.legislation),
    sdgs: (metadata.sdgs ?? []).join(', '),
    conformsTo: named(metadata.conformsTo),
    ...Object.fromEntries(
      relationKinds.map((kind) => [
        `relations.${kind}`,
        named(metadata.relations?.filter((each) => each.kind === kind)),
      ]),
    ),
    identifiers: lines(metadata.identifiers),
    temporalResolution: metadata.temporalResolution ?? '',
    spatialResolution: metadata.spatialResolution === undefined ? '' : String(metadata.spatialResolution),
    inSeries: metadata.inSeries ?? '',
    'endpoint.url': metadata.endpoint?.url ?? '',
    'endpoint.description': metadata.endpoint?.description ?? '',
    serves: lines(metadata.serves),
  };
}

/** As the contract has it, before it is checked; undefined where nothing is said. */
export function composeMore(values: Values): Partial<Record<keyof DatasetMetadata, unknown>> {
  const get = (name: string) => values[name] || undefined;
  const some = <T>(entries: readonly T[]) => (entries.length > 0 ? entries : undefined);
  const lines = (name: string) => splitLines(values[name] ?? '');
  const commas = (name: string) => (values[name] ?? '').split(/[,;]/).flatMap((each) => each.trim() || []);
  const rights = languages.flatMap((each: Language) => (get(`rights.${each}`) ? [[each, get(`rights.${each}`)]] : []));
  const relations = relationKinds.flatMap((kind) =>
    lines(`relations.${kind}`).map((line) => ({ kind, ...splitNamed(line) })),
  );
  const { 'endpoint.url': url, 'endpoint.description': description } = values;
  const metres = get('spatialResolution')?.replace(',', '.');
  return {
    accessLevel: get('accessLevel'),
    rights: rights.length > 0 ? Object.fromEntries(rights) : undefined,
    highValue: some(commas('highValue')),
    legislation: some(lines('legislation')),
    sdgs: some(commas('sdgs')),
    conformsTo: some(lines('conformsTo').map(splitNamed)),
    relations: some(relations),
    identifiers: some(lines('identifiers')),
    temporalResolution: get('temporalResolution'),
    spatialResolution: metres === undefined ? undefined : Number(metres),
    inSeries: get('inSeries'),
    endpoint: url || description ? { url: url ?? '', ...(description ? { description } : {}) } : undefined,
    serves: some(lines('serves')),
  };
}

export const splitLines = (text: string): string[] => [
  ...new Set(text.split('\n').flatMap((line) => line.replace(/\s+/g, ' ').trim() || [])),
];

/** An address and, after a space, its name. */
function splitNamed(line: string): { uri: string; title?: string } {
  const at = line.indexOf(' ');
  return at < 0 ? { uri: line } : { uri: line.slice(0, at), title: line.slice(at + 1).trim() };
}

/** Goals and targets that do not exist: the contract takes any text. */
export const listWrongSdgs = (values: Values): readonly string[] =>
  (values['sdgs'] ?? '').split(/[,;]/).flatMap((each) => (each.trim() && !findSdg(each.trim()) ? [each.trim()] : []));
